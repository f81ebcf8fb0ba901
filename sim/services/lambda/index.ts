import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { SYNCHRONOUS_FROM_CODE } from '../lambdaTriggers'
import { asyncPorts } from './async/asyncPorts'
import { ASYNC_LIMITS } from './async/limits'
import { ASYNC_METRICS } from './async/metrics'
import { check } from './check'
import { computeScale, eventSourceMappingFields, fields } from './config'
import { freeTiers, prices } from './cost'
import { LambdaFunction } from './LambdaFunction'
import {
  ACCOUNT_CONCURRENCY,
  CALLER_RATE,
  CALLER_REQUESTS,
  CLASSIC_BURST_LIMIT,
  CONCURRENT_EXECUTIONS,
  ESM_CONCURRENCY,
  MB_PER_VCPU,
  PAYLOAD,
  REQUEST_RATE,
  RESTORE_TIMEOUT,
  RESERVED_CONCURRENCY,
  SCALING_RATE,
  TIMEOUT,
} from './limits'
import { loggingPort } from './logging/loggingPort'
import { METRICS } from './metrics'
import { STREAM_METRICS, streamPorts } from './streams'
import { MAPPING_METRICS } from './polling/mappingMetrics'
import { RECURSION } from './recursion/limits'
import { RECURSION_METRICS } from './recursion/metrics'
import { actions } from './versions/actions'
import { checkAction } from './versions/checkAction'
import { INTERFACE_QUOTA, INTERFACE_RATE, INTERFACES_PER_VPC, SUBNET_ADDRESSES } from './vpc/vpcLimits'
import { qualifierField } from './versions/qualifierField'

export const lambdaFunction = defineService({
  type: 'aws.lambda.function',
  title: 'Lambda function',
  category: 'compute',
  summary: 'Runs code per request in execution environments that AWS starts, reuses and retires by itself.',
  keywords: ['serverless', 'compute', 'cold start', 'concurrency', 'faas', 'handler'],
  fields,
  ports: [
    { id: 'invoke', title: 'Invoke', direction: 'in', protocol: 'request', connectionFields: qualifierField },
    {
      id: 'poll',
      title: 'Event source',
      direction: 'in',
      protocol: 'pull',
      connectionFields: { ...qualifierField, ...eventSourceMappingFields },
    },
    { id: 'events', title: 'Events', direction: 'in', protocol: 'event', connectionFields: qualifierField },
    { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' },
    ...asyncPorts,
    loggingPort,
    ...streamPorts,
  ],
  operations: [{ id: 'Invoke', title: 'Invoke' }],
  quotas: [CONCURRENT_EXECUTIONS, CALLER_REQUESTS, INTERFACES_PER_VPC],
  limits: [
    ACCOUNT_CONCURRENCY,
    RESERVED_CONCURRENCY,
    SCALING_RATE,
    CLASSIC_BURST_LIMIT,
    REQUEST_RATE,
    CALLER_RATE,
    PAYLOAD,
    TIMEOUT,
    RESTORE_TIMEOUT,
    RECURSION,
    ...ASYNC_LIMITS,
    ESM_CONCURRENCY,
    INTERFACE_QUOTA,
    SUBNET_ADDRESSES,
    INTERFACE_RATE,
  ],
  prices,
  freeTiers,
  metrics: [
    ...Object.values(METRICS),
    ...Object.values(MAPPING_METRICS),
    ...Object.values(RECURSION_METRICS),
    ...Object.values(ASYNC_METRICS),
    ...Object.values(STREAM_METRICS),
  ],
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
  actions,
  checkAction,
  network: {
    endpoint: 'lambda',
    placement: ({ subnetIds, securityGroupIds }) => ({ subnetIds, securityGroupIds, publicAddress: false }),
  },
  check,
  appliesFaults: true,
  lambdaTrigger: SYNCHRONOUS_FROM_CODE,
  create: (context) => new LambdaFunction(context),
})
