import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const aws = metricsOf('AWS/Logs')
const own = metricsOf('Windtunnel')

export const METRICS = {
  incomingBytes: aws('IncomingBytes', 'counter', 'Bytes', 'Log data that came in, uncompressed'),
  incomingEvents: aws('IncomingLogEvents', 'counter', 'Count', 'Log events that came in'),
  forwardedBytes: aws('ForwardedBytes', 'counter', 'Bytes', 'Log data that subscribers took, compressed'),
  forwardedEvents: aws('ForwardedLogEvents', 'counter', 'Count', 'Log events that subscribers took'),
  deliveryErrors: aws(
    'DeliveryErrors',
    'counter',
    'Count',
    'Log events in tries that ended in an error of the subscriber',
  ),
  deliveryThrottling: aws(
    'DeliveryThrottling',
    'counter',
    'Count',
    'Log events in tries that the subscriber throttled',
  ),
  lostEvents: own(
    'LostLogEvents',
    'counter',
    'Count',
    'Log events that matched and never reached the subscriber: given up, or skipped while the subscription was off',
  ),
  pending: own('DeliveriesPending', 'gauge', 'Count', 'Deliveries on their way or waiting for their next try'),
} as const satisfies Record<string, MetricDefinition>

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
