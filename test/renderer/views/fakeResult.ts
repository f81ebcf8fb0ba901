import type {
  ConnectionResult,
  Design,
  MetricKind,
  MetricResult,
  MetricUnit,
  OutcomeClass,
  ResourceResult,
  RunResult,
  SegmentResult,
  TraceResult,
} from '../../../sim/index'
import type { RunRecord } from '../../../renderer/store'

/** A run shaped like the real thing: an order platform whose function meets its reserved concurrency at the peak. */
export interface FakeOptions {
  reservedConcurrency?: number
  bins?: number
}

const binMs = 1000
const durationMeanMs = 85
const queueSource = 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html'

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

export function fakeDesign({ reservedConcurrency = 100 }: FakeOptions = {}): Design {
  return {
    name: 'orders-platform',
    region: 'us-east-1',
    account: { freeTier: false, quotas: {} },
    resources: [
      { id: 'order-events', type: 'aws.sqs.queue', name: 'order-events', config: {} },
      { id: 'orders', type: 'aws.dynamodb.table', name: 'orders', config: {} },
      { id: 'orders-api', type: 'aws.apigateway.rest', name: 'orders-api', config: { throttlingRatePerSecond: 5000 } },
      { id: 'place-order', type: 'aws.lambda.function', name: 'place-order', config: { memoryMb: 512, reservedConcurrency } },
      { id: 'settle-payment', type: 'aws.lambda.function', name: 'settle-payment', config: {} },
      { id: 'shoppers', type: 'client', name: 'Shoppers', config: {} },
    ],
    connections: [
      { id: 'c1', from: 'shoppers', fromPort: 'requests', to: 'orders-api', toPort: 'requests', config: {} },
      { id: 'c2', from: 'orders-api', fromPort: 'integration', to: 'place-order', toPort: 'invoke', config: {} },
      { id: 'c3', from: 'place-order', fromPort: 'calls', to: 'orders', toPort: 'requests', config: {} },
      { id: 'c4', from: 'place-order', fromPort: 'calls', to: 'order-events', toPort: 'requests', config: {} },
      { id: 'c5', from: 'order-events', fromPort: 'messages', to: 'settle-payment', toPort: 'poll', config: {} },
    ],
    scenarios: [
      {
        id: 'peak',
        name: 'Black Friday peak',
        durationSeconds: 600,
        warmupSeconds: 0,
        streams: [
          {
            id: 'stream',
            target: 'shoppers',
            spacing: 'poisson',
            load: { kind: 'spike', base: 900, peak: 3200, atSeconds: 108, riseSeconds: 66, holdSeconds: 130, fallSeconds: 66 },
          },
        ],
        faults: [
          { id: 'fault', target: 'orders', startSeconds: 400, durationSeconds: 54, effect: { kind: 'error', probability: 0.02 } },
          { id: 'deploy', target: 'settle-payment', startSeconds: 520, durationSeconds: 1, effect: { kind: 'coldFlush' } },
        ],
        assertions: [{ id: 'a1', expression: 'p99(orders-api) < 300ms' }],
      },
    ],
    notes: [],
    view: { positions: {} },
  }
}

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
  const counter = (namespace: string, name: string, values: Float64Array) => metric(namespace, name, 'counter', 'Count', values)
  const gauge = (namespace: string, name: string, values: Float64Array, unit: MetricUnit = 'Count') =>
    metric(namespace, name, 'gauge', unit, values)
  const distribution = (namespace: string, name: string, means: Float64Array, counts: Float64Array) =>
    metric(namespace, name, 'distribution', 'Milliseconds', means, counts)

  add('shoppers', 'client', 'Shoppers', [
    distribution('Windtunnel', 'ResponseTime', latency.map((value) => value * 0.4), load),
    counter('Windtunnel', 'Requests', load),
    counter('Windtunnel', 'Attempts', load.map((rate, bin) => rate + Math.round(throttled[bin]! * 0.6))),
    counter('Windtunnel', 'Successes', ok),
    counter('Windtunnel', '4XXError', none),
    counter('Windtunnel', 'Throttles', throttled),
    counter('Windtunnel', '5XXError', faults),
    gauge('Windtunnel', 'RequestsInFlight', load.map((rate) => rate * 0.05)),
  ])
  add('orders-api', 'aws.apigateway.rest', 'orders-api', [
    counter('AWS/ApiGateway', 'Count', load),
    counter('AWS/ApiGateway', '4XXError', throttled),
    counter('AWS/ApiGateway', '5XXError', faults),
    distribution('AWS/ApiGateway', 'Latency', latency.map((value) => value * 0.38), load),
    counter('AWS/ApiGateway', 'CacheHitCount', load.map((rate) => Math.round(rate * 0.61))),
  ])
  add('place-order', 'aws.lambda.function', 'place-order', [
    counter('AWS/Lambda', 'Invocations', invoked),
    counter('AWS/Lambda', 'Errors', faults),
    counter('AWS/Lambda', 'Throttles', throttled),
    distribution('AWS/Lambda', 'Duration', series(() => durationMeanMs + noise(4)), invoked),
    gauge('AWS/Lambda', 'ConcurrentExecutions', concurrent),
    counter('Windtunnel', 'ColdStarts', series((bin) => (bin > 100 && bin < 170 ? Math.round(random() * 3) : 0))),
    distribution('Windtunnel', 'InitDuration', series((bin) => (bin > 100 && bin < 170 ? 240 + noise(60) : Number.NaN)), series((bin) => (bin > 100 && bin < 170 ? 1 : 0))),
  ])
  add('orders', 'aws.dynamodb.table', 'orders', [
    distribution('AWS/DynamoDB', 'SuccessfulRequestLatency', series(() => 4.1 + noise(0.6)), invoked.map((rate) => rate * 2)),
    counter('AWS/DynamoDB', 'ConsumedWriteCapacityUnits', invoked.map((rate) => rate * 2)),
  ])
  add('order-events', 'aws.sqs.queue', 'order-events', [
    counter('AWS/SQS', 'NumberOfMessagesSent', invoked.map((rate) => Math.round(rate * 0.8))),
    gauge('AWS/SQS', 'ApproximateNumberOfMessagesVisible', depth),
    gauge('AWS/SQS', 'ApproximateAgeOfOldestMessage', depth.map((value) => value / 260), 'Seconds'),
  ])
  add('settle-payment', 'aws.lambda.function', 'settle-payment', [
    counter('AWS/Lambda', 'Invocations', invoked.map((rate) => Math.round(rate * 0.8))),
    distribution('AWS/Lambda', 'Duration', series(() => 220 + noise(30)), invoked.map((rate) => Math.round(rate * 0.8))),
    gauge('AWS/Lambda', 'ConcurrentExecutions', invoked.map((rate) => rate * 0.18)),
  ])

  const connection = (id: string, from: string, to: string, perBin: Partial<Record<OutcomeClass, Float64Array>>): ConnectionResult => {
    const full = { ok: none, clientError: none, throttle: none, fault: none, ...perBin }
    return {
      id,
      from,
      to,
      perBin: full,
      totals: { ok: sum(full.ok), clientError: sum(full.clientError), throttle: sum(full.throttle), fault: sum(full.fault) },
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
              httpStatus: 429,
              reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
              firstAtMs: firstBin * binMs + 312,
              lastAtMs: 372_000,
              useAtFirst: reservedConcurrency,
              peakUse: reservedConcurrency,
              source: { document: 'AWS Lambda Developer Guide, Configuring reserved concurrency', url: queueSource, checked: '2026-11-23', confidence: 'verified' },
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
              httpStatus: 429,
              reason: 'GET',
              firstAtMs: 171_200,
              lastAtMs: 178_000,
              useAtFirst: 5012,
              peakUse: 5210,
              source: { document: 'API Gateway Developer Guide, Throttle requests', url: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html', checked: '2026-11-23', confidence: 'verified' },
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
        evidence: 'order-events hides a message for 30 s while settle-payment may run for 60 s, so slow messages are processed twice.',
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
      { expression: 'throttled(place-order) < 1%', passed: false, measured: 0.081, message: '8.1% of requests to place-order were throttled.' },
    ],
    engine: { events: 8_400_000, wallMs: 1900, eventsPerSecond: 4_421_000 },
  }
}

