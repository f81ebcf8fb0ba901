import { describe, expect, test } from 'vitest'
import { attentionAt, attentionOf } from '../../../renderer/canvas/figures/attention'
import { cellsOf, stripOf } from '../../../renderer/canvas/figures/environments'
import { busiestRate, flowAt } from '../../../renderer/canvas/figures/flow'
import type { RunResult } from '../../../sim/index'

/** A run of two bins of one second with one connection. */
function runWith(calls: { ok: number[]; clientError?: number[]; throttle?: number[]; fault?: number[] }): RunResult {
  const series = (counts: number[] = [0, 0]) => Float64Array.from(counts)
  const perBin = {
    ok: series(calls.ok),
    clientError: series(calls.clientError),
    throttle: series(calls.throttle),
    fault: series(calls.fault),
  }
  const totals = { ok: 0, clientError: 0, throttle: 0, fault: 0 }
  const part: Partial<RunResult> = {
    binMs: 1000,
    bins: 2,
    durationMs: 2000,
    warmupMs: 0,
    connections: { c: { id: 'c', from: 'a', to: 'b', totals, perBin } },
  }
  return part as RunResult
}

describe('what flows over a connection', () => {
  test('rate, tone and shares belong to the time bin', () => {
    const run = runWith({ ok: [80, 100], throttle: [20, 0] })
    expect(flowAt(run, 'c', 0)).toEqual({ rate: 100, tone: 'throttle', throttled: 0.2, failed: 0, clientErrors: 0 })
    expect(flowAt(run, 'c', 1)).toMatchObject({ rate: 100, tone: 'ok', throttled: 0 })
    expect(flowAt(run, 'unknown', 0)).toBeNull()
  })

  test('the busiest rate is that of the busiest bin', () => {
    expect(busiestRate(runWith({ ok: [30, 400] }))).toBe(400)
  })
})

describe('badges', () => {
  test('name the worst share of the calls that arrived', () => {
    expect(attentionAt(runWith({ ok: [80, 100], throttle: [20, 0] }), ['c'], 0)?.label).toBe('20% throttled')
    expect(attentionAt(runWith({ ok: [80, 100], fault: [20, 0], throttle: [10, 0] }), ['c'], 0)?.tone).toBe('fault')
  })

  test('are absent when all is well, and when nothing arrived', () => {
    expect(attentionAt(runWith({ ok: [80, 0] }), ['c'], 0)).toBeNull()
    expect(attentionAt(runWith({ ok: [80, 0] }), ['c'], 1)).toBeNull()
  })

  test('say how many problems the settings have', () => {
    const problem = {
      code: 'x',
      severity: 'error' as const,
      resourceId: 'a',
      path: null,
      message: 'Wrong.',
      help: 'Change it.',
    }
    expect(attentionOf([problem, problem])).toMatchObject({
      label: '2 problems',
      tone: 'fault',
      detail: 'Wrong. Change it.',
    })
    expect(attentionOf([])).toBeNull()
  })
})

describe('environment strip', () => {
  const none = { busy: 0, starting: 0, idle: 0, provisioned: 0, provisionedBusy: 0 }

  test('has a part for each state that there is, and the room up to the peak', () => {
    expect(stripOf({ ...none, busy: 50, starting: 25 }, 100)).toEqual([
      { kind: 'starting', count: 25, provisioned: false },
      { kind: 'busy', count: 50, provisioned: false },
      { kind: 'room', count: 25, provisioned: false },
    ])
    expect(stripOf(none, 0)).toEqual([])
  })

  test('shows provisioned environments first, busy ones before idle ones', () => {
    const parts = stripOf({ busy: 6, starting: 0, idle: 6, provisioned: 10, provisionedBusy: 5 }, 12)
    expect(parts).toEqual([
      { kind: 'busy', count: 5, provisioned: true },
      { kind: 'idle', count: 5, provisioned: true },
      { kind: 'busy', count: 1, provisioned: false },
      { kind: 'idle', count: 1, provisioned: false },
    ])
  })
})

describe('environments as cells', () => {
  test('give each state its share', () => {
    expect(cellsOf({ busy: 50, starting: 25, idle: 0 }, 100, 36)).toEqual({ busy: 18, starting: 9, idle: 0 })
  })

  test('never hide a state that has any, and are never more than there are', () => {
    const shown = cellsOf({ busy: 990, starting: 1, idle: 9 }, 1000, 36)
    expect(shown.starting).toBe(1)
    expect(shown.busy + shown.starting + shown.idle).toBe(36)
  })
})
