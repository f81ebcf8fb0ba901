import type { AccountQuota, Limit } from '../define'
import type { Source } from '../source'

const CHECKED = '2026-11-23'
const quotasPage = (note?: string): Source => ({
  document: 'AWS Lambda Developer Guide, Lambda quotas',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
  checked: CHECKED,
  confidence: 'verified',
  ...(note ? { note } : {}),
})
const SCALING_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Lambda scaling behavior',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/scaling-behavior.html',
  checked: CHECKED,
  confidence: 'verified',
}
export const RESERVED_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Configuring reserved concurrency for a function',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html',
  checked: CHECKED,
  confidence: 'verified',
}
export const SQS_SCALING_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Configuring scaling behavior for SQS event source mappings',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  checked: CHECKED,
  confidence: 'verified',
}
export const CPU_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Configure Lambda function memory',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html',
  checked: CHECKED,
  confidence: 'verified',
  note: 'CPU is proportional to memory; 1,769 MB is one vCPU.',
}
export const ENVIRONMENT_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Understanding the Lambda execution environment lifecycle',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html',
  checked: CHECKED,
  confidence: 'recalled',
  note: 'AWS publishes neither how long an idle environment lives nor which one is reused; measured values moved from 25–60 minutes (2019) to 5–10 minutes.',
}
export const LIMITS_SOURCE = quotasPage()
export const SNAPSTART_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Improving startup performance with Lambda SnapStart',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
  checked: CHECKED,
  confidence: 'verified',
  note: 'Runtime load and after-restore hooks are billed and count towards a limit of 10 s.',
}
export const VERSIONS_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Manage Lambda function versions',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html',
  checked: CHECKED,
  confidence: 'verified',
}
export const ALIASES_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Create an alias for a Lambda function',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html',
  checked: CHECKED,
  confidence: 'verified',
}
export const PROVISIONED_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide, Configuring provisioned concurrency for a function',
  url: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
  checked: CHECKED,
  confidence: 'verified',
}
const CLASSIC_SOURCE: Source = {
  document: 'AWS Lambda Developer Guide of 2022, Lambda function scaling',
  url: 'https://github.com/awsdocs/aws-lambda-developer-guide',
  checked: CHECKED,
  confidence: 'verified',
}

/** Memory that buys one vCPU, MB. */
export const MB_PER_VCPU = 1769
export const MIN_MEMORY_MB = 128
export const MAX_MEMORY_MB = 10_240
export const MAX_TIMEOUT_SECONDS = 900
export const DEFAULT_TIMEOUT_SECONDS = 3
/** Synchronous request and response payload, bytes. */
export const MAX_PAYLOAD_BYTES = 6 * 1024 * 1024
/** Streamed response, bytes; the first part is not slowed, the rest flows at the streaming rate. */
export const MAX_STREAMED_BYTES = 200 * 1024 * 1024
export const UNCAPPED_STREAM_BYTES = 6 * 1024 * 1024
export const STREAM_BYTES_PER_SECOND = 2 * 1024 * 1024
/** Ephemeral storage, MB. */
export const FREE_EPHEMERAL_STORAGE_MB = 512
export const MAX_EPHEMERAL_STORAGE_MB = 10_240
/** Longest init before a request, ms; a longer one is run again inside the first invocation. */
export const INIT_LIMIT_MS = 10_000
/** Longest init of provisioned environments, ms, or the function’s timeout if that is longer. */
export const PROVISIONED_INIT_LIMIT_MS = 130_000
/** Longest restore of a snapshot, hooks included, ms. */
export const RESTORE_LIMIT_MS = 10_000
/** Concurrency that reserved concurrency may not touch. */
export const MIN_UNRESERVED_CONCURRENCY = 100
/** Bursts before late 2023: new environments at once by Region, and per minute after that, for all functions together. */
export const CLASSIC_BURST: Readonly<Record<string, number>> = {
  'us-east-1': 3000,
  'us-west-2': 3000,
  'eu-west-1': 3000,
  'ap-northeast-1': 1000,
  'eu-central-1': 1000,
  'us-east-2': 1000,
}
export const CLASSIC_BURST_ELSEWHERE = 500
export const CLASSIC_GROWTH_PER_MINUTE = 500
/** Billed duration is rounded up to this, ms: today, and before December 2020. */
export const BILLING_STEP_MS = { modern: 1, classic: 100 } as const
/** New environments of one function: at once, and per second. */
export const SCALING_BURST = 1000
export const SCALING_PER_SECOND = 100
/** Requests per second for each unit of concurrency. */
export const REQUESTS_PER_SECOND_PER_CONCURRENCY = 10

