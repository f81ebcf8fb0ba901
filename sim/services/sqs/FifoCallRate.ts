import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { FIFO_CALL_RATE_LIMIT, FIFO_CALLS_PER_SECOND, FIFO_PARTITION_RATE_LIMIT } from './limits'
import { THROTTLED } from './outcomes'

/** How many calls of one action a FIFO queue takes: buckets of one second of calls, for the queue and its partitions. */
export class FifoCallRate {
  readonly perSecond: number
  private readonly bucket: TokenBucket
  private readonly demand = new RateMeter()
  private readonly limit: LimitRecorder
  private readonly partitions: { bucket: TokenBucket; demand: RateMeter }[] = []
  private readonly partitionLimit: LimitRecorder

  /** @param action such as `SendMessage`, which stands as the reason in rejections */
  constructor(context: ComponentContext<ConfigOf<typeof fields>>, action: string) {
    const { fifoThroughput, highThroughputCallsPerSecond } = context.config
    const isHigh = fifoThroughput === 'high'
    this.perSecond = isHigh ? highThroughputCallsPerSecond : FIFO_CALLS_PER_SECOND
    this.bucket = new TokenBucket(this.perSecond, this.perSecond)
    this.limit = context.limit(FIFO_CALL_RATE_LIMIT, this.perSecond, THROTTLED, action)
    this.partitionLimit = context.limit(FIFO_PARTITION_RATE_LIMIT, FIFO_CALLS_PER_SECOND, THROTTLED, action)
    const partitions = isHigh ? Math.ceil(this.perSecond / FIFO_CALLS_PER_SECOND) : 0
    for (let i = 0; i < partitions; i++)
      this.partitions.push({
        bucket: new TokenBucket(FIFO_CALLS_PER_SECOND, FIFO_CALLS_PER_SECOND),
        demand: new RateMeter(),
      })
  }

  /** Takes a call of the whole queue, or refuses it. */
  admit(now: number): boolean {
    this.demand.add(now)
    if (this.bucket.take(now)) return true
    this.limit.reject(this.demand.perSecond(now))
    return false
  }

  /** Takes a call that is about one message group, or refuses it. */
  admitGroup(now: number, group: number): boolean {
    const partition = this.partitions[group % this.partitions.length]
    if (partition !== undefined) {
      partition.demand.add(now)
      if (!partition.bucket.covers(now, 1)) {
        this.partitionLimit.reject(partition.demand.perSecond(now))
        return false
      }
    }
    if (!this.admit(now)) return false
    partition?.bucket.take(now)
    return true
  }
}
