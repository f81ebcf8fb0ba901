import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { applied, calling, constant, found, table, throughApi } from './trials'

describe('API throttling', () => {
  it('apigateway.throttledByStage fires with the rate that would be enough', () => {
    const trial = throughApi({ throttlingRatePerSecond: 20, throttlingBurst: 10 }, {}, 50)
    const finding = found(trial, 'apigateway.throttledByStage')!
    expect(finding.changes.map(({ field }) => field)).toEqual(['throttlingRatePerSecond', 'throttlingBurst'])
    expect(finding.changes[0]!.value).toBeGreaterThanOrEqual(50)
    expect(finding.changes[0]!.value).toBeLessThan(90)
    expect(found(applied(trial, finding), 'apigateway.throttledByStage')).toBeUndefined()
  })

  it('apigateway.throttledByMethod changes the entry of that method alone', () => {
    const post = { method: 'POST', ratePerSecond: 1, burst: 1 }
    const trial = throughApi({ methodThrottling: [{ method: 'GET', ratePerSecond: 20, burst: 10 }, post] }, {}, 50)
    const finding = found(trial, 'apigateway.throttledByMethod')!
    expect((finding.changes[0]!.value as unknown[])[1]).toEqual(post)
    expect(found(applied(trial, finding), 'apigateway.throttledByMethod')).toBeUndefined()
  })

  it('apigateway.throttledByAccount names the quota', () => {
    const quotas = { 'apigateway.accountRequestsPerSecond': 20, 'apigateway.accountBurst': 10 }
    const finding = found(throughApi({}, {}, 50, { quotas }), 'apigateway.throttledByAccount')!
    expect(finding.remedy).toContain('apigateway.accountRequestsPerSecond')
    expect(finding.changes).toEqual([])
  })

  it('all are silent below the rates', () => {
    const codes = ['apigateway.throttledByStage', 'apigateway.throttledByMethod', 'apigateway.throttledByAccount']
    const trial = throughApi({ throttlingRatePerSecond: 200, throttlingBurst: 200 }, {}, 50)
    for (const code of codes) expect(found(trial, code)).toBeUndefined()
  })
})

describe('timeouts', () => {
  it('apigateway.timeoutBelowFunction: a hint by the settings, a warning once requests were given up', () => {
    const settings = throughApi({ integrationTimeoutMs: 2000 }, { timeoutSeconds: 10 }, 5)
    expect(found(settings, 'apigateway.timeoutBelowFunction')).toMatchObject({
      severity: 'info',
      changes: [{ resourceId: 'fn', field: 'timeoutSeconds', value: 2 }],
    })
    const slow = throughApi({ integrationTimeoutMs: 2000 }, { timeoutSeconds: 10, compute: constant(5000) }, 5)
    const finding = found(slow, 'apigateway.timeoutBelowFunction')!
    expect(finding.severity).toBe('warning')
    expect(found(applied(slow, finding), 'apigateway.timeoutBelowFunction')).toBeUndefined()
  })

  it('timeouts.inverted: clients that wait less than the API may take', () => {
    const slow = throughApi({}, { timeoutSeconds: 10, compute: constant(4000) }, 5, {}, { timeoutMs: 3000 })
    const finding = found(slow, 'timeouts.inverted')!
    expect(finding).toMatchObject({ severity: 'warning', resourceIds: ['users', 'api'] })
    expect(found(applied(slow, finding), 'timeouts.inverted')).toBeUndefined()
  })

  it('timeouts.inverted: clients with less than a second are told to wait', () => {
    const finding = found(calling({ timeoutSeconds: 3 }, 5, {}, { timeoutMs: 500 }), 'timeouts.inverted')!
    expect(finding.changes).toEqual([{ resourceId: 'users', field: 'timeoutMs', value: 4000 }])
  })

  it('timeouts.inverted: a function whose SDK waits less than the function it calls may take', () => {
    const nested = (sdkTimeoutMs: number | null): Trial => ({
      ...calling({ timeoutSeconds: 20, sdkTimeoutMs, sdkMaxAttempts: 1 }, 5),
      resources: [
        { id: 'users', type: 'client', config: { timeoutMs: null } },
        { id: 'fn', type: 'aws.lambda.function', config: { timeoutSeconds: 20, sdkTimeoutMs, sdkMaxAttempts: 1 } },
        { id: 'inner', type: 'aws.lambda.function', config: { timeoutSeconds: 10, compute: constant(4000) } },
      ],
      connections: [
        { from: 'users.requests', to: 'fn.invoke' },
        { from: 'fn.calls', to: 'inner.invoke' },
      ],
    })
    const finding = found(nested(2000), 'timeouts.inverted')!
    expect(finding).toMatchObject({ severity: 'warning', resourceIds: ['fn', 'inner'] })
    expect(finding.evidence).toContain('fn gave them up')
    expect(found(applied(nested(2000), finding), 'timeouts.inverted')).toBeUndefined()
    expect(found(nested(null), 'timeouts.inverted')).toBeUndefined()
  })

  it('timeouts.inverted: a load balancer whose idle timeout ends before its function does', () => {
    const balanced = (type: string, exit: string, config: Record<string, unknown>): Trial => ({
      ...calling({}, 5),
      resources: [
        { id: 'users', type: 'client', config: { timeoutMs: 5000 } },
        { id: 'front', type, config },
        { id: 'fn', type: 'aws.lambda.function', config: { timeoutSeconds: 10, compute: constant(4000) } },
      ],
      connections: [
        { from: 'users.requests', to: 'front.requests' },
        { from: `front.${exit}`, to: 'fn.invoke' },
      ],
    })
    const alb = balanced('aws.elbv2.applicationLoadBalancer', 'targets', { idleTimeoutSeconds: 2 })
    expect(found(alb, 'timeouts.inverted')).toMatchObject({ severity: 'warning', resourceIds: ['front', 'fn'] })
    // A function URL waits as long as its function takes: it is the clients that give up.
    const url = balanced('aws.lambda.url', 'function', {})
    expect(found(url, 'timeouts.inverted')).toMatchObject({ resourceIds: ['users', 'front'] })
  })

  it('the innermost gives up first: silent', () => {
    const sound = throughApi({ integrationTimeoutMs: 8000 }, { timeoutSeconds: 5 }, 5, {}, { timeoutMs: 10_000 })
    expect(found(sound, 'timeouts.inverted')).toBeUndefined()
    expect(found(sound, 'apigateway.timeoutBelowFunction')).toBeUndefined()
  })
})

