import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TokenBucket } from '../../../sim/primitives/TokenBucket'

it.each([
  { rate: 10, burst: 5, everyMs: 10, seconds: 60 },
  { rate: 100, burst: 200, everyMs: 5, seconds: 60 },
  { rate: 1, burst: 1, everyMs: 100, seconds: 60 },
  { rate: 50, burst: 10, everyMs: 20, seconds: 30 },
])('admits burst + rate × time of an even overload: $rate/s, burst $burst', ({ rate, burst, everyMs, seconds }) => {
  const bucket = new TokenBucket(rate, burst)
  let admitted = 0
  let asked = 0
  for (let now = 0; now <= seconds * 1000; now += everyMs) {
    asked++
    if (bucket.take(now)) admitted++
  }
  expect(Math.abs(admitted - Math.min(asked, burst + rate * seconds))).toBeLessThanOrEqual(1)
})

it('takes all or nothing, goes into debt only by spend, and tells what it covers', () => {
  const bucket = new TokenBucket(1000, 10)
  expect(bucket.take(0, 11)).toBe(false)
  expect(bucket.take(0, 10)).toBe(true)
  expect(bucket.take(0)).toBe(false)
  expect(bucket.covers(0, 1)).toBe(false)
  bucket.spend(0, 5)
  expect(bucket.level(0)).toBe(-5)
  expect(bucket.level(7)).toBeCloseTo(2, 9)
  expect(bucket.level(1e6)).toBe(10)
  expect(bucket.covers(1e6, 10)).toBe(true)
  // More than it can ever hold is served from a full bucket.
  expect(bucket.covers(1e6, 25)).toBe(true)
  expect(new TokenBucket(1, 10, 0).level(0)).toBe(0)
})

it('never admits more than burst + rate × time in any window', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 100 }),
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }),
      (rate, burst, gaps) => {
        const bucket = new TokenBucket(rate, burst)
        const admittedAt: number[] = []
        let now = 0
        for (const gap of gaps) if (bucket.take((now += gap))) admittedAt.push(now)
        for (let from = 0; from < admittedAt.length; from++)
          for (let to = from; to < admittedAt.length; to++) {
            const most = burst + ((admittedAt[to]! - admittedAt[from]!) / 1000) * rate
            expect(to - from + 1).toBeLessThanOrEqual(most + 1e-6)
          }
      },
    ),
    { numRuns: 60 },
  )
})
