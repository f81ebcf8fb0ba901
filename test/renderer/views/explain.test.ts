import { describe, expect, it } from 'vitest'
import { explainThrottle, limitText, roundUp } from '../../../renderer/views/throttles/explain'
import { limitSetting, limitValueOf } from '../../../renderer/views/throttles/limitSetting'
import { serviceOf, type ThrottleResult } from '../../../sim/index'
import { fakeDesign } from './fakeDesign'
import { fakeResult } from './fakeResult'

const design = fakeDesign()
const result = { ...fakeResult({ reservedConcurrency: 60 }), findings: [] }
const [reserved, stage] = result.throttles as [ThrottleResult, ThrottleResult]

function explain(throttle: ThrottleResult, from = fakeDesign({ reservedConcurrency: 60 })) {
  const type = result.resources[throttle.resourceId]!.type
  const limit = serviceOf(type)?.limits.find(({ id }) => id === throttle.limitId)
  return explainThrottle(result, throttle, limit, limitSetting(throttle, from))
}

describe('explaining a concurrency limit', () => {
  it('multiplies arrivals by duration and names what the callers got', () => {
    const { why } = explain(reserved)
    expect(why).toMatch(/^At 00:02:\d\d arrivals reached [\d.]+(k)?\/s × [\d.]+ ms = [\d.]+ concurrent executions\./)
    expect(why).toContain('what came above the reserved 60 was rejected')
    expect(why).toContain('429 TooManyRequestsException')
  })

  it('says how much load client retries added', () => {
    expect(explain(reserved).why).toMatch(/Client retries added [\d.]+% more load\./)
  })

  it('gives a value that covers the peak, and tries a round one', () => {
    const { fix, trial } = explain(reserved)
    const [, needed] = /Reserved ≥ (\d+)/.exec(fix) ?? []
    expect(Number(needed)).toBeGreaterThan(100)
    const value = roundUp(Number(needed))
    expect(trial).toMatchObject({
      changes: [{ resourceId: 'place-order', field: 'reservedConcurrency', value }],
      action: `Try ${value} in a copy`,
      label: `Reserved ${value}`,
    })
  })

  it('adds the remedy of the service', () => {
    const remedy = serviceOf('aws.lambda.function')?.limits.find(
      ({ id }) => id === 'lambda.reservedConcurrency',
    )?.remedy
    expect(remedy).toBeTruthy()
    expect(explain(reserved).fix).toContain(remedy)
  })

  it('says and proposes what the finding about the same limit does', () => {
    const withFinding = fakeResult({ reservedConcurrency: 60 })
    const { why, fix, trial } = explainThrottle(withFinding, reserved, undefined, null)
    expect(why).toBe(withFinding.findings[0]!.evidence)
    expect(fix).toBe('Reserve 150.')
    expect(trial?.action).toBe('Try 150 in a copy')
    expect(trial?.changes).toEqual(withFinding.findings[0]!.changes)
  })

  it('takes the finding that tells the count of its own row', () => {
    const [first] = fakeResult({ reservedConcurrency: 60 }).findings
    const own = { ...first!, evidence: 'place-order rejected 1,234 requests.' }
    const two = { ...result, findings: [first!, own] }
    expect(explainThrottle(two, { ...reserved, count: 1234 }, undefined, null).why).toBe(own.evidence)
  })

  it('tells the peak when the limit was first met by a burst', () => {
    const early = { ...reserved, firstAtMs: 20_500 }
    expect(explainThrottle(result, early, undefined, null).why).toMatch(
      /^At 00:00:20 all 60 concurrent executions were in use; at the peak [\d.]+k\/s × [\d.]+ ms would need \d+/,
    )
  })

  it('speaks of bursts when the average stays below the limit', () => {
    const high = { ...reserved, limit: 300, useAtFirst: 300, peakUse: 300 }
    expect(explainThrottle(result, high, undefined, null).why).toContain('all 300 concurrent executions were in use')
  })
})

describe('explaining other limits', () => {
  it('names the rate asked for and the rate allowed', () => {
    const { why, trial } = explain(stage)
    expect(why).toContain('orders-api was asked for 5.01k requests/s, and later 5.21k')
    expect(why).toContain('the limit is 5k.')
    expect(trial?.changes).toEqual([{ resourceId: 'orders-api', field: 'throttlingRatePerSecond', value: 5250 }])
  })

  it('has nothing to try for a limit that no setting holds', () => {
    const payload = {
      ...stage,
      limitId: 'apigateway.payloadBytes',
      title: 'Request payload',
      limit: 10_485_760,
      unit: 'bytes',
      useAtFirst: 12_000_000,
      peakUse: 12_000_000,
    }
    const { why, trial } = explain(payload)
    expect(why).toContain('a request came with 11.4 MB; request payload is 10 MB')
    expect(trial).toBeNull()
  })
})

describe('finding the setting behind a limit', () => {
  it('takes the field that the limit is named after', () => {
    expect(limitSetting(reserved, design)).toMatchObject({ kind: 'field', field: 'reservedConcurrency' })
  })

  it('takes the only field with the value and unit of the limit', () => {
    expect(limitSetting(stage, design)).toMatchObject({ kind: 'field', field: 'throttlingRatePerSecond' })
  })

  it('falls back to the account quota with the value', () => {
    const account = {
      ...reserved,
      limitId: 'lambda.accountConcurrency',
      title: 'Unreserved account concurrency',
      limit: 1000,
    }
    expect(limitSetting(account, design)).toMatchObject({ kind: 'quota', quotaId: 'lambda.concurrentExecutions' })
  })

  it('finds the limit of a level on a chart, reached or not', () => {
    expect(limitValueOf(result, design, 'place-order', 'ConcurrentExecutions')).toBe(60)
    expect(limitValueOf({ ...result, throttles: [] }, design, 'place-order', 'ConcurrentExecutions')).toBe(100)
    expect(limitValueOf(result, design, 'place-order', 'Duration')).toBeNull()
    expect(limitValueOf(result, design, 'settle-payment', 'ConcurrentExecutions')).toBeNull()
  })
})

describe('numbers in explanations', () => {
  it('writes a limit with its unit', () => {
    expect(limitText(100, 'executions')).toBe('100 executions')
    expect(limitText(262_144, 'bytes')).toBe('256 KB')
    expect(limitText(29_000, 'ms')).toBe('29 s')
    expect(limitText(900, 'seconds')).toBe('15 m')
  })

  it('rounds up to what people would choose', () => {
    expect([1.2, 9, 12, 96, 135, 148, 5210, 100].map(roundUp)).toEqual([2, 9, 15, 100, 135, 150, 5250, 100])
  })
})
