import { choice, distribution, number, optionalNumber, text } from '../fields'
import { backoffFields, retryFields } from '../targetRetries'
import { MAX_PAYLOAD_BYTES, SCHEDULED_EVENT_BYTES, SOURCES } from './limits'

const BY_CRON = { field: 'scheduleKind', is: ['cron'] } as const
const BY_RATE = { field: 'scheduleKind', is: ['rate'] } as const

export const fields = {
  invokedBy: choice({
    label: 'Invoked by',
    help: 'EventBridge Scheduler is what AWS recommends; a scheduled rule of an event bus runs and retries alike.',
    options: [
      { value: 'scheduler', label: 'EventBridge Scheduler' },
      { value: 'rule', label: 'Scheduled EventBridge rule' },
    ],
    default: 'scheduler',
  }),
  scheduleKind: choice({
    label: 'Schedule',
    help: 'At a regular interval, or at times of the calendar.',
    options: [
      { value: 'rate', label: 'Rate' },
      { value: 'cron', label: 'Cron expression' },
    ],
    default: 'rate',
  }),
  rateMinutes: number({
    label: 'Every',
    help: 'Time between two invocations.',
    unit: 'min',
    default: 1,
    min: 1,
    max: 525_600,
    integer: true,
    visibleWhen: BY_RATE,
    source: SOURCES.rate,
  }),
  firstMinute: number({
    label: 'First in minute',
    help: 'Minute of the run in which it invokes its targets for the first time.',
    unit: 'min',
    default: 0,
    min: 0,
    max: 525_600,
    integer: true,
    visibleWhen: BY_RATE,
  }),
  cronExpression: text({
    label: 'Cron expression',
    help: 'Minute, hour, day of month, month, day of week and year, in UTC: 0/15 8-17 ? * MON-FRI * is every quarter of an hour in office hours.',
    default: '0/5 * * * ? *',
    maxLength: 256,
    visibleWhen: BY_CRON,
    source: SOURCES.cron,
  }),
  startsAt: text({
    label: 'Run starts at',
    help: 'The moment in UTC at which runs begin, such as 2026-11-23 00:00, a Monday.',
    default: '2026-11-23 00:00',
    maxLength: 16,
    visibleWhen: BY_CRON,
  }),
  secondWithinMinute: distribution({
    label: 'Second in the minute',
    help: 'How long after the start of the minute targets are invoked; values of 60 s and more count as the end of the minute.',
    unit: 's',
    default: { kind: 'uniform', min: 0, max: 60 },
    group: 'Performance',
    advanced: true,
    source: SOURCES.withinMinute,
  }),
  flexibleWindowMinutes: optionalNumber({
    label: 'Flexible time window',
    help: 'Invokes at a random moment within so many minutes instead of within the first.',
    unit: 'min',
    none: 'off',
    min: 1,
    max: 1_440,
    integer: true,
    visibleWhen: { field: 'invokedBy', is: ['scheduler'] },
    source: SOURCES.flexibleWindow,
  }),
  ...backoffFields,
}

/** Settings of the connection to the target. */
export const targetFields = {
  payloadBytes: number({
    label: 'Payload',
    help: 'Size of the event that the target gets.',
    unit: 'bytes',
    default: SCHEDULED_EVENT_BYTES,
    min: 0,
    max: MAX_PAYLOAD_BYTES,
    integer: true,
    source: SOURCES.payload,
  }),
  ...retryFields(SOURCES.retryPolicy),
}
