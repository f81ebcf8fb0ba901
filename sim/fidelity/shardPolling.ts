import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { INSTANT } from './deliveryTrial'
import { simulate, type Trial } from './experiment'
import { averageOf, type FidelityRow, type FidelityStudy, row } from './row'

const KINESIS = 'aws.kinesis.stream'
const TABLE = 'aws.dynamodb.table'
const GUIDE = 'Lambda Developer Guide, How Lambda processes records from Amazon Kinesis Data Streams'

/** Clients that write to a stream which a function reads, with nothing else that takes time. */
function reading(
  source: { type: string; config: Record<string, unknown>; exit: string },
  compute: number,
  mapping: Record<string, unknown>,
  rate: number,
  seconds: number,
): RunResult {
  const trial: Trial = {
    resources: [
      { id: 'clients', type: 'client', config: { ...PATIENT, popularity: 'uniform', keys: 1_000_000 } },
      { id: 'source', type: source.type, config: source.config },
      { id: 'function', type: 'aws.lambda.function', config: bareFunction({ kind: 'constant', value: compute }) },
    ],
    connections: [
      { from: 'clients.requests', to: 'source.requests' },
      {
        from: `source.${source.exit}`,
        to: 'function.stream',
        config: { delivery: 'custom', customDelivery: INSTANT, perRecord: false, ...mapping },
      },
    ],
    load: { clients: { kind: 'constant', rate } },
    durationSeconds: seconds,
    quotas: { 'lambda.concurrentExecutions': 10_000 },
  }
  return simulate(trial)
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
  const ratePerSecond = 0.5
  const kinesis = (exit: Record<string, unknown>): RunResult =>
    reading(
      { type: KINESIS, config: { shards: 10, putLatency: INSTANT }, exit: 'records' },
      0,
      exit,
      ratePerSecond,
      seconds,
    )
  const table = reading(
    {
      type: TABLE,
      config: { streamEnabled: true, putLatency: INSTANT },
      exit: 'stream',
    },
    0,
    {},
    ratePerSecond,
    seconds,
  )
  const meanWait = (id: string, what: string, intervalMs: number, result: RunResult): FidelityRow =>
    row(
      id,
      what,
      intervalMs / 2,
      (4 * intervalMs) / Math.sqrt(12 * ratePerSecond * seconds),
      averageOf(result, 'function', 'IteratorAge'),
      GUIDE,
    )
  return [
    meanWait(
      'shards.kinesis',
      'Mean wait of a Kinesis record for the poll, once a second for each shard, ms',
      1000,
      kinesis({}),
    ),
    meanWait(
      'shards.dynamodb',
      'Mean wait of a DynamoDB Streams record for the poll, four times a second, ms',
      250,
      table,
    ),
    row(
      'shards.fanOut',
      'Mean wait of a record with enhanced fan-out, which pushes, ms',
      0,
      0,
      averageOf(kinesis({ consumerType: 'enhancedFanOut' }), 'function', 'IteratorAge'),
      'Kinesis Developer Guide, Develop enhanced fan-out consumers with dedicated throughput',
    ),
  ]
}

function concurrency(): FidelityRow[] {
  const busiest = (parallelizationFactor: number): number =>
    reading({ type: KINESIS, config: { shards: 10 }, exit: 'records' }, 30_000, { parallelizationFactor }, 2000, 60)
      .resources['function']!.metrics['ConcurrentExecutions']!.summary.maximum!
  return [1, 4, 10].map((factor) =>
    row(
      `shards.factor${factor}`,
      `Batches in work at once from 10 shards with parallelization factor ${factor}`,
      10 * factor,
      0,
      busiest(factor),
      GUIDE,
    ),
  )
}
