import { describe, expect, it } from 'vitest'
import { type Distribution, meanOf, sampler } from '../../../sim/kernel/distributions'
import { RandomStream } from '../../../sim/kernel/RandomStream'

const CASES: [Distribution, relativeTolerance: number][] = [
  [{ kind: 'constant', value: 7 }, 1e-12],
  [{ kind: 'uniform', min: 2, max: 6 }, 0.005],
  [{ kind: 'exponential', mean: 40 }, 0.01],
  [{ kind: 'normal', mean: 10, standardDeviation: 3 }, 0.005],
  [{ kind: 'normal', mean: 1, standardDeviation: 3 }, 0.01],
  [{ kind: 'lognormal', p50: 20, p99: 100 }, 0.01],
  [{ kind: 'gamma', shape: 2.5, scale: 4 }, 0.01],
  [{ kind: 'gamma', shape: 0.4, scale: 10 }, 0.02],
  [{ kind: 'weibull', shape: 1.5, scale: 10 }, 0.01],
  [{ kind: 'weibull', shape: 0.7, scale: 10 }, 0.02],
  [
    {
      kind: 'empirical',
      points: [
        { p: 0, value: 1 },
        { p: 0.5, value: 3 },
        { p: 1, value: 20 },
      ],
    },
    0.01,
  ],
  [
    {
      kind: 'mixture',
      parts: [
        { weight: 9, of: { kind: 'constant', value: 1 } },
        { weight: 1, of: { kind: 'exponential', mean: 100 } },
      ],
    },
    0.03,
  ],
]

const sample = (of: Distribution, count: number): number[] => {
  const draw = sampler(of, new RandomStream(1, 'test', of.kind))
  return Array.from({ length: count }, () => draw.sample())
}

describe('distributions', () => {
  it.each(CASES)('draws from %j have its mean and are not negative', (of, tolerance) => {
    const values = sample(of, 200_000)
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    expect(Math.abs(mean / meanOf(of) - 1)).toBeLessThan(tolerance)
    expect(Math.min(...values.slice(0, 10_000))).toBeGreaterThanOrEqual(0)
  })

  it('a lognormal has the median and 99 % point it is written with', () => {
    const values = sample({ kind: 'lognormal', p50: 20, p99: 100 }, 200_000).sort((a, b) => a - b)
    expect(values[100_000]! / 20).toBeCloseTo(1, 1)
    expect(values[198_000]! / 100).toBeCloseTo(1, 1)
  })

  it('an empirical distribution follows its quantiles', () => {
    const values = sample(
      {
        kind: 'empirical',
        points: [
          { p: 0, value: 10 },
          { p: 0.9, value: 20 },
          { p: 1, value: 100 },
        ],
      },
      100_000,
    )
    expect(values.filter((value) => value <= 20).length / values.length).toBeCloseTo(0.9, 2)
  })
})
