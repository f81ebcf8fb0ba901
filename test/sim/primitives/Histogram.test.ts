import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bucketOf, BUCKETS, Histogram, valueOf } from '../../../sim/primitives/Histogram'

const value = fc.double({ min: 2 ** -20, max: 2 ** 41, noNaN: true })

it('is never more than 1 % off', () => {
  fc.assert(
    fc.property(value, (x) => Math.abs(valueOf(bucketOf(x)) - x) <= x * 0.01),
    { numRuns: 2000 },
  )
  expect(valueOf(bucketOf(0))).toBe(0)
  expect(bucketOf(1e300)).toBe(BUCKETS - 1)
  for (let bucket = 1; bucket < BUCKETS - 1; bucket++) expect(bucketOf(valueOf(bucket))).toBe(bucket)
})

it('gives quantiles by nearest rank within 1 %', () => {
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (xs, p) => {
        const histogram = new Histogram()
        for (const x of xs) histogram.add(x)
        const exact = [...xs].sort((a, b) => a - b)[Math.max(1, Math.ceil(p * xs.length)) - 1]!
        expect(Math.abs(histogram.quantile(p) - exact)).toBeLessThanOrEqual(exact * 0.01)
      },
    ),
  )
  expect(new Histogram().quantile(0.5)).toBeNaN()
})

it('merged is the same as having seen all values', () => {
  fc.assert(
    fc.property(fc.array(value), fc.array(value), (left, right) => {
      const of = (xs: number[]): Histogram => {
        const histogram = new Histogram()
        for (const x of xs) histogram.add(x)
        return histogram
      }
      const merged = of(left)
      merged.merge(of(right))
      const whole = of([...left, ...right])
      expect(merged).toEqual(whole)
      merged.clear()
      expect([merged.count, merged.slice()]).toEqual([0, new Histogram().slice()])
      merged.merge(of(right))
      for (const x of left) merged.add(x)
      expect(merged).toEqual(whole)
    }),
    { numRuns: 40 },
  )
})
