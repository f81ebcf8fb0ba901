import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { ComponentContext } from '../define'
import type { StreamConfig } from './config'
import { LIMITS, SHARD_RECORDS_PER_SECOND, SHARD_WRITE_BYTES_PER_SECOND } from './limits'
import { THROUGHPUT_EXCEEDED } from './outcomes'
import { ShardRejections } from './ShardRejections'

/** What one shard can still take in, and how much it is asked for. */
class ShardIntake {
  readonly records = new TokenBucket(SHARD_RECORDS_PER_SECOND, SHARD_RECORDS_PER_SECOND)
  readonly bytes = new TokenBucket(SHARD_WRITE_BYTES_PER_SECOND, SHARD_WRITE_BYTES_PER_SECOND)
  readonly recordDemand = new RateMeter()
  readonly byteDemand = new RateMeter()
}

/** The write limits of every shard. */
export class ShardWrites {
  private readonly shards: (ShardIntake | undefined)[]
  private readonly recordRejections: ShardRejections
  private readonly byteRejections: ShardRejections

  constructor(context: ComponentContext<StreamConfig>, shardCount: number) {
    this.shards = Array.from({ length: shardCount }, () => undefined)
    this.recordRejections = new ShardRejections((reason) =>
      context.limit(LIMITS.shardRecords, SHARD_RECORDS_PER_SECOND, THROUGHPUT_EXCEEDED, reason),
    )
    this.byteRejections = new ShardRejections((reason) =>
      context.limit(LIMITS.shardWriteBytes, SHARD_WRITE_BYTES_PER_SECOND, THROUGHPUT_EXCEEDED, reason),
    )
  }

  /** Takes a record in, or turns it away in the name of the limit that it meets first. */
  admit(now: number, shard: number, bytes: number): boolean {
    const intake = (this.shards[shard] ??= new ShardIntake())
    intake.recordDemand.add(now)
    intake.byteDemand.add(now, bytes)
    if (!intake.records.covers(now, 1)) {
      this.recordRejections.reject(shard, intake.recordDemand.perSecond(now))
      return false
    }
    if (!intake.bytes.covers(now, bytes)) {
      this.byteRejections.reject(shard, intake.byteDemand.perSecond(now))
      return false
    }
    intake.records.spend(now, 1)
    intake.bytes.spend(now, bytes)
    return true
  }
}
