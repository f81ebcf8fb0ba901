import { choice, type ConfigOf, number, optionalNumber } from '../fields'
import { latencyField } from '../latencyField'
import { BROKER_TYPE_NAMES, brokerType } from './brokerTypes'
import {
  BYTES_PER_MB,
  DEFAULT_MESSAGE_KIB,
  DEFAULT_RETENTION_HOURS,
  DELIVERY_TIMEOUT_SECONDS,
  MAX_BROKERS,
  MAX_PARTITIONS,
  MAX_RETENTION_HOURS,
  MAX_STORAGE_GB,
  SOURCES,
} from './limits'

export const fields = {
  partitions: number({
    label: 'Partitions',
    help: 'Records of one key stay in order in one of them; a consumer group works on each by itself.',
    group: 'Topic',
    unit: 'count',
    default: 6,
    min: 1,
    max: MAX_PARTITIONS,
    integer: true,
    source: SOURCES.partitions,
  }),
  replicationFactor: number({
    label: 'Replication factor',
    help: 'Copies of each partition, on different brokers.',
    group: 'Topic',
    unit: 'count',
    default: 3,
    min: 1,
    max: 3,
    integer: true,
    source: SOURCES.configuration,
  }),
  retentionHours: number({
    label: 'Retention',
    help: 'How long records can be read.',
    group: 'Topic',
    unit: 'h',
    default: DEFAULT_RETENTION_HOURS,
    min: 1,
    max: MAX_RETENTION_HOURS,
    integer: true,
    source: SOURCES.retention,
  }),
  maxMessageKib: number({
    label: 'Maximum message size',
    help: 'Larger records are rejected, in KiB.',
    group: 'Topic',
    advanced: true,
    unit: 'count',
    default: DEFAULT_MESSAGE_KIB,
    min: 1,
    max: 10 * DEFAULT_MESSAGE_KIB,
    integer: true,
    source: SOURCES.messageSize,
  }),
  brokers: number({
    label: 'Brokers',
    help: 'Servers of the cluster, spread over two or three Availability Zones.',
    group: 'Cluster',
    unit: 'count',
    default: 3,
    min: 2,
    max: MAX_BROKERS,
    integer: true,
    source: SOURCES.quotas,
  }),
  brokerType: choice({
    label: 'Broker type',
    help: 'Size of each broker: decides what it can write per second, and its price.',
    group: 'Cluster',
    options: BROKER_TYPE_NAMES.map((value) => ({ value, label: value })),
    default: 'kafka.m5.large',
    source: SOURCES.brokers,
  }),
  storageGb: number({
    label: 'Storage per broker',
    help: 'Volume of each broker, paid for whether it is full or not.',
    group: 'Cluster',
    unit: 'GB',
    default: 100,
    min: 1,
    max: MAX_STORAGE_GB,
    integer: true,
    source: SOURCES.quotas,
  }),
  brokerThroughputMb: optionalNumber({
    label: 'Broker throughput',
    help: 'MB per second that one broker writes, copies for other brokers included.',
    group: 'Cluster',
    advanced: true,
    unit: 'MB',
    min: 0.001,
    max: 10_000,
    none: 'by broker type',
    source: SOURCES.throughput,
  }),
  recordsPerBatch: number({
    label: 'Records per ProduceBatch',
    help: 'Records that one ProduceBatch call carries, in equal parts of its bytes.',
    group: 'Producers',
    unit: 'count',
    default: 10,
    min: 1,
    max: 1_000,
    integer: true,
    source: SOURCES.producer,
  }),
  batchKeys: choice({
    label: 'Keys in ProduceBatch',
    help: 'Whether the records of one ProduceBatch call spread over the partitions or all go to one.',
    group: 'Producers',
    options: [
      { value: 'own', label: 'Each record its own' },
      { value: 'same', label: 'All the same' },
    ],
    default: 'own',
    source: SOURCES.producer,
  }),
  deliveryTimeoutSeconds: number({
    label: 'Delivery timeout',
    help: 'How long a producer waits for brokers that cannot keep up before it gives a record up.',
    group: 'Producers',
    advanced: true,
    unit: 's',
    default: DELIVERY_TIMEOUT_SECONDS,
    min: 0.1,
    max: 3_600,
    source: SOURCES.patience,
  }),
  produceLatency: latencyField({
    label: 'Produce latency',
    help: 'Time until all copies are stored and the producer is answered, when brokers keep up.',
    default: { p50: 8, p99: 40 },
    source: SOURCES.latency,
  }),
}

export type TopicConfig = ConfigOf<typeof fields>

/** What one broker writes per second. */
export const brokerBytesPerSecond = (config: TopicConfig): number =>
  (config.brokerThroughputMb ?? brokerType(config.brokerType).writeMb) * BYTES_PER_MB

/** Records in MB per second that the topic takes in when its keys spread evenly. */
export const topicMbPerSecond = (config: TopicConfig): number =>
  (brokerBytesPerSecond(config) * Math.min(config.brokers, config.partitions * config.replicationFactor)) /
  config.replicationFactor /
  BYTES_PER_MB
