import { widened } from '../../../kernel/widened'
import { IntQueue } from '../../../primitives/IntQueue'

/** The batches that one mapping has received and not yet done with: a batch is a slot with room for `capacity` messages. */
export class Batches {
  /** By place, `capacity` places for each batch: the message, its trace segment, whether it failed, when it was received (ms). */
  messages: Int32Array
  segments: Int32Array
  failed: Uint8Array
  receivedAt: Float64Array
  /** Messages in each batch. */
  size = new Int32Array(16)
  /** Their payload, bytes. */
  bytes = new Float64Array(16)
  /** Deliveries that were throttled. */
  tries = new Int32Array(16)
  private readonly free = new IntQueue()
  private used = 0

  constructor(readonly capacity: number) {
    this.messages = new Int32Array(16 * capacity)
    this.segments = new Int32Array(16 * capacity)
    this.failed = new Uint8Array(16 * capacity)
    this.receivedAt = new Float64Array(16 * capacity)
  }

  open(): number {
    let batch = this.free.shift()
    if (batch < 0) {
      batch = this.used++
      if (batch === this.size.length) this.grow()
    }
    this.size[batch] = 0
    this.bytes[batch] = 0
    this.tries[batch] = 0
    return batch
  }

  close(batch: number): void {
    this.free.push(batch)
  }

  /** First place of a batch. */
  start(batch: number): number {
    return batch * this.capacity
  }

  /** Place after the last message of a batch. */
  end(batch: number): number {
    return batch * this.capacity + this.size[batch]!
  }

  add(batch: number, message: number, bytes: number, segment: number, nowMs: number): void {
    const place = this.end(batch)
    this.size[batch]!++
    this.bytes[batch]! += bytes
    this.messages[place] = message
    this.segments[place] = segment
    this.failed[place] = 0
    this.receivedAt[place] = nowMs
  }

  private grow(): void {
    const batches = this.size.length * 2
    this.messages = widened(this.messages, batches * this.capacity)
    this.segments = widened(this.segments, batches * this.capacity)
    this.failed = widened(this.failed, batches * this.capacity)
    this.receivedAt = widened(this.receivedAt, batches * this.capacity)
    this.size = widened(this.size, batches)
    this.bytes = widened(this.bytes, batches)
    this.tries = widened(this.tries, batches)
  }
}
