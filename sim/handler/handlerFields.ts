import { choice, distribution, handler, number, optionalNumber } from '../services/fields'
import type { Source } from '../services/source'

const GROUP = 'Handler'
const starting = (what: string): Source => ({
  document: `A starting value: put in what your ${what}`,
  url: '',
  checked: '2026-11-23',
  confidence: 'recalled',
})
const SDK_SOURCE: Source = {
  document: 'AWS SDKs and Tools Reference Guide, Retry behavior (standard mode)',
  url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
  checked: '2026-11-23',
  confidence: 'recalled',
}

/** What a handler does per request, in the words of every compute service. */
export const handlerFields = {
  handler: handler({
    label: 'Steps',
    help: 'What a request does, in order. Without steps: compute, then each outgoing connection once.',
    group: GROUP,
  }),
  errorPercent: number({
    label: 'Errors',
    help: 'Share of requests (of records, when polling) in which the handler throws.',
    group: GROUP,
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    source: starting('function shows'),
  }),
  onCallError: choice({
    label: 'If a call fails',
    help: 'What the handler does when a call still fails after the SDK’s retries.',
    group: GROUP,
    options: [
      { value: 'fail', label: 'The request fails' },
      { value: 'continue', label: 'It goes on' },
    ],
    default: 'fail',
  }),
}

/** Time a handler computes per request. */
export const computeField = (help: string) =>
  distribution({
    label: 'Compute',
    help,
    group: GROUP,
    unit: 'ms',
    default: { kind: 'lognormal', p50: 10, p99: 40 },
    source: starting('function takes'),
  })

/** How the AWS SDK inside a handler makes calls. */
export const sdkFields = {
  sdkMaxAttempts: number({
    label: 'SDK attempts',
    help: 'Tries of the AWS SDK for each call, the first included.',
    group: 'AWS SDK',
    unit: 'count',
    default: 3,
    min: 1,
    max: 20,
    integer: true,
    advanced: true,
    source: SDK_SOURCE,
  }),
  sdkBaseDelayMs: number({
    label: 'SDK back-off',
    help: 'Wait before the second try, before jitter; it doubles with each try.',
    group: 'AWS SDK',
    unit: 'ms',
    default: 100,
    min: 0,
    max: 60_000,
    advanced: true,
    source: SDK_SOURCE,
  }),
  sdkTimeoutMs: optionalNumber({
    label: 'SDK timeout',
    help: 'Longest wait for a reply before the SDK gives a try up.',
    group: 'AWS SDK',
    unit: 'ms',
    min: 1,
    max: 900_000,
    none: 'until the function times out',
    advanced: true,
    source: SDK_SOURCE,
  }),
}
