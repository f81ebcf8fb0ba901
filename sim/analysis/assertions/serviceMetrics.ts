/**
 * Which CloudWatch metrics answer for a resource when an assertion names none: of each list, the first that the
 * resource has. The client's own response time has no CloudWatch name.
 */
export const LATENCY_METRICS: readonly string[] = [
  'ResponseTime',
  'Latency',
  'Duration',
  'SuccessfulRequestLatency',
  'TotalRequestLatency',
  'ApproximateAgeOfOldestMessage',
]

/** Requests that reached the resource. */
export const REQUEST_METRICS: readonly string[] = [
  'Requests',
  'Count',
  'Invocations',
  'AllRequests',
  'NumberOfMessagesSent',
  'NumberOfMessagesPublished',
]

/** Counters of cache hits and misses. */
export const CACHE_METRICS: readonly { hits: string; misses: string }[] = [
  { hits: 'CacheHitCount', misses: 'CacheMissCount' },
  { hits: 'CacheHits', misses: 'CacheMisses' },
]
