import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { check } from './check'
import { computeScale, eventSourceMappingFields, fields } from './config'
import { freeTiers, prices } from './cost'
import { LambdaFunction } from './LambdaFunction'
import {
  ACCOUNT_CONCURRENCY,
  CONCURRENT_EXECUTIONS,
  ESM_CONCURRENCY,
  MB_PER_VCPU,
  PAYLOAD,
  REQUEST_RATE,
  RESERVED_CONCURRENCY,
  SCALING_RATE,
  TIMEOUT,
} from './limits'
import { METRICS } from './metrics'

export const lambdaFunction = defineService({
  type: 'aws.lambda.function',
  title: 'Lambda function',
  category: 'compute',
  summary: 'Runs code per request in execution environments that AWS starts, reuses and retires by itself.',
  keywords: ['serverless', 'compute', 'cold start', 'concurrency', 'faas', 'handler'],
  fields,
  ports: [
    { id: 'invoke', title: 'Invoke', direction: 'in', protocol: 'request' },
    {
      id: 'poll',
      title: 'Event source',
      direction: 'in',
      protocol: 'pull',
      connectionFields: eventSourceMappingFields,
    },
    { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' },
  ],
  operations: [{ id: 'Invoke', title: 'Invoke' }],
  quotas: [CONCURRENT_EXECUTIONS],
  limits: [ACCOUNT_CONCURRENCY, RESERVED_CONCURRENCY, SCALING_RATE, REQUEST_RATE, PAYLOAD, TIMEOUT, ESM_CONCURRENCY],
  prices,
  freeTiers,
  metrics: Object.values(METRICS),
  card: {
    summary: (config) => `Lambda · ${grouped(config.memoryMb)} MB`,
    figures: [
      { label: 'rate', metric: 'Invocations', statistic: 'rate' },
      { label: 'busy', metric: 'ConcurrentExecutions', statistic: 'last' },
      { label: 'p99', metric: 'Duration', statistic: 'p99' },
    ],
    configured: (config) => [
      { label: 'memory', value: `${grouped(config.memoryMb)} MB` },
      { label: 'timeout', value: `${config.timeoutSeconds} s` },
      {
        label: 'reserved',
        value: config.reservedConcurrency === null ? 'none' : grouped(config.reservedConcurrency),
      },
    ],
  },
  hints: {
    memoryMb: (config) => `${(config.memoryMb / MB_PER_VCPU).toFixed(2)} vCPU`,
    compute: (config) => {
      const scale = computeScale(config)
      return scale === 1 ? '' : `× ${scale.toFixed(2)} at ${grouped(config.memoryMb)} MB`
    },
  },
  check,
  appliesFaults: true,
  create: (context) => new LambdaFunction(context),
})
