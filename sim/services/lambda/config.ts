import { grouped } from '../../kernel/wholeNumber'
import { boolean, choice, type ConfigOf, distribution, handler, number, optionalNumber } from '../fields'
import { COLD_START_SOURCE, RUNTIMES, type Runtime } from './coldstart'
import {
  CPU_SOURCE,
  DEFAULT_TIMEOUT_SECONDS,
  ENVIRONMENT_SOURCE,
  ESM_MAX_CONCURRENCY,
  LIMITS_SOURCE,
  MAX_MEMORY_MB,
  MAX_PAYLOAD_BYTES,
  MAX_TIMEOUT_SECONDS,
  MB_PER_VCPU,
  MIN_MEMORY_MB,
  RESERVED_SOURCE,
  SQS_SCALING_SOURCE,
} from './limits'

const runtimeOptions = (Object.keys(RUNTIMES) as Runtime[]).map((value) => ({ value, label: RUNTIMES[value].title }))

export const fields = {
  runtime: choice({
    label: 'Runtime',
    help: 'Decides how long a cold start takes.',
    options: runtimeOptions,
    default: 'nodejs22.x',
    source: COLD_START_SOURCE,
  }),
  architecture: choice({
    label: 'Architecture',
    help: 'arm64 is a fifth cheaper per GB-second.',
    options: [
      { value: 'x86_64', label: 'x86_64' },
      { value: 'arm64', label: 'arm64' },
    ],
    default: 'x86_64',
    source: LIMITS_SOURCE,
  }),
  packageType: choice({
    label: 'Package',
    help: 'Container images start more slowly and vary more.',
    options: [
      { value: 'zip', label: 'Zip archive' },
      { value: 'image', label: 'Container image' },
    ],
    default: 'zip',
    source: COLD_START_SOURCE,
  }),
  memoryMb: number({
    label: 'Memory',
    help: 'More memory brings proportionally more CPU.',
    unit: 'MB',
    default: 128,
    min: MIN_MEMORY_MB,
    max: MAX_MEMORY_MB,
    integer: true,
    source: LIMITS_SOURCE,
  }),
  timeoutSeconds: number({
    label: 'Timeout',
    help: 'A request that runs longer is ended and fails.',
    unit: 's',
    default: DEFAULT_TIMEOUT_SECONDS,
    min: 1,
    max: MAX_TIMEOUT_SECONDS,
    integer: true,
    source: LIMITS_SOURCE,
  }),

  reservedConcurrency: optionalNumber({
    label: 'Reserved',
    help: 'Requests this function may run at once: both guaranteed and a ceiling. 0 stops it.',
    group: 'Concurrency',
    unit: 'count',
    min: 0,
    max: 1_000_000,
    integer: true,
    none: 'unreserved',
    source: RESERVED_SOURCE,
  }),

  compute: distribution({
    label: 'Compute',
    help: 'Time the handler computes per request, at one full vCPU (1,769 MB).',
    group: 'Handler',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 10, p99: 40 },
    source: {
      document: 'A starting value: put in what your function takes',
      url: '',
      checked: '2026-11-23',
      confidence: 'recalled',
    },
  }),
  cpuBoundPercent: number({
    label: 'CPU-bound',
    help: 'Share of the compute time that scales with CPU, and so with memory; the rest is waiting.',
    group: 'Handler',
    unit: 'percent',
    default: 100,
    min: 0,
    max: 100,
    source: CPU_SOURCE,
  }),
  handler: handler({
    label: 'Steps',
    help: 'What a request does, in order. Without steps: compute, then each outgoing connection once.',
    group: 'Handler',
  }),
  errorPercent: number({
    label: 'Errors',
    help: 'Share of requests (of records, when polling) in which the handler throws.',
    group: 'Handler',
    unit: 'percent',
    default: 0,
    min: 0,
    max: 100,
    source: {
      document: 'A starting value: put in what your function shows',
      url: '',
      checked: '2026-11-23',
      confidence: 'recalled',
    },
  }),
  onCallError: choice({
    label: 'If a call fails',
    help: 'What the handler does when a call still fails after the SDK’s retries.',
    group: 'Handler',
    options: [
      { value: 'fail', label: 'The request fails' },
      { value: 'continue', label: 'It goes on' },
    ],
    default: 'fail',
  }),
  responseBytes: number({
    label: 'Response',
    help: 'Size of a response.',
    group: 'Handler',
    unit: 'bytes',
    default: 2048,
    min: 0,
    max: MAX_PAYLOAD_BYTES,
    integer: true,
    advanced: true,
    source: LIMITS_SOURCE,
  }),

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
    source: sdkSource(),
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
    source: sdkSource(),
  }),

  initSource: choice({
    label: 'Init time',
    help: 'Measured for the runtime, or your own.',
    group: 'Execution environments',
    options: [
      { value: 'measured', label: 'Measured for the runtime' },
      { value: 'custom', label: 'My own' },
    ],
    default: 'measured',
    source: COLD_START_SOURCE,
  }),
  customInit: distribution({
    label: 'Own init',
    help: 'Whole Init Duration of a cold start.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'constant', value: 250 },
    visibleWhen: { field: 'initSource', is: ['custom'] },
    source: COLD_START_SOURCE,
  }),
  codeInit: distribution({
    label: 'Your init code',
    help: 'Imports and set-up outside the handler, on top of the runtime’s own init.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'constant', value: 0 },
    visibleWhen: { field: 'initSource', is: ['measured'] },
    source: COLD_START_SOURCE,
  }),
  placementDelay: distribution({
    label: 'Placement',
    help: 'Time to place an environment and fetch the code before init starts; not billed.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 120, p99: 400 },
    advanced: true,
    source: { ...ENVIRONMENT_SOURCE, note: 'No primary measurement is published; third parties report 50–300 ms.' },
  }),
  invokeOverhead: distribution({
    label: 'Invoke overhead',
    help: 'Time inside the Lambda service before the handler starts; not billed.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 3, p99: 10 },
    advanced: true,
    source: { ...ENVIRONMENT_SOURCE, note: 'Not published; 1–10 ms is common experience.' },
  }),
  idleLifetime: distribution({
    label: 'Idle lifetime',
    help: 'How long an environment is kept without requests.',
    group: 'Execution environments',
    unit: 'ms',
    default: { kind: 'uniform', min: 300_000, max: 600_000 },
    source: ENVIRONMENT_SOURCE,
  }),
  reuse: choice({
    label: 'Reuse',
    help: 'Which idle environment serves the next request. Decides how many stay warm.',
    group: 'Execution environments',
    options: [
      { value: 'mostRecentlyUsed', label: 'Most recently used' },
      { value: 'leastRecentlyUsed', label: 'Least recently used' },
      { value: 'newestCreated', label: 'Newest created' },
      { value: 'oldestCreated', label: 'Oldest created' },
      { value: 'random', label: 'Random' },
    ],
    default: 'mostRecentlyUsed',
    advanced: true,
    source: ENVIRONMENT_SOURCE,
  }),
}

