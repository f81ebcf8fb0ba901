import type { CounterRecorder } from '../../../telemetry/metrics'
import type { ComponentContext } from '../../define'
import type { ShardStream } from '../../ports'
import { FailureDestination } from './FailureDestination'
import type { Lanes } from './Lanes'
import { STREAM_METRICS } from './metrics'

/** Records that are given up: counted, shown in their traces and reported to the on-failure destination. */
export class DiscardedRecords {
  private readonly destination: FailureDestination | null
  private readonly counter: CounterRecorder
  private readonly discardedName: number

  constructor(
    private readonly context: ComponentContext<object>,
    private readonly stream: ShardStream,
    private readonly lanes: Lanes,
    hasDestination: boolean,
  ) {
    this.destination = hasDestination ? new FailureDestination(context) : null
    this.counter = context.counter(STREAM_METRICS.recordsDiscarded)
    this.discardedName = context.traces.name('Discarded')
  }

  /** Gives up the first records of a lane, still in its queue, with an outcome code that says why. */
  discard(lane: number, shard: number, records: number, outcome: number): void {
    const { traces, index } = this.context
    const { stream } = this
    const first = this.lanes.position(lane, 0)
    let bytes = 0
    for (let record = 0; record < records; record++) {
      const position = this.lanes.position(lane, record)
      bytes += stream.bytes(shard, position)
      traces.close(traces.subsegment(stream.segment(shard, position), index, this.discardedName), outcome)
    }
    this.counter.add(records)
    this.destination?.report(stream.key(shard, first), bytes, stream.segment(shard, first))
  }

  /** Records that the stream dropped before they were read. */
  lost(records: number): void {
    this.counter.add(records)
  }
}
