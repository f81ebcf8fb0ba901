import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/AmazonMQ')
const own = metricsOf('Windtunnel')

export const METRICS = {
  enqueued: aws('EnqueueCount', 'counter', 'Count', 'Messages that producers have sent'),
  dequeued: aws('DequeueCount', 'counter', 'Count', 'Messages that left the queue: processed, put aside or expired'),
  queueSize: aws('QueueSize', 'gauge', 'Count', 'Messages in the queue, those being processed included'),
  deadLettered: own(
    'DeadLetteredMessages',
    'counter',
    'Count',
    'Messages that the broker put into its dead-letter queue, their redeliveries used up',
  ),
  sendTime: own(
    'SendTime',
    'distribution',
    'Milliseconds',
    'Time of sends that succeeded, waiting for a busy broker included',
  ),
  timeouts: own('SendTimeouts', 'counter', 'Count', 'Sends given up because the broker was too far behind'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
