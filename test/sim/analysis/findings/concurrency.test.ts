import { describe, expect, it } from 'vitest'
import { simulate } from '../../services/harness'
import { applied, calling, constant, found, polled, throughApi } from './trials'

describe('lambda.throttledByReserved', () => {
  const wall = throughApi({}, { reservedConcurrency: 10, compute: { kind: 'exponential', mean: 200 } }, 90)

  it('fires with the demand by Little’s law and a value that is enough', () => {
    const finding = found(wall, 'lambda.throttledByReserved')!
    expect(finding).toMatchObject({ severity: 'critical', resourceIds: ['fn'] })
    const { value } = finding.changes[0]!
    // 90/s x 0.2 s = 18 at once on average; peaks of a second are higher.
    expect(value).toBeGreaterThan(25)
    expect(value).toBeLessThan(60)
    expect(finding.evidence).toContain('reserved concurrency of 10')
    expect(found(applied(wall, finding), 'lambda.throttledByReserved')).toBeUndefined()
  })

  it('leaves out retries of what was throttled', () => {
    const retried = calling(
      { reservedConcurrency: 10, compute: constant(200) },
      80,
      {},
      { maxAttempts: 5, backoffMs: 500 },
    )
    const finding = found(retried, 'lambda.throttledByReserved')!
    expect(finding.changes[0]!.value).toBeGreaterThanOrEqual(16)
    expect(finding.changes[0]!.value).toBeLessThan(60)
    expect(found(applied(retried, finding), 'lambda.throttledByReserved')).toBeUndefined()
  })

  it('proposes no value that the account does not have', () => {
    const finding = found(
      calling({ reservedConcurrency: 10, compute: constant(1000) }, 90, {
        quotas: { 'lambda.concurrentExecutions': 120 },
      }),
      'lambda.throttledByReserved',
    )!
    expect(finding.changes).toEqual([])
    expect(finding.remedy).toContain('only 20')
  })

  it('tells a function that is stopped', () => {
    const finding = found(calling({ reservedConcurrency: 0 }, 5), 'lambda.throttledByReserved')!
    expect(finding.changes).toEqual([{ resourceId: 'fn', field: 'reservedConcurrency', value: null }])
  })

  it('is silent below the reservation and without one', () => {
    expect(found(calling({ reservedConcurrency: 100 }, 90), 'lambda.throttledByReserved')).toBeUndefined()
    expect(found(calling({}, 90), 'lambda.throttledByReserved')).toBeUndefined()
  })
})

describe('lambda.throttledByAccount', () => {
  const quotas = { 'lambda.concurrentExecutions': 50 }

  it('fires with the quota that would be enough', () => {
    const finding = found(calling({ compute: constant(1000) }, 90, { quotas }), 'lambda.throttledByAccount')!
    const quota = Number(/concurrent executions to (\d+)/.exec(finding.remedy)![1])
    expect(quota).toBeGreaterThanOrEqual(90)
    expect(quota).toBeLessThan(200)
    const raised = calling({ compute: constant(1000) }, 90, { quotas: { 'lambda.concurrentExecutions': quota } })
    expect(found(raised, 'lambda.throttledByAccount')).toBeUndefined()
  })

  it('does not propose more concurrency when it was held up', () => {
    const stuck = calling(
      { timeoutSeconds: 20 },
      20,
      { quotas, faults: [{ target: 'fn', startSeconds: 5, durationSeconds: 10, effect: { kind: 'outage' } }] },
      { timeoutMs: 1000, maxAttempts: 4, jitter: 'none' },
    )
    const finding = found(stuck, 'lambda.throttledByAccount')!
    expect(finding.remedy).toContain('held up')
  })

  it('is silent with room', () => {
    expect(found(calling({}, 90, { quotas }), 'lambda.throttledByAccount')).toBeUndefined()
  })
})

describe('lambda.throttledByScalingRate', () => {
  const quotas = { 'lambda.concurrentExecutions': 20_000 }

  it('fires when the load rises faster than environments start', () => {
    const finding = found(
      calling({ compute: constant(5000) }, 2000, { quotas, durationSeconds: 3 }),
      'lambda.throttledByScalingRate',
    )
    expect(finding?.evidence).toContain('1,000 environments')
  })

  it('is silent on a slow rise', () => {
    const load = { users: { kind: 'ramp', from: 0, to: 100, startSeconds: 0, endSeconds: 20 } } as const
    expect(
      found(calling({ compute: constant(5000) }, 0, { quotas, load }), 'lambda.throttledByScalingRate'),
    ).toBeUndefined()
  })
})

