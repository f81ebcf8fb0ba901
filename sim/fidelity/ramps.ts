import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate, type Trial } from './experiment'
import { type FidelityRow, type FidelityStudy, row } from './row'

const LONG_WORK = { kind: 'constant', value: 600_000 } as const

/** Largest value of a gauge in the time bin that ends at a moment. */
function levelAt(result: RunResult, resourceId: string, metric: string, seconds: number): number {
  return result.resources[resourceId]!.metrics[metric]!.maxima[Math.round((seconds * 1000) / result.binMs) - 1]!
}

/** 1,000 environments at once, then 100 a second, each function for itself. */
export const functionScaling: FidelityStudy = {
  id: 'scaling',
  title: 'Lambda’s concurrency scaling rate',
  rows() {
    const result = simulate({
      resources: [
        { id: 'clients', type: 'client', config: PATIENT },
        { id: 'function', type: 'aws.lambda.function', config: bareFunction(LONG_WORK) },
      ],
      connections: [{ from: 'clients.requests', to: 'function.invoke' }],
      load: { clients: { kind: 'constant', rate: 3000 } },
      durationSeconds: 60,
      quotas: { 'lambda.concurrentExecutions': 100_000 },
    })
    return [1, 10, 30, 60].map(
      (seconds): FidelityRow =>
        row(
          `scaling.${seconds}`,
          `Environments ${seconds} s into a flood: 1,000 + 100 × ${seconds}`,
          1000 + 100 * seconds,
          100,
          levelAt(result, 'function', 'Environments', seconds),
          'Lambda Developer Guide: 1,000 execution environments every 10 seconds per function',
        ),
    )
  },
}

/** A queue with more messages than its mapping can take, in batches of one to a function that works for ten minutes. */
function backlogged(more: {
  queue?: Record<string, unknown>
  mapping?: Record<string, unknown>
  era?: Trial['era']
  seconds: number
}): RunResult {
  return simulate({
    resources: [
      {
        id: 'queue',
        type: 'aws.sqs.queue',
        config: { visibilityTimeoutSeconds: 43_200, initialMessages: 100_000, ...more.queue },
      },
      { id: 'function', type: 'aws.lambda.function', config: bareFunction(LONG_WORK) },
    ],
    connections: [
      {
        from: 'queue.messages',
        to: 'function.poll',
        config: { batchSize: 1, deliveryLatency: { kind: 'constant', value: 0 }, ...more.mapping },
      },
    ],
    durationSeconds: more.seconds,
    quotas: { 'lambda.concurrentExecutions': 10_000 },
    ...(more.era === undefined ? {} : { era: more.era }),
  })
}

const concurrencyAt = (result: RunResult, seconds: number): number =>
  levelAt(result, 'function', 'ConcurrentExecutions', seconds)

/** Event source mappings begin with 5 concurrent invokes and add 300 a minute up to 1,250. */
export const pollerScaling: FidelityStudy = {
  id: 'pollers',
  title: 'SQS event source mapping ramp',
  rows: () => [...onDemandRamp(), ...classicRamp(), ...provisionedRamp(), ...fifoGroups()],
}

function onDemandRamp(): FidelityRow[] {
  const result = backlogged({ seconds: 300 })
  const source = 'Lambda Developer Guide: up to 300 more concurrent invokes per minute, at most 1,250'
  return [
    ...[60, 120, 180].map((seconds) =>
      row(
        `pollers.${seconds}`,
        `Concurrent invokes after ${seconds} s of backlog: 5 + 300 × ${seconds / 60}`,
        5 + (300 * seconds) / 60,
        10,
        concurrencyAt(result, seconds),
        source,
      ),
    ),
    row(
      'pollers.ceiling',
      'Concurrent invokes after 5 minutes of backlog',
      1250,
      0,
      concurrencyAt(result, 300),
      source,
    ),
  ]
}

function classicRamp(): FidelityRow[] {
  const result = backlogged({ era: 'classic', seconds: 1080 })
  const source =
    'Lambda Developer Guide before November 2023: up to 60 more concurrent invokes per minute, at most 1,000'
  return [
    row(
      'pollers.classic.300',
      'Classic era: concurrent invokes after 300 s of backlog: 5 + 60 × 5',
      5 + 60 * 5,
      5,
      concurrencyAt(result, 300),
      source,
    ),
    row(
      'pollers.classic.ceiling',
      'Classic era: concurrent invokes after 18 minutes of backlog',
      1000,
      0,
      concurrencyAt(result, 1080),
      source,
    ),
  ]
}

function provisionedRamp(): FidelityRow[] {
  const result = backlogged({ mapping: { pollerMode: 'provisioned', minimumPollers: 10 }, seconds: 180 })
  const source =
    'Lambda Developer Guide: 10 concurrent invokes per provisioned poller, 1,000 more concurrent invokes per minute'
  return [
    row(
      'pollers.provisioned.60',
      'Provisioned mode, 10 to 200 pollers: concurrent invokes after 60 s of backlog: 10 × 10 + 1,000',
      10 * 10 + 1000,
      25,
      concurrencyAt(result, 60),
      source,
    ),
    row(
      'pollers.provisioned.ceiling',
      'Provisioned mode, 10 to 200 pollers: concurrent invokes after 3 minutes of backlog: 10 × 200',
      10 * 200,
      0,
      concurrencyAt(result, 180),
      source,
    ),
  ]
}

function fifoGroups(): FidelityRow[] {
  const result = backlogged({ queue: { queueType: 'fifo', messageGroups: 40 }, seconds: 60 })
  return [
    row(
      'pollers.fifo',
      'FIFO queue with 40 message groups: concurrent invokes in a backlog',
      40,
      0,
      concurrencyAt(result, 60),
      'Lambda Developer Guide: concurrency of a FIFO queue is the number of active message groups',
    ),
  ]
}
