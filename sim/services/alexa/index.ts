import { grouped } from '../../kernel/wholeNumber'
import { CLIENT_METRICS } from '../../telemetry/clientMetrics'
import { defineService } from '../define'
import { AlexaSkill } from './behaviour'
import { check } from './check'
import { fields } from './config'
import { RESPONSE_LIMIT, TIMEOUT_LIMIT, SOURCES } from './limits'

export const alexaSkill = defineService({
  type: 'aws.alexa.skill',
  title: 'Alexa skill',
  category: 'clients',
  summary: 'What users say to Alexa: each request invokes the skill’s function and waits 8 s for it.',
  keywords: ['alexa', 'voice', 'echo', 'skill', 'smart home', 'utterance', 'traffic'],
  fields,
  ports: [
    {
      id: 'function',
      title: 'Function',
      direction: 'out',
      protocol: 'request',
      maxConnections: 1,
      only: ['aws.lambda.function'],
    },
  ],
  operations: [],
  quotas: [],
  limits: [TIMEOUT_LIMIT, RESPONSE_LIMIT],
  prices: () => [],
  freeTiers: [],
  metrics: Object.values(CLIENT_METRICS),
  card: {
    summary: () => 'Alexa skill',
    figures: [
      { label: 'rate', metric: CLIENT_METRICS.sent.name, statistic: 'rate' },
      { label: 'p99', metric: CLIENT_METRICS.responseTime.name, statistic: 'p99' },
      { label: 'failed', metric: CLIENT_METRICS.fault.name, statistic: 'share', of: CLIENT_METRICS.sent.name },
    ],
    configured: ({ users, timeoutMs, maxResponseBytes }) => [
      { label: 'users', value: grouped(users) },
      { label: 'waits', value: `${timeoutMs / 1000} s` },
      { label: 'response', value: `≤ ${grouped(maxResponseBytes / 1024)} KB` },
    ],
  },
  check,
  traffic: true,
  lambdaTrigger: {
    mode: 'synchronous',
    retries: 'Nobody: Alexa waits 8 s, says SKILL_RESPONSE_TIMEOUT_EXCEPTION and does not try again.',
    source: SOURCES.timeout,
  },
  create: (context) => new AlexaSkill(context),
})
