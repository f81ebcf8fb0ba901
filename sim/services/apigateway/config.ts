import { boolean, choice, type ConfigOf, distribution, list, number, optionalNumber, text } from '../fields'
import {
  CACHE_SIZES,
  CACHE_TTL_SECONDS,
  CACHING,
  INTEGRATION_TIMEOUT_MS,
  THROTTLING_SOURCE,
  TIMEOUT_SOURCE,
} from './limits'

/** Methods of the API as operations; the index is the operation code of a call. */
export const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'ANY'] as const

/** Highest rate or burst that can be typed in; the account quota bounds what is reached. */
const MAX_RATE = 1_000_000

const methodThrottle = {
  method: choice({
    label: 'Method',
    help: 'HTTP method that this entry limits.',
    options: METHODS.map((method) => ({ value: method, label: method })),
    default: 'GET',
  }),
  ratePerSecond: number({
    label: 'Rate',
    help: 'Requests per second that this method gets in the long run.',
    unit: 'perSecond',
    default: 100,
    min: 0,
    max: MAX_RATE,
  }),
  burst: number({
    label: 'Burst',
    help: 'Requests that may come at once: tokens in the full bucket.',
    unit: 'count',
    default: 50,
    min: 0,
    max: MAX_RATE,
    integer: true,
  }),
}

export const fields = {
  stageName: text({
    label: 'Stage name',
    help: 'The deployment that clients call, the first part of the path.',
    default: 'prod',
    maxLength: 128,
  }),
  integrationTimeoutMs: number({
    label: 'Integration timeout',
    help: 'How long the API waits for its backend before it answers 504. The backend keeps running.',
    group: 'Integration',
    unit: 'ms',
    default: INTEGRATION_TIMEOUT_MS.max,
    min: INTEGRATION_TIMEOUT_MS.min,
    max: INTEGRATION_TIMEOUT_MS.max,
    integer: true,
    source: TIMEOUT_SOURCE,
  }),
  throttledIntegrationStatus: choice({
    label: 'Answer to a throttled backend',
    help: 'What clients see when the backend is throttled. With Lambda proxy integration it is 500.',
    group: 'Integration',
    advanced: true,
    options: [
      { value: 500, label: '500 Internal server error' },
      { value: 429, label: '429 Too Many Requests' },
      { value: 502, label: '502 Bad gateway' },
    ],
    default: 500,
    source: {
      document: 'AWS Lambda Developer Guide, Handling Lambda errors with an API Gateway API',
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-apigateway-errors.html',
      checked: '2026-11-23',
      confidence: 'verified',
      note: 'Practice reports 429 with custom integrations and sometimes 502, hence the setting.',
    },
  }),
  responseBytes: number({
    label: 'Response size',
    help: 'Size of a response when the backend does not tell one: decides how many fit in the cache.',
    group: 'Integration',
    advanced: true,
    unit: 'bytes',
    default: 1024,
    min: 0,
    max: 10 * 1024 * 1024,
    integer: true,
    source: {
      document: 'An assumption: 1 KiB, a short JSON document',
      url: '',
      checked: '2026-11-23',
      confidence: 'recalled',
    },
  }),
  throttlingRatePerSecond: optionalNumber({
    label: 'Rate',
    help: 'Requests per second of each method of this stage, unless the method has its own entry.',
    group: 'Throttling',
    unit: 'perSecond',
    min: 0,
    max: MAX_RATE,
    none: 'account limit only',
    source: THROTTLING_SOURCE,
  }),
  throttlingBurst: optionalNumber({
    label: 'Burst',
    help: 'Requests that may come at once before the rate holds them back; without one, the account’s burst.',
    group: 'Throttling',
    unit: 'count',
    min: 0,
    max: MAX_RATE,
    integer: true,
    none: 'account burst',
    source: THROTTLING_SOURCE,
  }),
  methodThrottling: list({
    label: 'Method throttling',
    help: 'Limits of single methods, in place of the stage’s.',
    group: 'Throttling',
    itemLabel: 'Method',
    item: methodThrottle,
    maxItems: METHODS.length,
    source: THROTTLING_SOURCE,
  }),
  cacheEnabled: boolean({
    label: 'API cache',
    help: 'Answers repeated GET requests without calling the backend. Billed by the hour.',
    group: 'Cache',
    default: false,
    source: CACHING,
  }),
  cacheSizeGb: choice({
    label: 'Cache size',
    help: 'Room for cached responses; larger ones cost more per hour.',
    group: 'Cache',
    visibleWhen: { field: 'cacheEnabled', is: [true] },
    options: CACHE_SIZES.map(({ gb }) => ({ value: gb, label: `${gb} GB` })),
    default: 0.5,
    source: CACHING,
  }),
  cacheTtlSeconds: number({
    label: 'Time to live',
    help: 'How long a cached response is used; 0 turns caching off.',
    group: 'Cache',
    visibleWhen: { field: 'cacheEnabled', is: [true] },
    unit: 's',
    default: CACHE_TTL_SECONDS.default,
    min: 0,
    max: CACHE_TTL_SECONDS.max,
    integer: true,
    source: CACHING,
  }),
  overhead: distribution({
    label: 'Gateway overhead',
    help: 'Time that API Gateway itself adds to a request.',
    group: 'Latency',
    advanced: true,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 20, p99: 42 },
    source: {
      document: 'A published claim of 10 to 30 ms for REST APIs',
      url: '',
      checked: '2026-11-23',
      confidence: 'recalled',
      note: 'A claim, not a measurement: 30 ms is read as the 90 % point of a lognormal around 20 ms.',
    },
  }),
  cacheHitLatency: distribution({
    label: 'Cache hit',
    help: 'Whole time of a request answered from the cache.',
    group: 'Latency',
    advanced: true,
    unit: 'ms',
    visibleWhen: { field: 'cacheEnabled', is: [true] },
    default: { kind: 'lognormal', p50: 10, p99: 21 },
    source: {
      document: 'Common experience of 5 to 15 ms; no measurement found',
      url: '',
      checked: '2026-11-23',
      confidence: 'recalled',
      note: '15 ms is read as the 90 % point of a lognormal around 10 ms.',
    },
  }),
}

export type RestApiConfig = ConfigOf<typeof fields>

/** Settings of an integration. */
export const integrationFields = {
  weight: number({
    label: 'Share of requests',
    help: 'With several integrations, each request goes to one of them, drawn in proportion to this weight.',
    unit: 'ratio',
    default: 1,
    min: 0,
    max: 1000,
    source: {
      document: 'A simplification: an API has an integration for each of its methods',
      url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-integration-settings.html',
      checked: '2026-11-23',
      confidence: 'verified',
    },
  }),
}
