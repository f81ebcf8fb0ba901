import type { Limit, PlatformEra } from '../../define'
import type { Source } from '../../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'

export const ASYNC_SOURCES = {
  errors: {
    document: 'AWS Lambda Developer Guide, How Lambda handles errors and retries with asynchronous invocation',
    url: `${GUIDE}/invocation-async-error-handling.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  records: {
    document: 'AWS Lambda Developer Guide, Capturing records of Lambda asynchronous invocations',
    url: `${GUIDE}/invocation-async-retain-records.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  payload: {
    document: 'AWS Lambda Developer Guide, Lambda quotas',
    url: `${GUIDE}/gettingstarted-limits.html`,
    checked: CHECKED,
    confidence: 'verified',
    note: '256 KB before October 2025.',
  },
  queueDelay: {
    document:
      'Bite-sized Serverless, SNS to Lambda (median 73 ms) less SNS’s own delivery and the invocation’s overhead',
    url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/',
    checked: CHECKED,
    confidence: 'derived',
    note: 'AWS publishes no figure; measured in eu-west-1, September 2022.',
  },
  duplicates: {
    document: 'AWS Lambda Developer Guide, How Lambda handles errors and retries with asynchronous invocation',
    url: `${GUIDE}/invocation-async-error-handling.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS says that the queue is eventually consistent and an event may come twice, but not how often.',
  },
} as const satisfies Record<string, Source>

/** Further tries after a function error. */
export const MAX_RETRY_ATTEMPTS = 2
/** Waits before the first and the second further try after a function error, ms. Source: ASYNC_SOURCES.errors. */
export const RETRY_WAITS_MS = [60_000, 120_000] as const
/** Waits after a throttle or a system error: the first, and the longest as they double, ms. Source: ASYNC_SOURCES.errors. */
export const FIRST_BACKOFF_MS = 1_000
export const LONGEST_BACKOFF_MS = 300_000
/** How long the queue keeps an event at least and at most, s. */
export const MIN_EVENT_AGE_S = 60
export const MAX_EVENT_AGE_S = 21_600

/** Largest event, bytes. */
export const maxEventBytes = (era: PlatformEra): number => (era === 'modern' ? 1_048_576 : 262_144)
/** Payload that the first billed request of an event covers, and each further one, bytes (AWS Lambda pricing). */
export const FIRST_REQUEST_BYTES = 262_144
export const FURTHER_REQUEST_BYTES = 65_536

/**
 * What a record adds around request and response, bytes: version, time, request id, function ARN, condition, invoke
 * count, status and error, counted in the example of the guide (ASYNC_SOURCES.records).
 */
export const RECORD_ENVELOPE_BYTES = 430
/** Response of a function that failed, bytes: error message and type, counted in the same example. */
export const ERROR_RESPONSE_BYTES = 110

export const ASYNC_PAYLOAD: Limit = {
  id: 'lambda.asyncPayload',
  title: 'Asynchronous payload',
  value: maxEventBytes('modern'),
  unit: 'bytes',
  source: ASYNC_SOURCES.payload,
  remedy: 'Pass a reference (an S3 key) instead of the data.',
}
export const EVENT_AGE: Limit = {
  id: 'lambda.eventAge',
  title: 'Maximum age of event',
  value: MAX_EVENT_AGE_S,
  unit: 'seconds',
  source: ASYNC_SOURCES.errors,
  remedy:
    'Give the function more concurrency or make it shorter, so that events do not wait so long; or raise the maximum age of event.',
}

export const ASYNC_LIMITS: readonly Limit[] = [ASYNC_PAYLOAD, EVENT_AGE]
