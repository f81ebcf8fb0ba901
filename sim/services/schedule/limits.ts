import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide'
const SCHEDULER_GUIDE = 'https://docs.aws.amazon.com/scheduler/latest/UserGuide'

export const SOURCES = {
  rate: {
    document: 'Amazon EventBridge Scheduler User Guide, schedule types',
    url: `${SCHEDULER_GUIDE}/schedule-types.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Once a minute is the most; a rate counts from the creation of the schedule.',
  },
  cron: {
    document: 'Amazon EventBridge User Guide, cron expressions reference',
    url: `${GUIDE}/eb-cron-expressions.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  withinMinute: {
    document: 'Amazon EventBridge User Guide, rules that run on a schedule',
    url: `${GUIDE}/eb-create-rule-schedule.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS runs a schedule within its minute, not on the second, and does not say how the second is chosen.',
  },
  flexibleWindow: {
    document: 'Amazon EventBridge Scheduler API Reference, FlexibleTimeWindow',
    url: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_FlexibleTimeWindow.html',
    checked: CHECKED,
    confidence: 'recalled',
  },
  retryPolicy: {
    document: 'Amazon EventBridge Scheduler API Reference, RetryPolicy',
    url: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  payload: {
    document: 'The scheduled event as EventBridge documents it, counted',
    url: `${GUIDE}/eb-create-rule-schedule.html`,
    checked: CHECKED,
    confidence: 'derived',
    note: 'The default is the length of AWS’s sample of a scheduled event; a payload of your own may be up to 256 KB.',
  },
} as const satisfies Record<string, Source>

/** Largest payload of a target, bytes. */
export const MAX_PAYLOAD_BYTES = 262_144
/** Length of AWS's sample of a scheduled event, bytes. */
export const SCHEDULED_EVENT_BYTES = 270
/** Payload that one billed invocation covers, bytes. */
export const INVOCATION_CHUNK_BYTES = 65_536
/** Targets of a scheduled rule; a schedule of EventBridge Scheduler has one. */
export const MAX_TARGETS_PER_RULE = 5
