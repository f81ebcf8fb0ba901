import type { GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Part } from '../define'
import { SHARD_RECORDS_PER_SECOND, SHARD_WRITE_BYTES_PER_SECOND } from './limits'
import { METRICS } from './metrics'

const INTERVAL_MS = 1000

/** Shows every second which shard is asked for most, and how much of its write limits that is. */
export class HottestShard implements Part {
  private readonly index: number
  private readonly records: Float64Array
  private readonly bytes: Float64Array
  private readonly use: GaugeRecorder
  private readonly shard: GaugeRecorder
  private hottest = 0
  private hottestUse = 0
  private armed = false

  constructor(
    private readonly context: ComponentContext<object>,
    shardCount: number,
  ) {
    this.index = context.join(this, 'shard load')
    this.records = new Float64Array(shardCount)
    this.bytes = new Float64Array(shardCount)
    this.use = context.gauge(METRICS.hottestShardUse)
    this.shard = context.gauge(METRICS.hottestShard)
  }

  /** Counts a record that a producer wants to write, taken in or not. */
  asked(shard: number, bytes: number): void {
    if (!this.armed) this.arm()
    const records = (this.records[shard] = this.records[shard]! + 1)
    const total = (this.bytes[shard] = this.bytes[shard]! + bytes)
    const use = Math.max(records / SHARD_RECORDS_PER_SECOND, total / SHARD_WRITE_BYTES_PER_SECOND)
    if (use <= this.hottestUse) return
    this.hottestUse = use
    this.hottest = shard
  }

  /** A second is over. */
  fire(): void {
    this.armed = false
    this.use.set(this.hottestUse * 100)
    if (this.hottestUse === 0) return
    this.shard.set(this.hottest)
    this.hottestUse = 0
    this.records.fill(0)
    this.bytes.fill(0)
    this.arm()
  }

  private arm(): void {
    this.armed = true
    this.context.simulator.schedule(INTERVAL_MS, this.index, 0, 0)
  }
}