describe('lambda.timeouts', () => {
  it('fires on work that takes longer than the timeout, with a longer one', () => {
    const slow = calling({ timeoutSeconds: 3, compute: constant(5000) }, 5)
    const finding = found(slow, 'lambda.timeouts')!
    expect(finding).toMatchObject({
      severity: 'critical',
      changes: [{ resourceId: 'fn', field: 'timeoutSeconds', value: 6 }],
    })
    expect(finding.evidence).toContain('At least 50%')
    expect(found(applied(slow, finding), 'lambda.timeouts')).toBeUndefined()
  })

  it('points to what the function waits for when it makes calls', () => {
    const stuck = table({}, 'GetItem', 10, {
      faults: [{ target: 'table', startSeconds: 5, durationSeconds: 20, effect: { kind: 'outage' } }],
    })
    expect(found(stuck, 'lambda.timeouts')).toMatchObject({ resourceIds: ['fn', 'table'], changes: [] })
  })

  it('is silent below the timeout', () => {
    expect(found(calling({}, 5), 'lambda.timeouts')).toBeUndefined()
  })
})

describe('API cache', () => {
  const cached = (ttl: number, keys: number) =>
    throughApi({ cacheEnabled: true, cacheTtlSeconds: ttl }, {}, 20, { durationSeconds: 120 }, { keys })

  it('apigateway.cacheWithoutTtl fires on a cache with a time to live of 0', () => {
    const finding = found(cached(0, 10), 'apigateway.cacheWithoutTtl')!
    expect(finding.evidence).toContain('$14.60 a month')
    expect(found(applied(cached(0, 10), finding), 'apigateway.cacheWithoutTtl')).toBeUndefined()
  })

  it('apigateway.cacheHitRateLow fires below half, and says what a longer time to live could be', () => {
    const finding = found(cached(1, 100), 'apigateway.cacheHitRateLow')!
    expect(finding.changes).toEqual([{ resourceId: 'api', field: 'cacheTtlSeconds', value: 300 }])
    expect(found(applied(cached(1, 100), finding), 'apigateway.cacheHitRateLow')).toBeUndefined()
    expect(found(cached(3600, 1_000_000), 'apigateway.cacheHitRateLow')).toMatchObject({ changes: [] })
  })

  it('both are silent on a good cache and without one', () => {
    for (const trial of [cached(300, 10), throughApi({}, {}, 20)])
      for (const code of ['apigateway.cacheWithoutTtl', 'apigateway.cacheHitRateLow'])
        expect(found(trial, code)).toBeUndefined()
  })
})
