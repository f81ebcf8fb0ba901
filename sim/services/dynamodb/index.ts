import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { LAMBDA_POLLING_SOURCE, SHARD_RETRIES } from '../lambdaTriggers'
import { Table } from './behaviour'
import { check } from './checks'
import { fields, type TableConfig } from './config'
import { freeTiers, prices } from './cost'
import {
  ACCOUNT_READ_QUOTA,
  ACCOUNT_WRITE_QUOTA,
  MAX_STREAM_READERS,
  ON_DEMAND_PEAK_FACTOR,
  ON_DEMAND_READ_UNITS,
  ON_DEMAND_WRITE_UNITS,
  READ_LIMITS,
  TABLE_READ_QUOTA,
  TABLE_WRITE_QUOTA,
  WRITE_LIMITS,
} from './limits'
import {
  CONSUMED_READS,
  CONSUMED_WRITES,
  LATENCY,
  PROVISIONED_READS,
  PROVISIONED_WRITES,
  READ_THROTTLES,
  RETURNED_BYTES,
  RETURNED_RECORDS,
  THROTTLED_REQUESTS,
  WRITE_THROTTLES,
} from './metrics'
import { operations, partitionCount, unitsByOperation } from './operations'

const readUnitsAtOnce = (config: TableConfig): number =>
  config.capacityMode === 'provisioned'
    ? config.readCapacityUnits
    : Math.min(
        Math.max(ON_DEMAND_READ_UNITS, ON_DEMAND_PEAK_FACTOR * (config.previousReadPeak ?? 0)),
        config.maximumReadUnits ?? Infinity,
      )

const writeUnitsAtOnce = (config: TableConfig): number =>
  config.capacityMode === 'provisioned'
    ? config.writeCapacityUnits
    : Math.min(
        Math.max(ON_DEMAND_WRITE_UNITS, ON_DEMAND_PEAK_FACTOR * (config.previousWritePeak ?? 0)),
        config.maximumWriteUnits ?? Infinity,
      )

export const table = defineService({
  type: 'aws.dynamodb.table',
  title: 'DynamoDB table',
  category: 'database',
  summary: 'A key-value table that bills by request or by capacity and throttles hot keys.',
  keywords: ['database', 'nosql', 'key', 'value', 'table', 'partition', 'capacity', 'rcu', 'wcu', 'stream'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'stream', title: 'Stream', direction: 'out', protocol: 'shard', maxConnections: MAX_STREAM_READERS },
  ],
  operations,
  quotas: [TABLE_READ_QUOTA, TABLE_WRITE_QUOTA, ACCOUNT_READ_QUOTA, ACCOUNT_WRITE_QUOTA],
  limits: [...Object.values(READ_LIMITS), ...Object.values(WRITE_LIMITS)],
  prices,
  freeTiers,
  metrics: [
    CONSUMED_READS,
    CONSUMED_WRITES,
    PROVISIONED_READS,
    PROVISIONED_WRITES,
    READ_THROTTLES,
    WRITE_THROTTLES,
    THROTTLED_REQUESTS,
    RETURNED_RECORDS,
    RETURNED_BYTES,
    LATENCY,
  ],
  card: {
    summary: ({ capacityMode }) => `DynamoDB · ${capacityMode}`,
    figures: [
      { label: 'read units', metric: CONSUMED_READS.name, statistic: 'rate' },
      { label: 'write units', metric: CONSUMED_WRITES.name, statistic: 'rate' },
      { label: 'throttled', metric: THROTTLED_REQUESTS.name, statistic: 'rate' },
    ],
    configured: (config) => [
      { label: 'read units', value: `${grouped(readUnitsAtOnce(config))}/s` },
      { label: 'write units', value: `${grouped(writeUnitsAtOnce(config))}/s` },
      { label: 'item', value: `${grouped(config.itemBytes)} B` },
    ],
  },
  hints: {
    itemBytes: (config) => {
      const [read, , write] = unitsByOperation(config)
      return `${read} read units per GetItem, ${write} write units per PutItem`
    },
    queryItems: (config) => `${unitsByOperation(config)[1]} read units per Query`,
    transactionItems: (config) => `${unitsByOperation(config).at(-1)} write units per transaction`,
    tableSizeGb: (config) => {
      const count = partitionCount(
        readUnitsAtOnce(config),
        writeUnitsAtOnce(config),
        config.tableSizeGb,
        config.capacityMode,
      )
      return `about ${count} partition${count === 1 ? '' : 's'}`
    },
  },
  network: { endpoint: 'dynamodb' },
  check,
  lambdaTrigger: {
    mode: 'polled',
    retries: SHARD_RETRIES,
    source: LAMBDA_POLLING_SOURCE,
  },
  create: (context) => new Table(context),
})
