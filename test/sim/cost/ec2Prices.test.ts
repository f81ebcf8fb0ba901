import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ec2Prices, INSTANCE_PRICES, INSTANCE_TYPE_NAMES } from '../../../sim/cost/priceBooks/ec2'
import { instanceTypeOf } from '../../../sim/servers/instanceTypes'

const list = fileURLToPath(new URL('../../../../shared/aws/data/ec2-us-east-1.json', import.meta.url))

describe('prices of EC2 instances', () => {
  it.skipIf(!existsSync(list))('are those of the price list (not beside the repository: skipped)', () => {
    const { prices } = JSON.parse(readFileSync(list, 'utf8')) as { prices: Record<string, number> }
    for (const name of INSTANCE_TYPE_NAMES) expect([name, INSTANCE_PRICES[name]]).toEqual([name, prices[name]])
  })

  it('rise with the size inside a family', () => {
    for (const name of INSTANCE_TYPE_NAMES) {
      const [family, size] = name.split('.')
      const larger = INSTANCE_TYPE_NAMES.find(
        (other) => other === `${family}.${size === 'large' ? 'xlarge' : '2xlarge'}`,
      )
      if (larger !== undefined && (size === 'large' || size === 'xlarge'))
        expect(INSTANCE_PRICES[larger] / INSTANCE_PRICES[name]).toBeCloseTo(2, 1)
    }
  })

  it('belong to types with vCPUs and memory', () => {
    for (const name of INSTANCE_TYPE_NAMES) {
      const { vcpus, memoryGib, credits } = instanceTypeOf(name)
      expect([1, 2, 4, 8, 16]).toContain(vcpus)
      expect(memoryGib).toBeGreaterThan(0)
      expect(credits !== null).toBe(name.startsWith('t'))
    }
  })

  it('have ids of the service that runs them, and a note in other Regions', () => {
    const ids = (service: string, region: string): string[] => ec2Prices(service, region).map(({ id }) => id)
    expect(ids('ec2', 'us-east-1')).toContain('ec2.m5.large')
    expect(ids('other', 'eu-west-1')).toContain('other.m5.large')
    expect(ec2Prices('ec2', 'eu-west-1')[0]!.source.note).toContain('eu-west-1 may differ')
  })
})
