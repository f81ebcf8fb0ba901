import { choice, type ConfigOf, number, optionalNumber } from '../fields'
import { latencyField } from '../latencyField'
import {
  BYTES_PER_KIB,
  DEFAULT_RECORD_KIB,
  DEFAULT_RETENTION_HOURS,
  MAX_PUT_RECORDS,
  MAX_RECORD_KIB,
  MAX_RETENTION_HOURS,
  SOURCES,
} from './limits'

const provisionedOnly = { field: 'capacityMode', is: ['provisioned'] } as const
const onDemandOnly = { field: 'capacityMode', is: ['on-demand'] } as const

export const fields = {
  capacityMode: choice({
    label: 'Capacity mode',
    help: 'Pay for shards by the hour, or for the data that goes through a stream that scales itself.',
    group: 'Capacity',
    options: [
      { value: 'provisioned', label: 'Provisioned' },
      { value: 'on-demand', label: 'On-demand' },
    ],
    default: 'provisioned',
    source: SOURCES.modes,
  }),
  shards: number({
    label: 'Shards',
    help: 'Each takes in 1 MB and 1,000 records per second and gives out 2 MB per second.',
    group: 'Capacity',
    visibleWhen: provisionedOnly,
    unit: 'count',
    default: 1,
    min: 1,
    max: 20_000,
    integer: true,
    source: SOURCES.quotas,
  }),
  previousPeakMb: optionalNumber({
    label: 'Previous write peak',
    help: 'Highest MB per second that the stream has taken in the last 30 days; it takes twice that at once.',
    group: 'Capacity',
    advanced: true,
    visibleWhen: onDemandOnly,
    unit: 'MB',
    min: 1,
    max: 10_240,
    none: 'new stream: 4 MB/s at once',
    source: SOURCES.scaling,
  }),
  retentionHours: number({
    label: 'Retention',
    help: 'How long records can be read; more than a day costs extra.',
    unit: 'h',
    default: DEFAULT_RETENTION_HOURS,
    min: DEFAULT_RETENTION_HOURS,
    max: MAX_RETENTION_HOURS,
    integer: true,
    source: SOURCES.retention,
  }),
  maxRecordKib: number({
    label: 'Maximum record size',
    help: 'Larger records are rejected, in KiB.',
    advanced: true,
    unit: 'count',
    default: DEFAULT_RECORD_KIB,
    min: DEFAULT_RECORD_KIB,
    max: MAX_RECORD_KIB,
    integer: true,
    source: SOURCES.recordSize,
  }),
  recordsPerPut: number({
    label: 'Records per PutRecords',
    help: 'Records that one PutRecords call carries, in equal parts of its bytes.',
    group: 'Producers',
    unit: 'count',
    default: 10,
    min: 1,
    max: MAX_PUT_RECORDS,
    integer: true,
    source: SOURCES.producer,
  }),
  putRecordsKeys: choice({
    label: 'Keys in PutRecords',
    help: 'Whether the records of one PutRecords call spread over the shards or all go to one.',
    group: 'Producers',
    options: [
      { value: 'own', label: 'Each record its own' },
      { value: 'same', label: 'All the same' },
    ],
    default: 'own',
    source: SOURCES.producer,
  }),
  putLatency: latencyField({
    label: 'Write latency',
    help: 'Time until Kinesis has stored records and answered their producer.',
    default: { p50: 10, p99: 50 },
    source: SOURCES.latency,
  }),
}

/** Settings of a consumer's connection. */
export const consumerFields = {
  consumerType: choice({
    label: 'Consumer type',
    help: 'Standard consumers share 2 MB/s and 5 reads per second of each shard; enhanced fan-out gives a consumer 2 MB/s of its own, pushed and faster, at a price.',
    options: [
      { value: 'standard', label: 'Standard (shared)' },
      { value: 'enhancedFanOut', label: 'Enhanced fan-out' },
    ],
    default: 'standard',
    source: SOURCES.fanOut,
  }),
}

export type StreamConfig = ConfigOf<typeof fields>
export type ConsumerConfig = ConfigOf<typeof consumerFields>

export const maxRecordBytes = (config: StreamConfig): number => config.maxRecordKib * BYTES_PER_KIB
