import { RateMeter } from '../../primitives/RateMeter'
import { ShardLog } from '../../primitives/ShardLog'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { ReadFaults } from '../ReadFaults'
import type { ConsumerConfig, StreamConfig } from './config'
import { LIMITS, READ_BYTES, READ_RECORDS, SHARD_READ_BYTES_PER_SECOND, SHARD_READS_PER_SECOND } from './limits'
import { METRICS } from './metrics'
import { THROUGHPUT_EXCEEDED } from './outcomes'
import { ShardRejections } from './ShardRejections'

const HOUR_MS = 3_600_000

/** What one shard can still give out to the consumers that share it, and how much they ask for. */
class ShardOutput {
  readonly reads = new TokenBucket(SHARD_READS_PER_SECOND, SHARD_READS_PER_SECOND)
  readonly bytes = bytesOut()
  readonly readDemand = new RateMeter()
  readonly byteDemand = new RateMeter()
}

const bytesOut = (): TokenBucket => new TokenBucket(SHARD_READ_BYTES_PER_SECOND, SHARD_READ_BYTES_PER_SECOND)

/** The stored records of a stream, as standard and enhanced fan-out consumers read them. */
export class StreamShards extends ShardLog implements ShardStream {
  /** Bytes read by standard consumers, and pushed to enhanced fan-out ones. */
  standardBytes = 0
  pushedBytes = 0
  private readonly shared: (ShardOutput | undefined)[]
  /** By reader; null for standard consumers, else what each shard can still push to it. */
  private readonly dedicated: ((TokenBucket | undefined)[] | null)[] = []
  private readonly faults: ReadFaults
  private readonly readRejections: ShardRejections
  private readonly byteRejections: ShardRejections
  private readonly readThrottles: CounterRecorder
  private readonly records: CounterRecorder
  private readonly bytesRead: CounterRecorder
  private readonly iteratorAge: DistributionRecorder
  private readonly recordsPushed: CounterRecorder
  private readonly bytesPushed: CounterRecorder
  private readonly millisBehind: DistributionRecorder

  constructor(
    private readonly context: ComponentContext<StreamConfig>,
    shardCount: number,
  ) {
    super(context.simulator, shardCount, context.config.retentionHours * HOUR_MS, {
      recordDropped: (segment) => context.traces.close(segment, 0),
    })
    this.shared = Array.from({ length: shardCount }, () => undefined)
    this.faults = new ReadFaults(context)
    this.readRejections = new ShardRejections((reason) =>
      context.limit(LIMITS.shardReads, SHARD_READS_PER_SECOND, THROUGHPUT_EXCEEDED, reason),
    )
    this.byteRejections = new ShardRejections((reason) =>
      context.limit(LIMITS.shardReadBytes, SHARD_READ_BYTES_PER_SECOND, THROUGHPUT_EXCEEDED, reason),
    )
    this.readThrottles = context.counter(METRICS.readThrottles)
    this.records = context.counter(METRICS.readRecords)
    this.bytesRead = context.counter(METRICS.readBytes)
    this.iteratorAge = context.distribution(METRICS.iteratorAge)
    this.recordsPushed = context.counter(METRICS.pushedRecords)
    this.bytesPushed = context.counter(METRICS.pushedBytes)
    this.millisBehind = context.distribution(METRICS.millisBehind)
  }

  addReader(connectionId: string, latest: boolean): number {
    const link = this.context.links('records').find((candidate) => candidate.connectionId === connectionId)
    const isDedicated = (link?.config as ConsumerConfig | undefined)?.consumerType === 'enhancedFanOut'
    this.dedicated.push(isDedicated ? Array.from({ length: this.shardCount }, () => undefined) : null)
    return this.newReader(latest)
  }

  isPushed(reader: number): boolean {
    return this.dedicated[reader] !== null
  }

  read(reader: number, shard: number, position: number, max: number): number {
    if (this.faults.refuses()) return -1
    const own = this.dedicated[reader]
    return own === null || own === undefined
      ? this.getRecords(shard, position, max)
      : this.push((own[shard] ??= bytesOut()), shard, position, max)
  }

  private getRecords(shard: number, position: number, max: number): number {
    const { now } = this.context.simulator
    const output = (this.shared[shard] ??= new ShardOutput())
    output.readDemand.add(now)
    if (!output.reads.take(now)) {
      this.readRejections.reject(shard, output.readDemand.perSecond(now))
      this.readThrottles.add()
      return -1
    }
    // A read may take more than the limit; those after it are refused until the shard has made up for it.
    if (output.bytes.level(now) <= 0) {
      this.byteRejections.reject(shard, output.byteDemand.perSecond(now))
      this.readThrottles.add()
      return -1
    }
    const count = this.following(shard, position, Math.min(max, READ_RECORDS), READ_BYTES)
    if (count <= 0) return 0
    const bytes = this.bytesCounted
    output.bytes.spend(now, bytes)
    output.byteDemand.add(now, bytes)
    this.standardBytes += bytes
    this.records.add(count)
    this.bytesRead.add(bytes)
    this.iteratorAge.add(now - this.writtenAt(shard, position + count - 1))
    return count
  }

  private push(bucket: TokenBucket, shard: number, position: number, max: number): number {
    const { now } = this.context.simulator
    if (bucket.level(now) <= 0) return -1
    const count = this.following(shard, position, Math.min(max, READ_RECORDS), SHARD_READ_BYTES_PER_SECOND)
    if (count <= 0) return 0
    const bytes = this.bytesCounted
    bucket.spend(now, bytes)
    this.pushedBytes += bytes
    this.recordsPushed.add(count)
    this.bytesPushed.add(bytes)
    this.millisBehind.add(now - this.writtenAt(shard, position + count - 1))
    return count
  }
}
