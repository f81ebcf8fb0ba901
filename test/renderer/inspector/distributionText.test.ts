import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exampleOf, formatDistribution, parseDistribution, startOf } from '../../../renderer/inspector/distributionText'
import type { Distribution, FieldUnit } from '../../../sim/index'

const read = (text: string, unit: FieldUnit = 'ms') => {
  const parsed = parseDistribution(text, unit)
  return parsed.ok ? parsed.value : parsed.error
}

describe('parseDistribution', () => {
  it('reads every kind', () => {
    expect(read('constant 20 ms')).toEqual({ kind: 'constant', value: 20 })
    expect(read('uniform 5 min to 10 min')).toEqual({ kind: 'uniform', min: 300_000, max: 600_000 })
    expect(read('exponential mean 20 ms')).toEqual({ kind: 'exponential', mean: 20 })
    expect(read('normal mean 20 ms deviation 5 ms')).toEqual({ kind: 'normal', mean: 20, standardDeviation: 5 })
    expect(read('lognormal p50 38 ms p99 120 ms')).toEqual({ kind: 'lognormal', p50: 38, p99: 120 })
    expect(read('gamma shape 2 scale 10 ms')).toEqual({ kind: 'gamma', shape: 2, scale: 10 })
    expect(read('weibull shape 1.5 scale 1 s')).toEqual({ kind: 'weibull', shape: 1.5, scale: 1000 })
    expect(read('empirical 0% 5 ms, 50% 1,200 ms, 100% 2 s')).toEqual({
      kind: 'empirical',
      points: [
        { p: 0, value: 5 },
        { p: 0.5, value: 1200 },
        { p: 1, value: 2000 },
      ],
    })
    expect(read('mixture 9 of (constant 10 ms) + 1 of (lognormal p50 100 ms p99 400 ms)')).toEqual({
      kind: 'mixture',
      parts: [
        { weight: 9, of: { kind: 'constant', value: 10 } },
        { weight: 1, of: { kind: 'lognormal', p50: 100, p99: 400 } },
      ],
    })
  })

  it('takes what people type', () => {
    expect(read('20')).toEqual({ kind: 'constant', value: 20 })
    expect(read('0.5s')).toEqual({ kind: 'constant', value: 500 })
    expect(read('exp 20')).toEqual({ kind: 'exponential', mean: 20 })
    expect(read('Lognormal p99=120ms, p50=38ms')).toEqual({ kind: 'lognormal', p50: 38, p99: 120 })
    expect(read('uniform 10..20')).toEqual({ kind: 'uniform', min: 10, max: 20 })
    expect(read('1.5KB', 'bytes')).toEqual({ kind: 'constant', value: 1536 })
  })

  it('says what is wrong and shows how to write it', () => {
    expect(read('')).toMatch(/^Write a distribution, such as lognormal/)
    expect(read('lognormal p50 38 ms')).toBe('lognormal needs p99. Write lognormal p50 20 ms p99 100 ms.')
    expect(read('poisson 3')).toMatch(/^“poisson” is no distribution/)
    expect(read('lognormal 38 120')).toMatch(/is not understood here/)
    expect(read('uniform 5')).toMatch(/^uniform needs two ends/)
    expect(read('constant 5 MB')).toMatch(/is a size; this needs a duration/)
    expect(read('mixture 9 of (constant 1')).toMatch(/in brackets/)
    expect(read('constructor 5')).toMatch(/is no distribution/)
  })
})

describe('formatDistribution', () => {
  const amount = fc.oneof(fc.nat(10_000_000), fc.double({ min: 0, max: 1e9, noNaN: true }))
  const leaf: fc.Arbitrary<Distribution> = fc.oneof(
    fc.record({ kind: fc.constant('constant' as const), value: amount }),
    fc.record({ kind: fc.constant('uniform' as const), min: amount, max: amount }),
    fc.record({ kind: fc.constant('exponential' as const), mean: amount }),
    fc.record({ kind: fc.constant('normal' as const), mean: amount, standardDeviation: amount }),
    fc.record({ kind: fc.constant('lognormal' as const), p50: amount, p99: amount }),
    fc.record({ kind: fc.constantFrom('gamma' as const, 'weibull' as const), shape: amount, scale: amount }),
    fc.record({
      kind: fc.constant('empirical' as const),
      points: fc.array(fc.record({ p: fc.double({ min: 0, max: 1, noNaN: true }), value: amount }), {
        minLength: 1,
        maxLength: 4,
      }),
    }),
  )
  const any: fc.Arbitrary<Distribution> = fc.letrec<{ any: Distribution }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.record({
        kind: fc.constant('mixture' as const),
        parts: fc.array(fc.record({ weight: amount, of: tie('any') }), { minLength: 1, maxLength: 3 }),
      }),
    ),
  })).any

  it('is read back exactly, for every distribution and unit', () => {
    fc.assert(
      fc.property(any, fc.constantFrom<FieldUnit>('ms', 's', 'bytes', 'count', 'MB'), (distribution, unit) => {
        expect(parseDistribution(formatDistribution(distribution, unit), unit)).toEqual({
          ok: true,
          value: distribution,
        })
      }),
    )
  })

  it('has an example of each kind that reads as itself', () => {
    const kinds = [
      'constant',
      'uniform',
      'exponential',
      'normal',
      'lognormal',
      'gamma',
      'weibull',
      'empirical',
      'mixture',
    ] as const
    for (const kind of kinds) expect(read(exampleOf(kind, 'ms'))).toEqual(startOf(kind, 20, 100))
  })
})
