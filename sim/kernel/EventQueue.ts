import { widened } from './widened'

/**
 * Pending events of a run: a 4-ary min-heap over typed arrays, ordered by time and, at equal times, by the order
 * in which they were scheduled. Nothing is allocated per event; the arrays double when full.
 *
 * An event is (time in ms, target component, kind, payload); component and kind share one 32-bit word.
 */
const MAX_EVENT_KINDS = 64
const KIND_BITS = 6
const KIND_MASK = MAX_EVENT_KINDS - 1

export class EventQueue {
  private times: Float64Array
  private sequences: Float64Array
  private targets: Int32Array
  private payloads: Int32Array
  private count = 0
  private nextSequence = 0

  /** The event that `pop` last removed. Times are in ms. */
  time = 0
  component = 0
  kind = 0
  payload = 0

  constructor(capacity = 1024) {
    this.times = new Float64Array(capacity)
    this.sequences = new Float64Array(capacity)
    this.targets = new Int32Array(capacity)
    this.payloads = new Int32Array(capacity)
  }

  get size(): number {
    return this.count
  }

  /** Time in ms of the next event, or Infinity when none is pending. */
  get nextTime(): number {
    return this.count === 0 ? Infinity : this.times[0]!
  }

  push(time: number, component: number, kind: number, payload: number): void {
    if (this.count === this.times.length) this.grow()
    const { times, sequences, targets, payloads } = this
    let slot = this.count++
    // A new event has the highest sequence, so it only moves above strictly later ones.
    while (slot > 0) {
      const parent = (slot - 1) >> 2
      if (times[parent]! <= time) break
      times[slot] = times[parent]!
      sequences[slot] = sequences[parent]!
      targets[slot] = targets[parent]!
      payloads[slot] = payloads[parent]!
      slot = parent
    }
    times[slot] = time
    sequences[slot] = this.nextSequence++
    targets[slot] = (component << KIND_BITS) | kind
    payloads[slot] = payload
  }

  /** Removes the earliest event and leaves it in `time`, `component`, `kind`, `payload`. False when empty. */
  pop(): boolean {
    if (this.count === 0) return false
    const { times, sequences, targets, payloads } = this
    const target = targets[0]!
    this.time = times[0]!
    this.component = target >> KIND_BITS
    this.kind = target & KIND_MASK
    this.payload = payloads[0]!

    const last = --this.count
    if (last > 0) {
      const time = times[last]!
      const sequence = sequences[last]!
      let slot = 0
      for (;;) {
        const first = (slot << 2) + 1
        if (first >= last) break
        let best = first
        let bestTime = times[first]!
        const end = first + 4 < last ? first + 4 : last
        for (let child = first + 1; child < end; child++) {
          const childTime = times[child]!
          if (childTime < bestTime || (childTime === bestTime && sequences[child]! < sequences[best]!)) {
            best = child
            bestTime = childTime
          }
        }
        if (bestTime > time || (bestTime === time && sequences[best]! > sequence)) break
        times[slot] = bestTime
        sequences[slot] = sequences[best]!
        targets[slot] = targets[best]!
        payloads[slot] = payloads[best]!
        slot = best
      }
      times[slot] = time
      sequences[slot] = sequence
      targets[slot] = targets[last]!
      payloads[slot] = payloads[last]!
    }
    return true
  }

  private grow(): void {
    const capacity = this.times.length * 2
    this.times = widened(this.times, capacity)
    this.sequences = widened(this.sequences, capacity)
    this.targets = widened(this.targets, capacity)
    this.payloads = widened(this.payloads, capacity)
  }
}
