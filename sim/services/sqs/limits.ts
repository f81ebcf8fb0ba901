import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide'
const API = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference'

export const SOURCES = {
  quotas: {
    document: 'Amazon SQS Developer Guide, Amazon SQS message quotas',
    url: `${GUIDE}/quotas-messages.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  attributes: {
    document: 'Amazon SQS API Reference, SetQueueAttributes',
    url: `${API}/API_SetQueueAttributes.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  receive: {
    document: 'Amazon SQS API Reference, ReceiveMessage',
    url: `${API}/API_ReceiveMessage.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  fifo: {
    document: 'Amazon SQS Developer Guide, Amazon SQS FIFO queue quotas',
    url: `${GUIDE}/quotas-fifo.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  highThroughput: {
    document: 'Amazon SQS Developer Guide, High throughput for FIFO queues',
    url: `${GUIDE}/high-throughput-fifo.html`,
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Calls per second and action without batching differ by Region: 70,000 in us-east-1, us-west-2 and eu-west-1, 2,400 in the smallest.',
  },
  deduplication: {
    document: 'Amazon SQS Developer Guide, Exactly-once processing in Amazon SQS',
    url: `${GUIDE}/FIFO-queues-exactly-once-processing.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  groups: {
    document: 'Amazon SQS Developer Guide, FIFO queue delivery logic in Amazon SQS',
    url: `${GUIDE}/FIFO-queues-understanding-logic.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  own: {
    document: 'A starting value: put in what your queue shows',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
  },
  delay: {
    document: 'Amazon SQS Developer Guide, delay queues',
    url: `${GUIDE}/sqs-delay-queues.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  deadLetters: {
    document: 'Amazon SQS Developer Guide, dead-letter queues',
    url: `${GUIDE}/sqs-dead-letter-queues.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  latency: {
    document: 'Common experience with SendMessage inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
} as const satisfies Record<string, Source>

/** Messages received and neither deleted nor visible again. */
export const MAX_IN_FLIGHT = 120_000
/** The same for a FIFO queue before 2025. */
export const CLASSIC_FIFO_MAX_IN_FLIGHT = 20_000
/** Calls of each action per second of a FIFO queue; with high throughput, of each of its partitions. */
export const FIFO_CALLS_PER_SECOND = 300
/** The same of a whole queue with high throughput in us-east-1. */
export const HIGH_THROUGHPUT_CALLS_PER_SECOND = 70_000
/** How long a deduplication id is remembered, ms. */
export const DEDUPLICATION_WINDOW_MS = 300_000
/** Largest message that AWS accepts, bytes. */
export const MAX_MESSAGE_BYTES = 1_048_576
/** Messages in one SendMessageBatch, ReceiveMessage or DeleteMessageBatch. */
export const MAX_BATCH_ENTRIES = 10
/**
 * Longest time that a ReceiveMessage waits for a message, ms; what Lambda's pollers use. As recalled from the Amazon SQS
 * Developer Guide, short and long polling.
 */
export const LONG_POLL_MS = 20_000
/** Payload that one billed request covers, bytes. */
export const REQUEST_CHUNK_BYTES = 65_536
/** Receives after which SQS moves a message that comes back to the back of the queue. */
export const RECEIVES_BEFORE_RETURNED = 3
export const MAX_VISIBILITY_TIMEOUT_S = 43_200
export const DEFAULT_VISIBILITY_TIMEOUT_S = 30
export const MAX_RETENTION_S = 1_209_600
export const MIN_RETENTION_S = 60
export const DEFAULT_RETENTION_S = 345_600
export const MAX_DELAY_S = 900
export const MAX_RECEIVE_COUNT = 1_000

export const IN_FLIGHT_LIMIT: Limit = {
  id: 'sqs.inFlightMessages',
  title: 'Messages in flight',
  value: MAX_IN_FLIGHT,
  unit: 'messages',
  source: SOURCES.receive,
  remedy:
    'Let consumers finish or fail sooner, shorten the visibility timeout, or spread the messages over several queues.',
}

export const MESSAGE_SIZE_LIMIT: Limit = {
  id: 'sqs.messageSize',
  title: 'Message size',
  value: MAX_MESSAGE_BYTES,
  unit: 'bytes',
  source: SOURCES.quotas,
  remedy: 'Raise Maximum message size (at most 1 MiB), or store the payload in S3 and send a reference to it.',
}

export const FIFO_CALL_RATE_LIMIT: Limit = {
  id: 'sqs.fifoCallRate',
  title: 'Calls of an action to a FIFO queue',
  value: FIFO_CALLS_PER_SECOND,
  unit: 'calls/s',
  source: SOURCES.fifo,
  remedy: 'Send and receive in batches of ten (3,000 messages/s), or turn on high throughput.',
}

export const FIFO_PARTITION_RATE_LIMIT: Limit = {
  id: 'sqs.fifoPartitionRate',
  title: 'Calls of an action to a partition of a FIFO queue',
  value: FIFO_CALLS_PER_SECOND,
  unit: 'calls/s',
  source: SOURCES.highThroughput,
  remedy: 'Spread the messages over more message groups: a group lives in one partition. Or send in batches.',
}

export const LIMITS: readonly Limit[] = [
  IN_FLIGHT_LIMIT,
  MESSAGE_SIZE_LIMIT,
  FIFO_CALL_RATE_LIMIT,
  FIFO_PARTITION_RATE_LIMIT,
]
