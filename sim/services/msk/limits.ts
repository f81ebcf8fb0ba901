import type { Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const MSK_GUIDE = 'https://docs.aws.amazon.com/msk/latest/developerguide'
const KAFKA = 'https://kafka.apache.org/documentation'

const source = (document: string, url: string, confidence: Source['confidence'], note?: string): Source => ({
  document,
  url,
  checked: CHECKED,
  confidence,
  ...(note === undefined ? {} : { note }),
})

export const SOURCES = {
  quotas: source('Amazon MSK Developer Guide, Amazon MSK quota', `${MSK_GUIDE}/limits.html`, 'verified'),
  partitions: source(
    'Amazon MSK Developer Guide, Best practices for Standard brokers',
    `${MSK_GUIDE}/bestpractices.html`,
    'verified',
    'Recommended, not enforced.',
  ),
  brokers: source('Amazon MSK Developer Guide, Broker types', `${MSK_GUIDE}/broker-instance-types.html`, 'recalled'),
  throughput: source(
    'Amazon MSK Developer Guide, Manage storage throughput for Standard brokers',
    `${MSK_GUIDE}/msk-provision-throughput-management.html`,
    'recalled',
    'AWS documents 250 MiB/s for a broker’s volume, and that the instance’s throughput to EBS may be less; the baselines of the instances are common knowledge.',
  ),
  configuration: source(
    'Amazon MSK Developer Guide, The default Amazon MSK configuration',
    `${MSK_GUIDE}/msk-default-configuration.html`,
    'recalled',
  ),
  retention: source('Apache Kafka documentation, log.retention.hours', `${KAFKA}/#brokerconfigs`, 'recalled'),
  messageSize: source('Apache Kafka documentation, message.max.bytes', `${KAFKA}/#brokerconfigs`, 'recalled'),
  fetch: source('Apache Kafka documentation, max.partition.fetch.bytes', `${KAFKA}/#consumerconfigs`, 'recalled'),
  patience: source('Apache Kafka documentation, delivery.timeout.ms', `${KAFKA}/#producerconfigs`, 'recalled'),
  latency: source(
    'Common experience with acks=all inside one Region',
    '',
    'recalled',
    'AWS publishes no figure; set it to what you measure.',
  ),
  producer: source('An assumption about the producer: set it to what yours sends', '', 'recalled'),
} as const satisfies Record<string, Source>

export const BYTES_PER_KIB = 1024
export const BYTES_PER_MB = 1_000_000
export const MAX_BROKERS = 60
export const MAX_PARTITIONS = 10_000
export const DEFAULT_RETENTION_HOURS = 168
export const MAX_RETENTION_HOURS = 87_600
export const DEFAULT_MESSAGE_KIB = 1_024
export const MAX_STORAGE_GB = 16_384
/** How long a Kafka producer tries to get a record stored. */
export const DELIVERY_TIMEOUT_SECONDS = 120
/** Most that a consumer fetches from one partition at once. */
export const FETCH_BYTES = 1_048_576

export const LIMITS = {
  brokerWrites: {
    id: 'msk.brokerWriteBytes',
    title: 'Bytes that a broker writes, its copies for other brokers included',
    value: null,
    unit: 'bytes/s',
    source: SOURCES.throughput,
    remedy: 'Choose a larger broker type, more brokers or more partitions, or keys that spread over all partitions.',
  },
  messageSize: {
    id: 'msk.messageSize',
    title: 'Message size',
    value: null,
    unit: 'bytes',
    source: SOURCES.messageSize,
    remedy: 'Raise Maximum message size, or store the payload in S3 and send a reference to it.',
  },
} as const satisfies Record<string, Limit>