/** Settings of an event source mapping: an SQS queue that Lambda polls for the function. */
export const eventSourceMappingFields = {
  batchSize: number({
    label: 'Batch size',
    help: 'Most messages per invocation. Above 10 needs a batch window.',
    unit: 'count',
    default: 10,
    min: 1,
    max: 10_000,
    integer: true,
    source: SQS_SCALING_SOURCE,
  }),
  batchWindowSeconds: number({
    label: 'Batch window',
    help: 'Longest wait to fill a batch.',
    unit: 's',
    default: 0,
    min: 0,
    max: 300,
    source: SQS_SCALING_SOURCE,
  }),
  maximumConcurrency: optionalNumber({
    label: 'Maximum concurrency',
    help: 'Most concurrent invocations for this queue.',
    unit: 'count',
    min: 2,
    max: 1000,
    integer: true,
    none: `up to ${grouped(ESM_MAX_CONCURRENCY)}`,
    source: SQS_SCALING_SOURCE,
  }),
  reportBatchItemFailures: boolean({
    label: 'Report item failures',
    help: 'Only the records that failed go back to the queue, not the whole batch.',
    default: false,
    source: {
      document: 'AWS Lambda Developer Guide, Handling errors for an SQS event source',
      url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
      checked: '2026-11-23',
      confidence: 'verified',
    },
  }),
  perRecord: boolean({
    label: 'Handler per record',
    help: 'The handler’s steps run once per record; off: once per batch.',
    default: true,
  }),
  deliveryLatency: distribution({
    label: 'Delivery',
    help: 'From the poll to the start of the invocation.',
    unit: 'ms',
    default: { kind: 'lognormal', p50: 16.2, p99: 105 },
    source: {
      document: 'Bite-sized Serverless, SQS to Lambda delivery latency (eu-west-1, September 2022, 1,024 samples)',
      url: 'https://bitesizedserverless.com/bite/serverless-messaging-latency-compared/',
      checked: '2026-11-23',
      confidence: 'measured',
    },
  }),
}

export type FunctionConfig = ConfigOf<typeof fields>
export type EventSourceMappingConfig = ConfigOf<typeof eventSourceMappingFields>

function sdkSource() {
  return {
    document: 'AWS SDKs and Tools Reference Guide, Retry behavior (standard mode)',
    url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html',
    checked: '2026-11-23',
    confidence: 'recalled' as const,
  }
}

/** Factor by which a handler's compute time at one vCPU grows at this memory: only its CPU-bound share does. */
export function computeScale(config: { memoryMb: number; cpuBoundPercent: number }): number {
  const bound = config.cpuBoundPercent / 100
  const speed = Math.min(1, config.memoryMb / MB_PER_VCPU)
  return bound / speed + 1 - bound
}
