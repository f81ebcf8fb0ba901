import { grouped } from '../../kernel/wholeNumber'
import { defineService } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import type { ConfigOf } from '../fields'
import { DEFAULT_RETRY_ATTEMPTS } from '../targetRetries'
import { ScheduleComponent } from './behaviour'
import { momentInWords, parseMoment } from './calendar'
import { check } from './check'
import { fields, targetFields } from './config'
import { freeTiers, prices } from './cost'
import { parseCron } from './cron'
import { isProblem } from './cronField'
import { MAX_TARGETS_PER_RULE, SOURCES } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

const when = ({ scheduleKind, rateMinutes, cronExpression }: ConfigOf<typeof fields>): string =>
  scheduleKind === 'cron' ? cronExpression.trim() : `every ${grouped(rateMinutes)} min`

export const schedule = defineService({
  type: 'aws.scheduler.schedule',
  title: 'EventBridge schedule',
  category: 'integration',
  summary: 'Invokes targets at a regular interval or at times of the calendar.',
  keywords: ['eventbridge', 'scheduler', 'scheduled rule', 'cloudwatch events', 'cron', 'rate', 'timer'],
  fields,
  ports: [
    {
      id: 'target',
      title: 'Target',
      direction: 'out',
      protocol: 'event',
      maxConnections: MAX_TARGETS_PER_RULE,
      connectionFields: targetFields,
    },
    {
      id: 'deadLetter',
      title: 'Dead-letter queue',
      direction: 'out',
      protocol: 'event',
      maxConnections: 1,
      only: ['aws.sqs.queue'],
    },
  ],
  operations: [],
  quotas: [],
  limits: [],
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) => `Schedule · ${config.scheduleKind === 'cron' ? 'cron' : when(config)}`,
    figures: [
      { label: 'invoked', metric: METRICS.invocations.name, statistic: 'sum' },
      { label: 'tries', metric: METRICS.attempts.name, statistic: 'sum' },
      { label: 'dropped', metric: METRICS.dropped.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'runs', value: when(config) },
      { label: 'by', value: config.invokedBy === 'scheduler' ? 'Scheduler' : 'rule' },
      { label: 'retries', value: `≤ ${DEFAULT_RETRY_ATTEMPTS}` },
    ],
  },
  hints: {
    cronExpression({ cronExpression, startsAt }) {
      const start = parseMoment(startsAt)
      const times = parseCron(cronExpression)
      if (isProblem(times)) return times.message
      if (start === null) return ''
      const next = times.next(start)
      return next === Infinity ? 'never runs' : `first ${momentInWords(next)}`
    },
  },
  check,
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `The scheduler, until Lambda accepts: up to ${DEFAULT_RETRY_ATTEMPTS} retries within 24 hours, exponential, then the target’s dead-letter queue; ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.retryPolicy,
  },
  create: (context) => new ScheduleComponent(context),
})
