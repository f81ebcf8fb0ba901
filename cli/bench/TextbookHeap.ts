/**
 * The yardstick of the bench: a plain 4-ary min-heap over typed arrays, ordered by time and then by sequence, as any
 * textbook has it. It stays as it is, so that a faster engine shows as a higher ratio, its own queue included.
 */
export class TextbookHeap {
  /** Time of the event that `pop` last removed. */
  time = 0
  payload = 0
  private readonly times: Float64Array
  private readonly sequences: Float64Array
  private readonly payloads: Int32Array
  private size = 0
  private pushed = 0

  constructor(capacity: number) {
    this.times = new Float64Array(capacity)
    this.sequences = new Float64Array(capacity)
    this.payloads = new Int32Array(capacity)
  }

  push(time: number, payload: number): void {
    let slot = this.size++
    while (slot > 0) {
      const parent = (slot - 1) >> 2
      if (this.times[parent]! <= time) break
      this.move(parent, slot)
      slot = parent
    }
    this.set(slot, time, this.pushed++, payload)
  }

  /** Removes the earliest event; there must be one. */
  pop(): void {
    this.time = this.times[0]!
    this.payload = this.payloads[0]!
    const last = --this.size
    const time = this.times[last]!
    const sequence = this.sequences[last]!
    let slot = 0
    for (;;) {
      const first = slot * 4 + 1
      if (first >= last) break
      let best = first
      for (let child = first + 1; child < first + 4 && child < last; child++) if (this.before(child, best)) best = child
      if (!(this.times[best]! < time || (this.times[best] === time && this.sequences[best]! < sequence))) break
      this.move(best, slot)
      slot = best
    }
    this.set(slot, time, sequence, this.payloads[last]!)
  }

  private before(a: number, b: number): boolean {
    const difference = this.times[a]! - this.times[b]!
    return difference < 0 || (difference === 0 && this.sequences[a]! < this.sequences[b]!)
  }

  private move(from: number, to: number): void {
    this.times[to] = this.times[from]!
    this.sequences[to] = this.sequences[from]!
    this.payloads[to] = this.payloads[from]!
  }

  private set(slot: number, time: number, sequence: number, payload: number): void {
    this.times[slot] = time
    this.sequences[slot] = sequence
    this.payloads[slot] = payload
  }
}
