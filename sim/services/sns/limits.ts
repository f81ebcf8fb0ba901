import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const GUIDE = 'https://docs.aws.amazon.com/sns/latest/dg'

export const SOURCES = {
  publishRate: {
    document: 'Amazon SNS endpoints and quotas, Publish API throttling in US East (N. Virginia)',
    url: 'https://docs.aws.amazon.com/general/latest/gr/sns.html',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'Differs by Region; ask Service Quotas for your account’s value.',
  },
  messageSize: {
    document: 'Amazon SNS API Reference, Publish',
    url: 'https://docs.aws.amazon.com/sns/latest/api/API_Publish.html',
    checked: CHECKED,
    confidence: 'verified',
  },
  filtering: {
    document: 'Amazon SNS Developer Guide, message filtering',
    url: `${GUIDE}/sns-message-filtering.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  rawDelivery: {
    document: 'Amazon SNS Developer Guide, raw message delivery',
    url: `${GUIDE}/sns-large-payload-raw-message-delivery.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  deliveryRetries: {
    document: 'Amazon SNS Developer Guide, message delivery retries',
    url: `${GUIDE}/sns-message-delivery-retries.html`,
    checked: CHECKED,
    confidence: 'verified',
  },
  deadLetterQueues: {
    document: 'Amazon SNS Developer Guide, dead-letter queues',
    url: `${GUIDE}/sns-dead-letter-queues.html`,
    checked: CHECKED,
    confidence: 'recalled',
  },
  publishLatency: {
    document: 'Common experience with Publish inside one Region',
    url: '',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'AWS publishes no figure; set it to what you measure.',
  },
  deliveryLatency: {
    document: 'Bite-sized Serverless, latency of messaging services (SNS to SQS to Lambda less SQS to Lambda, medians)',
    url: '',
    checked: CHECKED,
    confidence: 'derived',
    note: 'The median is derived from measurements of FIFO topics and queues in eu-west-1, September 2022; the 99th percentile is recalled.',
  },
} as const satisfies Record<string, Source>

/** Largest message, bytes. */
export const MAX_MESSAGE_BYTES = 262_144
/** Messages in one PublishBatch. */
export const MAX_BATCH_ENTRIES = 10
/** Payload that one billed publish covers, bytes. */
export const REQUEST_CHUNK_BYTES = 65_536
/** What the JSON around a message adds when raw delivery is off, bytes: ids, topic, signature, addresses. */
export const ENVELOPE_BYTES = 900

/** Retries of a delivery to SQS or Lambda, in phases: how many, with which waits between them. Source: SOURCES.deliveryRetries. */
export const RETRIES = {
  immediate: 3,
  preBackoff: 2,
  preBackoffMs: 1_000,
  backoff: 10,
  backoffFirstMs: 1_000,
  backoffLastMs: 20_000,
  postBackoff: 100_000,
  postBackoffMs: 20_000,
} as const

export const PUBLISH_RATE_QUOTA: AccountQuota = {
  id: 'sns.publishPerSecond',
  title: 'Messages published per second',
  unit: 'messages/s',
  default: 30_000,
  min: 1,
  max: 1_000_000,
  help: 'What all standard topics of the account may take per second in this Region; further messages are throttled.',
  source: SOURCES.publishRate,
}

export const PUBLISH_RATE_LIMIT: Limit = {
  id: 'sns.publishPerSecond',
  title: 'Messages published per second',
  value: 30_000,
  unit: 'messages/s',
  source: SOURCES.publishRate,
  remedy: 'Ask AWS for a higher Publish quota, spread the load over time with a queue, or over Regions.',
}

export const MESSAGE_SIZE_LIMIT: Limit = {
  id: 'sns.messageSize',
  title: 'Message size',
  value: MAX_MESSAGE_BYTES,
  unit: 'bytes',
  source: SOURCES.messageSize,
  remedy: 'Store the payload in S3 and publish a reference to it.',
}

export const LIMITS: readonly Limit[] = [PUBLISH_RATE_LIMIT, MESSAGE_SIZE_LIMIT]
