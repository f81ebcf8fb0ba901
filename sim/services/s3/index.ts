import { grouped } from '../../kernel/wholeNumber'
import { type Distribution, meanOf } from '../../kernel/distributions'
import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { BucketComponent } from './behaviour'
import { check } from './check'
import { fields, notificationFields } from './config'
import { freeTiers, prices } from './cost'
import { LIMITS, SOURCES } from './limits'
import { ALL_METRICS, METRICS } from './metrics'
import { OPERATIONS } from './operations'

const size = (of: Distribution): string => {
  const bytes = meanOf(of)
  if (bytes >= 1e6) return `${(bytes / 1e6).toFixed(1)} MB`
  return bytes >= 1e3 ? `${(bytes / 1e3).toFixed(0)} KB` : `${bytes.toFixed(0)} bytes`
}

export const bucket = defineService({
  type: 'aws.s3.bucket',
  title: 'S3 bucket',
  category: 'storage',
  summary: 'Stores objects and tells others when they change.',
  keywords: ['simple storage service', 'object', 'file', 'upload', 'download', 'blob'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'deliveries', title: 'Records', direction: 'in', protocol: 'event' },
    {
      id: 'notifications',
      title: 'Event notifications',
      direction: 'out',
      protocol: 'event',
      only: ['aws.lambda.function', 'aws.sqs.queue', 'aws.sns.topic', 'aws.events.bus'],
      connectionFields: notificationFields,
    },
  ],
  operations: OPERATIONS.map(({ id, title }) => ({ id, title })),
  quotas: [],
  limits: LIMITS,
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) => `S3 · ${size(config.objectBytes)} objects`,
    figures: [
      { label: 'rate', metric: METRICS.all.name, statistic: 'rate' },
      { label: 'p99', metric: METRICS.firstByte.name, statistic: 'p99' },
      { label: '5xx', metric: METRICS.serverErrors.name, statistic: 'share', of: METRICS.all.name },
    ],
    configured: (config) => [
      { label: 'object', value: size(config.objectBytes) },
      { label: 'prefixes', value: grouped(config.prefixes) },
      { label: 'stored', value: `${grouped(config.storedGigabytes)} GB` },
    ],
  },
  network: { endpoint: 's3' },
  check,
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `S3 delivers at least once, usually within seconds; ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.notifications,
  },
  create: (context) => new BucketComponent(context),
})