/** SQS event source mapping: concurrent invokes at the start, growth, ceiling. */
export const ESM_START_CONCURRENCY = 5
export const ESM_GROWTH_PER_MINUTE = 300
export const ESM_MAX_CONCURRENCY = 1250

export const CONCURRENT_EXECUTIONS: AccountQuota = {
  id: 'lambda.concurrentExecutions',
  title: 'Concurrent executions',
  unit: 'executions',
  default: 1000,
  min: 1,
  max: 1_000_000,
  help: 'Requests that all functions of the account may run at once in the Region. AWS raises it on request.',
  source: quotasPage('New accounts start lower and are raised automatically.'),
}

export const CALLER_REQUESTS: AccountQuota = {
  id: 'lambda.callerRequestsPerSecond',
  title: 'Invoke calls per second',
  unit: 'requests/s',
  default: 1_000_000,
  min: 1,
  max: 1_000_000,
  help: 'Synchronous Invoke calls of the account per second before callers are slowed; AWS publishes no number, so by default it is out of reach.',
  source: {
    document: 'AWS Lambda API Reference, TooManyRequestsException, Reason CallerRateLimitExceeded',
    url: 'https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html',
    checked: CHECKED,
    confidence: 'recalled',
    note: 'The Reason exists; its rate is not published.',
  },
}
export const CALLER_RATE: Limit = {
  id: 'lambda.callerRate',
  title: 'Invoke calls per second',
  value: CALLER_REQUESTS.default,
  unit: 'requests/s',
  source: CALLER_REQUESTS.source,
  remedy: 'Call less often, or put a queue in front.',
}

export const ACCOUNT_CONCURRENCY: Limit = {
  id: 'lambda.accountConcurrency',
  title: 'Unreserved account concurrency',
  value: 1000,
  unit: 'executions',
  source: quotasPage(),
  remedy:
    'Raise the account’s concurrent executions (a quota request), shorten the function’s duration, or put a queue in front.',
}
export const RESERVED_CONCURRENCY: Limit = {
  id: 'lambda.reservedConcurrency',
  title: 'Reserved concurrency',
  value: null,
  unit: 'executions',
  source: RESERVED_SOURCE,
  remedy:
    'Raise the function’s reserved concurrency, shorten its duration (more memory, less waiting), or put a queue in front.',
}
export const SCALING_RATE: Limit = {
  id: 'lambda.scalingRate',
  title: 'Concurrency scaling rate',
  value: SCALING_BURST,
  unit: 'new environments per 10 s',
  source: SCALING_SOURCE,
  remedy: 'Ramp the load more slowly, or keep environments ready before the peak.',
}
export const CLASSIC_BURST_LIMIT: Limit = {
  id: 'lambda.burstConcurrency',
  title: 'Burst concurrency of the Region (before late 2023)',
  value: 500,
  unit: 'new environments at once, then 500 per minute',
  source: CLASSIC_SOURCE,
  remedy: 'Ramp the load more slowly, keep environments ready before the peak, or model today’s platform.',
}
export const RESTORE_TIMEOUT: Limit = {
  id: 'lambda.snapStartRestore',
  title: 'SnapStart restore',
  value: RESTORE_LIMIT_MS / 1000,
  unit: 'seconds',
  source: SNAPSTART_SOURCE,
  remedy: 'Do less in after-restore hooks.',
}
export const REQUEST_RATE: Limit = {
  id: 'lambda.requestRate',
  title: 'Requests per second, 10 for each unit of concurrency',
  value: 10_000,
  unit: 'requests/s',
  source: quotasPage(),
  remedy:
    'Raise the concurrency that the function may use: the rate limit is ten times it. Very short functions meet it before concurrency.',
}
export const PAYLOAD: Limit = {
  id: 'lambda.payload',
  title: 'Synchronous payload',
  value: MAX_PAYLOAD_BYTES,
  unit: 'bytes',
  source: quotasPage(),
  remedy: 'Pass a reference (an S3 key) instead of the data.',
}
export const TIMEOUT: Limit = {
  id: 'lambda.timeout',
  title: 'Function timeout',
  value: MAX_TIMEOUT_SECONDS,
  unit: 'seconds',
  source: quotasPage(),
  remedy: 'Raise the function’s timeout, or make what it waits for faster.',
}
export const ESM_CONCURRENCY: Limit = {
  id: 'lambda.esmConcurrency',
  title: 'Concurrent invokes of an SQS event source mapping',
  value: ESM_MAX_CONCURRENCY,
  unit: 'invokes',
  source: SQS_SCALING_SOURCE,
  remedy: 'Use larger batches, or several queues.',
}