function fakeTraces(): TraceResult[] {
  const segment = (
    parent: number,
    resourceId: string,
    name: string,
    startMs: number,
    endMs: number,
    extra: Partial<SegmentResult> = {},
  ): SegmentResult => ({
    parent,
    resourceId,
    name,
    kind: name === resourceId ? 'segment' : 'subsegment',
    startMs,
    endMs,
    outcome: 'OK',
    outcomeClass: 'ok',
    httpStatus: 200,
    attempt: 1,
    ...extra,
  })
  const throttle = { outcome: 'TooManyRequestsException', outcomeClass: 'throttle', httpStatus: 429 } as const
  return Array.from({ length: 60 }, (_, index): TraceResult => {
    const at = 4000 + index * 9700
    const cold = index % 7 === 3
    const rejected = index % 9 === 5
    const initMs = cold ? 260 : 0
    const handlerMs = 60 + (index % 13) * 9
    const root = at + 12 + initMs + handlerMs
    const segments = rejected
      ? [
          segment(-1, 'shoppers', 'shoppers', at, at + 340, throttle),
          segment(0, 'orders-api', 'orders-api', at + 4, at + 22, throttle),
          segment(1, 'place-order', 'place-order', at + 8, at + 18, throttle),
          segment(0, 'orders-api', 'orders-api', at + 130, at + 152, { ...throttle, attempt: 2 }),
          segment(3, 'place-order', 'place-order', at + 136, at + 148, { ...throttle, attempt: 2 }),
          segment(0, 'orders-api', 'orders-api', at + 310, at + 336, { ...throttle, attempt: 3 }),
        ]
      : [
          segment(-1, 'shoppers', 'shoppers', at, root),
          segment(0, 'orders-api', 'orders-api', at + 3, root - 3),
          segment(1, 'place-order', 'place-order', at + 8, root - 5),
          ...(cold ? [segment(2, 'place-order', 'Initialization', at + 9, at + 9 + initMs)] : []),
          segment(2, 'place-order', 'Invocation', at + 9 + initMs, root - 6),
          segment(cold ? 4 : 3, 'orders', 'orders', at + 20 + initMs, at + 26 + initMs),
          segment(cold ? 4 : 3, 'order-events', 'order-events', at + 30 + initMs, at + 520 + initMs),
          segment(cold ? 6 : 5, 'order-events', 'Queue wait', at + 40 + initMs, at + 300 + initMs),
          segment(cold ? 6 : 5, 'settle-payment', 'settle-payment', at + 300 + initMs, at + 515 + initMs),
        ]
    const end = Math.max(...segments.map(({ endMs }) => endMs))
    return {
      id: `1-${(0x5f000000 + index).toString(16)}-${String(index).padStart(24, '0')}`,
      startMs: at,
      durationMs: segments[0]!.endMs - at,
      spanMs: end - at,
      outcome: segments[0]!.outcome,
      outcomeClass: segments[0]!.outcomeClass,
      httpStatus: segments[0]!.httpStatus,
      kept: rejected ? 'error' : cold ? 'slowest' : 'sample',
      coldStart: cold,
      segments,
    }
  })
}

