import { expect, it } from 'vitest'
import { OK, type Outcome, OUTCOME_CLASSES, OutcomeTable } from '../../../sim/telemetry/outcome'
import { LimitRecorder } from '../../../sim/telemetry/throttles'

it('numbers outcomes once each and keeps their class far beyond its first room', () => {
  const table = new OutcomeTable()
  const outcomes = Array.from(
    { length: 300 },
    (_, i): Outcome => ({
      name: `E${i}`,
      service: 'test',
      httpStatus: 400,
      class: OUTCOME_CLASSES[i % OUTCOME_CLASSES.length]!,
      retryable: i % 3 === 0,
    }),
  )
  expect(table.code(OK)).toBe(0)
  const codes = outcomes.map((outcome) => table.code(outcome))
  expect(codes).toEqual(outcomes.map((_, i) => i + 1))
  outcomes.forEach((outcome, i) => {
    expect(table.code(outcome)).toBe(i + 1)
    expect(OUTCOME_CLASSES[table.classes[i + 1]!]).toBe(outcome.class)
    expect(table.retryable[i + 1]).toBe(outcome.retryable ? 1 : 0)
  })
})

it('counts rejections after warm-up and remembers the first, the last and the peak', () => {
  const clock = { bin: 0, binMs: 100, bins: 3, durationMs: 300, firstBin: 1, now: 0 }
  const limit = new LimitRecorder(
    {
      limitId: 'test.limit',
      resourceId: 'r',
      title: 'Limit',
      limit: 5,
      unit: 'requests',
      outcome: 'Throttled',
      outcomeClass: 'throttle',
      httpStatus: 429,
      reason: null,
      source: { document: 'd', url: 'u', checked: '2026-01-01', confidence: 'documented' },
    },
    clock,
  )
  expect(limit.result()).toBeNull()
  for (const [bin, now, use] of [
    [0, 50, 6],
    [1, 150, 9],
    [2, 210, 7],
    [2, 290, 5],
  ] as const) {
    Object.assign(clock, { bin, now })
    limit.reject(use)
  }
  const result = limit.result()!
  expect(result).toMatchObject({ count: 3, firstAtMs: 50, lastAtMs: 290, useAtFirst: 6, peakUse: 9 })
  expect([...result.perBin]).toEqual([1, 1, 2])
})
