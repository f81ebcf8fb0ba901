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
  private nextFree: Int32Array
  private freeHead = -1
  private used = 0

  constructor(capacity = 16) {
    this.call = new Int32Array(capacity)
    this.segment = new Int32Array(capacity)
    this.detail = new Float64Array(capacity)
    this.nextFree = new Int32Array(capacity)
  }

  add(call: number, segment: number, detail: number): number {
    let slot = this.freeHead
    if (slot >= 0) this.freeHead = this.nextFree[slot]!
    else {
      if (this.used === this.call.length) this.grow()
      slot = this.used++
    }
    this.call[slot] = call
    this.segment[slot] = segment
    this.detail[slot] = detail
    return slot
  }

  remove(slot: number): void {
    this.nextFree[slot] = this.freeHead
    this.freeHead = slot
  }

  private grow(): void {
    const capacity = this.call.length * 2
    const wider = (from: Int32Array): Int32Array => {
      const to = new Int32Array(capacity)
      to.set(from)
      return to
    }
    this.call = wider(this.call)
    this.segment = wider(this.segment)
    const detail = new Float64Array(capacity)
    detail.set(this.detail)
    this.detail = detail
    this.nextFree = wider(this.nextFree)
  }
}
