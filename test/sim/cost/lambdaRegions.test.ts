import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lambdaDurationLadder, lambdaDurationTiers, lambdaRegions } from '../../../sim/cost/priceBooks/lambdaRegions'

const collected = new URL('../../../../shared/aws/data/pricing.json', import.meta.url)

describe('Lambda prices by Region', () => {
  test.skipIf(!existsSync(collected))(
    'equal the collected price data in every Region (needs the shared price data)',
    () => {
      const data = JSON.parse(readFileSync(collected, 'utf8')) as { regions: Record<string, Record<string, number>> }
      expect(Object.keys(lambdaRegions).sort()).toEqual(Object.keys(data.regions).sort())
      for (const [code, prices] of Object.entries(lambdaRegions)) {
        expect({
          requestsPerMillion: prices.requestsPerMillion,
          durationPerGBs_x86_tier1: prices.durationX86,
          durationPerGBs_arm_tier1: prices.durationArm,
          pcAllocPerGBs_x86: prices.provisionedX86,
          pcDurationPerGBs_x86: prices.provisionedDurationX86,
          ephemeralPerGBs: prices.ephemeralStorage,
        }).toEqual(data.regions[code])
      }
    },
  )

  test('arm64 costs four fifths of x86_64 everywhere', () => {
    for (const prices of Object.values(lambdaRegions)) {
      expect(prices.durationArm / prices.durationX86).toBeCloseTo(0.8, 2)
      expect(prices.provisionedArm / prices.provisionedX86).toBeCloseTo(0.8, 4)
    }
  })

  test('only us-east-1 has known steps above the first', () => {
    expect(lambdaDurationLadder('us-east-1', 'x86')).toBe(lambdaDurationTiers.x86)
    expect(lambdaDurationLadder('ap-east-1', 'arm')).toEqual([{ upTo: null, unitPrice: 1.83e-5 }])
    expect(lambdaDurationLadder('mars-north-1', 'x86')).toBe(lambdaDurationTiers.x86)
  })
})
