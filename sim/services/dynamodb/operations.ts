import type { Operation } from '../define'
import type { TableConfig } from './config'
import {
  BYTES_PER_READ_UNIT,
  BYTES_PER_WRITE_UNIT,
  EVENTUAL_FACTOR,
  MAX_PAGE_BYTES,
  PARTITION_GB,
  PARTITION_READ_UNITS,
  PARTITION_WRITE_UNITS,
  TRANSACTION_FACTOR,
} from './limits'

/** What a table can be asked for; the index is the operation code of a call. */
export const operations: readonly Operation[] = [
  { id: 'GetItem', title: 'GetItem' },
  { id: 'Query', title: 'Query' },
  { id: 'PutItem', title: 'PutItem' },
  { id: 'UpdateItem', title: 'UpdateItem' },
  { id: 'DeleteItem', title: 'DeleteItem' },
  { id: 'TransactWriteItems', title: 'TransactWriteItems' },
]

/** Operations below this index read, the others write. */
export const FIRST_WRITE = operations.findIndex(({ id }) => id === 'PutItem')
export const TRANSACTION = operations.findIndex(({ id }) => id === 'TransactWriteItems')

type ItemSettings = Pick<TableConfig, 'itemBytes' | 'consistency' | 'queryItems' | 'transactionItems'>

const queryBytes = ({ itemBytes, queryItems }: ItemSettings): number => Math.min(itemBytes * queryItems, MAX_PAGE_BYTES)

/** Read units (GetItem, Query) or write units (the others) that one request of each operation takes. */
export function unitsByOperation(settings: ItemSettings): number[] {
  const { itemBytes, consistency, transactionItems } = settings
  const read = (bytes: number): number =>
    Math.ceil(bytes / BYTES_PER_READ_UNIT) * (consistency === 'strong' ? 1 : EVENTUAL_FACTOR)
  const write = Math.ceil(itemBytes / BYTES_PER_WRITE_UNIT)
  return [
    read(itemBytes),
    read(queryBytes(settings)),
    write,
    write,
    write,
    write * transactionItems * TRANSACTION_FACTOR,
  ]
}

/** Bytes that each operation returns. */
export const bytesReturnedByOperation = (settings: ItemSettings): number[] => [
  settings.itemBytes,
  queryBytes(settings),
  0,
  0,
  0,
  0,
]

/**
 * Partitions of a table, estimated from what they must be able to serve and to hold. A provisioned table's reads and
 * writes add up; an on-demand table's partitions serve both at once.
 */
export function partitionCount(
  readUnits: number,
  writeUnits: number,
  tableSizeGb: number,
  mode: TableConfig['capacityMode'],
): number {
  const reads = readUnits / PARTITION_READ_UNITS
  const writes = writeUnits / PARTITION_WRITE_UNITS
  const forThroughput = mode === 'provisioned' ? reads + writes : Math.max(reads, writes)
  return Math.max(1, Math.ceil(forThroughput), Math.ceil(tableSizeGb / PARTITION_GB))
}
