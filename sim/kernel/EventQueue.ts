import { widened } from './widened'

/**
 * Pending events of a run: a 4-ary min-heap over typed arrays, ordered by time and, at equal times, by the order
 * in which they were scheduled. Nothing is allocated per event; the arrays double when full.
 *
 * An event is (time in ms, target component, kind, payload); component and kind share one 32-bit word. Only its time
 * and its number move through the heap; the rest lies still under that number.
 *
 * The place of a popped event, the root, stays free until the next push or pop: most events schedule another, which
 * then sinks from the root once instead of one event sinking and another rising.
 */
const MAX_EVENT_KINDS = 64
const KIND_BITS = 6
const KIND_MASK = MAX_EVENT_KINDS - 1
const CHILDREN = 4

export class EventQueue {
  /** By place in the heap; NaN behind the last: every family of children is complete, and a missing child never the earliest. */
  private times: Float64Array
  /** Event number by place in the heap; behind the last, the numbers that are free. */
  private events: Int32Array
  private sequences: Float64Array
  private targets: Int32Array
  private payloads: Int32Array
  private count = 0
  private rootIsFree = false
  private nextSequence = 0

  /** The event that `pop` last removed. Times are in ms. */
  time = 0
  component = 0
  kind = 0
  payload = 0

  constructor(capacity = 1024) {
    this.times = new Float64Array(capacity + CHILDREN).fill(NaN)
    this.events = Int32Array.from({ length: capacity }, (_, event) => event)
    this.sequences = new Float64Array(capacity)
    this.targets = new Int32Array(capacity)
    this.payloads = new Int32Array(capacity)
  }

  get size(): number {
    return this.rootIsFree ? this.count - 1 : this.count
  }

  push(time: number, component: number, kind: number, payload: number): void {
    const place = this.rootIsFree ? 0 : this.count++
    if (place === this.events.length) this.grow()
    const event = this.events[place]!
    this.times[place] = time
    this.sequences[event] = this.nextSequence++
    this.targets[event] = (component << KIND_BITS) | kind
    this.payloads[event] = payload
    this.rootIsFree = false
    this.moveToPlace(place)
  }

  /** Removes the earliest event and leaves it in `time`, `component`, `kind`, `payload`. False when empty. */
  pop(): boolean {
    return this.popBefore(Infinity)
  }

  /** Like `pop`, for an event that is due before `untilMs`; false when there is none. */
  popBefore(untilMs: number): boolean {
    if (this.rootIsFree) this.fillRoot()
    const time = this.times[0]!
    if (!(time < untilMs)) return false
    const event = this.events[0]!
    const target = this.targets[event]!
    this.time = time
    this.component = target >> KIND_BITS
    this.kind = target & KIND_MASK
    this.payload = this.payloads[event]!
    this.rootIsFree = true
    return true
  }

  /** Nothing was pushed since the last pop: the heap's last event takes the root. */
  private fillRoot(): void {
    const { times, events } = this
    this.rootIsFree = false
    const last = --this.count
    const free = events[0]!
    times[0] = times[last]!
    events[0] = events[last]!
    times[last] = NaN
    events[last] = free
    this.moveToPlace(0)
  }

  /**
   * Moves the event at a place to where it belongs: the root's down, any other up. Both in one function that is too
   * large for compilers to copy into every caller of `push`.
   */
  private moveToPlace(place: number): void {
    const { times, events, sequences, count } = this
    const time = times[place]!
    const event = events[place]!
    // Up: a new event has the highest sequence, so it only passes strictly later ones.
    while (place > 0) {
      const parent = (place - 1) >> 2
      if (times[parent]! <= time) {
        times[place] = time
        events[place] = event
        return
      }
      times[place] = times[parent]!
      events[place] = events[parent]!
      place = parent
    }
    // Down. Which child is the earliest cannot be foreseen: it is computed from comparisons instead of branching on them.
    for (;;) {
      const first = (place << 2) + 1
      if (first >= count) break
      const time0 = times[first]!
      const time1 = times[first + 1]!
      const time2 = times[first + 2]!
      const time3 = times[first + 3]!
      let left = first + +(time1 < time0)
      let right = first + 2 + +(time3 < time2)
      if (time1 === time0 && sequences[events[first + 1]!]! < sequences[events[first]!]!) left = first + 1
      if (time3 === time2 && sequences[events[first + 3]!]! < sequences[events[first + 2]!]!) right = first + 3
      const leftTime = times[left]!
      const rightTime = times[right]!
      let best = left + (-+(rightTime < leftTime) & (right - left))
      if (rightTime === leftTime && sequences[events[right]!]! < sequences[events[left]!]!) best = right
      const bestTime = times[best]!
      if (bestTime > time || (bestTime === time && sequences[events[best]!]! > sequences[event]!)) break
      times[place] = bestTime
      events[place] = events[best]!
      place = best
    }
    times[place] = time
    events[place] = event
  }

  private grow(): void {
    const used = this.events.length
    const capacity = used * 2
    this.times = widened(this.times, capacity + CHILDREN)
    this.times.fill(NaN, used)
    this.events = widened(this.events, capacity)
    for (let event = used; event < capacity; event++) this.events[event] = event
    this.sequences = widened(this.sequences, capacity)
    this.targets = widened(this.targets, capacity)
    this.payloads = widened(this.payloads, capacity)
  }
}
