import { blankDesign } from '../../../sim/design/blank'
import type { Connection, Design, Resource } from '../../../sim/design/types'

export const resource = (id: string, type: string, config: Record<string, unknown> = {}): Resource => ({
  id,
  type,
  name: id,
  config,
})

/** `users.requests > api.requests` */
export function connection(id: string, ends: string, config: Record<string, unknown> = {}): Connection {
  const [from, fromPort, to, toPort] = ends.split(/[ .>]+/)
  return { id, from: from!, fromPort: fromPort!, to: to!, toPort: toPort!, config }
}

/** Clients, an API, a function and a queue with a second function behind it. */
export function sampleDesign(): Design {
  return {
    ...blankDesign('Orders'),
    account: { freeTier: true, quotas: { 'lambda.concurrentExecutions': 2000 } },
    resources: [
      resource('api', 'aws.apigateway.rest', { caching: true, cacheTtlSeconds: 60 }),
      resource('fn', 'aws.lambda.function', {
        memoryMb: 128,
        runtime: 'python3.13',
        reservedConcurrency: null,
        duration: {
          kind: 'mixture',
          parts: [
            { weight: 9, of: { kind: 'constant', value: 5 } },
            {
              weight: 1,
              of: {
                kind: 'empirical',
                points: [
                  { p: 0, value: 1 },
                  { p: 1, value: 9 },
                ],
              },
            },
          ],
        },
        tags: [{ weight: 2, key: 'a' }, { weight: 3 }],
        handler: [
          { kind: 'compute', duration: { kind: 'exponential', mean: 3 } },
          {
            kind: 'parallel',
            branches: [
              [{ kind: 'call', connection: 'send', operation: 'SendMessage', count: 1, probability: 0.5 }],
              [],
            ],
          },
        ],
      }),
      resource('queue', 'aws.sqs.queue'),
      resource('users', 'client'),
      resource('worker', 'aws.lambda.function'),
    ],
    connections: [
      connection('call', 'api.integration > fn.invoke'),
      connection('enter', 'users.requests > api.requests'),
      connection('poll', 'queue.messages > worker.poll', { batchSize: 5 }),
      connection('send', 'fn.calls > queue.requests'),
    ],
    scenarios: [
      {
        id: 'peak',
        name: 'Peak',
        durationSeconds: 600,
        warmupSeconds: 60,
        streams: [
          {
            id: 's1',
            target: 'users',
            load: { kind: 'replay', binSeconds: 2, counts: Array.from({ length: 300 }, (_, i) => i * 7) },
            spacing: 'poisson',
          },
          {
            id: 's2',
            target: 'users',
            load: {
              kind: 'points',
              points: [
                { atSeconds: 0, rate: 1 },
                { atSeconds: 60, rate: 100.5 },
              ],
            },
            spacing: 'exact',
          },
        ],
        faults: [
          {
            id: 'slow',
            target: 'fn',
            startSeconds: 100,
            durationSeconds: 60,
            effect: { kind: 'latency', delay: { kind: 'constant', value: 250 } },
          },
          { id: 'deploy', target: 'fn', startSeconds: 200, durationSeconds: 0, effect: { kind: 'coldFlush' } },
        ],
        assertions: [{ id: 'a1', expression: 'p99(api) < 300ms' }],
      },
    ],
    notes: [{ id: 'n1', text: 'Line 1\nLine 2 “ü” \\ "', x: -10, y: 20, width: 200, height: 80 }],
    view: { positions: { users: { x: 0, y: 0 }, api: { x: 240, y: 0, pinned: true } }, scenario: 'peak' },
  }
}
