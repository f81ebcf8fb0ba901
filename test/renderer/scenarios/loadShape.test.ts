import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addPoint,
  convertLoad,
  drawStroke,
  loadHandles,
  type LoadKind,
  moveHandle,
  removePoint,
  roundStep,
  roundTop,
} from '../../../renderer/scenarios/loadShape'
import { type Load, rateCurveOf } from '../../../sim/index'

const duration = 600
const loads: Load[] = [
  { kind: 'constant', rate: 10 },
  { kind: 'ramp', from: 10, to: 100, startSeconds: 60, endSeconds: 300 },
  {
    kind: 'steps',
    steps: [
      { atSeconds: 0, rate: 5 },
      { atSeconds: 300, rate: 50 },
    ],
  },
  { kind: 'spike', base: 10, peak: 100, atSeconds: 100, riseSeconds: 50, holdSeconds: 100, fallSeconds: 50 },
  { kind: 'sine', mean: 50, amplitude: 20, periodSeconds: 400, phaseSeconds: 0 },
  {
    kind: 'points',
    points: [
      { atSeconds: 0, rate: 1 },
      { atSeconds: 200, rate: 80 },
      { atSeconds: 600, rate: 3 },
    ],
  },
]

describe('loadHandles', () => {
  it.each(loads)('stand on the curve: $kind', (load) => {
    const curve = rateCurveOf(load, duration * 1000)
    for (const { atSeconds, rate, moves } of loadHandles(load, duration)) {
      if (moves !== 'rate' || load.kind !== 'sine') expect(curve.rateAt(atSeconds * 1000)).toBeCloseTo(rate, 1)
    }
  })
})

describe('moveHandle', () => {
  it.each(loads)('puts a handle where it is dragged: $kind', (load) => {
    for (const handle of loadHandles(load, duration)) {
      const to = {
        atSeconds: handle.moves === 'rate' ? handle.atSeconds : handle.atSeconds + 1,
        rate: handle.moves === 'time' ? handle.rate : handle.rate + 7,
      }
      const moved = loadHandles(moveHandle(load, handle.id, to, duration), duration).find(({ id }) => id === handle.id)
      expect(moved?.rate).toBeCloseTo(to.rate, 9)
      if (handle.moves !== 'rate' && to.atSeconds <= duration) expect(moved?.atSeconds).toBeCloseTo(to.atSeconds, 9)
    }
  })

  it('keeps any load one that runs, wherever it is dragged', () => {
    const place = fc.record({
      atSeconds: fc.double({ min: -100, max: 900, noNaN: true }),
      rate: fc.double({ min: -50, max: 1e6, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.constantFrom(...loads), fc.nat(5), place, (load, at, to) => {
        const handles = loadHandles(load, duration)
        const handle = handles[at % handles.length]!
        const moved = moveHandle(load, handle.id, to, duration)
        const curve = rateCurveOf(moved, duration * 1000)
        expect(curve.durationMs).toBe(duration * 1000)
        const times = moved.kind === 'points' ? moved.points.map(({ atSeconds }) => atSeconds) : []
        expect(times).toEqual([...times].sort((a, b) => a - b))
      }),
    )
  })
})

describe('points', () => {
  const curve = loads[5]!

  it('are added in order of time and removed down to one', () => {
    const { load, index } = addPoint(curve, { atSeconds: 100, rate: 9 })
    expect(index).toBe(1)
    expect(load.kind === 'points' && load.points[1]).toEqual({ atSeconds: 100, rate: 9 })
    const one = removePoint(removePoint(curve, 0), 0)
    expect(one.kind === 'points' && one.points.length).toBe(1)
    expect(removePoint(one, 0)).toEqual(one)
  })

  it('give way to a stroke drawn over them, in either direction', () => {
    const stroke = Array.from({ length: 40 }, (_, i) => ({
      atSeconds: 300 - i * 5,
      rate: i < 20 ? i * 5 : (39 - i) * 5,
    }))
    const drawn = drawStroke(
      [
        { atSeconds: 0, rate: 1 },
        { atSeconds: 200, rate: 80 },
        { atSeconds: 600, rate: 3 },
      ],
      stroke,
      2,
    )
    expect(drawn).not.toContainEqual({ atSeconds: 200, rate: 80 })
    expect(drawn.length).toBeLessThan(10)
    expect(drawn.map(({ atSeconds }) => atSeconds)).toEqual(
      drawn.map(({ atSeconds }) => atSeconds).sort((a, b) => a - b),
    )
    expect(drawn.at(0)?.atSeconds).toBe(0)
    expect(drawn.at(-1)?.atSeconds).toBe(600)
  })
})

describe('convertLoad', () => {
  const kinds: Exclude<LoadKind, 'replay'>[] = ['constant', 'ramp', 'steps', 'spike', 'sine', 'points']

  it('keeps the peak', () => {
    for (const load of loads) {
      for (const kind of kinds) {
        const converted = convertLoad(load, kind, duration)
        expect(converted.kind).toBe(kind)
        const [before, after] = [load, converted].map((one) => rateCurveOf(one, duration * 1000).peak)
        expect(Math.abs(after! / before! - 1), `${load.kind} to ${kind}`).toBeLessThan(0.02)
      }
    }
  })
})

describe('round numbers', () => {
  it('are next above', () => {
    expect([0.3, 1, 3, 7, 12].map(roundStep)).toEqual([0.5, 1, 5, 10, 20])
    expect([3456, 100, 11].map(roundTop)).toEqual([4000, 100, 12])
  })
})
