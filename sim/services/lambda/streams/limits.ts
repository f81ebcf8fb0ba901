import type { Source } from '../../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/lambda/latest/dg'

const guide = (chapter: string, page: string, more: Partial<Source> = {}): Source => ({
  document: `AWS Lambda Developer Guide, ${chapter}`,
  url: `${GUIDE}/${page}.html`,
  checked: CHECKED,
  confidence: 'verified',
  ...more,
})

export const SOURCES = {
  api: {
    document: 'AWS Lambda API Reference, CreateEventSourceMapping',
    url: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  kinesis: guide('Using Lambda with Kinesis Data Streams', 'with-kinesis'),
  partialResponses: guide('Reporting batch item failures with Kinesis', 'services-kinesis-batchfailurereporting'),
  windows: guide('Stateful Kinesis Data Streams processing in Lambda', 'services-kinesis-windows'),
  filtering: guide('Control which events Lambda sends to your function', 'invocation-eventfiltering'),
  backoff: guide('Using Lambda with Kinesis Data Streams', 'with-kinesis', {
    confidence: 'recalled',
    note: 'AWS says that retries back off exponentially, but not by how much.',
  }),
  delivery: {
    document: 'Bite-sized Serverless, messaging latency compared (eu-west-1, September 2022, 1,024 samples each)',
    url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/',
    checked: CHECKED,
    confidence: 'derived',
    note: 'What remains of the measured time from send to handler without the write, the wait for the next poll and the invocation. For Kafka, MQ and DocumentDB common experience, not measured.',
  },
} as const satisfies Record<string, Source>

export const DEFAULT_BATCH_SIZE = 100
export const MAX_BATCH_SIZE = 10_000
/** Payload of one invocation. */
export const MAX_BATCH_BYTES = 6 * 1024 * 1024
export const MAX_BATCH_WINDOW_SECONDS = 300
export const MAX_PARALLELIZATION_FACTOR = 10
export const MAX_RETRY_ATTEMPTS = 10_000
export const MIN_RECORD_AGE_SECONDS = 60
export const MAX_RECORD_AGE_SECONDS = 604_800
export const MAX_TUMBLING_WINDOW_SECONDS = 900

/** Records that Lambda reads ahead of one shard's batches: as many as one GetRecords returns. */
export const READ_AHEAD_RECORDS = 10_000

/** How often Lambda polls each shard that has been read to its end, ms. */
export const POLL_INTERVAL_MS = { kinesis: 1_000, dynamodb: 250 } as const
/**
 * How long batches of Kafka, MQ and DocumentDB fill when no batch window is set, ms.
 * Source: AWS Lambda Developer Guide, Batching behavior (invocation-eventsourcemapping.html).
 */
export const UNSET_BATCH_WINDOW_MS = 500
/**
 * Retries of a batch of Kafka records when there is an on-failure destination and retries have no limit of their own.
 * Source: AWS Lambda Developer Guide, Configuring error handling controls for Kafka event sources
 * (kafka-retry-configurations.html).
 */
export const KAFKA_RETRIES_WITH_DESTINATION = 10
/**
 * Longest timeouts of functions, s: of any, and of those that read Kafka, MQ or DocumentDB.
 * Source: AWS Lambda Developer Guide, Configuring Amazon MSK event sources for Lambda (with-msk-configure.html).
 */
export const LONGEST_TIMEOUT_SECONDS = { any: 900, consumers: 840 } as const
/** Wait before another try when a shard refuses a push for lack of throughput, ms: five tries a second, as for reads. */
export const PUSH_RETRY_MS = 200

/** From a read to the start of the invocation, ms. */
export const MEASURED_DELIVERY = {
  kinesis: { kind: 'lognormal', p50: 85, p99: 600 },
  dynamodb: { kind: 'lognormal', p50: 65, p99: 350 },
  pushed: { kind: 'lognormal', p50: 37, p99: 92 },
} as const
/** From the arrival at a waiting consumer of Kafka, MQ or DocumentDB to the start of the invocation, ms: common experience. */
export const CONSUMER_DELIVERY = { kind: 'lognormal', p50: 40, p99: 200 } as const

/** Size of the JSON document that tells an on-failure destination of discarded records; an estimate from AWS's example. */
export const FAILURE_DOCUMENT_BYTES = 1_024
