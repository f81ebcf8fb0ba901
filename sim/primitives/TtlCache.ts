import { widened } from '../kernel/widened'

/**
 * A cache of keyed entries that expire after a time to live and, when the capacity is used up, give way in least
 * recently used order. Holds no values: a simulation only asks whether a key would be there.
 */
export class TtlCache {
  private readonly slots = new Map<number, number>()
  private keys: Int32Array
  private sizes: Float64Array
  private expires: Float64Array
  private newer: Int32Array
  private older: Int32Array
  private newest = -1
  private oldest = -1
  private freeHead = -1
  private used = 0
  private storedBytes = 0

  /** @param capacityBytes room for all entries together; Infinity for unbounded */
  constructor(
    readonly capacityBytes: number,
    initialEntries = 64,
  ) {
    this.keys = new Int32Array(initialEntries)
    this.sizes = new Float64Array(initialEntries)
    this.expires = new Float64Array(initialEntries)
    this.newer = new Int32Array(initialEntries)
    this.older = new Int32Array(initialEntries)
  }

  /** Entries stored, expired ones not yet noticed included. */
  get size(): number {
    return this.slots.size
  }

  get bytes(): number {
    return this.storedBytes
  }

  /** True when the key is stored and has not expired at `now` (ms); it then counts as used. */
  hit(key: number, now: number): boolean {
    const slot = this.slots.get(key)
    if (slot === undefined) return false
    if (this.expires[slot]! <= now) {
      this.remove(slot)
      return false
    }
    this.unlink(slot)
    this.linkNewest(slot)
    return true
  }

  /** Stores or renews a key until `now + ttlMs`. An entry larger than the capacity is not stored. */
  store(key: number, bytes: number, now: number, ttlMs: number): void {
    const known = this.slots.get(key)
    if (known !== undefined) this.remove(known)
    if (bytes > this.capacityBytes) return
    while (this.storedBytes + bytes > this.capacityBytes) this.remove(this.oldest)
    const slot = this.takeSlot()
    this.keys[slot] = key
    this.sizes[slot] = bytes
    this.expires[slot] = now + ttlMs
    this.slots.set(key, slot)
    this.storedBytes += bytes
    this.linkNewest(slot)
  }

  /** Forgets everything. */
  clear(): void {
    while (this.oldest >= 0) this.remove(this.oldest)
  }

  private remove(slot: number): void {
    this.unlink(slot)
    this.slots.delete(this.keys[slot]!)
    this.storedBytes -= this.sizes[slot]!
    this.older[slot] = this.freeHead
    this.freeHead = slot
  }

  private takeSlot(): number {
    if (this.freeHead >= 0) {
      const slot = this.freeHead
      this.freeHead = this.older[slot]!
      return slot
    }
    if (this.used === this.keys.length) this.grow()
    return this.used++
  }

  private linkNewest(slot: number): void {
    this.newer[slot] = -1
    this.older[slot] = this.newest
    if (this.newest >= 0) this.newer[this.newest] = slot
    this.newest = slot
    if (this.oldest < 0) this.oldest = slot
  }

  private unlink(slot: number): void {
    const newer = this.newer[slot]!
    const older = this.older[slot]!
    if (newer >= 0) this.older[newer] = older
    else this.newest = older
    if (older >= 0) this.newer[older] = newer
    else this.oldest = newer
  }

  private grow(): void {
    const capacity = this.keys.length * 2
    this.keys = widened(this.keys, capacity)
    this.sizes = widened(this.sizes, capacity)
    this.expires = widened(this.expires, capacity)
    this.newer = widened(this.newer, capacity)
    this.older = widened(this.older, capacity)
  }
}
