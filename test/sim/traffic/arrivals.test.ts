import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Load, TrafficStream } from '../../../sim/design/types'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { arrivalsOf } from '../../../sim/traffic/arrivals'
import { rateCurveOf } from '../../../sim/traffic/loadCurve'

const SEEDS = Array.from({ length: 40 }, (_, i) => i + 1)

function process(load: Load, spacing: TrafficStream['spacing'], durationMs: number, seed = 1, owner = 'client') {
  return arrivalsOf({ id: 's', target: owner, load, spacing }, durationMs, new RandomStream(seed, owner, 'arrivals'))
}

function timesOf(
  load: Load,
  spacing: TrafficStream['spacing'],
  durationMs: number,
  seed = 1,
  owner = 'client',
): number[] {
  const arrivals = process(load, spacing, durationMs, seed, owner)
  const times: number[] = []
  for (let timeMs = arrivals.next(); timeMs < Infinity; timeMs = arrivals.next()) times.push(timeMs)
  return times
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const variance = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** Chi-square statistic of values in (0, 1) against the uniform distribution. */
function chiSquare(values: readonly number[], cells: number): number {
  const seen = Array.from({ length: cells }, () => 0)
  for (const value of values) seen[Math.min(cells - 1, Math.floor(value * cells))]!++
  const expected = values.length / cells
  return seen.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
}

const constant: Load = { kind: 'constant', rate: 100 }
const ramp: Load = { kind: 'ramp', from: 0, to: 200, startSeconds: 0, endSeconds: 100 }
const falling: Load = { kind: 'ramp', from: 200, to: 0, startSeconds: 0, endSeconds: 100 }
const sine: Load = { kind: 'sine', mean: 100, amplitude: 100, periodSeconds: 30, phaseSeconds: 0 }

describe('Poisson arrivals', () => {
  it.each([
    ['constant', constant],
    ['ramp', ramp],
    ['falling', falling],
    ['sine', sine],
  ])('have Poisson counts in windows of a %s load', (_, load) => {
    // Each count over its expected value has mean 0 and variance 1 once scaled; 40 seeds x 20 windows.
    const curve = rateCurveOf(load, 100_000)
    const scaled = SEEDS.flatMap((seed) => {
      const counts = Array.from({ length: 20 }, () => 0)
      for (const timeMs of timesOf(load, 'poisson', 100_000, seed)) counts[Math.floor(timeMs / 5000)]!++
      return counts.map((count, i) => {
        const expected = curve.expectedArrivals(i * 5000, (i + 1) * 5000)
        return (count - expected) / Math.sqrt(expected)
      })
    })
    // 800 values: standard errors 0.035 of the mean and 0.05 of the variance; bands of 3.5 of them.
    expect(Math.abs(mean(scaled))).toBeLessThan(0.125)
    expect(Math.abs(variance(scaled) - 1)).toBeLessThan(0.18)
  })

  it.each([1, 2, 3])('have exponential gaps at a constant rate, seed %d', (seed) => {
    const times = timesOf(constant, 'poisson', 500_000, seed)
    const places = times.map((timeMs, i) => 1 - Math.exp(-(timeMs - (times[i - 1] ?? 0)) / 10))
    // 0.999 quantile of chi-square with 49 degrees of freedom.
    expect(chiSquare(places, 50)).toBeLessThan(85.35)
  })

  it.each([1, 2, 3])('have exponential gaps of cumulative rate under a sine, seed %d', (seed) => {
    const curve = rateCurveOf(sine, 500_000)
    const times = timesOf(sine, 'poisson', 500_000, seed)
    const places = times.map((timeMs, i) => 1 - Math.exp(-curve.expectedArrivals(times[i - 1] ?? 0, timeMs)))
    expect(chiSquare(places, 50)).toBeLessThan(85.35)
  })

  it('have independent gaps', () => {
    const times = timesOf(constant, 'poisson', 1_000_000)
    const gaps = times.map((timeMs, i) => timeMs - (times[i - 1] ?? 0) - 10)
    const products = gaps.slice(1).map((gap, i) => (gap * gaps[i]!) / 100)
    expect(Math.abs(mean(products))).toBeLessThan(3.5 / Math.sqrt(products.length))
  })

  it('are the same for a constant load however it is written', () => {
    const points: Load = { kind: 'points', points: [{ atSeconds: 3, rate: 100 }] }
    expect(timesOf(points, 'poisson', 60_000)).toEqual(timesOf(constant, 'poisson', 60_000))
  })

  it('repeat with the seed and change with it', () => {
    for (const load of [constant, sine]) {
      expect(timesOf(load, 'poisson', 20_000, 7)).toEqual(timesOf(load, 'poisson', 20_000, 7))
      expect(timesOf(load, 'poisson', 20_000, 7)).not.toEqual(timesOf(load, 'poisson', 20_000, 8))
    }
  })

  it('of two clients are independent', () => {
    const counts = (owner: string): number[] => {
      const bins = Array.from({ length: 2000 }, () => 0)
      for (const timeMs of timesOf(constant, 'poisson', 1_000_000, 5, owner)) bins[Math.floor(timeMs / 500)]!++
      return bins
    }
    const [left, right] = [counts('web'), counts('mobile')]
    const covariance = mean(left.map((count, i) => (count - 50) * (right[i]! - 50)))
    // Correlation of 2,000 independent pairs has a standard error of 0.022.
    expect(Math.abs(covariance / 50)).toBeLessThan(0.08)
  })

  it('never come at a rate of 0', () => {
    expect(timesOf({ kind: 'constant', rate: 0 }, 'poisson', 60_000)).toEqual([])
    const pause: Load = { kind: 'steps', steps: [10, 0, 10].map((rate, i) => ({ atSeconds: i * 20, rate })) }
    for (const spacing of ['poisson', 'uniform', 'exact'] as const) {
      const times = timesOf(pause, spacing, 60_000)
      expect(times.filter((timeMs) => timeMs >= 20_000 && timeMs < 40_000)).toEqual([])
      expect(times.some((timeMs) => timeMs >= 40_000)).toBe(true)
    }
  })
})

describe('evenly spaced arrivals', () => {
  it('come half a gap after the start and then at exact gaps', () => {
    expect(timesOf({ kind: 'constant', rate: 4 }, 'exact', 1000)).toEqual([125, 375, 625, 875])
    expect(timesOf({ kind: 'constant', rate: 4 }, 'exact', 1000, 9)).toEqual([125, 375, 625, 875])
  })

  it('follow a ramp by its square root', () => {
    const times = timesOf(ramp, 'exact', 100_000)
    expect(times).toHaveLength(10_000)
    times.forEach((timeMs, i) => expect(timeMs).toBeCloseTo(1000 * Math.sqrt(i + 0.5), 6))
  })

  it('uniform: one in each gap, anywhere in it', () => {
    const times = timesOf(constant, 'uniform', 500_000)
    expect(times).toHaveLength(50_000)
    times.forEach((timeMs, i) => expect(Math.floor(timeMs / 10)).toBe(i))
    expect(
      chiSquare(
        times.map((timeMs, i) => timeMs / 10 - i),
        50,
      ),
    ).toBeLessThan(85.35)
  })
})

describe('replay', () => {
  const counts = [0, 7, 1, 0, 250, 3]

  it.each(['poisson', 'uniform', 'exact'] as const)('emits exactly the recorded counts, %s', (spacing) => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 30 }),
        fc.constantFrom(0.1, 1, 60, 0.3, 7.77),
        fc.nat(),
        (recorded, binSeconds, seed) => {
          const times = timesOf({ kind: 'replay', binSeconds, counts: recorded }, spacing, 1e9, seed)
          const seen = recorded.map(() => 0)
          let bin = 0
          let lastMs = 0
          for (const timeMs of times) {
            expect(timeMs).toBeGreaterThanOrEqual(lastMs)
            lastMs = timeMs
            while (timeMs >= (bin + 1) * (binSeconds * 1000)) bin++
            seen[bin]!++
          }
          expect(seen).toEqual(recorded)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('spaces exactly inside the bin', () => {
    expect(timesOf({ kind: 'replay', binSeconds: 1, counts: [2, 0, 4] }, 'exact', 10_000)).toEqual([
      250, 750, 2125, 2375, 2625, 2875,
    ])
  })

  it('throws Poisson-spaced arrivals uniformly into the bin', () => {
    const times = timesOf({ kind: 'replay', binSeconds: 60, counts: [200_000] }, 'poisson', 60_000)
    expect(times).toHaveLength(200_000)
    expect(
      chiSquare(
        times.map((timeMs) => timeMs / 60_000),
        50,
      ),
    ).toBeLessThan(85.35)
    const gaps = times.slice(1).map((timeMs, i) => 1 - Math.exp(-((timeMs - times[i]!) * 200_000) / 60_000))
    expect(chiSquare(gaps, 50)).toBeLessThan(85.35)
  })

  it('drops what lies after the end of the run', () => {
    const times = timesOf({ kind: 'replay', binSeconds: 10, counts }, 'exact', 45_000)
    expect(times).toHaveLength(0 + 7 + 1 + 0 + 125)
    expect(timesOf({ kind: 'replay', binSeconds: 10, counts: [] }, 'poisson', 45_000)).toEqual([])
  })
})

describe('any load and spacing', () => {
  const rate = fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true }))
  const second = fc.double({ min: 0, max: 25, noNaN: true })
  const load: fc.Arbitrary<Load> = fc.oneof(
    fc.record({ kind: fc.constant('ramp' as const), from: rate, to: rate, startSeconds: second, endSeconds: second }),
    fc.record({
      kind: fc.constant('points' as const),
      points: fc.array(fc.record({ atSeconds: second, rate }), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('steps' as const),
      steps: fc.array(fc.record({ atSeconds: second, rate }), { maxLength: 8 }),
    }),
    fc.record({
      kind: fc.constant('sine' as const),
      mean: rate,
      amplitude: rate,
      periodSeconds: fc.double({ min: 0.5, max: 60, noNaN: true }),
      phaseSeconds: second,
    }),
  )

  it('gives ordered times within the run, near the expected number, then Infinity for good', () => {
    fc.assert(
      fc.property(
        load,
        fc.constantFrom('poisson' as const, 'uniform' as const, 'exact' as const),
        fc.nat(),
        (any, spacing, seed) => {
          const expected = rateCurveOf(any, 20_000).expectedArrivals(0, 20_000)
          const arrivals = process(any, spacing, 20_000, seed)
          let count = 0
          let lastMs = 0
          for (let timeMs = arrivals.next(); timeMs < Infinity; timeMs = arrivals.next()) {
            expect(timeMs >= lastMs && timeMs < 20_000).toBe(true)
            lastMs = timeMs
            count++
          }
          expect(arrivals.next()).toBe(Infinity)
          const band = spacing === 'poisson' ? 6 * Math.sqrt(expected) + 8 : 1
          expect(Math.abs(count - expected)).toBeLessThanOrEqual(band)
        },
      ),
    )
  })

  it('gives levels that follow the curve in whole users and change when it says', () => {
    fc.assert(
      fc.property(load, (any) => {
        const curve = rateCurveOf(any, 20_000)
        const arrivals = process(any, 'poisson', 20_000)
        const changes = arrivals.levelChanges
        expect(changes.length).toBeLessThanOrEqual(4000)
        for (let timeMs = 0; timeMs < 20_000; timeMs += 97) {
          expect(Math.abs(arrivals.level(timeMs) - curve.rateAt(timeMs))).toBeLessThanOrEqual(
            changes.length < 2000 ? 0.500001 : 50,
          )
        }
        for (let i = 0; i < changes.length; i++) {
          if (i > 0) expect(changes[i]!).toBeGreaterThanOrEqual(changes[i - 1]!)
          const before = i === 0 ? 0 : changes[i - 1]!
          const middle = (before + changes[i]!) / 2
          if (middle < changes[i]!) expect(arrivals.level(middle)).toBe(arrivals.level(before))
        }
      }),
    )
  })
})

