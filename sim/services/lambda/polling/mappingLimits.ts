import type { PlatformEra } from '../../define'
import type { Source } from '../../source'
import { ESM_GROWTH_PER_MINUTE, ESM_MAX_CONCURRENCY } from '../limits'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'

export const MAPPING_SOURCES = {
  parameters: {
    document: 'AWS Lambda API Reference, CreateEventSourceMapping',
    url: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  errors: {
    document: 'AWS Lambda Developer Guide, Handling errors for an SQS event source',
    url: `${GUIDE}/services-sqs-errorhandling.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  filtering: {
    document: 'AWS Lambda Developer Guide, Control which events Lambda sends to your function',
    url: `${GUIDE}/invocation-eventfiltering.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Messages that do not match are deleted from the queue.',
  },
  provisioned: {
    document: 'AWS Lambda Developer Guide, Configuring scaling behavior for SQS event source mappings',
    url: `${GUIDE}/services-sqs-scaling.html`,
    checked: CHECKED,
    confidence: 'verified',
    note: 'Each poller handles up to 1 MB/s, 10 concurrent invokes or 10 polls/s.',
  },
  delivery: {
    document: 'Bite-sized Serverless, SQS to Lambda delivery latency (eu-west-1, September 2022, 1,024 samples)',
    url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/',
    checked: CHECKED,
    confidence: 'measured',
    note: 'FIFO queues took 28.1 ms at the median and 645 ms at 99%.',
  },
} as const satisfies Record<string, Source>

/** Concurrency in periods of low traffic, unless a maximum concurrency is set. */
export const LOW_TRAFFIC_CONCURRENCY = 2
/** Growth and ceiling in the classic era. */
const CLASSIC_GROWTH_PER_MINUTE = 60
const CLASSIC_MAX_CONCURRENCY = 1000

/** Concurrent invokes that a mapping gains in a minute of backlog. */
export const growthPerMinute = (era: PlatformEra): number =>
  era === 'classic' ? CLASSIC_GROWTH_PER_MINUTE : ESM_GROWTH_PER_MINUTE
/** Most concurrent invokes of a mapping. */
export const maxConcurrency = (era: PlatformEra): number =>
  era === 'classic' ? CLASSIC_MAX_CONCURRENCY : ESM_MAX_CONCURRENCY

/** Most messages of a batch without a batch window, and of a batch from a FIFO queue. */
export const MAX_BATCH_WITHOUT_WINDOW = 10
/** Messages that one ReceiveMessage returns at most. */
export const MAX_RECEIVED = 10
/** Longest that a poller waits in one ReceiveMessage, ms. */
export const LONG_POLL_MS = 20_000
/** What AWS adds to the batch window and the function's timeout when they exceed the visibility timeout, ms. */
export const FORCED_VISIBILITY_MARGIN_MS = 30_000

/** Provisioned mode: what one poller handles, and how many there may be. */
export const INVOKES_PER_POLLER = 10
export const POLLS_PER_SECOND_PER_POLLER = 10
export const BYTES_PER_SECOND_PER_POLLER = 1_000_000
export const MIN_MINIMUM_POLLERS = 2
export const MAX_MINIMUM_POLLERS = 200
export const DEFAULT_MINIMUM_POLLERS = 2
export const MAX_MAXIMUM_POLLERS = 10_000
export const DEFAULT_MAXIMUM_POLLERS = 200
/** Concurrent invokes that provisioned pollers gain in a minute of backlog, and have at most. */
export const PROVISIONED_GROWTH_PER_MINUTE = 1000
export const PROVISIONED_MAX_CONCURRENCY = 20_000