function fakeCost(total: number): RunResult['cost'] {
  const source = { document: 'AWS Lambda pricing', url: 'https://aws.amazon.com/lambda/pricing/', checked: '2026-11-23', confidence: 'verified' as const }
  const months = (730 * 3600) / 600
  const definitions = [
    { resourceId: 'place-order', component: 'Requests', unit: 'request', quantity: total * 0.3, unitPrice: 0.0000002, priceId: 'lambda.requests' },
    { resourceId: 'place-order', component: 'Duration', unit: 'GB-second', quantity: total * 0.3 * 0.0425, unitPrice: 0.0000166667, priceId: 'lambda.duration.x86' },
    { resourceId: 'orders-api', component: 'API calls', unit: 'request', quantity: total, unitPrice: 0.0000035, priceId: 'apigateway.requests' },
    { resourceId: 'order-events', component: 'Requests', unit: 'request', quantity: total * 0.5, unitPrice: 0.0000004, priceId: 'sqs.requests' },
    { resourceId: 'orders', component: 'Write request units', unit: 'unit', quantity: total * 0.6, unitPrice: 0.000000625, priceId: 'dynamodb.writes' },
  ]
  const line = (scale: number) =>
    definitions.map((one) => ({
      ...one,
      quantity: one.quantity * scale,
      amount: one.quantity * scale * one.unitPrice,
      tier: one.priceId === 'lambda.requests' ? null : 'first 333 million',
      free: false,
      basis: 'usage' as const,
    }))
  const lines = line(months)
  const runLines = line(1)
  const month = lines.reduce((all, { amount }) => all + amount, 0)
  const run = runLines.reduce((all, { amount }) => all + amount, 0)
  const ids = [...new Set(lines.map(({ resourceId }) => resourceId))]
  const of = (from: typeof lines, id: string) => from.filter(({ resourceId }) => resourceId === id).reduce((all, { amount }) => all + amount, 0)
  return {
    currency: 'USD',
    region: 'us-east-1',
    freeTier: false,
    run,
    month,
    perRequest: month / (total * months),
    requestsPerMonth: total * months,
    lines,
    runLines,
    byResource: ids.map((resourceId) => ({ resourceId, run: of(runLines, resourceId), month: of(lines, resourceId) })),
    prices: definitions.map(({ priceId, component, unit, unitPrice }) => ({
      id: priceId,
      title: component,
      unit,
      tiers: [{ upTo: null, unitPrice }],
      source,
    })),
    freeTiers: [],
  }
}

