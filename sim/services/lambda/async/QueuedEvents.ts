import { widened } from '../../../kernel/widened'

/** Events that Lambda has taken over, waiting, running or being handed on, as a struct of arrays: one slot each, reused. */
export class QueuedEvents {
  /** What it is about, as given by the sender. */
  key: Int32Array
  /** Payload, bytes. */
  bytes: Int32Array
  /** When Lambda took it over, ms. */
  acceptedAt: Float64Array
  /** Tries so far, throttled ones included. */
  tries: Int32Array
  /** Tries in which the function failed. */
  errors: Uint8Array
  /** Tries in a row that Lambda turned away. */
  refusals: Uint8Array
  /** Trace segment that is open until the event is gone; -1 when not traced. */
  segment: Int32Array
  /** Trace subsegment of the current wait; -1 when not traced or not waiting. */
  wait: Int32Array
  /** Of the call that brought it (`Calls.lineage`). */
  lineage: Int32Array
  /** Outcome code of the event as a whole, once known. */
  outcome: Int32Array
  /** Records that are on their way to destinations. */
  records: Uint8Array
  private readonly free: number[] = []
  private used = 0

  constructor(capacity = 64) {
    this.key = new Int32Array(capacity)
    this.bytes = new Int32Array(capacity)
    this.acceptedAt = new Float64Array(capacity)
    this.tries = new Int32Array(capacity)
    this.errors = new Uint8Array(capacity)
    this.refusals = new Uint8Array(capacity)
    this.segment = new Int32Array(capacity)
    this.wait = new Int32Array(capacity)
    this.lineage = new Int32Array(capacity)
    this.outcome = new Int32Array(capacity)
    this.records = new Uint8Array(capacity)
  }

  add(key: number, bytes: number, nowMs: number, segment: number, lineage: number): number {
    const event = this.free.pop() ?? this.used++
    if (event >= this.key.length) this.grow()
    this.key[event] = key
    this.bytes[event] = bytes
    this.acceptedAt[event] = nowMs
    this.tries[event] = 0
    this.errors[event] = 0
    this.refusals[event] = 0
    this.segment[event] = segment
    this.wait[event] = -1
    this.lineage[event] = lineage
    this.outcome[event] = 0
    this.records[event] = 0
    return event
  }

  remove(event: number): void {
    this.free.push(event)
  }

  private grow(): void {
    const capacity = this.key.length * 2
    this.key = widened(this.key, capacity)
    this.bytes = widened(this.bytes, capacity)
    this.acceptedAt = widened(this.acceptedAt, capacity)
    this.tries = widened(this.tries, capacity)
    this.errors = widened(this.errors, capacity)
    this.refusals = widened(this.refusals, capacity)
    this.segment = widened(this.segment, capacity)
    this.wait = widened(this.wait, capacity)
    this.lineage = widened(this.lineage, capacity)
    this.outcome = widened(this.outcome, capacity)
    this.records = widened(this.records, capacity)
  }
}
