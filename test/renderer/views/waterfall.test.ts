import { describe, expect, it } from 'vitest'
import { criticalPath } from '../../../renderer/views/traces/criticalPath'
import { waterfallRows } from '../../../renderer/views/traces/waterfall'
import { initialWaterfall, waterfallKey, type WaterfallState } from '../../../renderer/views/traces/waterfallKeys'
import type { SegmentResult, TraceResult } from '../../../sim/index'
import { fakeResult } from './fakeResult'

const { traces } = fakeResult()
const cold = traces.find(({ coldStart, outcomeClass }) => coldStart && outcomeClass === 'ok')!
const rejected = traces.find(({ outcomeClass }) => outcomeClass === 'throttle')!

const segment = (parent: number, startMs: number, endMs: number): SegmentResult => ({
  parent,
  resourceId: 'r',
  name: 'r',
  kind: 'segment',
  startMs,
  endMs,
  outcome: 'OK',
  outcomeClass: 'ok',
  httpStatus: 200,
  attempt: 1,
})

describe('critical path', () => {
  it('follows the last child that the response waited for', () => {
    const path = criticalPath([segment(-1, 0, 100), segment(0, 10, 40), segment(0, 30, 90)])
    expect(path[0]).toEqual([
      [90, 100],
      [0, 10],
    ])
    expect(path[1]).toEqual([[10, 30]])
    expect(path[2]).toEqual([[30, 90]])
  })

  it('adds up to the response time', () => {
    const path = criticalPath(cold.segments)
    const total = path.flat().reduce((sum, [from, to]) => sum + to - from, 0)
    expect(total).toBeCloseTo(cold.durationMs, 6)
  })

  it('leaves out what goes on after the answer', () => {
    const events = cold.segments.findIndex(({ resourceId }) => resourceId === 'order-events')
    expect(criticalPath(cold.segments)[events]).toEqual([])
  })

  it('is empty for a trace that never ended', () => {
    expect(criticalPath([segment(-1, 0, Number.NaN)])).toEqual([[]])
  })
})

describe('waterfall rows', () => {
  it('puts children under their parents in time order', () => {
    const rows = waterfallRows(cold, new Set())
    expect(rows.map(({ depth }) => depth)).toEqual([0, 1, 2, 3, 3, 4, 4, 5, 5])
    expect(rows[0]!.startMs).toBe(0)
  })

  it('tells cold starts, queue waits and retries apart', () => {
    const textures = (trace: TraceResult) => waterfallRows(trace, new Set()).map(({ texture }) => texture)
    expect(textures(cold)).toContain('initialization')
    expect(textures(cold)).toContain('wait')
    expect(textures(rejected).filter((texture) => texture === 'retry')).toHaveLength(3)
  })

  it('marks what goes on after the caller was answered', () => {
    const events = waterfallRows(cold, new Set()).find(({ segment: { resourceId } }) => resourceId === 'order-events')
    expect(events?.asynchronous).toBe(true)
  })

  it('leaves out what is under a collapsed segment', () => {
    expect(waterfallRows(cold, new Set([2]))).toHaveLength(3)
  })

  it('draws a segment that never ended to the end of the trace', () => {
    const open = {
      ...cold,
      segments: cold.segments.map((one, index) => (index === 8 ? { ...one, endMs: Number.NaN } : one)),
    }
    const last = waterfallRows(open, new Set()).find(({ index }) => index === 8)!
    expect(last.running).toBe(true)
    expect(last.endMs).toBe(cold.spanMs)
  })
})

describe('keys of the waterfall', () => {
  const press = (state: WaterfallState, key: string, shiftKey = false): WaterfallState | null =>
    waterfallKey(
      state,
      { key, shiftKey, ctrlKey: false, metaKey: false, altKey: false },
      cold,
      waterfallRows(cold, state.collapsed),
    )
  const start = initialWaterfall(cold)

  it('zooms around the middle and never beyond the trace', () => {
    const near = press(start, 'ArrowUp')!
    expect(near.toMs - near.fromMs).toBeCloseTo(cold.spanMs * 0.8, 6)
    expect(press(start, 'ArrowDown')).toEqual(start)
  })

  it('pans within the trace', () => {
    const near = press(start, 'ArrowUp', true)!
    const right = press(near, 'd', true)!
    expect(right.toMs).toBeCloseTo(cold.spanMs, 6)
    expect(press(right, 'ArrowRight')).toEqual(right)
  })

  it('goes to the next and previous segment', () => {
    const next = press(start, 'f')!
    expect(next.selected).toBe(1)
    expect(press(next, 'b')!.selected).toBe(0)
    expect(press(start, 'b')!.selected).toBe(0)
  })

  it('collapses and opens all, or one level', () => {
    const closed = press(start, ']')!
    expect(waterfallRows(cold, closed.collapsed)).toHaveLength(1)
    expect(press(closed, 'o')!.collapsed.has(0)).toBe(false)
    expect(press(closed, '[')!.collapsed.size).toBe(0)
    const level = press({ ...start, selected: 7 }, 'p')!
    expect(level.collapsed.size).toBe(1)
    expect(level.selected).toBe(6)
  })

  it('leaves other keys alone', () => {
    expect(press(start, 'x')).toBeNull()
    expect(
      waterfallKey(start, { key: 'a', shiftKey: false, ctrlKey: true, metaKey: false, altKey: false }, cold, []),
    ).toBeNull()
  })
})
