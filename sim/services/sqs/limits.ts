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

export const LIMITS: readonly Limit[] = [IN_FLIGHT_LIMIT, MESSAGE_SIZE_LIMIT]
