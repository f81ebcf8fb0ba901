import type { Distribution } from '../../../kernel/distributions'
import {
  CONSUMER_DELIVERY,
  KAFKA_RETRIES_WITH_DESTINATION,
  LONGEST_TIMEOUT_SECONDS,
  MEASURED_DELIVERY,
  POLL_INTERVAL_MS,
  UNSET_BATCH_WINDOW_MS,
} from './limits'
import type { StreamMappingConfig } from './streamMappingFields'

/** How Lambda reads one kind of source shard by shard, and what a mapping of it cannot do. */
export interface StreamSource {
  /** What AWS calls it, after "a mapping of". */
  title: string
  /** How often a shard that has been read to its end is polled, ms; sources that push are not polled. */
  pollIntervalMs: number
  /** From a poll to the start of the invocation, and from a push, ms. */
  delivery: Distribution
  pushedDelivery: Distribution
  /** How long a batch fills when no batch window is set, ms. */
  unsetBatchWindowMs: number
  /** Settings that AWS does not have for it: they must keep their defaults. */
  lacks: readonly (keyof StreamMappingConfig)[]
  /** Whether discarded records go to an on-failure destination. */
  hasFailureDestination: boolean
  /** Retries of a batch when there is an on-failure destination and no other limit; null: endless all the same. */
  retriesWithDestination: number | null
  /** Longest timeout of a function that Lambda lets read it, s. */
  longestTimeoutSeconds: number
  /** What to do about a poison record that would block its shard; null where the source puts such records aside. */
  poisonHelp: string | null
}

const KINESIS: StreamSource = {
  title: 'a Kinesis stream',
  pollIntervalMs: POLL_INTERVAL_MS.kinesis,
  delivery: MEASURED_DELIVERY.kinesis,
  pushedDelivery: MEASURED_DELIVERY.pushed,
  unsetBatchWindowMs: 0,
  lacks: [],
  hasFailureDestination: true,
  retriesWithDestination: null,
  longestTimeoutSeconds: LONGEST_TIMEOUT_SECONDS.any,
  poisonHelp: 'Limit the retries or the record age, bisect on error, and connect an on-failure destination.',
}

/** What Lambda reads through a consumer of the source's own protocol. */
const CONSUMER: StreamSource = {
  ...KINESIS,
  delivery: CONSUMER_DELIVERY,
  pushedDelivery: CONSUMER_DELIVERY,
  unsetBatchWindowMs: UNSET_BATCH_WINDOW_MS,
  lacks: [
    'parallelizationFactor',
    'maximumRetryAttempts',
    'maximumRecordAgeSeconds',
    'bisectBatchOnError',
    'reportBatchItemFailures',
    'tumblingWindowSeconds',
  ],
  hasFailureDestination: false,
  longestTimeoutSeconds: LONGEST_TIMEOUT_SECONDS.consumers,
}

const SOURCES: Readonly<Record<string, StreamSource>> = {
  'aws.dynamodb.table': {
    ...KINESIS,
    title: 'a DynamoDB stream',
    pollIntervalMs: POLL_INTERVAL_MS.dynamodb,
    delivery: MEASURED_DELIVERY.dynamodb,
  },
  'aws.msk.topic': {
    ...CONSUMER,
    title: 'a Kafka topic without provisioned mode',
    hasFailureDestination: true,
    retriesWithDestination: KAFKA_RETRIES_WITH_DESTINATION,
    poisonHelp: `Connect the function’s Stream failures port: Lambda then gives a batch up after ${KAFKA_RETRIES_WITH_DESTINATION} retries.`,
  },
  'aws.mq.broker': {
    ...CONSUMER,
    title: 'an Amazon MQ queue',
    lacks: [...CONSUMER.lacks, 'startingPosition'],
    poisonHelp: null,
  },
  'aws.docdb.cluster': {
    ...CONSUMER,
    title: 'a DocumentDB change stream',
    poisonHelp:
      'Have the handler catch the error: this source has neither a limit of retries nor an on-failure destination.',
  },
}

/** How Lambda reads sources of a type; those of others like Kinesis streams. */
export const streamSource = (type: string): StreamSource => SOURCES[type] ?? KINESIS
