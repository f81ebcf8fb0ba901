import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const QUOTAS = 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html'
const EXECUTION_QUOTAS =
  'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html'

const THROTTLING: Source = {
  document: 'API Gateway Developer Guide, Throttle requests to your REST APIs',
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  checked: CHECKED,
  confidence: 'verified',
}
const ACCOUNT: Source = {
  document: 'API Gateway Developer Guide, Quotas: account-level throttling per Region',
  url: QUOTAS,
  checked: CHECKED,
  confidence: 'verified',
  note: 'Shared by the REST, HTTP and WebSocket APIs of an account in a Region.',
}
const REST_QUOTAS: Source = {
  document: 'API Gateway Developer Guide, Quotas for configuring and running a REST API',
  url: EXECUTION_QUOTAS,
  checked: CHECKED,
  confidence: 'verified',
}
export const CACHING: Source = {
  document: 'API Gateway Developer Guide, Cache settings for REST APIs',
  url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-caching.html',
  checked: CHECKED,
  confidence: 'verified',
}
export const TIMEOUT_SOURCE = REST_QUOTAS
export const THROTTLING_SOURCE = THROTTLING

/** Longest and shortest integration timeout without a raised quota, ms. */
export const INTEGRATION_TIMEOUT_MS = { min: 50, max: 29_000 } as const
/** Largest request payload, bytes. */
export const PAYLOAD_BYTES = 10 * 1024 * 1024
/** Largest response that is cached, bytes. */
export const CACHED_RESPONSE_BYTES = 1024 * 1024
/** Time to live of cached responses, s. */
export const CACHE_TTL_SECONDS = { default: 300, max: 3600 } as const

/** Cache sizes with their prices in us-east-1. */
export const CACHE_SIZES = [
  { gb: 0.5, usdPerHour: 0.02 },
  { gb: 1.6, usdPerHour: 0.038 },
  { gb: 6.1, usdPerHour: 0.2 },
  { gb: 13.5, usdPerHour: 0.25 },
  { gb: 28.4, usdPerHour: 0.5 },
  { gb: 58.2, usdPerHour: 1 },
  { gb: 118, usdPerHour: 1.9 },
  { gb: 237, usdPerHour: 3.8 },
] as const

/** Regions that the guide of 2023 lists with a smaller default, and that default. */
export const SMALL_REGIONS: readonly string[] = ['af-south-1', 'eu-south-1']
export const SMALL_REGION_DEFAULT = { requestsPerSecond: 2500, burst: 1250 } as const

export const ACCOUNT_RATE: AccountQuota = {
  id: 'apigateway.accountRequestsPerSecond',
  title: 'Requests per second',
  unit: 'requests/s',
  default: 10_000,
  min: 1,
  max: 1_000_000,
  help: 'Steady rate of all APIs of the account in this Region together: refill of one token bucket. AWS raises it on request.',
  source: ACCOUNT,
}

export const ACCOUNT_BURST: AccountQuota = {
  id: 'apigateway.accountBurst',
  title: 'Burst',
  unit: 'requests',
  default: 5000,
  min: 1,
  max: 1_000_000,
  help: 'Tokens that the account bucket holds when it is full: how far requests may run ahead of the steady rate. Set by AWS along with the rate.',
  source: ACCOUNT,
}

export const ACCOUNT_LIMIT: Limit = {
  id: ACCOUNT_RATE.id,
  title: 'Account requests per second (API Gateway)',
  value: ACCOUNT_RATE.default,
  unit: ACCOUNT_RATE.unit,
  source: ACCOUNT,
  remedy:
    'Ask AWS to raise the account rate and set it under the design’s account quotas; flatten the peak (the bucket of apigateway.accountBurst tokens is used up when demand runs ahead of the rate); or limit the noisy stage or method so that the others keep their share.',
}

export const BURST_LIMIT: Limit = {
  id: ACCOUNT_BURST.id,
  title: 'Account burst (API Gateway)',
  value: ACCOUNT_BURST.default,
  unit: ACCOUNT_BURST.unit,
  source: ACCOUNT,
  remedy:
    'The burst is the capacity of the account bucket, so rejections name the rate; AWS sets the burst along with it.',
}

export const STAGE_LIMIT: Limit = {
  id: 'apigateway.stageThrottling',
  title: 'Default method throttling of the stage',
  value: null,
  unit: 'requests/s',
  source: THROTTLING,
  remedy: 'Raise Rate and Burst under Throttling, or give the busy method its own entry in Method throttling.',
}

export const METHOD_LIMIT: Limit = {
  id: 'apigateway.methodThrottling',
  title: 'Throttling of the method',
  value: null,
  unit: 'requests/s',
  source: THROTTLING,
  remedy: 'Raise the rate and burst of this method under Method throttling.',
}

export const PAYLOAD_LIMIT: Limit = {
  id: 'apigateway.payloadBytes',
  title: 'Request payload',
  value: PAYLOAD_BYTES,
  unit: 'bytes',
  source: REST_QUOTAS,
  remedy: 'The limit is fixed: upload large objects straight to S3 with a presigned URL.',
}

export const TIMEOUT_LIMIT: Limit = {
  id: 'apigateway.integrationTimeout',
  title: 'Integration timeout',
  value: INTEGRATION_TIMEOUT_MS.max,
  unit: 'ms',
  source: REST_QUOTAS,
  remedy:
    'Raise Integration timeout if it is below 29,000 ms; else make the backend faster, or answer at once and do the work behind a queue.',
}

export const CACHED_RESPONSE_LIMIT: Limit = {
  id: 'apigateway.cachedResponseBytes',
  title: 'Cached response',
  value: CACHED_RESPONSE_BYTES,
  unit: 'bytes',
  source: CACHING,
  remedy: 'Larger responses pass but are never cached: make them smaller, or put CloudFront in front.',
}
