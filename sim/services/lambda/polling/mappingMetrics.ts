import type { MetricDefinition } from '../../define'
import { metricsOf } from '../../metricsOf'

const own = metricsOf('Windtunnel')

/** Metrics of a function's SQS event source mappings, all of them together. */
export const MAPPING_METRICS = {
  concurrency: own(
    'EventSourceConcurrency',
    'gauge',
    'Count',
    'Batches that SQS event source mappings have on their way to or in the function, retries of throttled ones included',
  ),
  secondsAtCeiling: own(
    'EventSourceSecondsAtCeiling',
    'counter',
    'Seconds',
    'Seconds in which messages waited although a mapping ran as many invocations as it ever may',
  ),
  filteredOut: metricsOf('AWS/Lambda')(
    'FilteredOutEventCount',
    'counter',
    'Count',
    'Messages that did not match the filter and were deleted without an invocation',
  ),
} as const satisfies Record<string, MetricDefinition>
