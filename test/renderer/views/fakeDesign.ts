import type { Design } from '../../../sim/index'

export interface FakeOptions {
  reservedConcurrency?: number
  bins?: number
}

/** An order platform: API, function, table, queue, second function. */
export function fakeDesign({ reservedConcurrency = 100 }: FakeOptions = {}): Design {
  return {
    name: 'orders-platform',
    region: 'us-east-1',
    account: { freeTier: false, quotas: {} },
    resources: [
      { id: 'order-events', type: 'aws.sqs.queue', name: 'order-events', config: {} },
      { id: 'orders', type: 'aws.dynamodb.table', name: 'orders', config: {} },
      { id: 'orders-api', type: 'aws.apigateway.rest', name: 'orders-api', config: { throttlingRatePerSecond: 5000 } },
      {
        id: 'place-order',
        type: 'aws.lambda.function',
        name: 'place-order',
        config: { memoryMb: 512, reservedConcurrency },
      },
      { id: 'settle-payment', type: 'aws.lambda.function', name: 'settle-payment', config: {} },
      { id: 'shoppers', type: 'client', name: 'Shoppers', config: {} },
    ],
    connections: [
      { id: 'c1', from: 'shoppers', fromPort: 'requests', to: 'orders-api', toPort: 'requests', config: {} },
      { id: 'c2', from: 'orders-api', fromPort: 'integration', to: 'place-order', toPort: 'invoke', config: {} },
      { id: 'c3', from: 'place-order', fromPort: 'calls', to: 'orders', toPort: 'requests', config: {} },
      { id: 'c4', from: 'place-order', fromPort: 'calls', to: 'order-events', toPort: 'requests', config: {} },
      { id: 'c5', from: 'order-events', fromPort: 'messages', to: 'settle-payment', toPort: 'poll', config: {} },
    ],
    scenarios: [
      {
        id: 'peak',
        name: 'Black Friday peak',
        durationSeconds: 600,
        warmupSeconds: 0,
        streams: [
          {
            id: 'stream',
            target: 'shoppers',
            spacing: 'poisson',
            load: {
              kind: 'spike',
              base: 900,
              peak: 3200,
              atSeconds: 108,
              riseSeconds: 66,
              holdSeconds: 130,
              fallSeconds: 66,
            },
          },
        ],
        faults: [
          {
            id: 'fault',
            target: 'orders',
            startSeconds: 400,
            durationSeconds: 54,
            effect: { kind: 'error', probability: 0.02 },
          },
          {
            id: 'deploy',
            target: 'settle-payment',
            startSeconds: 520,
            durationSeconds: 1,
            effect: { kind: 'coldFlush' },
          },
        ],
        assertions: [{ id: 'a1', expression: 'p99(orders-api) < 300ms' }],
      },
    ],
    notes: [],
    view: { positions: {} },
  }
}
