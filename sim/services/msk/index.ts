import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { LAMBDA_POLLING_SOURCE } from '../lambdaTriggers'
import { Topic } from './behaviour'
import { brokerType } from './brokerTypes'
import { check } from './check'
import { fields, type TopicConfig, topicMbPerSecond } from './config'
import { prices } from './cost'
import { LIMITS } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

const throughput = (config: TopicConfig): string => `${grouped(Math.round(topicMbPerSecond(config)))} MB/s`

const retention = ({ retentionHours }: TopicConfig): string =>
  retentionHours % 24 === 0 ? `${grouped(retentionHours / 24)} d` : `${grouped(retentionHours)} h`

export const kafkaTopic = defineService({
  type: 'aws.msk.topic',
  title: 'Amazon MSK topic',
  category: 'integration',
  summary: 'A topic of a managed Kafka cluster: keeps records in order within partitions, on brokers paid by the hour.',
  keywords: ['kafka', 'msk', 'managed streaming', 'stream', 'partition', 'broker', 'offset lag', 'consumer group'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    { id: 'records', title: 'Records', direction: 'out', protocol: 'shard' },
  ],
  operations: [
    { id: 'Produce', title: 'Write a record' },
    { id: 'ProduceBatch', title: 'Write several records at once' },
  ],
  quotas: [],
  limits: Object.values(LIMITS),
  prices,
  freeTiers: [],
  metrics: ALL_METRICS,
  card: {
    summary: ({ partitions }) => `MSK · ${grouped(partitions)} partition${partitions === 1 ? '' : 's'}`,
    figures: [
      { label: 'in', metric: METRICS.messagesIn.name, statistic: 'rate' },
      { label: 'lag', metric: METRICS.lag.name, statistic: 'last' },
      { label: 'p99', metric: METRICS.produceTime.name, statistic: 'p99' },
    ],
    configured: (config) => [
      { label: 'brokers', value: grouped(config.brokers) },
      { label: 'takes in', value: throughput(config) },
      { label: 'retention', value: retention(config) },
    ],
  },
  hints: {
    brokerType: (config) => {
      const { writeMb, recommendedPartitions } = brokerType(config.brokerType)
      return `writes ${writeMb} MB/s, ${grouped(recommendedPartitions)} partitions recommended`
    },
    brokers: (config) => `the topic takes in ${throughput(config)}`,
    retentionHours: retention,
  },
  check,
  lambdaTrigger: {
    mode: 'polled',
    retries:
      'Lambda: a failed batch blocks its partition and is tried again until it succeeds or its records leave the topic, or 10 times when there is an on-failure destination.',
    source: LAMBDA_POLLING_SOURCE,
  },
  create: (context) => new Topic(context),
})
