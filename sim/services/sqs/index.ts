import { defineService } from '../define'
import { LAMBDA_POLLING_SOURCE } from '../lambdaTriggers'
import { QueueComponent } from './behaviour'
import { check } from './check'
import { fields, redriveFields } from './config'
import { freeTiers, prices } from './cost'
import { LIMITS } from './limits'
import { ALL_METRICS, METRICS } from './metrics'
import { period } from './period'

export const queue = defineService({
  type: 'aws.sqs.queue',
  title: 'SQS queue',
  category: 'integration',
  summary: 'Holds messages until a consumer has processed and deleted them.',
  keywords: [
    'simple queue service',
    'message',
    'buffer',
    'decouple',
    'dead-letter queue',
    'DLQ',
    'backlog',
    'FIFO',
    'message group',
  ],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Deliveries', direction: 'in', protocol: 'event' },
    { id: 'messages', title: 'Messages', direction: 'out', protocol: 'pull' },
    {
      id: 'redrive',
      title: 'Dead-letter queue',
      direction: 'out',
      protocol: 'event',
      maxConnections: 1,
      connectionFields: redriveFields,
      only: ['aws.sqs.queue'],
    },
  ],
  operations: [
    { id: 'SendMessage', title: 'Send a message' },
    { id: 'SendMessageBatch', title: 'Send a batch of ten messages' },
  ],
  quotas: [],
  limits: LIMITS,
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) =>
      `SQS${config.queueType === 'fifo' ? ' FIFO' : ''} · visibility ${period(config.visibilityTimeoutSeconds)}`,
    figures: [
      { label: 'depth', metric: METRICS.visible.name, statistic: 'last' },
      { label: 'in', metric: METRICS.sent.name, statistic: 'rate' },
      { label: 'oldest', metric: METRICS.age.name, statistic: 'last' },
    ],
    configured: (config) => [
      { label: 'visibility', value: period(config.visibilityTimeoutSeconds) },
      { label: 'retention', value: period(config.retentionSeconds) },
      { label: 'delay', value: period(config.delaySeconds) },
    ],
  },
  hints: {
    visibilityTimeoutSeconds: (config) => period(config.visibilityTimeoutSeconds),
    retentionSeconds: (config) => period(config.retentionSeconds),
  },
  network: { endpoint: 'sqs' },
  check,
  lambdaTrigger: {
    mode: 'polled',
    retries:
      'The queue: messages of a failed batch come back after the visibility timeout, until the queue’s maximum receives move them to its dead-letter queue; throttled batches are tried again until the visibility timeout passes.',
    source: LAMBDA_POLLING_SOURCE,
  },
  create: (context) => new QueueComponent(context),
})
