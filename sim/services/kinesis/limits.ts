import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/streams/latest/dev'

const guide = (chapter: string, page: string, more: Partial<Source> = {}): Source => ({
  document: `Amazon Kinesis Data Streams Developer Guide, ${chapter}`,
  url: `${GUIDE}/${page}.html`,
  checked: CHECKED,
  confidence: 'verified',
  ...more,
})

export const SOURCES = {
  quotas: guide('Quotas and limits', 'service-sizes-and-limits'),
  modes: guide('Choose the data stream capacity mode', 'how-do-i-size-a-stream'),
  scaling: guide('Choose the data stream capacity mode', 'how-do-i-size-a-stream', {
    confidence: 'recalled',
    note: 'AWS says that on-demand streams take up to double their previous peak, and throttle traffic that more than doubles within 15 minutes.',
  }),
  retention: guide('Change the data retention period', 'kinesis-extended-retention', { confidence: 'recalled' }),
  fanOut: guide('Develop enhanced fan-out consumers with dedicated throughput', 'enhanced-consumers'),
  recordSize: guide('Quotas and limits', 'service-sizes-and-limits', {
    confidence: 'recalled',
    note: 'Since late 2025 a stream’s own setting, from 1 to 10 MiB.',
  }),
  latency: {
    document: 'Common experience with PutRecord inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  producer: {
    document: 'An assumption about the producer: set it to what yours sends',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
} as const satisfies Record<string, Source>

const KIB = 1024
const MIB = 1024 * KIB

/** What one shard takes in. */
export const SHARD_RECORDS_PER_SECOND = 1_000
export const SHARD_WRITE_BYTES_PER_SECOND = MIB
/** What one shard gives to all consumers that share it, and to each enhanced fan-out consumer by itself. */
export const SHARD_READ_BYTES_PER_SECOND = 2 * MIB
/** GetRecords calls to one shard, of all consumers that share it. */
export const SHARD_READS_PER_SECOND = 5
/** Most that one GetRecords returns. */
export const READ_RECORDS = 10_000
export const READ_BYTES = 10 * MIB
/** Records of one PutRecords. */
export const MAX_PUT_RECORDS = 500
export const DEFAULT_RECORD_KIB = 1 * KIB
export const MAX_RECORD_KIB = 10 * KIB
export const DEFAULT_RETENTION_HOURS = 24
export const MAX_RETENTION_HOURS = 365 * 24
/** Retention beyond this many hours is billed by the amount of data. */
export const LONG_TERM_RETENTION_HOURS = 7 * 24
/** Enhanced fan-out consumers of one stream. */
export const MAX_FAN_OUT_CONSUMERS = 20
/** What a new on-demand stream takes in, in shards' worth: 4 MB/s and 4,000 records/s. */
export const ON_DEMAND_SHARDS = 4
/** How far on-demand traffic may rise at once above its previous peak. */
export const ON_DEMAND_PEAK_FACTOR = 2
/** How long on-demand traffic should take to double once more, minutes. */
export const ON_DEMAND_WINDOW_MINUTES = 15
/** Payload that one PUT payload unit covers. */
export const PUT_UNIT_BYTES = 25 * KIB
/** On-demand streams bill each record in steps of this size. */
export const ON_DEMAND_STEP_BYTES = KIB
export const BYTES_PER_GB = 1024 * MIB
export const BYTES_PER_KIB = KIB

export const SHARDS_QUOTA: AccountQuota = {
  id: 'kinesis.shards',
  title: 'Kinesis shards per account',
  unit: 'shards',
  default: 20_000,
  min: 1,
  max: 1_000_000,
  help: 'Shards of all provisioned streams of the account in this Region: 20,000 in the largest Regions, 1,000 or 6,000 elsewhere.',
  source: SOURCES.quotas,
}

export const ON_DEMAND_QUOTA: AccountQuota = {
  id: 'kinesis.onDemandWriteMb',
  title: 'Kinesis on-demand write throughput per stream',
  unit: 'MB/s',
  default: 200,
  min: ON_DEMAND_SHARDS,
  max: 10_240,
  help: 'How far an on-demand stream grows: 200 MB/s, and up to 10 GB/s in the largest Regions or on request.',
  source: SOURCES.quotas,
}

export const LIMITS = {
  shardRecords: {
    id: 'kinesis.shardWriteRecords',
    title: 'Records written to a shard',
    value: SHARD_RECORDS_PER_SECOND,
    unit: 'records/s',
    source: SOURCES.quotas,
    remedy:
      'Raise the number of shards, put several small records into one, or choose partition keys that spread over all shards.',
  },
  shardWriteBytes: {
    id: 'kinesis.shardWriteBytes',
    title: 'Bytes written to a shard',
    value: SHARD_WRITE_BYTES_PER_SECOND,
    unit: 'bytes/s',
    source: SOURCES.quotas,
    remedy: 'Raise the number of shards, send smaller records, or choose partition keys that spread over all shards.',
  },
  shardReads: {
    id: 'kinesis.shardReads',
    title: 'Reads of a shard by all standard consumers',
    value: SHARD_READS_PER_SECOND,
    unit: 'reads/s',
    source: SOURCES.quotas,
    remedy: 'Switch consumers to enhanced fan-out, or have fewer consumers poll the stream.',
  },
  shardReadBytes: {
    id: 'kinesis.shardReadBytes',
    title: 'Bytes read from a shard by all standard consumers',
    value: SHARD_READ_BYTES_PER_SECOND,
    unit: 'bytes/s',
    source: SOURCES.quotas,
    remedy:
      'Switch consumers to enhanced fan-out, where each has 2 MB/s per shard of its own, or raise the number of shards.',
  },
  recordSize: {
    id: 'kinesis.recordSize',
    title: 'Record size',
    value: null,
    unit: 'bytes',
    source: SOURCES.recordSize,
    remedy: 'Raise Maximum record size (at most 10 MiB), or store the payload in S3 and send a reference to it.',
  },
} as const satisfies Record<string, Limit>
