import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { INSTANT } from './deliveryTrial'
import { simulate } from './experiment'
import { averageOf, type FidelityRow, type FidelityStudy, row } from './row'

const GUIDE = 'Lambda Developer Guide, How Lambda processes records from Amazon Kinesis Data Streams'

interface Reading {
  source: { type: string; config: Record<string, unknown>; exit: string; operation: string }
  /** Time that each batch takes, ms. */
  batchMs: number
  mapping?: Record<string, unknown>
  recordsPerSecond: number
  seconds: number
}

/** Clients whose function writes to a stream which another function reads, with nothing else that takes time. */
function reading({ source, batchMs, mapping = {}, recordsPerSecond, seconds }: Reading): RunResult {
  const write = { kind: 'call', connection: 'write', operation: source.operation, count: 1, probability: 1 }
  return simulate({
    resources: [
      { id: 'clients', type: 'client', config: { ...PATIENT, popularity: 'uniform', keys: 1_000_000 } },
      { id: 'writer', type: 'aws.lambda.function', config: bareFunction(INSTANT, { handler: [write] }) },
      { id: 'source', type: source.type, config: source.config },
      { id: 'function', type: 'aws.lambda.function', config: bareFunction({ kind: 'constant', value: batchMs }) },
    ],
    connections: [
      { from: 'clients.requests', to: 'writer.invoke' },
      { id: 'write', from: 'writer.calls', to: 'source.requests' },
      {
        from: `source.${source.exit}`,
        to: 'function.stream',
        config: { delivery: 'custom', customDelivery: INSTANT, perRecord: false, ...mapping },
      },
    ],
    load: { clients: { kind: 'constant', rate: recordsPerSecond } },
    durationSeconds: seconds,
    quotas: { 'lambda.concurrentExecutions': 10_000 },
  })
}

const SHARDS = 10
const STREAM = {
  type: 'aws.kinesis.stream',
  config: { shards: SHARDS, putLatency: INSTANT },
  exit: 'records',
  operation: 'PutRecord',
}
const TABLE = {
  type: 'aws.dynamodb.table',
  config: { streamEnabled: true, writeLatency: INSTANT },
  exit: 'stream',
  operation: 'PutItem',
}

/** How long records wait for the next poll, and how many batches of a shard are in work at once. */
export const shardPolling: FidelityStudy = {
  id: 'shards',
  title: 'Polling of streams and concurrency by shard',
  rows: () => [...waits(), ...concurrency()],
}

/**
 * A record that comes at any time waits half an interval on average. The band is four standard deviations of the mean
 * of uniform waits.
 */
function waits(): FidelityRow[] {
  const seconds = 40_000
  const recordsPerSecond = 0.5
  const wait = (source: Reading['source'], mapping: Record<string, unknown> = {}): number =>
    averageOf(
      // The age is that of a batch's last record: each by itself, so that all count.
      reading({ source, batchMs: 0, mapping: { ...mapping, batchSize: 1 }, recordsPerSecond, seconds }),
      'function',
      'IteratorAge',
    )
  const band = (intervalMs: number): number => (4 * intervalMs) / Math.sqrt(12 * recordsPerSecond * seconds)
  return [
    row(
      'shards.kinesis',
      'Mean wait of a Kinesis record for the poll, once a second for each shard, ms',
      500,
      band(1000),
      wait(STREAM),
      GUIDE,
    ),
    row(
      'shards.dynamodb',
      'Mean wait of a DynamoDB Streams record for the poll, four times a second, ms',
      125,
      band(250),
      wait(TABLE),
      GUIDE,
    ),
    row(
      'shards.fanOut',
      'Mean wait of a record with enhanced fan-out, which pushes, ms',
      0,
      0,
      wait(STREAM, { consumerType: 'enhancedFanOut' }),
      'Kinesis Developer Guide, Develop enhanced fan-out consumers with dedicated throughput',
    ),
  ]
}

function concurrency(): FidelityRow[] {
  return [1, 4, 10].map((parallelizationFactor) => {
    const result = reading({
      source: STREAM,
      batchMs: 30_000,
      mapping: { parallelizationFactor },
      recordsPerSecond: 500,
      seconds: 60,
    })
    return row(
      `shards.factor${parallelizationFactor}`,
      `Batches in work at once from ${SHARDS} shards with parallelization factor ${parallelizationFactor}`,
      SHARDS * parallelizationFactor,
      0,
      result.resources['function']!.metrics['ConcurrentExecutions']!.summary.maximum!,
      GUIDE,
    )
  })
}
