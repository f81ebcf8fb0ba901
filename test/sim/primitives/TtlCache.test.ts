import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TtlCache } from '../../../sim/primitives/TtlCache'

/** The same cache as a list, least recently used first. */
class NaiveCache {
  entries: { key: number; bytes: number; expiresAt: number }[] = []
  constructor(private readonly capacity: number) {}
  get bytes(): number {
    return this.entries.reduce((sum, entry) => sum + entry.bytes, 0)
  }
  hit(key: number, now: number): boolean {
    const found = this.entries.find((entry) => entry.key === key)
    if (found === undefined) return false
    this.entries = this.entries.filter((entry) => entry !== found)
    if (found.expiresAt <= now) return false
    this.entries.push(found)
    return true
  }
  store(key: number, bytes: number, now: number, ttlMs: number): void {
    this.entries = this.entries.filter((entry) => entry.key !== key)
    if (bytes > this.capacity) return
    while (this.bytes + bytes > this.capacity) this.entries.shift()
    this.entries.push({ key, bytes, expiresAt: now + ttlMs })
  }
}

const step = fc.record({
  key: fc.integer({ min: 0, max: 12 }),
  bytes: fc.integer({ min: 1, max: 60 }),
  gapMs: fc.integer({ min: 0, max: 30 }),
  store: fc.boolean(),
})

it('hits, expires and evicts as a plain list would', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), fc.constantFrom(50, 100, 500, Infinity), (steps, capacity) => {
      const cache = new TtlCache(capacity, 2)
      const naive = new NaiveCache(capacity)
      let now = 0
      for (const { key, bytes, gapMs, store } of steps) {
        now += gapMs
        if (store) {
          cache.store(key, bytes, now, 100)
          naive.store(key, bytes, now, 100)
        } else expect(cache.hit(key, now)).toBe(naive.hit(key, now))
        expect([cache.size, cache.bytes]).toEqual([naive.entries.length, naive.bytes])
      }
      cache.clear()
      expect([cache.size, cache.bytes]).toEqual([0, 0])
    }),
  )
})
