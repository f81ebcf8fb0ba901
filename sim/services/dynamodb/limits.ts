import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide'

const verified = (document: string, page: string, note?: string): Source => ({
  document: `DynamoDB Developer Guide, ${document}`,
  url: `${GUIDE}/${page}.html`,
  checked: CHECKED,
  confidence: 'verified',
  ...(note === undefined ? {} : { note }),
})

const QUOTAS = verified('Quotas: throughput default quotas', 'ServiceQuotas')
const PARTITIONS = verified('Designing partition keys to distribute your workload', 'bp-partition-key-design')
const ON_DEMAND = verified('On-demand capacity mode', 'on-demand-capacity-mode')
const MAX_ON_DEMAND = verified('Maximum throughput for on-demand tables', 'on-demand-capacity-mode-max-throughput')
export const PROVISIONED = verified('Provisioned capacity mode', 'provisioned-capacity-mode')
export const UNITS = verified('Read and write capacity unit consumption', 'read-write-operations')
export const STREAMS = verified('Change data capture for DynamoDB Streams', 'Streams')
export const ON_DEMAND_SOURCE = ON_DEMAND
export const MAX_ON_DEMAND_SOURCE = MAX_ON_DEMAND

/** Bytes that one read capacity unit covers, strongly consistent. */
export const BYTES_PER_READ_UNIT = 4096
/** Bytes that one write capacity unit covers. */
export const BYTES_PER_WRITE_UNIT = 1024
/** Cost of an eventually consistent read, against a strongly consistent one. */
export const EVENTUAL_FACTOR = 0.5
/** Cost of a transactional write, against a plain one. */
export const TRANSACTION_FACTOR = 2
export const MAX_ITEM_BYTES = 400 * 1024
/** Largest partition key (2,048) and sort key (1,024) together, as recalled. */
export const MAX_KEY_BYTES = 3072
/** A Query's page ends here, bytes read. */
export const MAX_PAGE_BYTES = 1024 * 1024
/** Items of one transaction. */
export const MAX_TRANSACTION_ITEMS = 100
/** Unused capacity that a provisioned table keeps for bursts, in seconds of its capacity. */
export const BURST_SECONDS = 300
/** What one partition serves, units per second. */
export const PARTITION_READ_UNITS = 3000
export const PARTITION_WRITE_UNITS = 1000
export const PARTITION_GB = 10
/** What a new on-demand table serves at once, units per second. */
export const ON_DEMAND_READ_UNITS = 12_000
export const ON_DEMAND_WRITE_UNITS = 4_000
/** How far on-demand traffic may rise at once above its previous peak. */
export const ON_DEMAND_PEAK_FACTOR = 2
/** How long traffic should take to double once more, minutes. */
export const ON_DEMAND_WINDOW_MINUTES = 30

/** How long a stream keeps records. */
export const STREAM_RETENTION_MS = 86_400_000
/** Consumers that may read one shard of a stream at once. */
export const MAX_STREAM_READERS = 2
/** Most that one GetRecords returns; as recalled from the DynamoDB Streams API Reference. */
export const STREAM_READ_RECORDS = 1_000
export const STREAM_READ_BYTES = 1024 * 1024

const quota = (id: string, title: string, value: number, help: string): AccountQuota => ({
  id,
  title,
  unit: 'units/s',
  default: value,
  min: 1,
  max: 10_000_000,
  help,
  source: QUOTAS,
})

export const TABLE_READ_QUOTA = quota(
  'dynamodb.tableReadUnits',
  'Read units per table',
  40_000,
  'Most read units per second that one table may have, in both capacity modes. AWS raises it on request.',
)
export const TABLE_WRITE_QUOTA = quota(
  'dynamodb.tableWriteUnits',
  'Write units per table',
  40_000,
  'Most write units per second that one table may have, in both capacity modes. AWS raises it on request.',
)
export const ACCOUNT_READ_QUOTA = quota(
  'dynamodb.accountReadUnits',
  'DynamoDB provisioned read units per account',
  80_000,
  'Provisioned read capacity of all tables of the account in this Region together.',
)
export const ACCOUNT_WRITE_QUOTA = quota(
  'dynamodb.accountWriteUnits',
  'DynamoDB provisioned write units per account',
  80_000,
  'Provisioned write capacity of all tables of the account in this Region together.',
)

/** The limits of one side of a table: its reads or its writes. */
export interface SideLimits {
  provisioned: Limit
  partition: Limit
  onDemandPeak: Limit
  onDemandMaximum: Limit
  tableQuota: Limit
}

function sideLimits(
  side: 'read' | 'write',
  letter: 'R' | 'W',
  perPartition: number,
  initial: number,
  quotaOf: AccountQuota,
): SideLimits {
  const unit = `${side} units/s`
  return {
    provisioned: {
      id: `dynamodb.provisioned${letter}cu`,
      title: `Provisioned ${side} capacity`,
      value: null,
      unit,
      source: PROVISIONED,
      remedy: `Raise ${side === 'read' ? 'Read' : 'Write'} capacity units, or switch the table to on-demand. A table keeps ${BURST_SECONDS} s of unused capacity for bursts; once it is used up only the provisioned rate is left.`,
    },
    partition: {
      id: `dynamodb.partition${letter}cu`,
      title: `Partition ${side} throughput (hot key)`,
      value: perPartition,
      unit,
      source: PARTITIONS,
      remedy: `No setting raises it: spread the load over more partition keys${side === 'read' ? ', cache the hot item,' : ' (write sharding)'} or make items smaller.`,
    },
    onDemandPeak: {
      id: `dynamodb.onDemandPeak${letter}ru`,
      title: `Twice the previous ${side} peak (on-demand)`,
      value: initial,
      unit,
      source: ON_DEMAND,
      remedy: `Let traffic double over at least ${ON_DEMAND_WINDOW_MINUTES} minutes, or warm the table up beforehand and set Previous ${side} peak to what it has served.`,
    },
    onDemandMaximum: {
      id: `dynamodb.onDemandMaximum${letter}ru`,
      title: `Maximum on-demand ${side} throughput`,
      value: null,
      unit,
      source: MAX_ON_DEMAND,
      remedy: `Raise or remove Maximum ${side} throughput: it is the table’s own setting against runaway cost.`,
    },
    tableQuota: {
      id: quotaOf.id,
      title: `Table ${side} quota`,
      value: quotaOf.default,
      unit,
      source: QUOTAS,
      remedy: `Ask AWS to raise the per-table ${side} quota and set it under the design’s account quotas.`,
    },
  }
}

export const READ_LIMITS = sideLimits('read', 'R', PARTITION_READ_UNITS, ON_DEMAND_READ_UNITS, TABLE_READ_QUOTA)
export const WRITE_LIMITS = sideLimits('write', 'W', PARTITION_WRITE_UNITS, ON_DEMAND_WRITE_UNITS, TABLE_WRITE_QUOTA)
