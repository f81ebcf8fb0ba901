import { boolean, choice, type ConfigOf, distribution, number, optionalNumber } from '../fields'
import {
  MAX_ITEM_BYTES,
  MAX_KEY_BYTES,
  MAX_ON_DEMAND_SOURCE,
  MAX_TRANSACTION_ITEMS,
  ON_DEMAND_SOURCE,
  PROVISIONED,
  STREAMS,
  UNITS,
} from './limits'
import type { Source } from '../source'

/** Highest units per second that can be typed in; the table quota bounds what is allowed. */
const MAX_UNITS = 10_000_000

const provisionedOnly = { field: 'capacityMode', is: ['provisioned'] } as const
const streamOnly = { field: 'streamEnabled', is: [true] } as const
const onDemandOnly = { field: 'capacityMode', is: ['on-demand'] } as const

const assumed = (document: string, note?: string): Source => ({
  document,
  url: '',
  checked: '2026-11-23',
  confidence: 'recalled',
  ...(note === undefined ? {} : { note }),
})

const LATENCY_NOTE = 'AWS says single-digit milliseconds on average; percentiles are not published.'

const capacityUnits = (label: string, help: string) =>
  number({
    label,
    help,
    group: 'Capacity',
    visibleWhen: provisionedOnly,
    unit: 'count',
    default: 5,
    min: 1,
    max: MAX_UNITS,
    integer: true,
    source: PROVISIONED,
  })

const onDemandUnits = (label: string, help: string, none: string, source: Source) =>
  optionalNumber({
    label,
    help,
    group: 'Capacity',
    advanced: true,
    visibleWhen: onDemandOnly,
    unit: 'perSecond',
    min: 1,
    max: MAX_UNITS,
    none,
    source,
  })

export const fields = {
  capacityMode: choice({
    label: 'Capacity mode',
    help: 'Pay for each request, or for a fixed number of reads and writes per second.',
    group: 'Capacity',
    options: [
      { value: 'on-demand', label: 'On-demand' },
      { value: 'provisioned', label: 'Provisioned' },
    ],
    default: 'on-demand',
    source: ON_DEMAND_SOURCE,
  }),
  readCapacityUnits: capacityUnits(
    'Read capacity units',
    'Strongly consistent reads of up to 4 KB per second; eventually consistent ones count half.',
  ),
  writeCapacityUnits: capacityUnits('Write capacity units', 'Writes of up to 1 KB per second.'),
  previousReadPeak: onDemandUnits(
    'Previous read peak',
    'Highest read units per second the table has served before; it takes twice that at once.',
    'new table: 12,000 at once',
    ON_DEMAND_SOURCE,
  ),
  previousWritePeak: onDemandUnits(
    'Previous write peak',
    'Highest write units per second the table has served before; it takes twice that at once.',
    'new table: 4,000 at once',
    ON_DEMAND_SOURCE,
  ),
  maximumReadUnits: onDemandUnits(
    'Maximum read throughput',
    'Your own ceiling in read units per second, against runaway cost.',
    'no maximum',
    MAX_ON_DEMAND_SOURCE,
  ),
  maximumWriteUnits: onDemandUnits(
    'Maximum write throughput',
    'Your own ceiling in write units per second, against runaway cost.',
    'no maximum',
    MAX_ON_DEMAND_SOURCE,
  ),
  itemBytes: number({
    label: 'Item size',
    help: 'Size of one item, attribute names included: decides how many units a request takes.',
    group: 'Items',
    unit: 'bytes',
    default: 1024,
    min: 1,
    max: MAX_ITEM_BYTES,
    integer: true,
    source: UNITS,
  }),
  consistency: choice({
    label: 'Read consistency',
    help: 'Eventually consistent reads cost half as much but may miss a write of the last moment.',
    group: 'Items',
    options: [
      { value: 'eventual', label: 'Eventually consistent' },
      { value: 'strong', label: 'Strongly consistent' },
    ],
    default: 'eventual',
    source: UNITS,
  }),
  queryItems: number({
    label: 'Items per Query',
    help: 'Items that one Query reads; their sizes are added up before rounding.',
    group: 'Items',
    advanced: true,
    unit: 'count',
    default: 10,
    min: 1,
    max: 1_000_000,
    integer: true,
    source: assumed('An assumption: a short list'),
  }),
  transactionItems: number({
    label: 'Items per transaction',
    help: 'Items that one TransactWriteItems writes; each counts twice.',
    group: 'Items',
    advanced: true,
    unit: 'count',
    default: 2,
    min: 1,
    max: MAX_TRANSACTION_ITEMS,
    integer: true,
    source: assumed('An assumption: two items that must change together'),
  }),
  tableSizeGb: number({
    label: 'Table size',
    help: 'Data stored: decides the storage cost and, at 10 GB each, the number of partitions.',
    group: 'Items',
    unit: 'GB',
    default: 1,
    min: 0,
    max: 1_000_000,
    source: assumed('An assumption: a small table'),
  }),
  streamEnabled: boolean({
    label: 'Stream',
    help: 'Every write that succeeds leaves a change record, in order for each key, for 24 hours.',
    group: 'Stream',
    default: false,
    source: STREAMS,
  }),
  streamViewType: choice({
    label: 'View type',
    help: 'What a change record holds: decides how many fit into a batch.',
    group: 'Stream',
    visibleWhen: streamOnly,
    options: [
      { value: 'KEYS_ONLY', label: 'Keys only' },
      { value: 'NEW_IMAGE', label: 'New image' },
      { value: 'OLD_IMAGE', label: 'Old image' },
      { value: 'NEW_AND_OLD_IMAGES', label: 'New and old images' },
    ],
    default: 'NEW_AND_OLD_IMAGES',
    source: STREAMS,
  }),
  keyBytes: number({
    label: 'Key size',
    help: 'Size of an item’s key attributes, which every change record holds.',
    group: 'Stream',
    advanced: true,
    visibleWhen: streamOnly,
    unit: 'bytes',
    default: 64,
    min: 1,
    max: MAX_KEY_BYTES,
    integer: true,
    source: assumed('An assumption: two short key attributes'),
  }),
  readLatency: distribution({
    label: 'Read latency',
    help: 'Time inside DynamoDB for GetItem and Query.',
    group: 'Latency',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 3, p99: 15 },
    source: assumed('Common experience of GetItem: 2 to 5 ms, 10 to 20 ms at the 99 % point', LATENCY_NOTE),
  }),
  writeLatency: distribution({
    label: 'Write latency',
    help: 'Time inside DynamoDB for PutItem, UpdateItem and DeleteItem.',
    group: 'Latency',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 5, p99: 20 },
    source: assumed('Common experience of PutItem: 4 to 8 ms, 10 to 20 ms at the 99 % point', LATENCY_NOTE),
  }),
  transactionLatency: distribution({
    label: 'Transaction latency',
    help: 'Time inside DynamoDB for TransactWriteItems.',
    group: 'Latency',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 12.5, p99: 50 },
    source: assumed('Common experience: two to three times a plain write', 'Two and a half times the write latency.'),
  }),
}

export type TableConfig = ConfigOf<typeof fields>
