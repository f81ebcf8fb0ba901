import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring'

const PUT_METRIC_ALARM: Source = {
  document: 'Amazon CloudWatch API Reference, PutMetricAlarm',
  url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html',
  checked: CHECKED,
  confidence: 'verified',
}

export const SOURCES = {
  settings: PUT_METRIC_ALARM,
  missingData: {
    document: 'Amazon CloudWatch User Guide, configuring how alarms treat missing data',
    url: `${GUIDE}/alarms-and-missing-data.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  evaluationRange: {
    document: 'Amazon CloudWatch User Guide, how alarm state is evaluated when data is missing',
    url: `${GUIDE}/alarms-and-missing-data.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS says that it reads more periods than it evaluates, and shows two more in its examples.',
  },
  metricDelay: {
    document: 'Common experience with metrics of AWS services',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; metrics of services usually show a minute or two late.',
  },
  actions: {
    document: 'Amazon CloudWatch User Guide, alarm actions',
    url: `${GUIDE}/alarm-actions.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS says that it tries again until the action is taken, and not when.',
  },
  notification: {
    document: 'Common experience with notifications of alarms',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'About the JSON that SNS subscribers and functions get; it grows with the description and the dimensions.',
  },
} as const satisfies Record<string, Source>

/** Actions for each state. */
export const MAX_ACTIONS = 5
/** Periods below a minute make a high-resolution alarm, s. */
export const HIGH_RESOLUTION_BELOW_S = 60
/** How often an alarm is evaluated, s. */
export const EVALUATION_INTERVAL_S = 60
export const HIGH_RESOLUTION_INTERVAL_S = 10
/** Longest span that is evaluated, s: with periods below an hour, and with longer ones. */
export const MAX_SPAN_S = 86_400
export const MAX_LONG_SPAN_S = 604_800
export const LONG_PERIOD_S = 3_600

/** Its alarms keep their state while data is missing, whatever they are set to. */
export const NAMESPACE_THAT_IGNORES_MISSING_DATA = 'AWS/DynamoDB'
/** Counts 0 in periods in which nothing happens; other services publish nothing then. Recalled from the Amazon SQS Developer Guide, available CloudWatch metrics. */
export const NAMESPACES_THAT_REPORT_ZERO: readonly string[] = ['AWS/SQS']
