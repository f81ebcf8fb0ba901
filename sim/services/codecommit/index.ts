import { grouped } from '../../kernel/wholeNumber'
import { CLIENT_METRICS } from '../../telemetry/clientMetrics'
import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES, LAMBDA_SERVICES_SOURCE } from '../lambdaTriggers'
import { Repository } from './behaviour'
import { check } from './check'
import { fields, triggerFields } from './config'
import { freeTiers, prices } from './cost'
import { MAX_TRIGGERS } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

export const codeCommitRepository = defineService({
  type: 'aws.codecommit.repository',
  title: 'CodeCommit repository',
  category: 'developer',
  summary: 'A Git repository: pushes and changes of branches start triggers; the scenario says how many.',
  keywords: ['codecommit', 'git', 'repository', 'push', 'commit', 'branch', 'trigger', 'traffic'],
  fields,
  ports: [
    {
      id: 'triggers',
      title: 'Triggers',
      direction: 'out',
      protocol: 'event',
      maxConnections: MAX_TRIGGERS,
      connectionFields: triggerFields,
      only: ['aws.lambda.function', 'aws.sns.topic'],
    },
    {
      id: 'events',
      title: 'Events',
      direction: 'out',
      protocol: 'event',
      only: ['aws.events.bus', 'aws.codepipeline.pipeline'],
    },
  ],
  operations: [],
  quotas: [],
  limits: [],
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: ({ branches }) => `Git · ${grouped(branches)} branches`,
    figures: [
      { label: 'events', metric: CLIENT_METRICS.sent.name, statistic: 'sum' },
      { label: 'delivered', metric: METRICS.delivered.name, statistic: 'sum' },
      { label: 'lost', metric: METRICS.lost.name, statistic: 'sum' },
    ],
    configured: ({ createPercent, deletePercent, activeUsers }) => [
      { label: 'pushes', value: `${grouped(100 - createPercent - deletePercent)}%` },
      { label: 'branches', value: `${grouped(createPercent + deletePercent)}%` },
      { label: 'users', value: grouped(activeUsers) },
    ],
  },
  check,
  traffic: true,
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `CodeCommit sends each push once; ${ASYNCHRONOUS_RETRIES}.`,
    source: LAMBDA_SERVICES_SOURCE,
  },
  create: (context) => new Repository(context),
})
