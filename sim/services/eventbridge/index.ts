import { type Distribution, meanOf } from '../../kernel/distributions'
import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { DEFAULT_EVENT_AGE_S, DEFAULT_RETRY_ATTEMPTS } from '../targetRetries'
import { EventBusComponent } from './behaviour'
import { check } from './check'
import { fields, ruleFields } from './config'
import { freeTiers, prices } from './cost'
import { INVOCATIONS_QUOTA, LIMITS, PUT_EVENTS_QUOTA, SOURCES } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

const typical = (latency: Distribution): string => `${meanOf(latency).toFixed(0)} ms`

export const eventBus = defineService({
  type: 'aws.events.bus',
  title: 'EventBridge event bus',
  category: 'integration',
  summary: 'Routes events to the targets of the rules that match them.',
  keywords: ['eventbridge', 'cloudwatch events', 'event bus', 'rule', 'event pattern', 'putevents', 'routing'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Deliveries', direction: 'in', protocol: 'event' },
    { id: 'rules', title: 'Rules', direction: 'out', protocol: 'event', connectionFields: ruleFields },
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
    { id: 'PutEvents', title: 'Put an event on the bus' },
    { id: 'PutEventsBatch', title: 'Put a batch of ten events on the bus' },
  ],
  quotas: [PUT_EVENTS_QUOTA, INVOCATIONS_QUOTA],
  limits: LIMITS,
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) => `Bus · delivers in ${typical(config.deliveryLatency)}`,
    figures: [
      { label: 'events', metric: METRICS.events.name, statistic: 'rate' },
      { label: 'invoked', metric: METRICS.invocations.name, statistic: 'rate' },
      { label: 'failed', metric: METRICS.failed.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'delivery', value: typical(config.deliveryLatency) },
      { label: 'retries', value: `≤ ${DEFAULT_RETRY_ATTEMPTS}` },
      { label: 'for', value: `≤ ${DEFAULT_EVENT_AGE_S / 3600} h` },
    ],
  },
  check,
  network: { endpoint: 'events' },
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `EventBridge, until Lambda accepts: ${DEFAULT_RETRY_ATTEMPTS} retries within 24 hours, exponential with jitter, then the target’s dead-letter queue (subscribers of the newer custom event bus: 5 attempts within 300 s unless set otherwise); ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.retryPolicy,
  },
  create: (context) => new EventBusComponent(context),
})
