import { expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { UniformKeys, ZipfKeys, zipfProbabilities } from '../../../sim/primitives/KeyPopularity'

const DRAWS = 200_000

it.each([
  { keys: 1, exponent: 1 },
  { keys: 2, exponent: 0.5 },
  { keys: 50, exponent: 1 },
  { keys: 50, exponent: 1.5 },
  { keys: 10, exponent: 0 },
])('Zipf over $keys keys with exponent $exponent meets its probabilities', ({ keys, exponent }) => {
  const sampler = new ZipfKeys(keys, exponent, new RandomStream(5, 'a', 'keys'))
  const seen = Array.from({ length: keys }, () => 0)
  for (let i = 0; i < DRAWS; i++) seen[sampler.next()]!++
  const probabilities = zipfProbabilities(keys, exponent)
  let chiSquare = 0
  probabilities.forEach((p, key) => {
    expect(p / probabilities[0]!).toBeCloseTo((key + 1) ** -exponent, 9)
    chiSquare += (seen[key]! - p * DRAWS) ** 2 / (p * DRAWS)
  })
  // Mean keys - 1, standard deviation sqrt(2 (keys - 1)): five of them above.
  expect(chiSquare).toBeLessThanOrEqual(keys - 1 + 5 * Math.sqrt(2 * (keys - 1)))
})

it('uniform keys are all equally likely', () => {
  const sampler = new UniformKeys(20, new RandomStream(5, 'a', 'keys'))
  const seen = Array.from({ length: 20 }, () => 0)
  for (let i = 0; i < DRAWS; i++) seen[sampler.next()]!++
  for (const count of seen) expect(Math.abs(count - DRAWS / 20)).toBeLessThan(5 * Math.sqrt(DRAWS / 20))
})
