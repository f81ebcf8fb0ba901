import type { Calls } from '../kernel/Calls'
import { widened } from '../kernel/widened'

/** Events on their way to receivers, retries included, as a struct of arrays: one slot each, reused. */
export class PendingDeliveries {
  /** Which of the sender's receivers it goes to. */
  receiver: Int32Array
  key: Int32Array
  bytes: Float64Array
  /** Trace subsegment of the delivery; -1 when not traced. */
  segment: Int32Array
  /** Of the call that caused it (`Calls.lineage`). */
  lineage: Int32Array
  /** Tries that have failed. */
  failures: Int32Array
  private readonly free: number[] = []
  private used = 0
  private live = 0

  constructor(capacity = 64) {
    this.receiver = new Int32Array(capacity)
    this.key = new Int32Array(capacity)
    this.bytes = new Float64Array(capacity)
    this.segment = new Int32Array(capacity)
    this.lineage = new Int32Array(capacity)
    this.failures = new Int32Array(capacity)
  }

  get pending(): number {
    return this.live
  }

  add(receiver: number, key: number, bytes: number, segment: number, lineage = 0): number {
    const delivery = this.free.pop() ?? this.used++
    if (delivery >= this.key.length) this.grow()
    this.live++
    this.receiver[delivery] = receiver
    this.key[delivery] = key
    this.bytes[delivery] = bytes
    this.segment[delivery] = segment
    this.lineage[delivery] = lineage
    this.failures[delivery] = 0
    return delivery
  }

  /** Takes a call for the next try of a delivery; its tag is the delivery. */
  call(calls: Calls, caller: number, delivery: number): number {
    const call = calls.allocate(caller, delivery)
    calls.attempt[call] = this.failures[delivery]! + 1
    calls.key[call] = this.key[delivery]!
    calls.bytes[call] = this.bytes[delivery]!
    calls.segment[call] = this.segment[delivery]!
    calls.lineage[call] = this.lineage[delivery]!
    return call
  }

  remove(delivery: number): void {
    this.live--
    this.free.push(delivery)
  }

  private grow(): void {
    const capacity = this.key.length * 2
    this.receiver = widened(this.receiver, capacity)
    this.key = widened(this.key, capacity)
    this.bytes = widened(this.bytes, capacity)
    this.segment = widened(this.segment, capacity)
    this.lineage = widened(this.lineage, capacity)
    this.failures = widened(this.failures, capacity)
  }
}
