import type { ShardStream } from '../../ports'
import type { Lanes } from './Lanes'
import { MAX_BATCH_BYTES } from './limits'
import type { TumblingWindows } from './TumblingWindows'

/** How many of the records that wait go into one batch. */
export class BatchCut {
  /** The last cut: its records, their bytes, and their tumbling window (0 when there are no windows). */
  size = 0
  bytes = 0
  window = 0

  constructor(
    private readonly stream: ShardStream,
    private readonly lanes: Lanes,
    private readonly windows: TumblingWindows | null,
    private readonly batchSize: number,
  ) {}

  /** Whether the records that wait fill a batch, by number or by bytes. */
  isFull(lane: number): boolean {
    return this.lanes.length(lane) >= this.batchSize || this.lanes.waitingBytes[lane]! >= MAX_BATCH_BYTES
  }

  /** Cuts a batch: by number, by bytes, and of one tumbling window. */
  cut(lane: number, shard: number): void {
    const { stream, lanes } = this
    const most = Math.min(this.batchSize, lanes.length(lane))
    this.window = this.windowOf(shard, lanes.position(lane, 0))
    this.size = 0
    this.bytes = 0
    while (this.size < most) {
      const position = lanes.position(lane, this.size)
      const bytes = stream.bytes(shard, position)
      if (this.size > 0 && this.bytes + bytes > MAX_BATCH_BYTES) return
      if (this.windows !== null && this.windowOf(shard, position) !== this.window) return
      this.bytes += bytes
      this.size++
    }
  }

  private windowOf(shard: number, position: number): number {
    return this.windows === null ? 0 : this.windows.windowOf(this.stream.writtenAt(shard, position))
  }
}
