import { expect, it } from 'vitest'
import { coldShare, runPool } from '../../sim/fidelity/pool'
import { averageOf } from '../../sim/fidelity/row'

it('tells reuse orders apart where environments are kept shortly: the more evenly they are used, the more stay warm', () => {
  const [newest, random, oldest] = ['mostRecentlyUsed', 'random', 'leastRecentlyUsed'].map((reuse) => {
    const result = runPool({
      rate: 0.9,
      warmMs: 1991,
      coldMs: 2244,
      expirySeconds: 30,
      durationSeconds: 200_000,
      reuse,
    })
    return { cold: coldShare(result), environments: averageOf(result, 'function', 'Environments') }
  })
  // With 180,000 requests a share of 0.005 has a deviation below 0.0003, bunched cold starts included.
  expect(newest!.cold).toBeGreaterThan(4 * random!.cold)
  expect(random!.cold).toBeGreaterThan(20 * oldest!.cold)
  expect(random!.environments).toBeGreaterThan(newest!.environments + 1)
  expect(oldest!.environments).toBeGreaterThan(random!.environments + 3)
})
