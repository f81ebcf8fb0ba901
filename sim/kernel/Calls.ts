import { widened } from './widened'

/**
 * The pool of Calls: one slot per request or message on its way between two components, as a struct of arrays.
 * The caller takes a slot, sends it, and frees it after the reply; a slot is an integer and is reused.
 * Arrays may be replaced when the pool grows: read them through the pool each time, never keep one.
 */
export class Calls {
  /** Component that receives the reply. */
  caller: Int32Array
  /** The caller's own state for this call (a slot of its own, a step, ...). */
  tag: Int32Array
  /** Index of the link it travels on. */
  link: Int32Array
  /** Index into the target's operations. */
  operation: Int32Array
  /** 1 for the first try. */
  attempt: Int32Array
  /** Which item, user or partition it is about; equal keys hit the same one. */
  key: Int32Array
  /** Request payload, bytes. */
  bytes: Float64Array
  /** Response payload, bytes; set by the target. */
  responseBytes: Float64Array
  /** When it was sent, ms. */
  sentAt: Float64Array
  /** Outcome code, set by the reply. */
  outcome: Int32Array
  /** Trace segment of the caller under which the target opens its own; -1 when not traced. */
  segment: Int32Array
  /** How far the chain of events that it belongs to has gone round a loop of functions; 0 outside of every loop. */
  lineage: Int32Array
  /** Rises each time the slot is freed: tells a stale reference from a live one. */
  generation: Int32Array
  private nextFree: Int32Array
  private freeHead = -1
  private used = 0
  private live = 0

  constructor(capacity = 256) {
    this.caller = new Int32Array(capacity)
    this.tag = new Int32Array(capacity)
    this.link = new Int32Array(capacity)
    this.operation = new Int32Array(capacity)
    this.attempt = new Int32Array(capacity)
    this.key = new Int32Array(capacity)
    this.bytes = new Float64Array(capacity)
    this.responseBytes = new Float64Array(capacity)
    this.sentAt = new Float64Array(capacity)
    this.outcome = new Int32Array(capacity)
    this.segment = new Int32Array(capacity)
    this.lineage = new Int32Array(capacity)
    this.generation = new Int32Array(capacity)
    this.nextFree = new Int32Array(capacity)
  }

  /** Slots in use. */
  get inUse(): number {
    return this.live
  }

  /** A fresh slot for `caller`, with attempt 1 and everything else cleared. */
  allocate(caller: number, tag: number): number {
    let call = this.freeHead
    if (call >= 0) this.freeHead = this.nextFree[call]!
    else {
      if (this.used === this.caller.length) this.grow()
      call = this.used++
    }
    this.live++
    this.caller[call] = caller
    this.tag[call] = tag
    this.operation[call] = 0
    this.attempt[call] = 1
    this.key[call] = 0
    this.bytes[call] = 0
    this.responseBytes[call] = 0
    this.outcome[call] = 0
    this.segment[call] = -1
    this.lineage[call] = 0
    return call
  }

  /** A slot for `caller` that stands for another call on its way, its tag: it says the same and travels the same link. */
  inPlaceOf(call: number, caller: number): number {
    const inner = this.allocate(caller, call)
    this.link[inner] = this.link[call]!
    this.operation[inner] = this.operation[call]!
    this.attempt[inner] = this.attempt[call]!
    this.key[inner] = this.key[call]!
    this.bytes[inner] = this.bytes[call]!
    this.sentAt[inner] = this.sentAt[call]!
    this.segment[inner] = this.segment[call]!
    this.lineage[inner] = this.lineage[call]!
    return inner
  }

  free(call: number): void {
    this.live--
    this.generation[call] = (this.generation[call]! + 1) | 0
    this.nextFree[call] = this.freeHead
    this.freeHead = call
  }

  private grow(): void {
    const capacity = this.caller.length * 2
    this.caller = widened(this.caller, capacity)
    this.tag = widened(this.tag, capacity)
    this.link = widened(this.link, capacity)
    this.operation = widened(this.operation, capacity)
    this.attempt = widened(this.attempt, capacity)
    this.key = widened(this.key, capacity)
    this.bytes = widened(this.bytes, capacity)
    this.responseBytes = widened(this.responseBytes, capacity)
    this.sentAt = widened(this.sentAt, capacity)
    this.outcome = widened(this.outcome, capacity)
    this.segment = widened(this.segment, capacity)
    this.lineage = widened(this.lineage, capacity)
    this.generation = widened(this.generation, capacity)
    this.nextFree = widened(this.nextFree, capacity)
  }
}
