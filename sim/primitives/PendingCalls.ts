import { widened } from '../kernel/widened'

/**
 * Calls that a component works on until it replies, as a struct of arrays: one slot each, reused. A slot, not the call,
 * is the payload of the component's own events, since a call does not say what its receiver has to remember.
 */
export class PendingCalls {
  call: Int32Array
  /** Trace segment that the component opened for the call; -1 when not traced. */
  segment: Int32Array
  /** The component's own number for the call: an amount, a place. */
  detail: Float64Array
  private readonly free: number[] = []
  private used = 0

  constructor(capacity = 16) {
    this.call = new Int32Array(capacity)
    this.segment = new Int32Array(capacity)
    this.detail = new Float64Array(capacity)
  }

  add(call: number, segment: number, detail: number): number {
    const slot = this.free.pop() ?? this.used++
    if (slot >= this.call.length) this.grow()
    this.call[slot] = call
    this.segment[slot] = segment
    this.detail[slot] = detail
    return slot
  }

  remove(slot: number): void {
    this.free.push(slot)
  }

  private grow(): void {
    const capacity = this.call.length * 2
    this.call = widened(this.call, capacity)
    this.segment = widened(this.segment, capacity)
    this.detail = widened(this.detail, capacity)
  }
}
