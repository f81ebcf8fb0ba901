/** First in, first out, of integers, in a ring that doubles when full. */
export class IntQueue {
  private ring: Int32Array
  private head = 0
  private count = 0

  constructor(capacity = 16) {
    this.ring = new Int32Array(capacity)
  }

  get size(): number {
    return this.count
  }

  push(value: number): void {
    if (this.count === this.ring.length) this.grow()
    this.ring[(this.head + this.count) & (this.ring.length - 1)] = value
    this.count++
  }

  /** Removes the oldest; -1 when empty. */
  shift(): number {
    if (this.count === 0) return -1
    const value = this.ring[this.head]!
    this.head = (this.head + 1) & (this.ring.length - 1)
    this.count--
    return value
  }

  /** The oldest without removing it; -1 when empty. */
  peek(): number {
    return this.count === 0 ? -1 : this.ring[this.head]!
  }

  /** The value this many places behind the oldest; only below `size`. */
  at(place: number): number {
    return this.ring[(this.head + place) & (this.ring.length - 1)]!
  }

  /** Removes this many of the oldest; at most `size`. */
  drop(count: number): void {
    this.head = (this.head + count) & (this.ring.length - 1)
    this.count -= count
  }

  private grow(): void {
    const wider = new Int32Array(this.ring.length * 2)
    for (let i = 0; i < this.count; i++) wider[i] = this.ring[(this.head + i) & (this.ring.length - 1)]!
    this.ring = wider
    this.head = 0
  }
}
