import { describe, expect, it } from 'vitest'
import { ln } from '../../../sim/kernel/math'
import { RandomStream } from '../../../sim/kernel/RandomStream'

const draws = (stream: RandomStream, count: number): number[] => Array.from({ length: count }, () => stream.uniform())

describe('RandomStream', () => {
  it('is decided by seed, owner and purpose alone', () => {
    const first = draws(new RandomStream(7, 'orders', 'service'), 600)
    expect(draws(new RandomStream(7, 'orders', 'service'), 600)).toEqual(first)
    for (const [seed, owner, purpose] of [
      [8, 'orders', 'service'],
      [7, 'orderz', 'service'],
      [7, 'orders', 'arrivals'],
      [7, 'order', 'sservice'],
    ] as const)
      expect(draws(new RandomStream(seed, owner, purpose), 5)).not.toEqual(first.slice(0, 5))
  })

  it('is uniform: chi-square over 100 cells, and no serial correlation', () => {
    const count = 200_000
    const cells = Array.from({ length: 100 }, () => 0)
    const stream = new RandomStream(1, 'a', 'uniformity')
    let previous = stream.uniform()
    let product = 0
    for (let i = 0; i < count; i++) {
      const u = stream.uniform()
      if (!(u > 0 && u < 1)) throw new Error(`${u} is not inside (0, 1)`)
      cells[Math.floor(u * 100)]!++
      product += (u - 0.5) * (previous - 0.5)
      previous = u
    }
    const chiSquare = cells.reduce((sum, seen) => sum + (seen - count / 100) ** 2 / (count / 100), 0)
    // 99 degrees of freedom: mean 99, standard deviation 14.1.
    expect(chiSquare).toBeGreaterThan(55)
    expect(chiSquare).toBeLessThan(155)
    expect(Math.abs((product / count) * 12)).toBeLessThan(0.01)
  })

  it('streams with neighbouring names are independent', () => {
    const [a, b] = [new RandomStream(1, 'fn-1', 'service'), new RandomStream(1, 'fn-2', 'service')]
    let product = 0
    for (let i = 0; i < 100_000; i++) product += (a.uniform() - 0.5) * (b.uniform() - 0.5)
    expect(Math.abs((product / 100_000) * 12)).toBeLessThan(0.012)
  })

  it('normal and exponential have their moments', () => {
    const stream = new RandomStream(3, 'a', 'moments')
    const count = 200_000
    let normal = 0
    let normalSquare = 0
    let beyond = 0
    let exponential = 0
    for (let i = 0; i < count; i++) {
      const z = stream.normal()
      normal += z
      normalSquare += z * z
      if (z > 2.3263478740408408) beyond++
      exponential += stream.exponential()
    }
    expect(normal / count).toBeCloseTo(0, 2)
    expect(normalSquare / count).toBeCloseTo(1, 1)
    expect(beyond / count).toBeGreaterThan(0.0092)
    expect(beyond / count).toBeLessThan(0.0108)
    expect(exponential / count).toBeCloseTo(1, 2)
  })

  it('draws of every kind take one number each, in whatever order they are mixed', () => {
    const numbers = draws(new RandomStream(5, 'a', 'mixed'), 1500)
    const mixed = new RandomStream(5, 'a', 'mixed')
    numbers.forEach((u, i) =>
      expect(i % 3 === 1 ? mixed.uniform() : mixed.exponential()).toBe(i % 3 === 1 ? u : -ln(u)),
    )
    const [many, each] = [new RandomStream(5, 'a', 'normals'), new RandomStream(5, 'a', 'normals')]
    const block = new Float64Array(300)
    many.normals(block)
    expect([...block, many.normal()]).toEqual(Array.from({ length: 301 }, () => each.normal()))
  })

  it('below stays within its bound', () => {
    const stream = new RandomStream(3, 'a', 'below')
    const seen = new Set(Array.from({ length: 1000 }, () => stream.below(6)))
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
  })
})
