import { describe, expect, it } from 'vitest'
import { densityOf, figuresOf, quantileOf } from '../../../renderer/inspector/distributionFigures'
import { type Distribution, RandomStream, sampler } from '../../../sim/index'

const cases: Distribution[] = [
  { kind: 'constant', value: 20 },
  { kind: 'uniform', min: 5, max: 10 },
  { kind: 'exponential', mean: 20 },
  { kind: 'normal', mean: 20, standardDeviation: 15 },
  { kind: 'lognormal', p50: 38, p99: 120 },
  { kind: 'gamma', shape: 0.7, scale: 10 },
  { kind: 'gamma', shape: 30, scale: 2 },
  { kind: 'weibull', shape: 1.5, scale: 20 },
  {
    kind: 'empirical',
    points: [
      { p: 0, value: 5 },
      { p: 0.5, value: 20 },
      { p: 1, value: 100 },
    ],
  },
  {
    kind: 'mixture',
    parts: [
      { weight: 9, of: { kind: 'exponential', mean: 10 } },
      { weight: 1, of: { kind: 'uniform', min: 100, max: 200 } },
    ],
  },
]

describe('figuresOf', () => {
  it.each(cases)('agrees with what the simulation draws: %o', (distribution) => {
    const { sample } = bound(distribution)
    const drawn = Float64Array.from({ length: 100_000 }, sample).sort()
    const { mean, p50, p99 } = figuresOf(distribution)
    expect(mean / (drawn.reduce((sum, value) => sum + value, 0) / drawn.length)).toBeCloseTo(1, 1)
    expect(Math.abs(p50 / drawn[50_000]! - 1)).toBeLessThan(0.03)
    expect(Math.abs(p99 / drawn[99_000]! - 1)).toBeLessThan(0.04)
  })

  it('gives the parameters of a lognormal back', () => {
    expect(quantileOf({ kind: 'lognormal', p50: 38, p99: 120 }, 0.99)).toBeCloseTo(120, 3)
  })
})

describe('densityOf', () => {
  it.each(cases)('holds nearly all draws: %o', (distribution) => {
    const { shares, end } = densityOf(distribution)
    const total = shares.reduce((sum, share) => sum + share, 0)
    expect(total).toBeGreaterThan(0.98)
    expect(total).toBeLessThanOrEqual(1.0001)
    expect(end).toBeGreaterThan(0)
  })

  it('can draw a quantity that is always 0', () => {
    expect(densityOf({ kind: 'constant', value: 0 }).end).toBe(1)
  })
})

function bound(distribution: Distribution): { sample: () => number } {
  const drawer = sampler(distribution, new RandomStream(1, 'test', 'figures'))
  return { sample: () => drawer.sample() }
}
