import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/Lambda')

export const METRICS = {
  requests: metric('UrlRequestCount', 'counter', 'Count', 'Requests to the function URL'),
  clientErrors: metric('Url4xxCount', 'counter', 'Count', 'Requests answered with 4xx, throttled (429) ones included'),
  serverErrors: metric('Url5xxCount', 'counter', 'Count', 'Requests answered with 5xx: function errors and timeouts'),
  latency: metric(
    'UrlRequestLatency',
    'distribution',
    'Milliseconds',
    'From receiving a request to replying, the function included',
  ),
} as const satisfies Record<string, MetricDefinition>
