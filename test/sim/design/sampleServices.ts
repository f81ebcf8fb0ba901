import { defineService, type AnyService, type Component, type ServiceDefinition } from '../../../sim/services/define'
import {
  boolean,
  choice,
  distribution,
  handler,
  list,
  number,
  optionalNumber,
  text,
  type FieldSet,
} from '../../../sim/services/fields'
import type { Source } from '../../../sim/services/source'

const source: Source = { document: 'Test', url: '', checked: '2026-01-01', confidence: 'recalled' }

function service<const F extends FieldSet>(
  definition: Pick<ServiceDefinition<F>, 'type' | 'title' | 'fields' | 'ports'> & Partial<ServiceDefinition<F>>,
): ServiceDefinition<F> {
  const figure = { label: 'Requests', metric: 'Requests', statistic: 'rate' } as const
  return defineService<F>({
    category: 'compute',
    summary: definition.title,
    keywords: [],
    operations: [],
    quotas: [],
    limits: [],
    prices: () => [],
    freeTiers: [],
    metrics: [],
    card: { summary: () => definition.title, figures: [figure, figure, figure], configured: () => [] },
    create: (): Component => {
      throw new Error('not run in these tests')
    },
    ...definition,
  })
}

const client = service({
  type: 'client',
  title: 'Clients',
  traffic: true,
  fields: { users: boolean({ label: 'Closed loop', help: 'Whether users wait.', default: false }) },
  ports: [{ id: 'requests', title: 'Requests', direction: 'out', protocol: 'request' }],
})

const gateway = service({
  type: 'aws.apigateway.rest',
  title: 'API Gateway REST API',
  fields: {
    caching: boolean({ label: 'Caching', help: 'Keep replies.', default: false }),
    cacheTtlSeconds: number({
      label: 'Cache TTL',
      help: 'How long replies are kept.',
      unit: 's',
      default: 300,
      min: 0,
      max: 3600,
      visibleWhen: { field: 'caching', is: [true] },
    }),
  },
  operations: [{ id: 'GET', title: 'GET' }],
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'integration', title: 'Integration', direction: 'out', protocol: 'request' },
  ],
})

const lambda = service({
  type: 'aws.lambda.function',
  title: 'Lambda function',
  fields: {
    memoryMb: number({
      label: 'Memory',
      help: 'Memory, and with it CPU.',
      unit: 'MB',
      default: 128,
      min: 128,
      max: 10_240,
      integer: true,
    }),
    runtime: choice({
      label: 'Runtime',
      help: 'Language.',
      options: [
        { value: 'nodejs22.x', label: 'Node.js 22' },
        { value: 'python3.13', label: 'Python 3.13' },
      ],
      default: 'nodejs22.x',
    }),
    reservedConcurrency: optionalNumber({
      label: 'Reserved concurrency',
      help: 'Upper end.',
      unit: 'count',
      min: 0,
      max: 1e6,
      integer: true,
    }),
    description: text({ label: 'Description', help: 'For people.', default: '', maxLength: 40 }),
    duration: distribution({
      label: 'Duration',
      help: 'Work.',
      unit: 'ms',
      default: { kind: 'lognormal', p50: 20, p99: 80 },
    }),
    tags: list({
      label: 'Tags',
      help: 'Marks.',
      itemLabel: 'Tag',
      maxItems: 5,
      item: {
        weight: number({ label: 'Weight', help: 'Weight.', unit: 'ratio', default: 1, min: 0, max: 9 }),
        key: text({ label: 'Key', help: 'Key.', default: '' }),
      },
    }),
    handler: handler({ label: 'Handler', help: 'Steps.' }),
  },
  operations: [
    { id: 'Invoke', title: 'Invoke' },
    { id: 'InvokeAsync', title: 'Invoke, do not wait' },
  ],
  quotas: [
    {
      id: 'lambda.concurrentExecutions',
      title: 'Concurrent executions',
      unit: 'executions',
      default: 1000,
      min: 1,
      max: 1e6,
      help: 'Ask AWS for more.',
      source,
    },
  ],
  ports: [
    { id: 'invoke', title: 'Invoke', direction: 'in', protocol: 'request' },
    {
      id: 'poll',
      title: 'Queue poller',
      direction: 'in',
      protocol: 'pull',
      connectionFields: {
        batchSize: number({
          label: 'Batch size',
          help: 'Most messages per call.',
          unit: 'count',
          default: 10,
          min: 1,
          max: 10_000,
          integer: true,
        }),
      },
    },
    { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' },
  ],
  check: (context) =>
    context.connections('poll').flatMap(({ id, other, config }) =>
      Number(config.batchSize) > 10 && other.config.fifo === true
        ? [
            {
              code: 'lambda.batchTooLarge',
              severity: 'error' as const,
              message: `Batches from ${other.name} are too large.`,
              help: 'At most 10.',
              connectionId: id,
              // Batches above 100 are the function's own affair.
              field: Number(config.batchSize) > 100 ? 'memoryMb' : 'batchSize',
            },
          ]
        : [],
    ),
})

const queue = service({
  type: 'aws.sqs.queue',
  title: 'SQS queue',
  fields: { fifo: boolean({ label: 'FIFO', help: 'Keeps order.', default: false }) },
  operations: [{ id: 'SendMessage', title: 'SendMessage' }],
  ports: [
    { id: 'requests', title: 'SendMessage', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Deliveries', direction: 'in', protocol: 'event' },
    { id: 'messages', title: 'Messages', direction: 'out', protocol: 'pull' },
    {
      id: 'redrive',
      title: 'Dead-letter queue',
      direction: 'out',
      protocol: 'event',
      maxConnections: 1,
      only: ['aws.sqs.queue'],
    },
  ],
})

const topic = service({
  type: 'aws.sns.topic',
  title: 'SNS topic',
  fields: {},
  operations: [{ id: 'Publish', title: 'Publish' }],
  ports: [
    { id: 'requests', title: 'Publish', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Deliveries', direction: 'in', protocol: 'event' },
    { id: 'subscriptions', title: 'Subscriptions', direction: 'out', protocol: 'event' },
  ],
})

/** Small services with every kind of field and port, so that these tests do not depend on real ones. */
export const sampleServices: readonly AnyService[] = [client, gateway, lambda, queue, topic]
