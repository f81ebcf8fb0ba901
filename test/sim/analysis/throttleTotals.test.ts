import { expect, it } from 'vitest'
import { type ThrottleResult, totalThrottles } from '../../../sim/index'

const rejected = (
  resourceId: string,
  count: number,
  outcomeClass: ThrottleResult['outcomeClass'] = 'throttle',
): ThrottleResult => ({
  limitId: 'lambda.reservedConcurrency',
  resourceId,
  title: 'Reserved concurrency',
  limit: 10,
  unit: 'executions',
  count,
  outcome: 'TooManyRequestsException',
  outcomeClass,
  httpStatus: 429,
  reason: null,
  firstAtMs: 0,
  lastAtMs: 1000,
  useAtFirst: 10,
  peakUse: 10,
  source: { document: 'A document', url: '', checked: '2026-11-23', confidence: 'verified' },
  perBin: new Float64Array(0),
})

const throttles = [
  rejected('orders', 30),
  rejected('orders', 4),
  rejected('billing', 500),
  rejected('orders', 7000, 'fault'),
  rejected('billing', 60_000, 'clientError'),
]

it('adds up what was throttled, without timeouts and refused payloads', () => {
  expect(totalThrottles(throttles)).toBe(534)
  expect(totalThrottles([])).toBe(0)
})

it('counts one resource alone', () => {
  expect(totalThrottles(throttles, 'orders')).toBe(34)
  expect(totalThrottles(throttles, 'users')).toBe(0)
})
