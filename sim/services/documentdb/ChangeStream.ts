import { ShardLog } from '../../primitives/ShardLog'
import { scatter } from '../../primitives/scatter'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { ReadFaults } from '../ReadFaults'
import type { ChangeStreamConfig, ClusterConfig } from './config'
import { CHANGE_READ_BYTES } from './limits'
import { METRICS } from './metrics'
import { UPDATE } from './operations'
import type { VolumeIo } from './VolumeIo'

const HOUR_MS = 3_600_000

/** The changes of each watched collection, in order: one shard for each. */
export class ChangeStream extends ShardLog implements ShardStream {
  private looksUpDocument = false
  private readonly faults: ReadFaults
  private readonly changes: CounterRecorder
  private readonly changeName: number

  constructor(
    private readonly context: ComponentContext<ClusterConfig>,
    private readonly io: VolumeIo,
  ) {
    const { config } = context
    super(context.simulator, config.collections, config.retentionHours * HOUR_MS, {
      recordDropped: (segment) => context.traces.close(segment, 0),
    })
    this.faults = new ReadFaults(context)
    this.changes = context.counter(METRICS.changes)
    this.changeName = context.traces.name('Change event')
  }

  /** A document was changed; `segment` is the cluster's for it, still open. Nothing is logged while nobody watches. */
  changed(operation: number, key: number, segment: number): void {
    if (this.readers === 0) return
    const { traces, index, config } = this.context
    const { documentBytes, updateBytes } = config
    let bytes = documentBytes
    if (operation === UPDATE) bytes = this.looksUpDocument ? updateBytes + documentBytes : updateBytes
    this.changes.add()
    this.io.write(bytes)
    if (operation === UPDATE && this.looksUpDocument) this.io.read(documentBytes)
    const collection = scatter(key) % this.shardCount
    this.append(collection, key, bytes, traces.subsegment(segment, index, this.changeName))
  }

  addReader(connectionId: string, latest: boolean): number {
    const link = this.context.links('changeStream').find((candidate) => candidate.connectionId === connectionId)
    // One log serves all consumers: its changes have the size that the most demanding one gets.
    if ((link?.config as ChangeStreamConfig | undefined)?.fullDocument === 'UpdateLookup') this.looksUpDocument = true
    return this.newReader(latest)
  }

  isPushed(): boolean {
    return true
  }

  read(_reader: number, collection: number, position: number, max: number): number {
    if (this.faults.refuses()) return -1
    const count = this.following(collection, position, max, CHANGE_READ_BYTES)
    if (count > 0) this.io.read(this.bytesCounted)
    return count
  }
}
