import type {
  ConnectionResult,
  MetricResult,
  MetricUnit,
  OutcomeClass,
  ResourceResult,
  RunResult,
} from '../../../sim/index'
import type { RunRecord } from '../../../renderer/store'
import { fakeCost } from './fakeCost'
import { fakeDesign, type FakeOptions } from './fakeDesign'
import { lehmer, metric, sum } from './fakeMetric'
import { fakeTraces } from './fakeTraces'

const binMs = 1000
const durationMeanMs = 85
const queueSource = 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html'

/** That run as the store keeps it. */
export function fakeRecord(options: FakeOptions = {}, number = 1): RunRecord {
  return {
    number,
    label: `Run ${number}`,
    design: fakeDesign(options),
    scenarioId: 'peak',
    seed: 7,
    result: fakeResult(options),
    changes: [],
  }
}

/** A run shaped like the real thing: the platform's function meets its reserved concurrency at the peak. */
export function fakeResult({ reservedConcurrency = 100, bins = 600 }: FakeOptions = {}): RunResult {
  const random = lehmer(7)
  const noise = (size: number) => (random() - 0.5) * size
  const series = (valueAt: (bin: number) => number) => Float64Array.from({ length: bins }, (_, bin) => valueAt(bin))

  const load = series((bin) => {
    const x = bin / bins
    const rise = x > 0.18 && x < 0.62 ? 2300 * Math.min(1, (x - 0.18) * 9) * Math.min(1, (0.62 - x) * 9) : 0
    return Math.round(900 + rise + noise(120))
  })
  const demand = load.map((rate) => rate * 0.37 * (1 + noise(0.04)))
  const capacity = (reservedConcurrency * 1000) / durationMeanMs
  const invoked = demand.map((rate) => Math.round(Math.min(rate, capacity)))
  const throttled = demand.map((rate, bin) => Math.max(0, Math.round(rate) - invoked[bin]!))
  const faults = series((bin) => (bin >= 400 && bin < 454 ? Math.round(invoked[bin]! * 0.02) : 0))
  const none = series(() => 0)
  const ok = load.map((rate, bin) => rate - throttled[bin]! - faults[bin]!)
  const concurrent = invoked.map((rate) => Math.min(reservedConcurrency, (rate * durationMeanMs) / 1000 + noise(2)))
  const depth = load.map((rate) => Math.max(0, (rate - 1200) * 6))
  const total = sum(load)
  const throttledTotal = sum(throttled)
  const latency = load.map((rate) => 60 + rate * 0.03 + noise(22))

  const resources: Record<string, ResourceResult> = {}
  const add = (id: string, type: string, name: string, metrics: MetricResult[]) => {
    resources[id] = { id, type, name, metrics: Object.fromEntries(metrics.map((metric) => [metric.name, metric])) }
  }
  const counter = (namespace: string, name: string, values: Float64Array) =>
    metric(namespace, name, 'counter', 'Count', values)
  const gauge = (namespace: string, name: string, values: Float64Array, unit: MetricUnit = 'Count') =>
    metric(namespace, name, 'gauge', unit, values)
  const distribution = (namespace: string, name: string, means: Float64Array, counts: Float64Array) =>
    metric(namespace, name, 'distribution', 'Milliseconds', means, counts)

  add('shoppers', 'client', 'Shoppers', [
    distribution(
      'Windtunnel',
      'ResponseTime',
      latency.map((value) => value * 0.4),
      load,
    ),
    counter('Windtunnel', 'Requests', load),
    counter(
      'Windtunnel',
      'Attempts',
      load.map((rate, bin) => rate + Math.round(throttled[bin]! * 0.6)),
    ),
    counter('Windtunnel', 'Successes', ok),
    counter('Windtunnel', '4XXError', none),
    counter('Windtunnel', 'Throttles', throttled),
    counter('Windtunnel', '5XXError', faults),
    gauge(
      'Windtunnel',
      'RequestsInFlight',
      load.map((rate) => rate * 0.05),
    ),
  ])
  add('orders-api', 'aws.apigateway.rest', 'orders-api', [
    counter('AWS/ApiGateway', 'Count', load),
    counter('AWS/ApiGateway', '4XXError', throttled),
    counter('AWS/ApiGateway', '5XXError', faults),
    distribution(
      'AWS/ApiGateway',
      'Latency',
      latency.map((value) => value * 0.38),
      load,
    ),
    counter(
      'AWS/ApiGateway',
      'CacheHitCount',
      load.map((rate) => Math.round(rate * 0.61)),
    ),
  ])
  add('place-order', 'aws.lambda.function', 'place-order', [
    counter('AWS/Lambda', 'Invocations', invoked),
    counter('AWS/Lambda', 'Errors', faults),
    counter('AWS/Lambda', 'Throttles', throttled),
    distribution(
      'AWS/Lambda',
      'Duration',
      series(() => durationMeanMs + noise(4)),
      invoked,
    ),
    gauge('AWS/Lambda', 'ConcurrentExecutions', concurrent),
    counter(
      'Windtunnel',
      'ColdStarts',
      series((bin) => (bin > 100 && bin < 170 ? Math.round(random() * 3) : 0)),
    ),
    distribution(
      'Windtunnel',
      'InitDuration',
      series((bin) => (bin > 100 && bin < 170 ? 240 + noise(60) : Number.NaN)),
      series((bin) => (bin > 100 && bin < 170 ? 1 : 0)),
    ),
  ])
  add('orders', 'aws.dynamodb.table', 'orders', [
    distribution(
      'AWS/DynamoDB',
      'SuccessfulRequestLatency',
      series(() => 4.1 + noise(0.6)),
      invoked.map((rate) => rate * 2),
    ),
    counter(
      'AWS/DynamoDB',
      'ConsumedWriteCapacityUnits',
      invoked.map((rate) => rate * 2),
    ),
  ])
  add('order-events', 'aws.sqs.queue', 'order-events', [
    counter(
      'AWS/SQS',
      'NumberOfMessagesSent',
      invoked.map((rate) => Math.round(rate * 0.8)),
    ),
    gauge('AWS/SQS', 'ApproximateNumberOfMessagesVisible', depth),
    gauge(
      'AWS/SQS',
      'ApproximateAgeOfOldestMessage',
      depth.map((value) => value / 260),
      'Seconds',
    ),
  ])
  add('settle-payment', 'aws.lambda.function', 'settle-payment', [
    counter(
      'AWS/Lambda',
      'Invocations',
      invoked.map((rate) => Math.round(rate * 0.8)),
    ),
    distribution(
      'AWS/Lambda',
      'Duration',
      series(() => 220 + noise(30)),
      invoked.map((rate) => Math.round(rate * 0.8)),
    ),
    gauge(
      'AWS/Lambda',
      'ConcurrentExecutions',
      invoked.map((rate) => rate * 0.18),
    ),
  ])

  const connection = (
    id: string,
    from: string,
    to: string,
    perBin: Partial<Record<OutcomeClass, Float64Array>>,
  ): ConnectionResult => {
    const full = { ok: none, clientError: none, throttle: none, fault: none, ...perBin }
    return {
      id,
      from,
      to,
      perBin: full,
      totals: {
        ok: sum(full.ok),
        clientError: sum(full.clientError),
        throttle: sum(full.throttle),
        fault: sum(full.fault),
      },
    }
  }
  const connections = [
    connection('c1', 'shoppers', 'orders-api', { ok, throttle: throttled, fault: faults }),
    connection('c2', 'orders-api', 'place-order', { ok: invoked, throttle: throttled, fault: faults }),
    connection('c3', 'place-order', 'orders', { ok: invoked.map((rate) => rate * 2), fault: faults }),
    connection('c4', 'place-order', 'order-events', { ok: invoked.map((rate) => Math.round(rate * 0.8)) }),
    connection('c5', 'order-events', 'settle-payment', { ok: invoked.map((rate) => Math.round(rate * 0.8)) }),
  ]
  const firstBin = throttled.findIndex((count) => count > 0)
  const traces = fakeTraces()

  return {
    design: { name: 'orders-platform', region: 'us-east-1' },
    scenario: { id: 'peak', name: 'Black Friday peak' },
    seed: 7,
    durationMs: bins * binMs,
    warmupMs: 0,
    binMs,
    bins,
    requests: { total, ok: sum(ok), clientErrors: 0, throttled: throttledTotal, faults: sum(faults), unfinished: 0 },
    latency: resources['shoppers']!.metrics['ResponseTime']!.summary,
    resources,
    connections: Object.fromEntries(connections.map((one) => [one.id, one])),
    throttles:
      firstBin < 0
        ? []
        : [
            {
              limitId: 'lambda.reservedConcurrency',
              resourceId: 'place-order',
              title: 'Reserved concurrency',
              limit: reservedConcurrency,
              unit: 'executions',
              count: throttledTotal,
              outcome: 'TooManyRequestsException',
              outcomeClass: 'throttle',
              httpStatus: 429,
              reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
              firstAtMs: firstBin * binMs + 312,
              lastAtMs: 372_000,
              useAtFirst: reservedConcurrency,
              peakUse: reservedConcurrency,
              source: {
                document: 'AWS Lambda Developer Guide, Configuring reserved concurrency',
                url: queueSource,
                checked: '2026-11-23',
                confidence: 'verified',
              },
              perBin: throttled,
            },
            {
              limitId: 'apigateway.stageThrottling',
              resourceId: 'orders-api',
              title: 'Default method throttling of the stage',
              limit: 5000,
              unit: 'requests/s',
              count: 293,
              outcome: 'TooManyRequestsException',
              outcomeClass: 'throttle',
              httpStatus: 429,
              reason: 'GET',
              firstAtMs: 171_200,
              lastAtMs: 178_000,
              useAtFirst: 5012,
              peakUse: 5210,
              source: {
                document: 'API Gateway Developer Guide, Throttle requests',
                url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
                checked: '2026-11-23',
                confidence: 'verified',
              },
              perBin: series((bin) => (bin >= 171 && bin < 178 ? 293 / 7 : 0)),
            },
          ],
    traces,
    tracesSeen: total,
    cost: fakeCost(total),
    findings: [
      {
        code: 'lambda.throttledByReserved',
        severity: 'critical',
        resourceIds: ['place-order'],
        limitIds: ['lambda.reservedConcurrency'],
        title: 'Reserved concurrency turns users away',
        evidence: `place-order rejected ${throttledTotal} requests at its reserved concurrency of ${reservedConcurrency}.`,
        remedy: 'Reserve 150.',
        changes: [{ resourceId: 'place-order', field: 'reservedConcurrency', value: 150 }],
        source: { document: 'Configuring reserved concurrency', url: queueSource },
      },
      {
        code: 'sqs.visibilityTimeoutTooShort',
        severity: 'warning',
        resourceIds: ['order-events', 'settle-payment'],
        title: 'Visibility timeout is shorter than six function timeouts',
        evidence:
          'order-events hides a message for 30 s while settle-payment may run for 60 s, so slow messages are processed twice.',
        remedy: 'Set the visibility timeout of order-events to 360 s.',
        changes: [{ resourceId: 'order-events', field: 'visibilityTimeoutSeconds', value: 360 }],
        source: null,
      },
      {
        code: 'dynamodb.onDemandCheaperProvisioned',
        severity: 'info',
        resourceIds: ['orders'],
        title: 'Provisioned capacity would cost less',
        evidence: 'orders used 1,180 write units a second with little change over the run.',
        remedy: 'Compare with provisioned capacity of 1,400 units.',
        changes: [],
        source: null,
      },
    ],
    assertions: [
      { expression: 'p99(orders-api) < 300ms', passed: true, measured: 171, message: 'p99 of orders-api was 171 ms.' },
      {
        expression: 'throttled(place-order) < 1%',
        passed: false,
        measured: 0.081,
        message: '8.1% of requests to place-order were throttled.',
      },
    ],
    engine: { events: 8_400_000, wallMs: 1900, eventsPerSecond: 4_421_000 },
  }
}
