import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Load } from '../../../sim/design/types'
import { rateCurveOf } from '../../../sim/traffic/loadCurve'
import { RateCurveBuilder } from '../../../sim/traffic/rateCurve'

const MINUTE = 60_000
const spike: Load = {
  kind: 'spike',
  base: 10,
  peak: 110,
  atSeconds: 10,
  riseSeconds: 5,
  holdSeconds: 10,
  fallSeconds: 20,
}

describe('rate curves', () => {
  it('holds a constant rate in one piece', () => {
    const curve = rateCurveOf({ kind: 'constant', rate: 25 }, MINUTE)
    expect(curve.pieces).toBe(1)
    expect(curve.peak).toBe(25)
    expect(curve.rateAt(30_000)).toBe(25)
    expect(curve.expectedArrivals(0, MINUTE)).toBe(1500)
    expect(curve.expectedArrivals(59_000, 90_000)).toBe(25)
  })

  it('draws a ramp with flat ends', () => {
    const curve = rateCurveOf({ kind: 'ramp', from: 0, to: 100, startSeconds: 10, endSeconds: 30 }, MINUTE)
    expect([0, 10, 20, 30, 60].map((second) => curve.rateAt(second * 1000))).toEqual([0, 0, 50, 100, 100])
    expect(curve.expectedArrivals(0, MINUTE)).toBe(1000 + 3000)
    expect(curve.expectedArrivals(10_000, 20_000)).toBe(250)
  })

  it('keeps what a run shorter than the ramp sees', () => {
    const curve = rateCurveOf({ kind: 'ramp', from: 0, to: 100, startSeconds: 0, endSeconds: 100 }, 50_000)
    expect(curve.peak).toBe(50)
    expect(curve.expectedArrivals(0, 50_000)).toBe(1250)
  })

  it('starts steps at their time, with nothing before the first', () => {
    const steps = [
      { atSeconds: 20, rate: 5 },
      { atSeconds: 10, rate: 50 },
      { atSeconds: 20, rate: 8 },
    ]
    const curve = rateCurveOf({ kind: 'steps', steps }, MINUTE)
    expect([0, 9.999, 10, 19.999, 20, 60].map((second) => curve.rateAt(second * 1000))).toEqual([0, 0, 50, 50, 8, 8])
    expect(curve.expectedArrivals(0, MINUTE)).toBe(500 + 320)
  })

  it('rises to a spike and falls back', () => {
    const curve = rateCurveOf(spike, MINUTE)
    expect([0, 10, 12.5, 15, 25, 35, 45, 60].map((second) => curve.rateAt(second * 1000))).toEqual([
      10, 10, 60, 110, 110, 60, 10, 10,
    ])
    expect(curve.expectedArrivals(0, MINUTE)).toBe(600 + 250 + 1000 + 1000)
  })

  it('jumps where a spike takes no time to rise', () => {
    const curve = rateCurveOf({ ...spike, riseSeconds: 0, fallSeconds: 0 }, MINUTE)
    expect([9.999, 10, 19.999, 20].map((second) => curve.rateAt(second * 1000))).toEqual([10, 110, 110, 10])
  })

  it.each([0, 7.3, -3])('follows a sine within 0.1 %% of its amplitude, phase %d s', (phaseSeconds) => {
    const curve = rateCurveOf({ kind: 'sine', mean: 100, amplitude: 80, periodSeconds: 47, phaseSeconds }, 10 * MINUTE)
    for (let timeMs = 0; timeMs < 10 * MINUTE; timeMs += 37) {
      const exact = 100 + 80 * Math.sin((2 * Math.PI * (timeMs / 1000 + phaseSeconds)) / 47)
      expect(Math.abs(curve.rateAt(timeMs) - exact)).toBeLessThan(0.08)
    }
    expect(curve.peak).toBeCloseTo(180, 9)
  })

  it('never falls below 0', () => {
    const curve = rateCurveOf({ kind: 'sine', mean: 0, amplitude: 10, periodSeconds: 60, phaseSeconds: 0 }, MINUTE)
    expect(curve.rateAt(45_000)).toBe(0)
    expect(curve.expectedArrivals(30_000, MINUTE)).toBe(0)
    // Half a period of a sine: amplitude x period / pi.
    expect(curve.expectedArrivals(0, 30_000)).toBeCloseTo((10 * 60) / Math.PI, 0)
  })

  it('bounds the pieces of a fast sine in a long run', () => {
    const day = 24 * 60 * MINUTE
    const curve = rateCurveOf({ kind: 'sine', mean: 5, amplitude: 5, periodSeconds: 1, phaseSeconds: 0 }, day)
    expect(curve.pieces).toBeLessThanOrEqual(1_000_001)
    expect(curve.expectedArrivals(0, day)).toBeCloseTo(5 * 86_400, 3)
  })

  it('connects points with straight lines, flat outside', () => {
    const points = [
      { atSeconds: 30, rate: 40 },
      { atSeconds: 10, rate: 20 },
      { atSeconds: 30, rate: 0 },
    ]
    const curve = rateCurveOf({ kind: 'points', points }, MINUTE)
    expect([0, 10, 20, 29.999, 30, 60].map((second) => Math.round(curve.rateAt(second * 1000)))).toEqual([
      20, 20, 30, 40, 0, 0,
    ])
    expect(rateCurveOf({ kind: 'points', points: [] }, MINUTE).peak).toBe(0)
    expect(rateCurveOf({ kind: 'steps', steps: [] }, MINUTE).expectedArrivals(0, MINUTE)).toBe(0)
  })

  it('replays counts bin by bin and nothing after them', () => {
    const curve = rateCurveOf({ kind: 'replay', binSeconds: 10, counts: [30, 0, 70] }, MINUTE)
    expect([0, 10, 20, 30].map((second) => curve.rateAt(second * 1000))).toEqual([3, 0, 7, 0])
    expect(curve.expectedArrivals(0, MINUTE)).toBe(100)
    expect(curve.expectedArrivals(5000, 25_000)).toBe(15 + 35)
  })

  it('refuses what is no rate', () => {
    expect(() => rateCurveOf({ kind: 'constant', rate: NaN }, MINUTE)).toThrow(RangeError)
    expect(() => rateCurveOf({ kind: 'replay', binSeconds: 0, counts: [1] }, MINUTE)).toThrow(RangeError)
    expect(() => new RateCurveBuilder(Infinity)).toThrow(RangeError)
  })

  it('previews a short curve by its corners and a long one with its spikes', () => {
    expect(
      rateCurveOf({ kind: 'ramp', from: 0, to: 9, startSeconds: 0, endSeconds: 60 }, MINUTE).previewPoints(100),
    ).toEqual([
      { timeMs: 0, rate: 0 },
      { timeMs: MINUTE, rate: 9 },
    ])
    const counts: number[] = Array.from({ length: 3600 }, (_, i) => (i === 1777 ? 900 : 10))
    counts[20] = 11
    for (let i = 0; i < 3600; i += 7) counts[i]! += 1
    const preview = rateCurveOf({ kind: 'replay', binSeconds: 1, counts }, 60 * MINUTE).previewPoints(200)
    expect(preview.length).toBeLessThanOrEqual(200)
    expect(Math.max(...preview.map((point) => point.rate))).toBe(900)
    for (let i = 1; i < preview.length; i++) expect(preview[i]!.timeMs).toBeGreaterThanOrEqual(preview[i - 1]!.timeMs)
  })

  it('integrates any points exactly and stays within 0 and its peak', () => {
    const point = fc.record({
      atSeconds: fc.double({ min: -10, max: 100, noNaN: true }),
      rate: fc.double({ min: -50, max: 500, noNaN: true }),
    })
    fc.assert(
      fc.property(
        fc.array(point, { maxLength: 12 }),
        fc.constantFrom('points' as const, 'steps' as const),
        (points, kind) => {
          const load: Load = kind === 'points' ? { kind, points } : { kind, steps: points }
          const curve = rateCurveOf(load, MINUTE)
          let sum = 0
          for (let timeMs = 0; timeMs < MINUTE; timeMs += 500) {
            const rate = curve.rateAt(timeMs)
            expect(rate).toBeGreaterThanOrEqual(0)
            expect(rate).toBeLessThanOrEqual(curve.peak * (1 + 1e-12))
            const part = curve.expectedArrivals(timeMs, timeMs + 500)
            expect(part).toBeGreaterThanOrEqual(-1e-9)
            sum += part
          }
          expect(sum).toBeCloseTo(curve.expectedArrivals(0, MINUTE), 6)
          expect(curve.startMs[0]).toBe(0)
          expect(curve.startMs[curve.pieces]).toBe(MINUTE)
        },
      ),
    )
  })
})
