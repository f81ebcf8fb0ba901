import { IntQueue } from '../../../primitives/IntQueue'

/** States of a lane. */
export const IDLE = 0
/** Records wait for the batch to fill, within the batch window. */
export const FILLING = 1
/** A batch is being processed. */
export const BUSY = 2

/** Parts that one batch can be split into at once: halves of halves, down to a single record of 10,000. */
const MOST_PARTS = 16

/**
 * Records that wait in order for their batch, and the batch in work. A shard has as many lanes as batches may be in
 * work at once; a partition key always meets the same one. Lanes are numbered through all shards.
 */
export class Lanes {
  /** IDLE, FILLING or BUSY. */
  readonly state: Uint8Array
  /** Records in work: the first of the lane's queue. */
  readonly size: Int32Array
  /** Retries that the records in work have used. */
  readonly retries: Int32Array
  /** Tries of the records in work, throttled ones too, since the last that succeeded: decides the back-off. */
  readonly failures: Int32Array
  /** Invocations that the records in work have met. */
  readonly tries: Int32Array
  /** First record that the function has reported as failed; -1 for none. */
  readonly firstFailed: Int32Array
  /** When the batch window ends, ms. */
  readonly windowEndsAt: Float64Array
  /** Bytes of the records that are not in work. */
  readonly waitingBytes: Float64Array
  private readonly queues: (IntQueue | null)[]
  /** Sizes of the parts that follow the one in work, the last one next, and the invocations that they have met. */
  private readonly parts: Int32Array
  private readonly partTries: Int32Array
  private readonly partCount: Uint8Array

  constructor(count: number) {
    this.state = new Uint8Array(count)
    this.size = new Int32Array(count)
    this.retries = new Int32Array(count)
    this.failures = new Int32Array(count)
    this.tries = new Int32Array(count)
    this.firstFailed = new Int32Array(count).fill(-1)
    this.windowEndsAt = new Float64Array(count)
    this.waitingBytes = new Float64Array(count)
    this.queues = Array.from({ length: count }, () => null)
    this.parts = new Int32Array(count * MOST_PARTS)
    this.partTries = new Int32Array(count * MOST_PARTS)
    this.partCount = new Uint8Array(count)
  }

  add(lane: number, position: number, bytes: number): void {
    let queue = this.queues[lane]
    if (queue === null || queue === undefined) queue = this.queues[lane] = new IntQueue()
    queue.push(position)
    this.waitingBytes[lane]! += bytes
  }

  /** Records of the lane, those in work included. */
  length(lane: number): number {
    return this.queues[lane]?.size ?? 0
  }

  /** Position in the shard of a record of the lane. */
  position(lane: number, record: number): number {
    return this.queues[lane]!.at(record)
  }

  /** Takes the first records into work. */
  begin(lane: number, size: number, bytes: number): void {
    this.state[lane] = BUSY
    this.size[lane] = size
    this.waitingBytes[lane] = size === this.length(lane) ? 0 : this.waitingBytes[lane]! - bytes
    this.tries[lane] = 0
    this.startOver(lane)
  }

  /** The first records in work are done with, one way or the other. */
  drop(lane: number, records: number): void {
    if (records === 0) return
    this.queues[lane]!.drop(records)
    this.size[lane]! -= records
  }

  /** Splits the records in work: the first half stays in work, the second follows it. */
  split(lane: number): void {
    const size = this.size[lane]!
    const half = (size + 1) >> 1
    const place = lane * MOST_PARTS + this.partCount[lane]!
    this.parts[place] = size - half
    this.partTries[place] = this.tries[lane]!
    this.partCount[lane]! += 1
    this.size[lane] = half
  }

  /** Takes the part of a split batch into work that follows; false when there is none. */
  nextPart(lane: number): boolean {
    const count = this.partCount[lane]!
    if (count === 0) return false
    this.partCount[lane] = count - 1
    const place = lane * MOST_PARTS + count - 1
    this.size[lane] = this.parts[place]!
    this.tries[lane] = this.partTries[place]!
    this.startOver(lane)
    return true
  }

  private startOver(lane: number): void {
    this.retries[lane] = 0
    this.failures[lane] = 0
    this.firstFailed[lane] = -1
  }
}
