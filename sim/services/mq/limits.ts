import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const LAMBDA_GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'
const MQ_GUIDE = 'https://docs.aws.amazon.com/amazon-mq/latest/developer-guide'

const source = (document: string, url: string, confidence: Source['confidence'], note?: string): Source => ({
  document,
  url,
  checked: CHECKED,
  confidence,
  ...(note === undefined ? {} : { note }),
})

export const SOURCES = {
  mapping: source(
    'AWS Lambda Developer Guide, Using Lambda with Amazon MQ',
    `${LAMBDA_GUIDE}/with-mq.html`,
    'verified',
  ),
  deployment: source(
    'Amazon MQ Developer Guide, Broker',
    `${MQ_GUIDE}/broker.html`,
    'verified',
    'ActiveMQ: an active and a standby instance; RabbitMQ: a cluster of three nodes.',
  ),
  instanceTypes: source(
    'Amazon MQ Developer Guide, Amazon MQ for RabbitMQ sizing guidelines',
    `${MQ_GUIDE}/rabbitmq-sizing-guidelines.html`,
    'verified',
  ),
  deliveryLimit: source(
    'RabbitMQ documentation, Quorum queues: poison message handling',
    'https://www.rabbitmq.com/docs/quorum-queues',
    'recalled',
    'Quorum queues of RabbitMQ 4 have a limit of 20; classic queues have none.',
  ),
  expiry: source(
    'ActiveMQ and RabbitMQ documentation: time to live is a choice of the producer or the queue',
    '',
    'recalled',
  ),
  throughput: source(
    'An assumption about the broker: persistent messages of some KB on mq.m5.large',
    '',
    'recalled',
    'AWS publishes no figure, and it depends on size, persistence and the number of producers: set it to what you measure.',
  ),
  producer: source('An assumption about the producer: set it to what yours waits', '', 'recalled'),
  latency: source(
    'Common experience with persistent messages inside one Region',
    '',
    'recalled',
    'AWS publishes no figure; set it to what you measure.',
  ),
  storage: source('An assumption about what the queue holds: set it to yours', '', 'recalled'),
} as const satisfies Record<string, Source>

/** Redeliveries of ActiveMQ before a message goes to its dead-letter queue: Lambda uses the defaults of its redelivery policy. */
export const ACTIVEMQ_REDELIVERIES = 6
/** Bytes that a consumer is sent ahead at once; an estimate, brokers count messages. */
export const PREFETCH_BYTES = 6 * 1024 * 1024

export const LIMITS = {
  messages: {
    id: 'mq.brokerMessages',
    title: 'Messages that the broker takes in',
    value: null,
    unit: 'messages/s',
    source: SOURCES.throughput,
    remedy: 'Choose a larger instance type and raise Broker throughput to what it takes, or use several brokers.',
  },
} as const satisfies Record<string, Limit>
