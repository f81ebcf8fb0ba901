import { choice, type ConfigOf, number, text } from '../fields'
import { SOURCES } from './limits'

const RETENTION_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 180, 365, 400, 731, 1827, 3653] as const

export const fields = {
  retentionDays: choice({
    label: 'Retention',
    help: 'How long log events are kept, and paid for.',
    options: [
      { value: 'never', label: 'Never expire' },
      ...RETENTION_DAYS.map((days) => ({ value: String(days), label: days === 1 ? '1 day' : `${days} days` })),
    ],
    default: 'never',
    source: SOURCES.retention,
  }),
  logEventBytes: number({
    label: 'Log event',
    help: 'Mean size of a log event: what a function writes in an invocation consists of such lines.',
    unit: 'bytes',
    default: 100,
    min: 1,
    max: 1_048_576,
    integer: true,
    source: SOURCES.eventSize,
  }),
  compressedPercent: number({
    label: 'Compressed',
    help: 'Size of compressed log data: of what is stored, and of what goes to subscriptions.',
    unit: 'percent',
    default: 15,
    min: 1,
    max: 100,
    source: SOURCES.compression,
  }),
  batchWindowSeconds: number({
    label: 'Batch window',
    help: 'How long the log events of a log stream are gathered for a subscription; 0: those of one invocation go by themselves.',
    group: 'Subscriptions',
    unit: 's',
    default: 5,
    min: 0,
    max: 300,
    source: SOURCES.batches,
  }),
  maxBatchBytes: number({
    label: 'Largest batch',
    help: 'Size at which a batch is sent before its window ends, uncompressed.',
    group: 'Subscriptions',
    unit: 'bytes',
    default: 1_048_576,
    min: 1_024,
    max: 10_485_760,
    integer: true,
    source: SOURCES.batches,
  }),
  firstRetrySeconds: number({
    label: 'First retry after',
    help: 'Wait before a delivery that was not taken is tried again; each further wait is twice as long.',
    group: 'Subscriptions',
    unit: 's',
    default: 1,
    min: 0.1,
    max: 3_600,
    advanced: true,
    source: SOURCES.retries,
  }),
  longestRetrySeconds: number({
    label: 'Longest wait',
    help: 'No wait between two tries is longer than this.',
    group: 'Subscriptions',
    unit: 's',
    default: 60,
    min: 1,
    max: 86_400,
    advanced: true,
    source: SOURCES.retries,
  }),
}

/** Settings of the connection to a subscriber: the subscription filter. */
export const subscriptionFields = {
  filterPattern: text({
    label: 'Filter pattern',
    help: 'What log events must contain, such as ERROR; without one all of them match.',
    default: '',
    maxLength: 1_024,
    source: SOURCES.filterPatterns,
  }),
  matchPercent: number({
    label: 'Log events that match',
    help: 'Share of the log events that match the filter pattern.',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: SOURCES.filterPatterns,
  }),
}

export type LogGroupConfig = ConfigOf<typeof fields>
export type SubscriptionConfig = ConfigOf<typeof subscriptionFields>
