import type { Port } from '../../define'

export const QUEUE_TYPE = 'aws.sqs.queue'
export const TOPIC_TYPE = 'aws.sns.topic'
const FUNCTION_TYPE = 'aws.lambda.function'
const BUS_TYPE = 'aws.events.bus'
const BUCKET_TYPE = 'aws.s3.bucket'

/** Where a function's asynchronous invocations end: one place each, of the types that AWS supports. */
export const asyncPorts = [
  {
    id: 'onSuccess',
    title: 'On success',
    direction: 'out',
    protocol: 'event',
    maxConnections: 1,
    only: [QUEUE_TYPE, TOPIC_TYPE, FUNCTION_TYPE, BUS_TYPE],
  },
  {
    id: 'onFailure',
    title: 'On failure',
    direction: 'out',
    protocol: 'event',
    maxConnections: 1,
    only: [QUEUE_TYPE, TOPIC_TYPE, FUNCTION_TYPE, BUS_TYPE, BUCKET_TYPE],
  },
  {
    id: 'deadLetter',
    title: 'Dead-letter queue',
    direction: 'out',
    protocol: 'event',
    maxConnections: 1,
    only: [QUEUE_TYPE, TOPIC_TYPE],
  },
] as const satisfies readonly Port[]
