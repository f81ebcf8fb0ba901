import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { LAMBDA_POLLING_SOURCE } from '../lambdaTriggers'
import { DocumentCluster } from './behaviour'
import { check } from './check'
import { changeStreamFields, fields, operationsAtOnce } from './config'
import { prices } from './cost'
import { instanceClass } from './instanceClasses'
import { LIMITS } from './limits'
import { ALL_METRICS, METRICS } from './metrics'
import { operations } from './operations'

export const documentCluster = defineService({
  type: 'aws.docdb.cluster',
  title: 'DocumentDB cluster',
  category: 'database',
  summary: 'A document database on instances, compatible with MongoDB, whose change streams functions can read.',
  keywords: ['documentdb', 'docdb', 'mongodb', 'document database', 'change stream', 'json', 'nosql'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    {
      id: 'changeStream',
      title: 'Change stream',
      direction: 'out',
      protocol: 'shard',
      connectionFields: changeStreamFields,
    },
  ],
  operations,
  quotas: [],
  limits: Object.values(LIMITS),
  prices,
  freeTiers: [],
  metrics: ALL_METRICS,
  card: {
    summary: (config) => `DocumentDB · ${config.instanceClass.slice('db.'.length)}`,
    figures: [
      { label: 'changes', metric: METRICS.changes.name, statistic: 'rate' },
      { label: 'waiting', metric: METRICS.waiting.name, statistic: 'last' },
      { label: 'p99', metric: METRICS.latency.name, statistic: 'p99' },
    ],
    configured: (config) => [
      { label: 'instances', value: String(config.instances) },
      { label: 'vCPU', value: String(instanceClass(config.instanceClass).vcpus) },
      { label: 'changes kept', value: `${config.retentionHours} h` },
    ],
  },
  hints: {
    instanceClass: (config) =>
      `${instanceClass(config.instanceClass).vcpus} vCPU, ${grouped(operationsAtOnce(config))} operations at a time`,
    operationsPerVcpu: (config) => `${grouped(operationsAtOnce(config))} at a time per instance`,
  },
  check,
  lambdaTrigger: {
    mode: 'polled',
    retries:
      'Lambda: a failed batch blocks its collection and is tried again until it succeeds or its changes leave the change stream (after 3 hours unless kept longer).',
    source: LAMBDA_POLLING_SOURCE,
  },
  create: (context) => new DocumentCluster(context),
})
