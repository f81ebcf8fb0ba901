import { ShardLog } from '../../primitives/ShardLog'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { ReadFaults } from '../ReadFaults'
import type { TopicConfig } from './config'
import { FETCH_BYTES } from './limits'
import { METRICS } from './metrics'

const HOUR_MS = 3_600_000

/** The records of a topic, as consumer groups fetch them: a fetch waits at the broker until there is something. */
export class TopicPartitions extends ShardLog implements ShardStream {
  private readonly faults: ReadFaults
  private readonly bytesOut: CounterRecorder
  private readonly lag: GaugeRecorder
  /** By reader: the offsets that it has committed, by partition. */
  private readonly committed: Float64Array[] = []

  constructor(context: ComponentContext<TopicConfig>) {
    super(context.simulator, context.config.partitions, context.config.retentionHours * HOUR_MS, {
      recordDropped: (segment) => context.traces.close(segment, 0),
    })
    this.faults = new ReadFaults(context)
    this.bytesOut = context.counter(METRICS.bytesOut)
    this.lag = context.gauge(METRICS.lag)
  }

  addReader(_connectionId: string, latest: boolean): number {
    const offsets = new Float64Array(this.shardCount)
    for (let partition = 0; partition < this.shardCount; partition++)
      offsets[partition] = latest ? this.end(partition) : this.oldest(partition)
    this.committed.push(offsets)
    return this.newReader(latest)
  }

  isPushed(): boolean {
    return true
  }

  override append(partition: number, key: number, bytes: number, segment: number): void {
    if (this.readers > 0) this.lag.set(this.lag.value + this.readers)
    super.append(partition, key, bytes, segment)
  }

  read(_reader: number, partition: number, position: number, max: number): number {
    if (this.faults.refuses()) return -1
    const count = this.following(partition, position, max, FETCH_BYTES)
    if (count > 0) this.bytesOut.add(this.bytesCounted)
    return count
  }

  override release(reader: number, partition: number, position: number): void {
    const offsets = this.committed[reader]!
    const done = position - offsets[partition]!
    if (done !== 0) this.lag.set(this.lag.value - done)
    offsets[partition] = position
    super.release(reader, partition, position)
  }
}
