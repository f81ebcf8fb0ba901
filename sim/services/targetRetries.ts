import type { Backoff } from '../primitives/RetriedDeliveries'
import { RetryPolicy } from '../primitives/RetryPolicy'
import type { ComponentContext, Link } from './define'
import type { Receiver } from './EventDeliveries'
import { boolean, type ConfigOf, number } from './fields'
import type { Source } from './source'

const CHECKED = '2026-11-23'

/** Retries that AWS makes unless told otherwise. */
export const DEFAULT_RETRY_ATTEMPTS = 185
/** How long it makes them unless told otherwise, s. */
export const DEFAULT_EVENT_AGE_S = 86_400

const BACKOFF_SOURCE: Source = {
  document: 'Amazon EventBridge User Guide, how EventBridge retries delivering events',
  url: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html',
  checked: CHECKED,
  confidence: 'derived',
  note: 'AWS says exponential back-off with jitter and no more; with these waits 185 retries take about the documented 24 hours.',
}

/** Settings of a target: what happens when it does not take an event; `source` is the service’s own document. */
export const retryFields = (source: Source) => ({
  maximumEventAgeSeconds: number({
    label: 'Maximum age of event',
    help: 'An event that the target has not taken after this time is given up.',
    unit: 's',
    default: DEFAULT_EVENT_AGE_S,
    min: 60,
    max: 86_400,
    integer: true,
    group: 'Retry policy',
    source,
  }),
  maximumRetryAttempts: number({
    label: 'Retry attempts',
    help: 'Tries after the first one has failed; 0 gives an event up at once.',
    unit: 'count',
    default: DEFAULT_RETRY_ATTEMPTS,
    min: 0,
    max: 185,
    integer: true,
    group: 'Retry policy',
    source,
  }),
  useDeadLetterQueue: boolean({
    label: 'Dead-letter queue',
    help: 'Sends events that are given up to the queue at the Dead-letter queue port, if one is connected; otherwise they are lost.',
    default: true,
    group: 'Retry policy',
    source,
  }),
})

/** Settings of the waits between tries. */
export const backoffFields = {
  firstRetrySeconds: number({
    label: 'First retry after',
    help: 'Longest wait before the first retry; each further one may be twice as long. The wait is random between 0 and that.',
    unit: 's',
    default: 1,
    min: 0.1,
    max: 3_600,
    group: 'Retries',
    advanced: true,
    source: BACKOFF_SOURCE,
  }),
  longestRetrySeconds: number({
    label: 'Longest wait',
    help: 'No wait between two tries is longer than this.',
    unit: 's',
    default: 980,
    min: 1,
    max: 86_400,
    group: 'Retries',
    advanced: true,
    source: BACKOFF_SOURCE,
  }),
}

/** The waits between tries: exponential back-off with full jitter. */
export function targetBackoff(context: ComponentContext<ConfigOf<typeof backoffFields>>): Backoff {
  const { firstRetrySeconds, longestRetrySeconds } = context.config
  return new RetryPolicy(
    Infinity,
    firstRetrySeconds * 1000,
    2,
    longestRetrySeconds * 1000,
    'full',
    context.random('retries'),
  )
}

/** Targets, whose connections carry the settings of `retryFields`, and the queue for what they do not take. */
export const targetReceivers = (targets: readonly Link[], deadLetterQueue: Link | undefined): Receiver[] =>
  targets.map((link) => {
    const settings = link.config as ConfigOf<ReturnType<typeof retryFields>>
    return {
      link,
      limits: { maxRetries: settings.maximumRetryAttempts, maxAgeMs: settings.maximumEventAgeSeconds * 1000 },
      deadLetterQueue: settings.useDeadLetterQueue ? (deadLetterQueue ?? null) : null,
    }
  })
