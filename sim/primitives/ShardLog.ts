import { widened } from '../kernel/widened'

const FIRST_CAPACITY = 16

/** Waits for a record. Must not read re-entrantly but schedule. */
export interface ShardWaiter {
  recordsArrived(shard: number): void
}

/** Told when a record is gone: all readers have done with it, or its retention is over. */
export interface DropObserver {
  recordDropped(segment: number): void
}

/** Records kept of one shard: a ring that doubles when full. Its arrays are made with the first record. */
interface Ring {
  keys: Int32Array
  bytes: Float64Array
  segments: Int32Array
  writtenAt: Float64Array
}

/**
 * Records in order within each shard, kept until every reader has released them or their retention is over. A position
 * is the count of records written to the shard before it. Without readers nothing is kept.
 */
export class ShardLog {
  /** Bytes of the records that `following` counted last. */
  bytesCounted = 0
  private readonly rings: (Ring | null)[]
  private readonly oldestKept: Float64Array
  private readonly ends: Float64Array
  private readonly waiters: ShardWaiter[][]
  /** By reader: the position before which it has done with all records, by shard. */
  private readonly released: Float64Array[] = []

  constructor(
    private readonly clock: { readonly now: number },
    readonly shardCount: number,
    readonly retentionMs: number,
    private readonly observer: DropObserver,
  ) {
    this.rings = Array.from({ length: shardCount }, () => null)
    this.oldestKept = new Float64Array(shardCount)
    this.ends = new Float64Array(shardCount)
    this.waiters = Array.from({ length: shardCount }, () => [])
  }

  /** Readers so far. */
  get readers(): number {
    return this.released.length
  }

  /** Adds a reader of what is written from now on (`latest`) or of all that is kept; returns its number. */
  newReader(latest: boolean): number {
    return this.released.push((latest ? this.ends : this.oldestKept).slice()) - 1
  }

  /** Position of the oldest record still kept. */
  oldest(shard: number): number {
    this.expire(shard)
    return this.oldestKept[shard]!
  }

  /** Position after the newest record. */
  end(shard: number): number {
    return this.ends[shard]!
  }

  /** Writes a record and wakes those who wait for one. */
  append(shard: number, key: number, bytes: number, segment: number): void {
    this.expire(shard)
    const position = this.ends[shard]!
    this.ends[shard] = position + 1
    if (this.released.length === 0) {
      this.oldestKept[shard] = position + 1
      this.observer.recordDropped(segment)
      return
    }
    const ring = this.room(shard, position)
    const place = position & (ring.keys.length - 1)
    ring.keys[place] = key
    ring.bytes[place] = bytes
    ring.segments[place] = segment
    ring.writtenAt[place] = this.clock.now
    const waiters = this.waiters[shard]!
    for (let i = 0; i < waiters.length; i++) waiters[i]!.recordsArrived(shard)
    waiters.length = 0
  }

  /** How many records follow a position, up to `maxRecords` and, beyond the first, up to `maxBytes` together. */
  following(shard: number, position: number, maxRecords: number, maxBytes: number): number {
    this.expire(shard)
    this.bytesCounted = 0
    const ring = this.rings[shard]
    if (ring === null || ring === undefined) return 0
    const most = Math.min(maxRecords, this.ends[shard]! - position)
    const mask = ring.keys.length - 1
    let count = 0
    while (count < most) {
      const bytes = ring.bytes[(position + count) & mask]!
      if (count > 0 && this.bytesCounted + bytes > maxBytes) break
      this.bytesCounted += bytes
      count++
    }
    return count
  }

  /** Calls back once when a record is written to the shard. */
  waitForRecords(shard: number, waiter: ShardWaiter): void {
    this.waiters[shard]!.push(waiter)
  }

  /** The reader has done with all records before this position. */
  release(reader: number, shard: number, position: number): void {
    this.released[reader]![shard] = position
    let done = position
    for (let other = 0; other < this.released.length; other++) {
      const upTo = this.released[other]![shard]!
      if (upTo < done) done = upTo
    }
    while (this.oldestKept[shard]! < done) this.drop(shard)
  }

  /** Payload bytes of a record; 0 when it is not kept any more. */
  bytes(shard: number, position: number): number {
    return this.isKept(shard, position) ? this.rings[shard]!.bytes[this.place(shard, position)]! : 0
  }

  /** Partition key of a record; 0 when it is not kept any more. */
  key(shard: number, position: number): number {
    return this.isKept(shard, position) ? this.rings[shard]!.keys[this.place(shard, position)]! : 0
  }

  /** Open trace segment of a record; -1 when it is not traced, or not kept any more. */
  segment(shard: number, position: number): number {
    return this.isKept(shard, position) ? this.rings[shard]!.segments[this.place(shard, position)]! : -1
  }

  /** When a record was written, ms; -Infinity when it is not kept any more. */
  writtenAt(shard: number, position: number): number {
    return this.isKept(shard, position) ? this.rings[shard]!.writtenAt[this.place(shard, position)]! : -Infinity
  }

  private isKept(shard: number, position: number): boolean {
    return position >= this.oldestKept[shard]!
  }

  private place(shard: number, position: number): number {
    return position & (this.rings[shard]!.keys.length - 1)
  }

  private expire(shard: number): void {
    const ring = this.rings[shard]
    if (ring === null || ring === undefined) return
    const expired = this.clock.now - this.retentionMs
    while (
      this.oldestKept[shard]! < this.ends[shard]! &&
      ring.writtenAt[this.place(shard, this.oldestKept[shard]!)]! <= expired
    )
      this.drop(shard)
  }

  private drop(shard: number): void {
    const position = this.oldestKept[shard]!
    this.oldestKept[shard] = position + 1
    this.observer.recordDropped(this.rings[shard]!.segments[this.place(shard, position)]!)
  }

  /** The shard's ring, with a place for the record at this position. */
  private room(shard: number, position: number): Ring {
    let ring = this.rings[shard]
    if (ring === null || ring === undefined) {
      ring = {
        keys: new Int32Array(FIRST_CAPACITY),
        bytes: new Float64Array(FIRST_CAPACITY),
        segments: new Int32Array(FIRST_CAPACITY),
        writtenAt: new Float64Array(FIRST_CAPACITY),
      }
      this.rings[shard] = ring
    }
    if (position - this.oldestKept[shard]! >= ring.keys.length) this.grow(ring, shard)
    return ring
  }

  private grow(ring: Ring, shard: number): void {
    const old = ring.keys.length
    const { keys, bytes, segments, writtenAt } = ring
    ring.keys = widened(keys, old * 2)
    ring.bytes = widened(bytes, old * 2)
    ring.segments = widened(segments, old * 2)
    ring.writtenAt = widened(writtenAt, old * 2)
    const from = this.oldestKept[shard]!
    for (let position = from; position < from + old; position++) {
      const before = position & (old - 1)
      const after = position & (old * 2 - 1)
      ring.keys[after] = keys[before]!
      ring.bytes[after] = bytes[before]!
      ring.segments[after] = segments[before]!
      ring.writtenAt[after] = writtenAt[before]!
    }
  }
}
