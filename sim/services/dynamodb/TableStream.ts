import { placeOf } from '../../primitives/scatter'
import { ShardLog } from '../../primitives/ShardLog'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { ReadFaults } from '../ReadFaults'
import type { TableConfig } from './config'
import { STREAM_READ_BYTES, STREAM_READ_RECORDS, STREAM_RETENTION_MS } from './limits'
import { RETURNED_BYTES, RETURNED_RECORDS } from './metrics'
import { TRANSACTION } from './operations'
import { initialPartitions } from './initialPartitions'

/** Whose reads of a stream are free. */
const READS_FREE = 'aws.lambda.function'

/** What a change record holds, by view type, in bytes: keys always, and images of the item. */
function streamRecordBytes({ streamViewType, keyBytes, itemBytes }: TableConfig): number {
  switch (streamViewType) {
    case 'KEYS_ONLY':
      return keyBytes
    case 'NEW_IMAGE':
    case 'OLD_IMAGE':
      return keyBytes + itemBytes
    case 'NEW_AND_OLD_IMAGES':
      return keyBytes + 2 * itemBytes
  }
}

/** The changes of a table's items, in order for each key: one shard for each partition, kept for a day. */
export class TableStream extends ShardLog implements ShardStream {
  /** GetRecords calls of readers that pay for them. */
  billedReads = 0
  private readonly isBilled: boolean[] = []
  private readonly recordBytes: number
  private readonly transactionItems: number
  private readonly faults: ReadFaults
  private readonly returnedRecords: CounterRecorder
  private readonly returnedBytes: CounterRecorder
  private readonly changeName: number

  constructor(private readonly context: ComponentContext<TableConfig>) {
    super(
      context.simulator,
      initialPartitions(context.config, (id) => context.quota(id)),
      STREAM_RETENTION_MS,
      {
        recordDropped: (segment) => context.traces.close(segment, 0),
      },
    )
    this.recordBytes = streamRecordBytes(context.config)
    this.transactionItems = context.config.transactionItems
    this.faults = new ReadFaults(context)
    this.returnedRecords = context.counter(RETURNED_RECORDS)
    this.returnedBytes = context.counter(RETURNED_BYTES)
    this.changeName = context.traces.name('Change record')
  }

  /** A write has succeeded; `segment` is the table's for it, still open. */
  wrote(operation: number, key: number, segment: number): void {
    const { traces, index } = this.context
    const shard = placeOf(key, this.shardCount)
    const items = operation === TRANSACTION ? this.transactionItems : 1
    for (let item = 0; item < items; item++)
      this.append(shard, key, this.recordBytes, traces.subsegment(segment, index, this.changeName))
  }

  addReader(connectionId: string, latest: boolean): number {
    const link = this.context.links('stream').find((candidate) => candidate.connectionId === connectionId)
    this.isBilled.push(link?.targetType !== READS_FREE)
    return this.newReader(latest)
  }

  isPushed(): boolean {
    return false
  }

  read(reader: number, shard: number, position: number, max: number): number {
    if (this.faults.refuses()) return -1
    if (this.isBilled[reader]!) this.billedReads++
    const count = this.following(shard, position, Math.min(max, STREAM_READ_RECORDS), STREAM_READ_BYTES)
    if (count <= 0) return 0
    this.returnedRecords.add(count)
    this.returnedBytes.add(this.bytesCounted)
    return count
  }
}
