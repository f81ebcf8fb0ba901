import type { ComponentContext } from '../../define'
import type { ShardStream } from '../../ports'
import type { Lanes } from './Lanes'

/** The function's trace segments for the records of each lane's batch, opened anew for each try. */
export class BatchSegments {
  private readonly segments: (Int32Array | null)[]
  /** By lane: records with open segments; 0 when none are open. */
  private readonly open: Int32Array
  private readonly waitName: number

  constructor(
    private readonly context: ComponentContext<object>,
    private readonly stream: ShardStream,
    private readonly lanes: Lanes,
    laneCount: number,
  ) {
    this.segments = Array.from({ length: laneCount }, () => null)
    this.open = new Int32Array(laneCount)
    this.waitName = context.traces.name('Stream wait')
  }

  /** Opens a segment for each record in work, unless a throttled try has left them open. Returns the first. */
  openFor(lane: number, shard: number): number {
    const size = this.lanes.size[lane]!
    let segments = this.segments[lane]
    if (this.open[lane]! > 0) return segments![0]!
    if (segments === null || segments === undefined || segments.length < size)
      segments = this.segments[lane] = new Int32Array(Math.max(size, 2 * (segments?.length ?? 0)))
    const { traces, index, simulator } = this.context
    const attempt = this.lanes.tries[lane]! + 1
    for (let record = 0; record < size; record++) {
      const position = this.lanes.position(lane, record)
      const parent = this.stream.segment(shard, position)
      if (attempt === 1)
        traces.span(parent, index, this.waitName, this.stream.writtenAt(shard, position), simulator.now)
      segments[record] = traces.segment(parent, index, attempt)
    }
    this.open[lane] = size
    return segments[0]!
  }

  /** Closes those that are still open from this record on. */
  close(lane: number, fromRecord: number, outcome: number): void {
    const open = this.open[lane]!
    this.open[lane] = 0
    for (let record = fromRecord; record < open; record++)
      this.context.traces.close(this.segments[lane]![record]!, outcome)
  }
}
