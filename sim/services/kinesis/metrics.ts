import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/Kinesis')
const own = metricsOf('Windtunnel')

export const METRICS = {
  incomingRecords: aws('IncomingRecords', 'counter', 'Count', 'Records written'),
  incomingBytes: aws('IncomingBytes', 'counter', 'Bytes', 'Bytes of the records written'),
  writeThrottles: aws(
    'WriteProvisionedThroughputExceeded',
    'counter',
    'Count',
    'Records refused because their shard was at its write limit',
  ),
  putLatency: aws('PutRecord.Latency', 'distribution', 'Milliseconds', 'Time that a PutRecord takes'),
  putRecordsStored: aws('PutRecords.SuccessfulRecords', 'counter', 'Count', 'Records that PutRecords calls stored'),
  putRecordsThrottled: aws(
    'PutRecords.ThrottledRecords',
    'counter',
    'Count',
    'Records that PutRecords calls did not store; the calls still answer 200',
  ),
  readThrottles: aws(
    'ReadProvisionedThroughputExceeded',
    'counter',
    'Count',
    'GetRecords calls refused because their shard was at its read limit',
  ),
  readRecords: aws('GetRecords.Records', 'counter', 'Count', 'Records read by standard consumers'),
  readBytes: aws('GetRecords.Bytes', 'counter', 'Bytes', 'Bytes read by standard consumers'),
  iteratorAge: aws(
    'GetRecords.IteratorAgeMilliseconds',
    'distribution',
    'Milliseconds',
    'Age of the last record of each GetRecords call: how far standard consumers are behind',
  ),
  pushedRecords: aws(
    'SubscribeToShardEvent.Records',
    'counter',
    'Count',
    'Records pushed to enhanced fan-out consumers',
  ),
  pushedBytes: aws('SubscribeToShardEvent.Bytes', 'counter', 'Bytes', 'Bytes pushed to enhanced fan-out consumers'),
  millisBehind: aws(
    'SubscribeToShardEvent.MillisBehindLatest',
    'distribution',
    'Milliseconds',
    'Age of the last record of each push: how far enhanced fan-out consumers are behind',
  ),
  openShards: own(
    'OpenShards',
    'gauge',
    'Count',
    'Shards that take records; an on-demand stream opens more as it grows',
  ),
  hottestShardUse: own(
    'HottestShardUse',
    'gauge',
    'Percent',
    'Demand on the busiest shard in the last second, as a share of its write limits',
  ),
  hottestShard: own('HottestShard', 'gauge', 'Count', 'Number of the busiest shard, counted from 0'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
