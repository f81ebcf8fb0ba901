import type { Port } from '../../define'
import { qualifierField } from '../versions/qualifierField'
import { STREAM_FAILURE_PORT } from './FailureDestination'
import { streamMappingFields } from './streamMappingFields'

/** Where a function's streams come in, and where its stream mappings report the records that they discard. */
export const streamPorts = [
  {
    id: 'stream',
    title: 'Stream',
    direction: 'in',
    protocol: 'shard',
    connectionFields: { ...qualifierField, ...streamMappingFields },
  },
  {
    id: STREAM_FAILURE_PORT,
    title: 'Stream failures',
    direction: 'out',
    protocol: 'event',
    maxConnections: 1,
    only: ['aws.sqs.queue', 'aws.sns.topic', 'aws.s3.bucket'],
  },
] as const satisfies readonly Port[]
