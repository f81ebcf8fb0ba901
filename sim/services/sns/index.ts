import { grouped } from '../../kernel/wholeNumber'
import { type Distribution, meanOf } from '../../kernel/distributions'
import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { TopicComponent } from './behaviour'
import { check } from './check'
import { fields, subscriptionFields } from './config'
import { freeTiers, prices } from './cost'
import { MAX_RETRIES } from './deliveryRetries'
import { LIMITS, PUBLISH_RATE_QUOTA, SOURCES } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

const typical = (latency: Distribution): string => `${meanOf(latency).toFixed(0)} ms`

export const topic = defineService({
  type: 'aws.sns.topic',
  title: 'SNS topic',
  category: 'integration',
  summary: 'Delivers each published message to all subscribers.',
  keywords: ['simple notification service', 'publish', 'subscribe', 'pub/sub', 'fan-out', 'notification'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Deliveries', direction: 'in', protocol: 'event' },
    {
      id: 'subscriptions',
      title: 'Subscriptions',
      direction: 'out',
      protocol: 'event',
      only: ['aws.sqs.queue', 'aws.lambda.function'],
      connectionFields: subscriptionFields,
    },
    {
      id: 'deadLetter',
      title: 'Dead-letter queue',
      direction: 'out',
      protocol: 'event',
      maxConnections: 1,
      only: ['aws.sqs.queue'],
    },
  ],
  operations: [
    { id: 'Publish', title: 'Publish a message' },
    { id: 'PublishBatch', title: 'Publish a batch of ten messages' },
  ],
  quotas: [PUBLISH_RATE_QUOTA],
  limits: LIMITS,
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) => `SNS · delivers in ${typical(config.deliveryLatency)}`,
    figures: [
      { label: 'published', metric: METRICS.published.name, statistic: 'rate' },
      { label: 'delivered', metric: METRICS.delivered.name, statistic: 'rate' },
      { label: 'failed', metric: METRICS.failed.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'publish', value: typical(config.publishLatency) },
      { label: 'delivery', value: typical(config.deliveryLatency) },
      { label: 'retries', value: grouped(MAX_RETRIES) },
    ],
  },
  network: { endpoint: 'sns' },
  check,
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `SNS, until Lambda accepts: 3 retries at once, 2 at 1 s, 10 from 1 to 20 s, 100,000 at 20 s (${grouped(MAX_RETRIES)} over 23 days); ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.deliveryRetries,
  },
  create: (context) => new TopicComponent(context),
})
