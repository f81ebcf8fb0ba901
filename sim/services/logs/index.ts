import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { LogGroup } from './behaviour'
import { check } from './check'
import { fields, type LogGroupConfig, subscriptionFields } from './config'
import { freeTiers, prices } from './cost'
import { MAX_SUBSCRIPTIONS, SOURCES } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

const retention = ({ retentionDays }: LogGroupConfig): string =>
  retentionDays === 'never' ? 'for ever' : `${retentionDays} d`

export const logGroup = defineService({
  type: 'aws.logs.logGroup',
  title: 'CloudWatch log group',
  category: 'management',
  summary: 'Keeps what functions log, and forwards matching log events to subscribers.',
  keywords: ['cloudwatch logs', 'logging', 'log stream', 'subscription filter', 'filter pattern', 'monitoring'],
  fields,
  ports: [
    { id: 'logs', title: 'Logs', direction: 'in', protocol: 'event', only: ['aws.lambda.function'] },
    {
      id: 'subscriptions',
      title: 'Subscriptions',
      direction: 'out',
      protocol: 'event',
      maxConnections: MAX_SUBSCRIPTIONS,
      only: ['aws.lambda.function', 'aws.kinesis.stream'],
      connectionFields: subscriptionFields,
    },
  ],
  operations: [],
  quotas: [],
  limits: [],
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) => `Logs · kept ${retention(config)}`,
    figures: [
      { label: 'events', metric: METRICS.incomingEvents.name, statistic: 'rate' },
      { label: 'bytes', metric: METRICS.incomingBytes.name, statistic: 'sum' },
      { label: 'forwarded', metric: METRICS.forwardedEvents.name, statistic: 'rate' },
    ],
    configured: (config) => [
      { label: 'kept', value: retention(config) },
      { label: 'batches', value: `${config.batchWindowSeconds} s` },
      { label: 'log event', value: `${config.logEventBytes} bytes` },
    ],
  },
  check,
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `CloudWatch Logs, until Lambda accepts, for up to 24 hours; ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.subscriptions,
  },
  create: (context) => new LogGroup(context),
})
