import { expect, test } from 'vitest'
import { compareRuns } from '../../../renderer/app/comparison'
import type { RunResult } from '../../../sim/index'

function result(figures: {
  total: number
  ok: number
  throttled: number
  p99: number | null
  month: number
}): RunResult {
  const { total, ok, throttled, p99, month } = figures
  return {
    requests: { total, ok, clientErrors: 0, throttled, faults: 0, unfinished: 0 },
    latency: { p50: 20, p99, maximum: 400 },
    throttles: [{ count: throttled }],
    cost: { month, perRequest: null },
  } as unknown as RunResult
}

test('two runs are compared figure by figure, each with which way is better', () => {
  const rows = compareRuns(
    result({ total: 1000, ok: 800, throttled: 200, p99: 100, month: 40 }),
    result({ total: 1000, ok: 1000, throttled: 0, p99: 150, month: 40 }),
  )
  const row = (label: string) => rows.find((candidate) => candidate.label === label)
  expect(row('Requests')).toMatchObject({ change: '', better: null })
  expect(row('Succeeded')).toMatchObject({ better: true })
  expect(row('Throttled')).toMatchObject({ baseline: '200', current: '0', better: true })
  expect(row('Latency p99')).toMatchObject({ better: false, change: expect.stringMatching(/^\+50/) })
  expect(row('Cost per month')).toMatchObject({ change: '', better: null })
})

test('what was never observed is not compared as 0', () => {
  const figures = { total: 0, ok: 0, throttled: 0, p99: null, month: 0 }
  const row = compareRuns(result(figures), result({ ...figures, p99: 10 })).find(({ label }) => label === 'Latency p99')
  expect(row).toMatchObject({ change: '–', better: null })
})
