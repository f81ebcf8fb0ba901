import type { Simulator } from '../kernel/Simulator'

/** Tells whether an item that waits in a delay line still matters. */
export interface LivenessCheck {
  isLive(item: number, stamp: number): boolean
}

/**
 * Expiries that all wait equally long (timeouts, visibility, retention): a ring in order of entry with a single
 * event in the heap, for its head. Items that have died meanwhile are skipped, so cancelling costs nothing.
 */
export class DelayLine {
  private due: Float64Array
  private items: Int32Array
  private stamps: Int32Array
  private head = 0
  private count = 0
  private armed = false

  /** `kind` is the event with which the owner's `fire` is told to call `next` until it returns -1. */
  constructor(
    private readonly simulator: Simulator,
    private readonly component: number,
    private readonly kind: number,
    readonly delayMs: number,
    private readonly liveness: LivenessCheck,
    capacity = 64,
  ) {
    this.due = new Float64Array(capacity)
    this.items = new Int32Array(capacity)
    this.stamps = new Int32Array(capacity)
  }

  /** Adds an item that falls due after the line's delay, unless it has died by then. */
  add(item: number, stamp: number): void {
    // Most items die before they fall due: the ring is cleared of them once per round, not once per item.
    if (this.count === this.items.length) {
      this.dropDead()
      if (this.count === this.items.length) this.grow()
    }
    const slot = (this.head + this.count) & (this.items.length - 1)
    this.due[slot] = this.simulator.now + this.delayMs
    this.items[slot] = item
    this.stamps[slot] = stamp
    this.count++
    if (!this.armed) this.arm()
  }

  /** The next live item that is due now, removed; -1 when there is none, and the line is armed for the rest. */
  next(): number {
    this.armed = false
    const now = this.simulator.now
    while (this.count > 0 && this.due[this.head]! <= now) {
      const item = this.items[this.head]!
      const live = this.liveness.isLive(item, this.stamps[this.head]!)
      this.removeHead()
      if (live) return item
    }
    this.dropDead()
    if (this.count > 0) this.arm()
    return -1
  }

  private arm(): void {
    this.armed = true
    this.simulator.schedule(Math.max(0, this.due[this.head]! - this.simulator.now), this.component, this.kind, 0)
  }

  private dropDead(): void {
    while (this.count > 0 && !this.liveness.isLive(this.items[this.head]!, this.stamps[this.head]!)) this.removeHead()
  }

  private removeHead(): void {
    this.head = (this.head + 1) & (this.items.length - 1)
    this.count--
  }

  private grow(): void {
    const capacity = this.items.length * 2
    const due = new Float64Array(capacity)
    const items = new Int32Array(capacity)
    const stamps = new Int32Array(capacity)
    for (let i = 0; i < this.count; i++) {
      const slot = (this.head + i) & (this.items.length - 1)
      due[i] = this.due[slot]!
      items[i] = this.items[slot]!
      stamps[i] = this.stamps[slot]!
    }
    this.due = due
    this.items = items
    this.stamps = stamps
    this.head = 0
  }
}
