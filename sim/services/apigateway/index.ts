import { grouped } from '../../kernel/wholeNumber'
import { HOURS_PER_MONTH } from '../../cost/month'
import { defineService } from '../define'
import { LAMBDA_SERVICES_SOURCE } from '../lambdaTriggers'
import { RestApi } from './behaviour'
import { check } from './checks'
import { fields, integrationFields, METHODS } from './config'
import { prices } from './cost'
import {
  ACCOUNT_BURST,
  ACCOUNT_LIMIT,
  ACCOUNT_RATE,
  BURST_LIMIT,
  CACHED_RESPONSE_LIMIT,
  CACHE_SIZES,
  METHOD_LIMIT,
  PAYLOAD_LIMIT,
  STAGE_LIMIT,
  TIMEOUT_LIMIT,
} from './limits'
import { CACHE_HITS, CACHE_MISSES, CLIENT_ERRORS, COUNT, INTEGRATION_LATENCY, LATENCY, SERVER_ERRORS } from './metrics'

export const restApi = defineService({
  type: 'aws.apigateway.rest',
  title: 'API Gateway REST API',
  category: 'networking',
  summary: 'An HTTP front door with throttling, a response cache and a 29-second limit on its backend.',
  keywords: ['api', 'gateway', 'rest', 'http', 'endpoint', 'cache', 'throttling', 'stage'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    {
      id: 'integration',
      title: 'Integration',
      direction: 'out',
      protocol: 'request',
      connectionFields: integrationFields,
    },
  ],
  operations: METHODS.map((method) => ({ id: method, title: method })),
  quotas: [ACCOUNT_RATE, ACCOUNT_BURST],
  limits: [ACCOUNT_LIMIT, BURST_LIMIT, STAGE_LIMIT, METHOD_LIMIT, PAYLOAD_LIMIT, TIMEOUT_LIMIT, CACHED_RESPONSE_LIMIT],
  prices,
  freeTiers: [],
  metrics: [COUNT, CLIENT_ERRORS, SERVER_ERRORS, LATENCY, INTEGRATION_LATENCY, CACHE_HITS, CACHE_MISSES],
  card: {
    summary: ({ stageName, cacheEnabled, cacheSizeGb }) =>
      cacheEnabled ? `REST API · ${cacheSizeGb} GB cache` : `REST API · ${stageName}`,
    figures: [
      { label: 'rate', metric: COUNT.name, statistic: 'rate' },
      { label: 'p99', metric: LATENCY.name, statistic: 'p99' },
      { label: '5xx', metric: SERVER_ERRORS.name, statistic: 'share', of: COUNT.name },
    ],
    configured: ({ throttlingRatePerSecond, cacheEnabled, cacheTtlSeconds, integrationTimeoutMs }) => [
      {
        label: 'rate',
        value: throttlingRatePerSecond === null ? 'account' : `${grouped(throttlingRatePerSecond)}/s`,
      },
      { label: 'cache', value: cacheEnabled ? `${cacheTtlSeconds} s` : 'off' },
      { label: 'timeout', value: `${integrationTimeoutMs / 1000} s` },
    ],
  },
  hints: {
    cacheSizeGb: ({ cacheSizeGb }) => {
      const { usdPerHour } = CACHE_SIZES.find(({ gb }) => gb === cacheSizeGb)!
      return `$${usdPerHour.toFixed(3)} per hour, $${(usdPerHour * HOURS_PER_MONTH).toFixed(2)} per month in us-east-1`
    },
  },
  network: { endpoint: 'execute-api' },
  check,
  lambdaTrigger: {
    mode: 'synchronous',
    retries:
      'Nobody: the client sees 502 after an error and 500 after a throttle, and tries again by its own attempts.',
    source: LAMBDA_SERVICES_SOURCE,
  },
  create: (context) => new RestApi(context),
})
