import { choice, type ConfigOf, number, resources, text } from '../fields'
import { SOURCES } from './limits'

const evaluation = { group: 'Evaluation', source: SOURCES.settings } as const

export const fields = {
  metricOf: resources({
    label: 'Resource',
    help: 'Whose metric the alarm watches.',
    types: [],
    maxItems: 1,
  }),
  metric: text({
    label: 'Metric',
    help: 'Name of the metric, such as Errors or ApproximateNumberOfMessagesVisible.',
    default: '',
    maxLength: 255,
    source: SOURCES.settings,
  }),
  statistic: choice({
    label: 'Statistic',
    help: 'What is taken of the metric in each period: Sum for counts, Average, Maximum or Minimum for levels, any for times.',
    options: [
      { value: 'Sum', label: 'Sum' },
      { value: 'Average', label: 'Average' },
      { value: 'Minimum', label: 'Minimum' },
      { value: 'Maximum', label: 'Maximum' },
      { value: 'p50', label: 'p50' },
      { value: 'p90', label: 'p90' },
      { value: 'p99', label: 'p99' },
      { value: 'SampleCount', label: 'Sample count' },
    ],
    default: 'Sum',
    source: SOURCES.settings,
  }),
  period: choice({
    label: 'Period',
    help: 'Time over which the statistic is taken. Below a minute the alarm is a high-resolution one, at three times the price.',
    options: [
      { value: '10', label: '10 s' },
      { value: '20', label: '20 s' },
      { value: '30', label: '30 s' },
      { value: '60', label: '1 min' },
      { value: '300', label: '5 min' },
      { value: '900', label: '15 min' },
      { value: '3600', label: '1 h' },
      { value: 'custom', label: 'Another number of minutes' },
    ],
    default: '60',
    source: SOURCES.settings,
  }),
  periodMinutes: number({
    label: 'Minutes',
    help: 'Length of the period.',
    unit: 'min',
    default: 2,
    min: 1,
    max: 10_080,
    integer: true,
    visibleWhen: { field: 'period', is: ['custom'] },
    source: SOURCES.settings,
  }),

  comparison: choice({
    label: 'Comparison',
    help: 'When a datapoint breaches the threshold.',
    ...evaluation,
    options: [
      { value: 'GreaterThanThreshold', label: 'Above the threshold' },
      { value: 'GreaterThanOrEqualToThreshold', label: 'At the threshold or above' },
      { value: 'LessThanThreshold', label: 'Below the threshold' },
      { value: 'LessThanOrEqualToThreshold', label: 'At the threshold or below' },
    ],
    default: 'GreaterThanThreshold',
  }),
  threshold: number({
    label: 'Threshold',
    help: 'In the unit of the metric.',
    ...evaluation,
    unit: 'count',
    default: 0,
    min: -1e15,
    max: 1e15,
  }),
  evaluationPeriods: number({
    label: 'Evaluation periods',
    help: 'How many of the latest periods count.',
    ...evaluation,
    unit: 'count',
    default: 1,
    min: 1,
    max: 1_440,
    integer: true,
  }),
  datapointsToAlarm: number({
    label: 'Datapoints to alarm',
    help: 'How many of them must breach the threshold.',
    ...evaluation,
    unit: 'count',
    default: 1,
    min: 1,
    max: 1_440,
    integer: true,
  }),
  treatMissingData: choice({
    label: 'Missing data',
    help: 'What a period without data counts as.',
    group: 'Evaluation',
    options: [
      { value: 'missing', label: 'Missing' },
      { value: 'notBreaching', label: 'Good (not breaching)' },
      { value: 'breaching', label: 'Bad (breaching)' },
      { value: 'ignore', label: 'Ignore: keep the state' },
    ],
    default: 'missing',
    source: SOURCES.missingData,
  }),
  stateAtStart: choice({
    label: 'State at the start',
    help: 'The state in which the run begins; a new alarm has no data yet.',
    group: 'Evaluation',
    options: [
      { value: 'INSUFFICIENT_DATA', label: 'Insufficient data' },
      { value: 'OK', label: 'OK' },
      { value: 'ALARM', label: 'In alarm' },
    ],
    default: 'INSUFFICIENT_DATA',
    advanced: true,
  }),
  extraPeriods: number({
    label: 'Further periods read',
    help: 'Older periods that count in place of periods without data.',
    group: 'Evaluation',
    unit: 'count',
    default: 2,
    min: 0,
    max: 100,
    integer: true,
    advanced: true,
    source: SOURCES.evaluationRange,
  }),
  metricDelaySeconds: number({
    label: 'Metric delay',
    help: 'How long after the end of a period the alarm knows what happened in it.',
    group: 'Evaluation',
    unit: 's',
    default: 60,
    min: 0,
    max: 3_600,
    advanced: true,
    source: SOURCES.metricDelay,
  }),
  notificationBytes: number({
    label: 'Notification',
    help: 'Size of what actions get.',
    group: 'Actions',
    unit: 'bytes',
    default: 1_000,
    min: 0,
    max: 262_144,
    integer: true,
    advanced: true,
    source: SOURCES.notification,
  }),
  actionRetrySeconds: number({
    label: 'Retry after',
    help: 'When an action that was not taken is tried again.',
    group: 'Actions',
    unit: 's',
    default: 60,
    min: 1,
    max: 3_600,
    advanced: true,
    source: SOURCES.actions,
  }),
}

export type AlarmConfig = ConfigOf<typeof fields>
export type Statistic = AlarmConfig['statistic']

/** Length of the period, s. */
export const periodSeconds = ({ period, periodMinutes }: AlarmConfig): number =>
  period === 'custom' ? periodMinutes * 60 : Number(period)

const COMPARISONS: Record<AlarmConfig['comparison'], string> = {
  GreaterThanThreshold: '>',
  GreaterThanOrEqualToThreshold: '≥',
  LessThanThreshold: '<',
  LessThanOrEqualToThreshold: '≤',
}

/** The comparison as a sign. */
export const comparisonSign = ({ comparison }: AlarmConfig): string => COMPARISONS[comparison]
