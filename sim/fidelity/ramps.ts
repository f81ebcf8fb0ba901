import type { RunResult } from '../result'
import { bareFunction, PATIENT } from './bareFunction'
import { simulate } from './experiment'
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

/** Event source mappings begin with 5 concurrent invokes and add 300 a minute up to 1,250. */
export const pollerScaling: FidelityStudy = {
  id: 'pollers',
  title: 'SQS event source mapping ramp',
  rows() {
    const result = simulate({
      resources: [
        { id: 'clients', type: 'client', config: PATIENT },
        { id: 'queue', type: 'aws.sqs.queue', config: { visibilityTimeoutSeconds: 43_200 } },
        { id: 'function', type: 'aws.lambda.function', config: bareFunction(LONG_WORK) },
      ],
      connections: [
        { from: 'clients.requests', to: 'queue.requests' },
        {
          from: 'queue.messages',
          to: 'function.poll',
          config: { batchSize: 1, deliveryLatency: { kind: 'constant', value: 0 } },
        },
      ],
      load: { clients: { kind: 'constant', rate: 100 } },
      durationSeconds: 300,
      quotas: { 'lambda.concurrentExecutions': 10_000 },
    })
    const source = 'Lambda Developer Guide: up to 300 more concurrent invokes per minute, at most 1,250'
    return [
      ...[60, 120, 180].map((seconds) =>
        row(
          `pollers.${seconds}`,
          `Concurrent invokes after ${seconds} s of backlog: 5 + 300 × ${seconds / 60}`,
          5 + (300 * seconds) / 60,
          10,
          levelAt(result, 'function', 'ConcurrentExecutions', seconds),
          source,
        ),
      ),
      row(
        'pollers.ceiling',
        'Concurrent invokes after 5 minutes of backlog',
        1250,
        0,
        levelAt(result, 'function', 'ConcurrentExecutions', 300),
        source,
      ),
    ]
  },
}
