import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/ApiGateway')

export const COUNT = metric('Count', 'counter', 'Count', 'Requests that reached the API, throttled ones included')
export const CLIENT_ERRORS = metric(
  '4XXError',
  'counter',
  'Count',
  'Requests answered with 4xx, throttled (429) ones included',
)
export const SERVER_ERRORS = metric('5XXError', 'counter', 'Count', 'Requests answered with 5xx')
export const LATENCY = metric(
  'Latency',
  'distribution',
  'Milliseconds',
  'From receiving a request to replying, overhead included',
)
export const INTEGRATION_LATENCY = metric(
  'IntegrationLatency',
  'distribution',
  'Milliseconds',
  'From calling the integration to its reply',
)
export const CACHE_HITS = metric('CacheHitCount', 'counter', 'Count', 'Requests answered from the cache')
export const CACHE_MISSES = metric('CacheMissCount', 'counter', 'Count', 'Requests that looked in the cache in vain')
