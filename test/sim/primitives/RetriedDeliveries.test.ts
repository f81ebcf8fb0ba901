import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { Pacer } from '../../../sim/primitives/Pacer'
import { RetriedDeliveries } from '../../../sim/primitives/RetriedDeliveries'
import { RetryPolicy } from '../../../sim/primitives/RetryPolicy'

const backoff = new RetryPolicy(Infinity, 1_000, 2, 8_000, 'none', new RandomStream(1, '', ''))

describe('RetriedDeliveries', () => {
  it('waits longer with each failure until the retries are used up', () => {
    const deliveries = new RetriedDeliveries(backoff, [{ maxRetries: 5, maxAgeMs: Infinity }])
    const delivery = deliveries.add(0, 1, 2, -1, 0)
    expect(Array.from({ length: 6 }, () => deliveries.failed(delivery, 0))).toEqual([
      1_000, 2_000, 4_000, 8_000, 8_000, -1,
    ])
  })

  it('gives up what would be too old at the next try', () => {
    const deliveries = new RetriedDeliveries(backoff, [{ maxRetries: 99, maxAgeMs: 60_000 }])
    const delivery = deliveries.add(0, 1, 2, -1, 10_000)
    expect(deliveries.failed(delivery, 69_000)).toBe(1_000)
    expect(deliveries.ageMs(delivery, 69_000)).toBe(59_000)
    const second = deliveries.add(0, 1, 2, -1, 10_000)
    expect(deliveries.failed(second, 69_001)).toBe(-1)
  })

  it('goes by the limits of each receiver, however many deliveries are pending', () => {
    const deliveries = new RetriedDeliveries(backoff, [
      { maxRetries: 0, maxAgeMs: 60_000 },
      { maxRetries: 1, maxAgeMs: 60_000 },
    ])
    const slots = Array.from({ length: 500 }, (_, i) => deliveries.add(i % 2, i, 0, -1, i))
    expect(deliveries.pending.pending).toBe(500)
    slots.forEach((slot, i) => {
      expect(deliveries.ageMs(slot, 1_000)).toBe(1_000 - i)
      expect(deliveries.failed(slot, 1_000)).toBe(i % 2 === 0 ? -1 : 1_000)
    })
  })
})

describe('Pacer', () => {
  it('lets a burst go at once and spaces the rest evenly, in order', () => {
    const pacer = new Pacer(100, 5)
    const waits = Array.from({ length: 10 }, () => pacer.waitMs(0))
    expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0])
    waits.slice(5).forEach((wait, i) => expect(wait).toBeCloseTo(10 * (i + 1), 9))
    expect(pacer.waitMs(20)).toBeCloseTo(40, 9)
  })

  it('never waits at its own rate, and saves no more than a burst over a pause', () => {
    const pacer = new Pacer(1_000, 2)
    for (let ms = 0; ms < 5_000; ms++) expect(pacer.waitMs(ms)).toBe(0)
    expect([0, 1, 2, 3].map(() => Math.round(pacer.waitMs(60_000)))).toEqual([0, 0, 1, 2])
  })
})
