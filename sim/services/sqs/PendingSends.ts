/** Send requests that SQS is storing: one slot each, reused. */
export class PendingSends {
  /** The request's call. */
  call = new Int32Array(16)
  /** Trace segment of the request. */
  segment = new Int32Array(16)
  /** Messages in the request. */
  entries = new Uint8Array(16)
  private nextFree = new Int32Array(16)
  private freeHead = -1
  private used = 0

  add(call: number, segment: number, entries: number): number {
    let send = this.freeHead
    if (send >= 0) this.freeHead = this.nextFree[send]!
    else {
      if (this.used === this.call.length) this.grow()
      send = this.used++
    }
    this.call[send] = call
    this.segment[send] = segment
    this.entries[send] = entries
    return send
  }

  remove(send: number): void {
    this.nextFree[send] = this.freeHead
    this.freeHead = send
  }

  private grow(): void {
    const capacity = this.call.length * 2
    const call = new Int32Array(capacity)
    const segment = new Int32Array(capacity)
    const entries = new Uint8Array(capacity)
    const nextFree = new Int32Array(capacity)
    call.set(this.call)
    segment.set(this.segment)
    entries.set(this.entries)
    nextFree.set(this.nextFree)
    this.call = call
    this.segment = segment
    this.entries = entries
    this.nextFree = nextFree
  }
}
