import { choice, type ConfigOf, number, optionalNumber } from '../fields'
import { latencyField } from '../latencyField'
import { ENGINES } from './engines'
import { INSTANCE_TYPE_NAMES } from './instanceTypes'
import { ACTIVEMQ_REDELIVERIES, SOURCES } from './limits'

export const fields = {
  engine: choice({
    label: 'Engine',
    help: 'The broker software: decides how many consumers Lambda runs and what becomes of messages that fail.',
    group: 'Broker',
    options: [
      { value: 'activemq', label: ENGINES.activemq.title },
      { value: 'rabbitmq', label: ENGINES.rabbitmq.title },
    ],
    default: 'activemq',
    source: SOURCES.mapping,
  }),
  instanceType: choice({
    label: 'Instance type',
    help: 'Size of each broker instance.',
    group: 'Broker',
    options: INSTANCE_TYPE_NAMES.map((value) => ({ value, label: value })),
    default: 'mq.m5.large',
    source: SOURCES.instanceTypes,
  }),
  deployment: choice({
    label: 'Deployment',
    help: 'Redundant: a standby instance with ActiveMQ, a cluster of three nodes with RabbitMQ.',
    group: 'Broker',
    options: [
      { value: 'single', label: 'Single instance' },
      { value: 'redundant', label: 'Redundant' },
    ],
    default: 'single',
    source: SOURCES.deployment,
  }),
  storageGb: number({
    label: 'Storage in use',
    help: 'What stored messages take up.',
    group: 'Broker',
    advanced: true,
    unit: 'GB',
    default: 1,
    min: 0,
    max: 200,
    source: SOURCES.storage,
  }),
  messagesPerSecond: number({
    label: 'Broker throughput',
    help: 'Messages per second that the broker stores; what exceeds it blocks producers.',
    group: 'Broker',
    unit: 'perSecond',
    default: 2_000,
    min: 0.001,
    max: 1_000_000,
    source: SOURCES.throughput,
  }),
  messageTtlSeconds: optionalNumber({
    label: 'Time to live',
    help: 'Older messages are dropped.',
    group: 'Queue',
    unit: 's',
    min: 0.001,
    max: 31_536_000,
    none: 'messages stay until they are processed',
    source: SOURCES.expiry,
  }),
  deliveryLimit: optionalNumber({
    label: 'Delivery limit',
    help: `Redeliveries before a message goes to the dead-letter queue; with ActiveMQ always ${ACTIVEMQ_REDELIVERIES}.`,
    group: 'Queue',
    visibleWhen: { field: 'engine', is: ['rabbitmq'] },
    unit: 'count',
    min: 0,
    max: 10_000,
    integer: true,
    none: 'until it succeeds',
    source: SOURCES.deliveryLimit,
  }),
  sendTimeoutSeconds: number({
    label: 'Send timeout',
    help: 'How long a producer waits for a broker that cannot keep up.',
    group: 'Producers',
    advanced: true,
    unit: 's',
    default: 30,
    min: 0.001,
    max: 3_600,
    source: SOURCES.producer,
  }),
  sendLatency: latencyField({
    label: 'Send latency',
    help: 'Time until a message is stored and its producer answered, when the broker keeps up.',
    default: { p50: 10, p99: 60 },
    source: SOURCES.latency,
  }),
}

export type BrokerConfig = ConfigOf<typeof fields>

/** Broker instances that run. */
export const instances = ({ engine, deployment }: BrokerConfig): number =>
  deployment === 'single' ? 1 : ENGINES[engine].redundantInstances

/** Redeliveries of a message before it goes to the dead-letter queue. */
export const maximumRedeliveries = ({ engine, deliveryLimit }: BrokerConfig): number =>
  engine === 'activemq' ? ACTIVEMQ_REDELIVERIES : (deliveryLimit ?? Infinity)