describe('lambda.throttledByRequestRate', () => {
  const short = calling({ reservedConcurrency: 5, compute: constant(5) }, 120)

  it('fires with the concurrency whose tenfold is enough', () => {
    const finding = found(short, 'lambda.throttledByRequestRate')!
    expect(finding.changes[0]!.value).toBeGreaterThanOrEqual(12)
    expect(finding.changes[0]!.value).toBeLessThan(20)
    expect(found(applied(short, finding), 'lambda.throttledByRequestRate')).toBeUndefined()
  })
})

describe('lambda.reservedBelowEventSource', () => {
  it('fires below the maximum concurrency, and below the five that a mapping starts with', () => {
    const bounded = polled(
      { reservedConcurrency: 5, compute: constant(1000) },
      { batchSize: 1, maximumConcurrency: 20 },
      15,
    )
    const finding = found(bounded, 'lambda.reservedBelowEventSource')!
    expect(finding).toMatchObject({
      severity: 'warning',
      changes: [{ resourceId: 'fn', field: 'reservedConcurrency', value: 20 }],
    })
    expect(found(applied(bounded, finding), 'lambda.reservedBelowEventSource')).toBeUndefined()
    const unbounded = polled({ reservedConcurrency: 2 }, {}, 1)
    expect(found(unbounded, 'lambda.reservedBelowEventSource')).toMatchObject({ changes: [{ value: 5 }] })
  })

  it('counts ten for each provisioned poller', () => {
    const provisioned = { pollerMode: 'provisioned', minimumPollers: 3, maximumPollers: 5 }
    const finding = found(polled({ reservedConcurrency: 10 }, provisioned, 1), 'lambda.reservedBelowEventSource')!
    expect(finding.changes).toEqual([{ resourceId: 'fn', field: 'reservedConcurrency', value: 30 }])
    expect(finding.remedy).toContain('fewer pollers')
  })

  it('is silent when the reservation covers the pollers', () => {
    expect(
      found(polled({ reservedConcurrency: 20 }, { maximumConcurrency: 20 }, 5), 'lambda.reservedBelowEventSource'),
    ).toBeUndefined()
    expect(found(polled({}, { maximumConcurrency: 20 }, 5), 'lambda.reservedBelowEventSource')).toBeUndefined()
  })
})

describe('lambda.reservedUnused', () => {
  it('fires far above the peak and proposes less', () => {
    const trial = calling({ reservedConcurrency: 500 }, 50)
    const finding = found(trial, 'lambda.reservedUnused')!
    expect(finding.severity).toBe('info')
    const peak = simulate(trial).resources['fn']!.metrics['ConcurrentExecutions']!.summary.maximum!
    expect(finding.changes[0]!.value).toBe(Math.ceil(peak * 1.5))
    expect(found(applied(trial, finding), 'lambda.reservedUnused')).toBeUndefined()
  })

  it('is silent near the peak, and without invocations', () => {
    expect(found(calling({ reservedConcurrency: 20 }, 100), 'lambda.reservedUnused')).toBeUndefined()
    expect(found(calling({ reservedConcurrency: 500 }, 0), 'lambda.reservedUnused')).toBeUndefined()
  })
})

describe('lambda.coldStarts', () => {
  const cold = { packageType: 'image', initSource: 'measured', idleLifetime: constant(100) }

  it('fires above one in a hundred, with the package that starts faster', () => {
    const trial = calling(cold, 5, { durationSeconds: 120 })
    const finding = found(trial, 'lambda.coldStarts')!
    expect(finding.changes).toEqual([{ resourceId: 'fn', field: 'packageType', value: 'zip' }])
    expect(finding.evidence).toMatch(/\d+ of the \d+ slowest traces/)
  })

  it('is silent on warm functions, on few invocations, and where nobody waits', () => {
    expect(found(calling({}, 10, { durationSeconds: 120, warmupSeconds: 10 }), 'lambda.coldStarts')).toBeUndefined()
    expect(found(calling(cold, 1), 'lambda.coldStarts')).toBeUndefined()
    expect(found(polled(cold, {}, 5), 'lambda.coldStarts')).toBeUndefined()
  })
})
