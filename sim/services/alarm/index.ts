import { grouped } from '../../kernel/wholeNumber'
import { defineService, type Port } from '../define'
import { ASYNCHRONOUS_RETRIES } from '../lambdaTriggers'
import { AlarmComponent } from './behaviour'
import { check } from './check'
import { type AlarmConfig, comparisonSign, fields, periodSeconds } from './config'
import { freeTiers, prices } from './cost'
import { MAX_ACTIONS, SOURCES } from './limits'
import { ALL_METRICS, METRICS } from './metrics'

const actionPort = (id: string, title: string): Port => ({
  id,
  title,
  direction: 'out',
  protocol: 'event',
  maxConnections: MAX_ACTIONS,
  only: ['aws.sns.topic', 'aws.lambda.function'],
})

const threshold = (config: AlarmConfig): string => `${comparisonSign(config)} ${grouped(config.threshold)}`

const period = (config: AlarmConfig): string => {
  const seconds = periodSeconds(config)
  return seconds < 60 ? `${seconds} s` : `${grouped(seconds / 60)} min`
}

export const alarm = defineService({
  type: 'aws.cloudwatch.alarm',
  title: 'CloudWatch alarm',
  category: 'management',
  summary: 'Watches a metric of another resource and acts when it crosses a threshold for long enough.',
  keywords: ['cloudwatch', 'alarm', 'metric', 'threshold', 'monitoring', 'alert', 'notification'],
  fields,
  ports: [
    actionPort('alarmActions', 'Alarm actions'),
    actionPort('okActions', 'OK actions'),
    actionPort('insufficientDataActions', 'Insufficient data actions'),
    {
      id: 'stopInstances',
      title: 'Stop instances',
      direction: 'out',
      protocol: 'request',
      maxConnections: MAX_ACTIONS,
      only: ['aws.ec2.instance'],
    },
  ],
  operations: [],
  quotas: [],
  limits: [],
  prices,
  freeTiers,
  metrics: ALL_METRICS,
  card: {
    summary: (config) => (config.metric === '' ? 'Alarm · no metric' : `${config.metric} ${threshold(config)}`),
    figures: [
      { label: 'in alarm', metric: METRICS.inAlarm.name, statistic: 'last' },
      { label: 'datapoint', metric: METRICS.datapoint.name, statistic: 'last' },
      { label: 'changes', metric: METRICS.changes.name, statistic: 'sum' },
    ],
    configured: (config) => [
      { label: 'threshold', value: threshold(config) },
      { label: config.statistic, value: `of ${period(config)}` },
      { label: 'breaching', value: `${config.datapointsToAlarm} of ${config.evaluationPeriods}` },
    ],
  },
  check,
  lambdaTrigger: {
    mode: 'asynchronous',
    retries: `CloudWatch, after a change of state, until Lambda accepts; ${ASYNCHRONOUS_RETRIES}.`,
    source: SOURCES.actions,
  },
  create: (context) => new AlarmComponent(context),
})
