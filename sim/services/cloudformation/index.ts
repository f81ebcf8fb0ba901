import { type Distribution, meanOf } from '../../kernel/distributions'
import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { Stack } from './behaviour'
import { check } from './check'
import { customResourceFields, fields } from './config'
import { SERVICE_TIMEOUT_LIMIT, SOURCES } from './limits'
import { METRICS } from './metrics'
import { OPERATIONS } from './operations'

const typical = (seconds: Distribution): string => `${meanOf(seconds).toFixed(0)} s`

export const cloudFormationStack = defineService({
  type: 'aws.cloudformation.stack',
  title: 'CloudFormation custom resource',
  category: 'developer',
  summary: 'Creates, updates and deletes stacks; custom resources are functions that must send a response.',
  keywords: ['cloudformation', 'custom resource', 'stack', 'infrastructure as code', 'template', 'deploy', 'rollback'],
  fields,
  ports: [
    { id: 'operations', title: 'Operations', direction: 'in', protocol: 'request' },
    {
      id: 'responses',
      title: 'Responses',
      direction: 'in',
      protocol: 'request',
      endpoint: 's3',
      only: ['aws.lambda.function', 'aws.ec2.instance', 'aws.ecs.service', 'aws.beanstalk.environment'],
    },
    {
      id: 'customResource',
      title: 'Custom resource',
      direction: 'out',
      protocol: 'event',
      connectionFields: customResourceFields,
      only: ['aws.lambda.function', 'aws.sns.topic'],
    },
  ],
  operations: OPERATIONS,
  quotas: [],
  limits: [SERVICE_TIMEOUT_LIMIT],
  prices: () => [],
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ stacks }) => (stacks === 1 ? 'CloudFormation' : `CloudFormation · ${grouped(stacks)} stacks`),
    figures: [
      { label: 'under way', metric: METRICS.inProgress.name, statistic: 'last' },
      { label: 'p50', metric: METRICS.duration.name, statistic: 'p50' },
      { label: 'failed', metric: METRICS.failed.name, statistic: 'sum' },
    ],
    configured: ({ stacks, resourceSeconds, onFailure }) => [
      { label: 'stacks', value: grouped(stacks) },
      { label: 'others', value: typical(resourceSeconds) },
      { label: 'failure', value: onFailure === 'rollback' ? 'roll back' : 'preserve' },
    ],
  },
  check,
  network: { endpoint: 'cloudformation' },
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `CloudFormation invokes once, waits for a response for the service timeout (3,600 s by default) and fails the operation; ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.serviceTimeout,
  },
  create: (context) => new Stack(context),
})
