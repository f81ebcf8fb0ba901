import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { applied, calling, constant, found, PLAIN } from './trials'

const OWN = { settings: 'own', memoryMb: 1769, timeoutSeconds: 10, compute: constant(100) }
const VERSIONS = [
  { version: 1, ...OWN, errorPercent: 1 },
  { version: 2, ...OWN, errorPercent: 20 },
]
const LIVE = { name: 'live', version: '1' }

const qualified = (fn: Record<string, unknown>, rate: number, more: Partial<Trial> = {}): Trial => ({
  ...calling(fn, rate, more),
  connections: [{ from: 'users.requests', to: 'fn.invoke', config: { qualifier: 'live' } }],
})

describe('lambda.versionErrors', () => {
  const weighted = (versions: Record<string, unknown>[]): Trial =>
    qualified({ versions, aliases: [{ ...LIVE, additionalVersion: 2, additionalPercent: 20 }] }, 100)

  it('fires on a weighted alias whose new version is worse, and takes it out', () => {
    const finding = found(weighted(VERSIONS), 'lambda.versionErrors')!
    expect(finding).toMatchObject({ severity: 'critical', resourceIds: ['fn'] })
    expect(finding.evidence).toMatch(/version 2 of fn failed \d+ of \d+ invocations \((1|2)\d%\), version 1 \d+ of/)
    expect(found(applied(weighted(VERSIONS), finding), 'lambda.versionErrors')).toBeUndefined()
  })

  it('fires on a deployment of the scenario, and says to move back', () => {
    const trial = qualified({ versions: VERSIONS, aliases: [LIVE] }, 100, {
      actions: [{ target: 'fn', action: 'deployVersion', atSeconds: 15 }],
    })
    const finding = found(trial, 'lambda.versionErrors')!
    expect(finding.remedy).toContain('Move live back to version 1')
    expect(finding.changes).toEqual([])
  })

  it('is silent when versions differ by chance only, and when the new one is better', () => {
    const equal = VERSIONS.map((version) => ({ ...version, errorPercent: 5 }))
    expect(found(weighted(equal), 'lambda.versionErrors')).toBeUndefined()
    const better = VERSIONS.map((version, index) => ({ ...version, errorPercent: index === 0 ? 20 : 1 }))
    expect(found(weighted(better), 'lambda.versionErrors')).toBeUndefined()
  })
})

const provisioned = (concurrency: number, rate: number, more: Record<string, unknown> = {}): Trial =>
  qualified(
    {
      ...PLAIN,
      compute: constant(500),
      versions: [{ version: 1 }],
      aliases: [LIVE],
      provisioned: [{ qualifier: 'live', concurrency, ...more }],
    },
    rate,
    { durationSeconds: 120 },
  )

describe('lambda.provisionedSpillover', () => {
  it('fires above one in a hundred with a number that is enough', () => {
    const trial = provisioned(10, 40)
    const finding = found(trial, 'lambda.provisionedSpillover')!
    // 40/s x 0.5 s = 20 at once on average.
    const [{ concurrency }] = finding.changes[0]!.value as [{ concurrency: number }]
    expect(concurrency).toBeGreaterThan(25)
    expect(concurrency).toBeLessThan(60)
    expect(found(applied(trial, finding), 'lambda.provisionedSpillover')).toBeUndefined()
  })

  it('speaks of the target where scaling follows it', () => {
    const finding = found(
      provisioned(10, 40, { scaling: 'targetTracking', minimum: 1, maximum: 12 }),
      'lambda.provisionedSpillover',
    )!
    expect(finding.remedy).toContain('target')
    expect(finding.changes).toEqual([])
  })

  it('is silent when there is room', () => {
    expect(found(provisioned(60, 40), 'lambda.provisionedSpillover')).toBeUndefined()
    expect(found(calling({}, 40), 'lambda.provisionedSpillover')).toBeUndefined()
  })
})

describe('lambda.provisionedUnused', () => {
  it('fires below 30% with a smaller number, and the price of the month', () => {
    const trial = provisioned(200, 20)
    const finding = found(trial, 'lambda.provisionedUnused')!
    expect(finding.evidence).toMatch(/used (5|4)\.?\d*% of them/)
    // 200 environments of 1,769 MB for 730 hours at $0.0000041667 per GB-second.
    const dollars = Number(/costs \$([\d.]+) a month/.exec(finding.evidence)![1])
    expect(dollars).toBeCloseTo(200 * (1769 / 1024) * 730 * 3600 * 4.1667e-6, -1)
    const [{ concurrency }] = finding.changes[0]!.value as [{ concurrency: number }]
    expect(concurrency).toBeLessThan(40)
    expect(found(applied(trial, finding), 'lambda.provisionedUnused')).toBeUndefined()
  })

  it('says to follow the load when use comes in peaks', () => {
    const steps = [
      { atSeconds: 0, rate: 1 },
      { atSeconds: 30, rate: 60 },
      { atSeconds: 40, rate: 1 },
    ]
    const trial: Trial = { ...provisioned(40, 0), load: { users: { kind: 'steps', steps } } }
    const finding = found(trial, 'lambda.provisionedUnused')!
    expect(finding.remedy).toContain('peaks')
    expect(finding.changes).toEqual([])
  })

  it('is silent when most are busy', () => {
    expect(found(provisioned(30, 40), 'lambda.provisionedUnused')).toBeUndefined()
  })
})
