import { power } from '../kernel/math'
import type { RandomStream } from '../kernel/RandomStream'

/** Which of `keys` items a request is about. Key 0 is the most popular. */
export interface KeySampler {
  next(): number
}

/** Every item equally likely. */
export class UniformKeys implements KeySampler {
  constructor(
    private readonly keys: number,
    private readonly stream: RandomStream,
  ) {}
  next(): number {
    return this.stream.below(this.keys)
  }
}

/**
 * Zipf's law: item k (from 0) has weight 1/(k+1)^exponent. Drawn in constant time from an alias table
 * (Vose's method), so up to a million items cost no more than ten.
 */
export class ZipfKeys implements KeySampler {
  private readonly share: Float64Array
  private readonly alias: Int32Array

  constructor(
    private readonly keys: number,
    exponent: number,
    private readonly stream: RandomStream,
  ) {
    const weights = zipfProbabilities(keys, exponent)
    this.share = new Float64Array(keys)
    this.alias = new Int32Array(keys)
    const small: number[] = []
    const large: number[] = []
    for (let key = 0; key < keys; key++) {
      weights[key]! *= keys
      ;(weights[key]! < 1 ? small : large).push(key)
    }
    while (small.length > 0 && large.length > 0) {
      const less = small.pop()!
      const more = large.pop()!
      this.share[less] = weights[less]!
      this.alias[less] = more
      weights[more] = weights[more]! + weights[less]! - 1
      ;(weights[more]! < 1 ? small : large).push(more)
    }
    for (const key of [...small, ...large]) {
      this.share[key] = 1
      this.alias[key] = key
    }
  }

  next(): number {
    const place = this.stream.uniform() * this.keys
    const key = Math.floor(place)
    return place - key < this.share[key]! ? key : this.alias[key]!
  }
}

/** Probability of each item under Zipf's law. */
export function zipfProbabilities(keys: number, exponent: number): Float64Array {
  const probabilities = new Float64Array(keys)
  let total = 0
  for (let key = 0; key < keys; key++) total += probabilities[key] = power(key + 1, -exponent)
  for (let key = 0; key < keys; key++) probabilities[key]! /= total
  return probabilities
}
