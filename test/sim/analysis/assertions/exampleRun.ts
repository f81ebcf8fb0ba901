import type { ResourceResult, RunResult } from '../../../../sim/result'
import type {
  ConnectionResult,
  MetricKind,
  MetricResult,
  MetricSummary,
  MetricUnit,
  ThrottleResult,
} from '../../../../sim/telemetry/results'

const NOTHING: MetricSummary = {
  sum: null,
  average: null,
  maximum: null,
  minimum: null,
  p50: null,
  p90: null,
  p95: null,
  p99: null,
  p999: null,
  samples: 0,
}

const empty = new Float64Array(0)

export function metric(
  name: string,
  unit: MetricUnit,
  kind: MetricKind,
  summary: Partial<MetricSummary>,
): MetricResult {
  return {
    namespace: 'Test',
    name,
    unit,
    kind,
    summary: { ...NOTHING, ...summary },
    values: empty,
    counts: empty,
    maxima: empty,
    last: empty,
    percentiles: null,
  }
}

export function resource(id: string, type: string, name: string, metrics: MetricResult[]): ResourceResult {
  return { id, type, name, metrics: Object.fromEntries(metrics.map((one) => [one.name, one])) }
}

function counter(name: string, events: number): MetricResult {
  return metric(name, 'Count', 'counter', { sum: events, samples: events })
}

function connection(id: string, from: string, to: string, totals: ConnectionResult['totals']): ConnectionResult {
  return { id, from, to, totals, perBin: { ok: empty, clientError: empty, throttle: empty, fault: empty } }
}

function throttle(resourceId: string, count: number): ThrottleResult {
  return {
    limitId: 'lambda.reservedConcurrency',
    resourceId,
    title: 'Reserved concurrency',
    limit: 10,
    unit: 'executions',
    count,
    outcome: 'TooManyRequestsException',
    outcomeClass: 'throttle',
    httpStatus: 429,
    reason: null,
    firstAtMs: 1000,
    lastAtMs: 2000,
    useAtFirst: 10,
    peakUse: 14,
    source: {
      document: 'Lambda quotas',
      url: 'https://docs.aws.amazon.com/lambda/',
      checked: '2026-01-01',
      confidence: 'verified',
    },
    perBin: empty,
  }
}

/** A small run: web -> orders-api -> orders-fn, and a queue nobody used. */
export function exampleRun(): RunResult {
  const resources = [
    resource('web', 'client', 'Web', [
      metric('ResponseTime', 'Milliseconds', 'distribution', { p99: 450, samples: 1000 }),
    ]),
    resource('orders-api', 'aws.apigateway.rest', 'Orders API', [
      metric('Latency', 'Milliseconds', 'distribution', {
        sum: 120_000,
        average: 120,
        maximum: 900,
        minimum: 20,
        p50: 100,
        p90: 200,
        p95: 300,
        p99: 412,
        p999: 800.25,
        samples: 1000,
      }),
      counter('Count', 1000),
      counter('CacheHitCount', 600),
      counter('CacheMissCount', 200),
    ]),
    resource('orders-fn', 'aws.lambda.function', 'Orders', [
      metric('Duration', 'Milliseconds', 'distribution', {}),
      metric('ConcurrentExecutions', 'Count', 'gauge', { average: 4.5, maximum: 10, minimum: 0, samples: 50 }),
      metric('Utilization', 'Percent', 'gauge', { average: 82, maximum: 100, minimum: 0, samples: 50 }),
      counter('Invocations', 790),
    ]),
    resource('jobs', 'aws.sqs.queue', 'Jobs', [
      metric('ApproximateAgeOfOldestMessage', 'Seconds', 'gauge', {
        average: 12,
        maximum: 90,
        minimum: 0,
        samples: 10,
      }),
      metric('SentMessageSize', 'Bytes', 'distribution', { p50: 2048, average: 3000, samples: 5 }),
    ]),
    resource('bare', 'aws.sns.topic', 'Bare', []),
  ]
  const connections = [
    connection('c1', 'web', 'orders-api', { ok: 980, clientError: 5, throttle: 10, fault: 5 }),
    connection('c2', 'orders-api', 'orders-fn', { ok: 785, clientError: 0, throttle: 10, fault: 5 }),
  ]
  return {
    design: { name: 'Shop', region: 'us-east-1' },
    scenario: { id: 's', name: 'Peak' },
    seed: 1,
    durationMs: 110_000,
    warmupMs: 10_000,
    binMs: 1000,
    bins: 110,
    requests: { total: 1010, ok: 980, clientErrors: 5, throttled: 10, faults: 5, unfinished: 10 },
    latency: { ...NOTHING, average: 130, p50: 110, p99: 450, maximum: 950, minimum: 25, samples: 1000 },
    resources: Object.fromEntries(resources.map((one) => [one.id, one])),
    connections: Object.fromEntries(connections.map((one) => [one.id, one])),
    throttles: [throttle('orders-fn', 8), throttle('orders-fn', 2), throttle('orders-api', 3)],
    traces: [],
    tracesSeen: 0,
    cost: {
      currency: 'USD',
      region: 'us-east-1',
      freeTier: false,
      run: 0.0125,
      month: 1234.5,
      perRequest: 0.0000031,
      requestsPerMonth: 1000,
      lines: [],
      runLines: [],
      byResource: [{ resourceId: 'orders-fn', run: 0.01, month: 1000 }],
      prices: [],
      freeTiers: [],
    },
    findings: [],
    assertions: [],
    engine: { events: 1, wallMs: 1, eventsPerSecond: 1 },
  }
}
