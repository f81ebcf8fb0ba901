import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/Kafka')
const own = metricsOf('Windtunnel')

export const METRICS = {
  messagesIn: aws('MessagesInPerSec', 'counter', 'Count', 'Records written; CloudWatch shows them per second'),
  bytesIn: aws('BytesInPerSec', 'counter', 'Bytes', 'Bytes of the records written; CloudWatch shows them per second'),
  bytesOut: aws('BytesOutPerSec', 'counter', 'Bytes', 'Bytes that consumers fetched; CloudWatch shows them per second'),
  produceTime: aws(
    'ProduceTotalTimeMsMean',
    'distribution',
    'Milliseconds',
    'Time of writes that succeeded, waiting for a busy broker included',
  ),
  lag: aws('SumOffsetLag', 'gauge', 'Count', 'Records that consumers have not done with yet, over all partitions'),
  timeouts: own('ProduceTimeouts', 'counter', 'Count', 'Writes given up because a broker was too far behind'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