describe('levels for closed loops', () => {
  it('change by one user where a ramp passes a half', () => {
    const arrivals = process({ kind: 'ramp', from: 0, to: 4, startSeconds: 0, endSeconds: 8 }, 'poisson', 10_000)
    expect([...arrivals.levelChanges]).toEqual([1000, 3000, 5000, 7000])
    expect([0, 999, 1000, 5000, 9999].map((timeMs) => arrivals.level(timeMs))).toEqual([0, 0, 1, 3, 4])
  })

  it('change at once with a step and never under a constant load', () => {
    const steps: Load = {
      kind: 'steps',
      steps: [
        { atSeconds: 0, rate: 5 },
        { atSeconds: 2, rate: 50 },
      ],
    }
    const arrivals = process(steps, 'exact', 10_000)
    expect([...arrivals.levelChanges]).toEqual([2000])
    expect([arrivals.level(0), arrivals.level(2000)]).toEqual([5, 50])
    expect(process(constant, 'poisson', 10_000).levelChanges).toHaveLength(0)
  })

  it('come in groups when a ramp has very many users, and all of them in the end', () => {
    const arrivals = process(
      { kind: 'ramp', from: 0, to: 100_001, startSeconds: 0, endSeconds: 90 },
      'poisson',
      100_000,
    )
    expect(arrivals.levelChanges.length).toBeLessThanOrEqual(4000)
    expect(arrivals.levelChanges.length).toBeGreaterThan(3000)
    expect(arrivals.level(95_000)).toBe(100_001)
    expect(Math.abs(arrivals.level(45_000) - 50_000)).toBeLessThan(30)
  })

  it('end for any curve, however steep: a step of one user is lost in a number beyond 2^53', () => {
    for (const to of [1e15, 1e300]) {
      const arrivals = process({ kind: 'ramp', from: 0, to, startSeconds: 0, endSeconds: 10 }, 'poisson', 10_000)
      expect(arrivals.levelChanges.length).toBeLessThanOrEqual(4000)
      expect(arrivals.level(9999.999)).toBeGreaterThan(1e8)
    }
  })
})
