import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { Pipeline } from './behaviour'
import { check } from './check'
import { deployFields, fields, invokeFields } from './config'
import { freeTiers, prices } from './cost'
import { ACTION_LIMIT, ANSWER_LIMIT, EXECUTIONS_LIMIT, SOURCES } from './limits'
import { METRICS } from './metrics'
import { OPERATIONS } from './operations'
import { stagesOf } from './stages'

const MODES = { SUPERSEDED: 'superseded', QUEUED: 'queued', PARALLEL: 'parallel' } as const

export const codePipeline = defineService({
  type: 'aws.codepipeline.pipeline',
  title: 'CodePipeline',
  category: 'developer',
  summary: 'Takes each change through stages: source, build, deploy, and functions that must report back.',
  keywords: ['codepipeline', 'pipeline', 'continuous delivery', 'ci/cd', 'stage', 'deploy', 'invoke action'],
  fields,
  ports: [
    {
      id: 'starts',
      title: 'Starts',
      direction: 'in',
      protocol: 'event',
      only: ['aws.events.bus', 'aws.scheduler.schedule', 'aws.codecommit.repository', 'aws.s3.bucket'],
    },
    { id: 'results', title: 'Results', direction: 'in', protocol: 'request' },
    {
      id: 'invokeAction',
      title: 'Invoke action',
      direction: 'out',
      protocol: 'event',
      connectionFields: invokeFields,
      only: ['aws.lambda.function'],
    },
    {
      id: 'deployAction',
      title: 'Deploy action',
      direction: 'out',
      protocol: 'request',
      connectionFields: deployFields,
      only: ['aws.cloudformation.stack'],
    },
  ],
  operations: OPERATIONS,
  quotas: [],
  limits: [EXECUTIONS_LIMIT, ANSWER_LIMIT, ACTION_LIMIT],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => `Pipeline · ${stagesOf(config).length} stages`,
    figures: [
      { label: 'running', metric: METRICS.inProgress.name, statistic: 'last' },
      { label: 'p50', metric: METRICS.duration.name, statistic: 'p50' },
      { label: 'failed', metric: METRICS.failed.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'type', value: config.pipelineType },
      { label: 'mode', value: MODES[config.executionMode] },
      { label: 'stages', value: String(stagesOf(config).length) },
    ],
  },
  check,
  network: { endpoint: 'codepipeline' },
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `CodePipeline invokes once, waits 20 minutes for the job’s result and fails the action; ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.timeouts,
  },
  create: (context) => new Pipeline(context),
})
