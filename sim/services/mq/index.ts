import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { LAMBDA_POLLING_SOURCE } from '../lambdaTriggers'
import { MessageBroker } from './behaviour'
import { check } from './check'
import { fields, instances } from './config'
import { prices } from './cost'
import { ENGINES } from './engines'
import { LIMITS } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

export const messageBroker = defineService({
  type: 'aws.mq.broker',
  title: 'Amazon MQ broker',
  category: 'integration',
  summary: 'A queue on a managed ActiveMQ or RabbitMQ broker, which Lambda reads with few consumers.',
  keywords: ['mq', 'activemq', 'rabbitmq', 'amqp', 'jms', 'message broker', 'queue', 'dead-letter'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'messages', title: 'Messages', direction: 'out', protocol: 'shard', maxConnections: 1 },
  ],
  operations: [{ id: 'Send', title: 'Send a message' }],
  quotas: [],
  limits: Object.values(LIMITS),
  prices,
  freeTiers: [],
  metrics: ALL_METRICS,
  card: {
    summary: ({ engine, instanceType }) => `${ENGINES[engine].title} · ${instanceType.slice('mq.'.length)}`,
    figures: [
      { label: 'in', metric: METRICS.enqueued.name, statistic: 'rate' },
      { label: 'waiting', metric: METRICS.queueSize.name, statistic: 'last' },
      { label: 'dead', metric: METRICS.deadLettered.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'instances', value: String(instances(config)) },
      { label: 'takes in', value: `${grouped(config.messagesPerSecond)}/s` },
      { label: 'consumers', value: String(ENGINES[config.engine].consumers) },
    ],
  },
  hints: {
    engine: ({ engine }) => {
      const { consumers } = ENGINES[engine]
      return `Lambda runs ${consumers === 1 ? 'one function' : `up to ${consumers} functions`} at a time`
    },
    deployment: (config) => `${instances(config)} × ${config.instanceType}`,
  },
  check,
  lambdaTrigger: {
    mode: 'polled',
    retries:
      'The broker: a failed batch comes back to its consumer, with ActiveMQ 6 times before it goes to the dead-letter queue, with RabbitMQ until it succeeds or reaches its delivery limit.',
    source: LAMBDA_POLLING_SOURCE,
  },
  create: (context) => new MessageBroker(context),
})
