import { expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { type Jitter, RetryPolicy } from '../../../sim/primitives/RetryPolicy'

const policy = (jitter: Jitter, seed = 1) =>
  new RetryPolicy(4, 100, 2, 500, jitter, new RandomStream(seed, 'a', 'backoff'))

it('allows tries up to the maximum', () => {
  expect([1, 2, 3, 4, 5].map((attempts) => policy('none').retriesAfter(attempts))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

it('doubles the wait up to its ceiling', () => {
  expect([1, 2, 3, 4, 50].map((attempts) => policy('none').delayMs(attempts))).toEqual([100, 200, 400, 500, 500])
})

it.each([
  { jitter: 'full' as const, low: 0, high: 400 },
  { jitter: 'equal' as const, low: 200, high: 400 },
])('$jitter jitter spreads evenly from $low to $high', ({ jitter, low, high }) => {
  const retries = policy(jitter)
  const draws = Array.from({ length: 20_000 }, () => retries.delayMs(3))
  expect(Math.min(...draws)).toBeGreaterThanOrEqual(low)
  expect(Math.max(...draws)).toBeLessThanOrEqual(high)
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  expect(Math.abs(mean - (low + high) / 2)).toBeLessThan(4)
})