function metric(
  namespace: string,
  name: string,
  kind: MetricKind,
  unit: MetricUnit,
  values: Float64Array,
  counts: Float64Array = new Float64Array(0),
): MetricResult {
  const known = [...values].filter((value) => !Number.isNaN(value))
  const sorted = [...known].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null
  const isDistribution = kind === 'distribution'
  const sampled = isDistribution ? values.map((mean, bin) => (counts[bin]! > 0 ? mean * counts[bin]! : Number.NaN)) : values
  const mean = known.length === 0 ? null : known.reduce((all, value) => all + value, 0) / known.length
  return {
    namespace,
    name,
    unit,
    kind,
    values: sampled,
    counts: isDistribution ? counts : new Float64Array(0),
    maxima: kind === 'counter' ? new Float64Array(0) : values.map((value) => value * 1.6),
    last: kind === 'gauge' ? values : new Float64Array(0),
    percentiles: isDistribution ? { p50: values, p90: values.map((value) => value * 1.8), p99: values.map((value) => value * 2.6) } : null,
    summary: {
      sum: kind === 'gauge' ? null : sum(sampled),
      average: kind === 'counter' ? null : mean,
      maximum: at(1),
      minimum: at(0),
      p50: isDistribution ? at(0.5) : null,
      p90: isDistribution ? at(0.9) : null,
      p95: isDistribution ? at(0.95) : null,
      p99: isDistribution && at(0.99) !== null ? at(0.99)! * 2.6 : null,
      p999: isDistribution && at(0.999) !== null ? at(0.999)! * 3 : null,
      samples: isDistribution ? sum(counts) : sum(values),
    },
  }
}

function sum(values: Float64Array): number {
  let total = 0
  for (const value of values) if (!Number.isNaN(value)) total += value
  return total
}

/** The minimal standard generator: the same noise in every test run. */
function lehmer(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16_807) % 2_147_483_647
    return state / 2_147_483_647
  }
}
