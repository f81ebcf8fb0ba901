import { widened } from '../../kernel/widened'

/** Requests that a proxy has not answered yet, as a struct of arrays: one slot each, reused. */
export class Requests {
  call = new Int32Array(64)
  /** Trace segment of the proxy; -1 when not traced. */
  segment = new Int32Array(64)
  /** When it began what it does now: waiting for a connection, or running on the database, ms. */
  since = new Float64Array(64)
  /** It opens a session, or belongs to one, that has a database connection to itself. */
  pinned = new Uint8Array(64)
  /** It waits for a database connection. */
  waiting = new Uint8Array(64)
  /** Rises with each use of the slot. */
  generation = new Int32Array(64)
  private readonly free: number[] = []
  private used = 0

  add(call: number, segment: number, pinned: boolean): number {
    const slot = this.free.pop() ?? this.used++
    if (slot >= this.call.length) this.grow()
    this.call[slot] = call
    this.segment[slot] = segment
    this.pinned[slot] = pinned ? 1 : 0
    this.waiting[slot] = 0
    return slot
  }

  remove(slot: number): void {
    this.generation[slot] = (this.generation[slot]! + 1) | 0
    this.free.push(slot)
  }

  private grow(): void {
    const capacity = this.call.length * 2
    this.call = widened(this.call, capacity)
    this.segment = widened(this.segment, capacity)
    this.since = widened(this.since, capacity)
    this.pinned = widened(this.pinned, capacity)
    this.waiting = widened(this.waiting, capacity)
    this.generation = widened(this.generation, capacity)
  }
}
