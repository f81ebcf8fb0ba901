import { type ConfigOf, distribution, number } from '../../fields'
import { ASYNC_SOURCES, MAX_EVENT_AGE_S, MAX_RETRY_ATTEMPTS, MIN_EVENT_AGE_S } from './limits'

const group = 'Asynchronous invocation'

/** What Lambda does with events that it invokes the function with later. */
export const asyncFields = {
  maximumRetryAttempts: number({
    label: 'Retry attempts',
    help: 'Further tries when the function fails: after 1 minute, then after 2 more.',
    group,
    unit: 'count',
    default: MAX_RETRY_ATTEMPTS,
    min: 0,
    max: MAX_RETRY_ATTEMPTS,
    integer: true,
    source: ASYNC_SOURCES.errors,
  }),
  maximumEventAgeSeconds: number({
    label: 'Maximum age of event',
    help: 'How long an event waits for a function that is throttled, or for its next try, before it is given up.',
    group,
    unit: 's',
    default: MAX_EVENT_AGE_S,
    min: MIN_EVENT_AGE_S,
    max: MAX_EVENT_AGE_S,
    integer: true,
    source: ASYNC_SOURCES.errors,
  }),
  asyncQueueDelay: distribution({
    label: 'Queue delay',
    help: 'From the acceptance of an event to its first try, when nothing holds it up.',
    group,
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 58, p99: 190 },
    source: ASYNC_SOURCES.queueDelay,
  }),
  duplicateDeliveryPercent: number({
    label: 'Duplicate events',
    help: 'Share of events that the function gets twice.',
    group,
    advanced: true,
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    source: ASYNC_SOURCES.duplicates,
  }),
}

export type AsyncSettings = ConfigOf<typeof asyncFields>
