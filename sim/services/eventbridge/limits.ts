import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide'

export const SOURCES = {
  quotas: {
    document: 'Amazon EventBridge User Guide, quotas of event buses in US East (N. Virginia)',
    url: `${GUIDE}/eb-quota.html`,
    checked: CHECKED,
    confidence: 'verified',
    note: 'Differs by Region and can be raised.',
  },
  entrySize: {
    document: 'Amazon EventBridge API Reference, PutEvents',
    url: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html',
    checked: CHECKED,
    confidence: 'verified',
    note: 'Was 256 KB before 2025.',
  },
  retryPolicy: {
    document: 'Amazon EventBridge API Reference, RetryPolicy',
    url: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_RetryPolicy.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  patterns: {
    document: 'Amazon EventBridge User Guide, event patterns',
    url: `${GUIDE}/eb-event-patterns.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  inputTransformation: {
    document: 'Amazon EventBridge User Guide, input transformation',
    url: `${GUIDE}/eb-transform-target-input.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  putLatency: {
    document: 'Common experience with PutEvents inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  deliveryLatency: {
    document: 'Bite-sized Serverless, latency of messaging services (EventBridge to Lambda)',
    url: '',
    checked: CHECKED,
    confidence: 'measured',
    note: 'Measured in eu-west-1 after February 2023 from sending to the start of the function: 148 ms median, 387 ms 99th percentile.',
  },
} as const satisfies Record<string, Source>

/** Largest total size of the entries of a PutEvents request, bytes. */
export const MAX_ENTRIES_BYTES = 1_048_576
/** Entries of one PutEvents request. */
export const MAX_BATCH_ENTRIES = 10
/** Payload that one billed event covers, bytes. */
export const EVENT_CHUNK_BYTES = 65_536
/** What the JSON that EventBridge puts around an event adds, bytes: id, account, time, Region, resources. Counted on AWS’s sample event. */
export const ENVELOPE_BYTES = 200
/** Rules of one bus; soft. */
export const MAX_RULES = 300
/** Targets of one rule. */
export const MAX_TARGETS_PER_RULE = 5
/** Characters of an event pattern. */
export const MAX_PATTERN_LENGTH = 2_048

export const PUT_EVENTS_QUOTA: AccountQuota = {
  id: 'eventbridge.putEventsPerSecond',
  title: 'PutEvents requests per second',
  unit: 'requests/s',
  default: 10_000,
  min: 1,
  max: 1_000_000,
  help: 'What all event buses of the account may take per second in this Region; further requests are throttled.',
  source: SOURCES.quotas,
}

export const INVOCATIONS_QUOTA: AccountQuota = {
  id: 'eventbridge.invocationsPerSecond',
  title: 'EventBridge invocations per second',
  unit: 'invocations/s',
  default: 18_750,
  min: 1,
  max: 1_000_000,
  help: 'How often all rules of the account may invoke targets per second in this Region; further invocations wait.',
  source: SOURCES.quotas,
}

export const PUT_EVENTS_LIMIT: Limit = {
  id: 'eventbridge.putEventsPerSecond',
  title: 'PutEvents requests per second',
  value: PUT_EVENTS_QUOTA.default,
  unit: 'requests/s',
  source: SOURCES.quotas,
  remedy: 'Send ten events with each request, or ask AWS for a higher PutEvents quota.',
}

export const INVOCATIONS_LIMIT: Limit = {
  id: 'eventbridge.invocationsPerSecond',
  title: 'EventBridge invocations per second',
  value: INVOCATIONS_QUOTA.default,
  unit: 'invocations/s',
  source: SOURCES.quotas,
  remedy: 'Nothing is lost: invocations wait. Match fewer events, use fewer targets, or ask AWS for a higher quota.',
}

export const ENTRIES_SIZE_LIMIT: Limit = {
  id: 'eventbridge.entriesSize',
  title: 'Size of a PutEvents request',
  value: MAX_ENTRIES_BYTES,
  unit: 'bytes',
  source: SOURCES.entrySize,
  remedy: 'Store the payload in S3 and send a reference to it.',
}

export const LIMITS: readonly Limit[] = [PUT_EVENTS_LIMIT, INVOCATIONS_LIMIT, ENTRIES_SIZE_LIMIT]
