import { metricsOf } from '../../metricsOf'

const aws = metricsOf('AWS/Lambda')
const own = metricsOf('Windtunnel')

/** Metrics of a function that its stream mappings record. */
export const STREAM_METRICS = {
  iteratorAge: aws(
    'IteratorAge',
    'distribution',
    'Milliseconds',
    'Age of the last record of each batch when it is sent to the function',
  ),
  recordsProcessed: own(
    'StreamRecordsProcessed',
    'counter',
    'Count',
    'Records of streams that the function has done with',
  ),
  recordsFiltered: own(
    'StreamRecordsFiltered',
    'counter',
    'Count',
    'Records of streams that an event filter left out; they cost no invocation',
  ),
  recordsDiscarded: own(
    'StreamRecordsDiscarded',
    'counter',
    'Count',
    'Records of streams given up: their retries were used up, or they were too old',
  ),
  blockedShards: own(
    'BlockedShards',
    'gauge',
    'Count',
    'Shards (with a parallelization factor: parts of shards) whose batch has failed and waits for its next try',
  ),
} as const
