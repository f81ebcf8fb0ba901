import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { LAMBDA_POLLING_SOURCE, SHARD_RETRIES } from '../lambdaTriggers'
import { DataStream } from './behaviour'
import { check } from './check'
import { consumerFields, fields, type StreamConfig } from './config'
import { freeTiers, prices } from './cost'
import { LIMITS, ON_DEMAND_QUOTA, SHARD_RECORDS_PER_SECOND, SHARDS_QUOTA } from './limits'
import { ALL_METRICS, METRICS } from './metrics'
import { initialShards } from './ShardMap'

const shardWord = (count: number): string => `${grouped(count)} shard${count === 1 ? '' : 's'}`

const throughput = (config: StreamConfig): string =>
  `${grouped(initialShards(config))} MB/s or ${grouped(initialShards(config) * SHARD_RECORDS_PER_SECOND)} records/s in`

const retention = ({ retentionHours }: StreamConfig): string =>
  retentionHours % 24 === 0 ? `${retentionHours / 24} d` : `${retentionHours} h`

export const stream = defineService({
  type: 'aws.kinesis.stream',
  title: 'Kinesis data stream',
  category: 'integration',
  summary: 'Keeps records in order within shards, for several consumers to read at their own pace.',
  keywords: [
    'kinesis data streams',
    'stream',
    'shard',
    'ordered',
    'partition key',
    'iterator age',
    'fan-out',
    'analytics',
  ],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Deliveries', direction: 'in', protocol: 'event' },
    { id: 'records', title: 'Records', direction: 'out', protocol: 'shard', connectionFields: consumerFields },
  ],
  operations: [
    { id: 'PutRecord', title: 'Put a record' },
    { id: 'PutRecords', title: 'Put several records at once' },
  ],
  quotas: [SHARDS_QUOTA, ON_DEMAND_QUOTA],
  limits: Object.values(LIMITS),
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) =>
      config.capacityMode === 'provisioned' ? `Kinesis · ${shardWord(config.shards)}` : 'Kinesis · on-demand',
    figures: [
      { label: 'in', metric: METRICS.incomingRecords.name, statistic: 'rate' },
      { label: 'hot shard', metric: METRICS.hottestShardUse.name, statistic: 'last' },
      { label: 'throttled', metric: METRICS.writeThrottles.name, statistic: 'rate' },
    ],
    configured: (config) => [
      { label: 'shards', value: grouped(initialShards(config)) },
      { label: 'takes in', value: `${grouped(initialShards(config))} MB/s` },
      { label: 'retention', value: retention(config) },
    ],
  },
  hints: {
    shards: throughput,
    previousPeakMb: throughput,
    retentionHours: retention,
  },
  check,
  network: { endpoint: 'kinesis-streams' },
  lambdaTrigger: {
    mode: 'polled',
    retries: SHARD_RETRIES,
    source: LAMBDA_POLLING_SOURCE,
  },
  create: (context) => new DataStream(context),
})
