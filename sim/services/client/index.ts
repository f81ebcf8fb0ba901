import { grouped } from '../../kernel/wholeNumber'
import { CLIENT_METRICS } from '../../telemetry/clientMetrics'
import { defineService } from '../define'
import { SYNCHRONOUS_FROM_CODE } from '../lambdaTriggers'
import { Clients } from './Clients'
import { fields } from './config'

export const client = defineService({
  type: 'client',
  title: 'Clients',
  category: 'clients',
  summary: 'People or programs that send requests; the scenario says how many and when.',
  keywords: ['traffic', 'users', 'load', 'requests', 'browser', 'mobile'],
  fields,
  ports: [{ id: 'requests', title: 'Requests', direction: 'out', protocol: 'request' }],
  operations: [],
  quotas: [],
  limits: [],
  prices: () => [],
  freeTiers: [],
  metrics: Object.values(CLIENT_METRICS),
  card: {
    summary: (config) => `Clients · ${config.loop === 'open' ? 'open loop' : 'closed loop'}`,
    figures: [
      { label: 'rate', metric: 'Requests', statistic: 'rate' },
      { label: 'p99', metric: 'ResponseTime', statistic: 'p99' },
      { label: '429', metric: 'Throttles', statistic: 'share', of: 'Requests' },
    ],
    configured: (config) => [
      { label: 'timeout', value: config.timeoutMs === null ? 'none' : `${config.timeoutMs / 1000} s` },
      { label: config.maxAttempts === 1 ? 'attempt' : 'attempts', value: String(config.maxAttempts) },
      { label: 'keys', value: config.popularity === 'single' ? '1' : grouped(config.keys) },
    ],
  },
  traffic: true,
  lambdaTrigger: SYNCHRONOUS_FROM_CODE,
  create: (context) => new Clients(context),
})
