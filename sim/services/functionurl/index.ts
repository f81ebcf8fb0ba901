import { type Distribution, meanOf } from '../../kernel/distributions'
import { defineService } from '../define'
import { LAMBDA_SERVICES_SOURCE } from '../lambdaTriggers'
import { FunctionUrl } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { REQUEST_LIMIT, RESPONSE_LIMIT } from './limits'
import { METRICS } from './metrics'

const typical = (latency: Distribution): string => `${meanOf(latency).toFixed(0)} ms`

export const functionUrl = defineService({
  type: 'aws.lambda.url',
  title: 'Lambda function URL',
  category: 'networking',
  summary: 'An HTTPS address of a single function: no throttling, caching or price of its own.',
  keywords: ['function url', 'endpoint', 'http', 'https', 'lambda url', 'response streaming'],
  fields,
  ports: [
    { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' },
    {
      id: 'function',
      title: 'Function',
      direction: 'out',
      protocol: 'request',
      maxConnections: 1,
      only: ['aws.lambda.function'],
    },
  ],
  operations: [{ id: 'Request', title: 'Request' }],
  quotas: [],
  limits: [REQUEST_LIMIT, RESPONSE_LIMIT],
  prices: () => [],
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: {
    summary: ({ invokeMode }) => `URL · ${invokeMode === 'BUFFERED' ? 'buffered' : 'streaming'}`,
    figures: [
      { label: 'rate', metric: METRICS.requests.name, statistic: 'rate' },
      { label: 'p99', metric: METRICS.latency.name, statistic: 'p99' },
      { label: '5xx', metric: METRICS.serverErrors.name, statistic: 'share', of: METRICS.requests.name },
    ],
    configured: ({ authType, invokeMode, overhead }) => [
      { label: 'auth', value: authType === 'NONE' ? 'none' : 'IAM' },
      { label: 'response', value: invokeMode === 'BUFFERED' ? '≤ 6 MB' : '≤ 200 MB' },
      { label: 'overhead', value: typical(overhead) },
    ],
  },
  check,
  lambdaTrigger: {
    mode: 'synchronous',
    retries:
      'Nobody: the client sees 502 after an error and 429 after a throttle, and tries again by its own attempts.',
    source: LAMBDA_SERVICES_SOURCE,
  },
  create: (context) => new FunctionUrl(context),
})
