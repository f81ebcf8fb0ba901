import { readdirSync, readFileSync } from 'node:fs'
import { costReport } from '../../../sim/cost/report'
import type { CostComponent, FreeTier, Price } from '../../../sim/cost/types'
import type { Design } from '../../../sim/design/types'
import type { RunResult, ResourceResult } from '../../../sim/result'
import { type AnyService, defineService, type ServiceCategory } from '../../../sim/services/define'
import type { OutcomeClass } from '../../../sim/telemetry/outcome'
import type {
  ConnectionResult,
  MetricKind,
  MetricResult,
  MetricSummary,
  MetricUnit,
  SegmentResult,
} from '../../../sim/telemetry/results'

const BINS = 4
const times = { binMs: 150_000, bins: BINS, durationMs: 600_000, warmupMs: 0 }

/** Glyph files by service type. */
export const glyphs: Record<string, string> = Object.fromEntries(
  readdirSync(new URL('../../../assets/services/', import.meta.url)).map((file) => [
    file.replace(/\.svg$/, ''),
    readFileSync(new URL(`../../../assets/services/${file}`, import.meta.url), 'utf8'),
  ]),
)

function fakeService(
  type: string,
  title: string,
  category: ServiceCategory,
  summary: string,
  figures: AnyService['card']['figures'],
  inPorts = ['requests'],
  outPorts = ['calls'],
): AnyService {
  return defineService({
    type,
    title,
    category,
    summary: title,
    keywords: [],
    fields: {},
    ports: [
      ...inPorts.map((id) => ({ id, title: id, direction: 'in' as const, protocol: 'request' as const })),
      ...outPorts.map((id) => ({ id, title: id, direction: 'out' as const, protocol: 'request' as const })),
    ],
    operations: [],
    quotas: [],
    limits: [],
    prices: () => [],
    freeTiers: [],
    metrics: [],
    card: {
      summary: () => summary,
      figures,
      configured: () => [
        { label: 'memory', value: '512 MB' },
        { label: 'timeout', value: '6 s' },
        { label: 'reserved', value: '100' },
      ],
    },
    create: () => ({ fire: () => {}, usage: () => [] }),
  })
}

const requestFigures: AnyService['card']['figures'] = [
  { label: 'rate', metric: 'Requests', statistic: 'rate' },
  { label: 'throttled', metric: 'Throttles', statistic: 'share', of: 'Requests' },
  { label: 'p99', metric: 'Latency', statistic: 'p99' },
]
const fakes = [
  fakeService('client', 'Clients', 'clients', 'Clients · open loop', requestFigures, []),
  fakeService('aws.apigateway.rest', 'API Gateway REST API', 'networking', 'API Gateway REST · prod', requestFigures),
  fakeService('aws.lambda.function', 'Lambda function', 'compute', 'Lambda · Node.js 22 · 512 MB', requestFigures, [
    'invoke',
    'poll',
  ]),
  fakeService('aws.sqs.queue', 'SQS queue', 'integration', 'SQS · standard', [
    { label: 'in', metric: 'Requests', statistic: 'rate' },
    { label: 'depth', metric: 'Depth', statistic: 'last' },
    { label: 'oldest', metric: 'Age', statistic: 'last' },
  ]),
  fakeService(
    'aws.dynamodb.table',
    'DynamoDB table',
    'database',
    'DynamoDB · on-demand',
    requestFigures,
    ['requests'],
    [],
  ),
  fakeService('aws.s3.bucket', 'S3 bucket', 'storage', 'S3 · Standard', requestFigures),
]
export const serviceOf = (type: string): AnyService | undefined => fakes.find((service) => service.type === type)

export const shop: Design = {
  name: 'orders-platform',
  region: 'us-east-1',
  account: { freeTier: true, quotas: {} },
  resources: [
    { id: 'archive', type: 'aws.s3.bucket', name: 'archive', config: {} },
    { id: 'order-events', type: 'aws.sqs.queue', name: 'order-events', config: {} },
    { id: 'orders', type: 'aws.dynamodb.table', name: 'orders', config: {} },
    { id: 'orders-api', type: 'aws.apigateway.rest', name: 'orders-api', config: {} },
    { id: 'place-order', type: 'aws.lambda.function', name: 'place-order', config: {} },
    {
      id: 'settle-payment',
      type: 'aws.lambda.function',
      name: 'settle-payment-of-every-single-order',
      parentId: 'vpc',
      config: {},
    },
    { id: 'shoppers', type: 'client', name: 'Shoppers <&> "friends"', config: {} },
    { id: 'vpc', type: 'aws.ec2.vpc', name: 'private-a', config: {} },
  ],
  connections: [
    ['a', 'shoppers', 'orders-api', 'requests'],
    ['b', 'orders-api', 'place-order', 'invoke'],
    ['c', 'place-order', 'orders', 'requests'],
    ['d', 'place-order', 'order-events', 'requests'],
    ['e', 'order-events', 'settle-payment', 'poll'],
    ['f', 'settle-payment', 'orders', 'requests'],
    ['g', 'settle-payment', 'archive', 'requests'],
  ].map(([id, from, to, toPort]) => ({
    id: id!,
    from: from!,
    fromPort: 'calls',
    to: to!,
    toPort: toPort!,
    config: {},
  })),
  scenarios: [],
  notes: [
    {
      id: 'n',
      text: 'Payment provider answers within 600 ms;\nsee the contract.',
      x: 0,
      y: 210,
      width: 220,
      height: 60,
    },
  ],
  view: {
    positions: {
      shoppers: { x: 0, y: 80 },
      'orders-api': { x: 270, y: 80 },
      'place-order': { x: 540, y: 0 },
      'order-events': { x: 540, y: 170 },
      orders: { x: 1120, y: 0 },
      'settle-payment': { x: 830, y: 170 },
      archive: { x: 1120, y: 180 },
    },
  },
}

function summary(values: Partial<MetricSummary>): MetricSummary {
  return {
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
    ...values,
  }
}

function metric(
  name: string,
  kind: MetricKind,
  unit: MetricUnit,
  values: number[],
  of: Partial<MetricSummary>,
): MetricResult {
  const array = (each: (value: number) => number) => Float64Array.from(values, each)
  const distribution = kind === 'distribution'
  return {
    namespace: 'AWS/Test',
    name,
    unit,
    kind,
    summary: summary(of),
    values: array((v) => v),
    counts: distribution ? array((v) => (Number.isNaN(v) ? 0 : 10)) : new Float64Array(),
    maxima: kind === 'counter' ? new Float64Array() : array((v) => v * 2),
    last: kind === 'gauge' ? array((v) => v + 1) : new Float64Array(),
    percentiles: distribution
      ? { p50: array((v) => v / 10), p90: array((v) => v / 8), p99: array((v) => v / 5) }
      : null,
  }
}

function resource(id: string, rate: number, throttledShare: number, p99: number): [string, ResourceResult] {
  const { type, name } = shop.resources.find((each) => each.id === id)!
  const requests = rate * 600
  const metrics = {
    Requests: metric(
      'Requests',
      'counter',
      'Count',
      Array.from({ length: BINS }, () => requests / BINS),
      { sum: requests, samples: requests },
    ),
    Throttles: metric(
      'Throttles',
      'counter',
      'Count',
      Array.from({ length: BINS }, () => (requests * throttledShare) / BINS),
      { sum: requests * throttledShare, samples: requests * throttledShare },
    ),
    Latency: metric('Latency', 'distribution', 'Milliseconds', [NaN, 500, 900, 700], {
      average: p99 / 3,
      p50: p99 / 4,
      p99,
      samples: requests,
    }),
    Depth: metric('Depth', 'gauge', 'Count', [0, 8000, 12_400, 12_399], { average: 8200, maximum: 12_400 }),
    Age: metric('Age', 'gauge', 'Seconds', [0, 20, 40, 47], { average: 27, maximum: 48 }),
  }
  return [id, { id, type, name, metrics }]
}

function connection(
  id: string,
  rate: number,
  failing: Partial<Record<OutcomeClass, number>> = {},
): [string, ConnectionResult] {
  const { from, to } = shop.connections.find((each) => each.id === id)!
  const share = { clientError: 0, throttle: 0, fault: 0, ...failing }
  const calls = rate * 600
  const totals = {
    ok: calls * (1 - share.clientError - share.throttle - share.fault),
    clientError: calls * share.clientError,
    throttle: calls * share.throttle,
    fault: calls * share.fault,
  }
  const bins = (total: number) => new Float64Array(BINS).fill(total / BINS)
  return [
    id,
    {
      id,
      from,
      to,
      totals,
      perBin: {
        ok: bins(totals.ok),
        clientError: bins(totals.clientError),
        throttle: bins(totals.throttle),
        fault: bins(totals.fault),
      },
    },
  ]
}

const source: Price['source'] = {
  document: 'AWS price list for us-east-1',
  url: 'https://aws.amazon.com/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}
const price = (
  id: string,
  title: string,
  unit: string,
  ...tiers: [upTo: number | null, unitPrice: number][]
): Price => ({
  id,
  title,
  unit,
  tiers: tiers.map(([upTo, unitPrice]) => ({ upTo, unitPrice })),
  source,
})
const prices: Price[] = [
  price(
    'apigateway.rest',
    'REST API requests',
    'request',
    [333e6, 3.5e-6],
    [1e9, 2.8e-6],
    [20e9, 2.38e-6],
    [null, 1.51e-6],
  ),
  {
    ...price('apigateway.cache', 'Stage cache, 0.5 GB', 'hour', [null, 0.02]),
    source: { ...source, confidence: 'recalled', note: 'Taken from us-east-1.' },
  },
  price('lambda.requests', 'Lambda requests', 'request', [null, 2e-7]),
  price(
    'lambda.duration.x86',
    'Lambda duration, x86_64',
    'GB-second',
    [6e9, 1.66667e-5],
    [15e9, 1.5e-5],
    [null, 1.33334e-5],
  ),
  price('dynamodb.wru', 'Write request units', 'write request unit', [null, 0.625e-6]),
  price('sqs.standard', 'SQS standard requests', 'request', [100e9, 4e-7], [200e9, 3e-7], [null, 2.4e-7]),
]
const freeTiers: FreeTier[] = [
  { id: 'lambda.requests', title: 'Lambda requests', quantity: 1e6, unit: 'request', source },
  { id: 'lambda.duration', title: 'Lambda duration', quantity: 400_000, unit: 'GB-second', source },
  { id: 'sqs.requests', title: 'SQS requests', quantity: 1e6, unit: 'request', source },
]
const used = (
  resourceId: string,
  component: string,
  priceId: string,
  quantity: number,
  freeTierId?: string,
): CostComponent => ({ resourceId, component, priceId, quantity, basis: 'usage', freeTierId })
const cost = costReport({
  components: [
    used('orders-api', 'Requests', 'apigateway.rest', 120_000),
    { ...used('orders-api', 'Cache', 'apigateway.cache', 1 / 6), basis: 'time' },
    used('place-order', 'Requests', 'lambda.requests', 96_000, 'lambda.requests'),
    used('place-order', 'Duration', 'lambda.duration.x86', 4_080, 'lambda.duration'),
    used('orders', 'Writes', 'dynamodb.wru', 180_000),
    used('order-events', 'Requests', 'sqs.standard', 210_000, 'sqs.requests'),
    used('settle-payment', 'Requests', 'lambda.requests', 9_600, 'lambda.requests'),
    used('settle-payment', 'Duration', 'lambda.duration.x86', 2_880, 'lambda.duration'),
    used('shoppers', 'Requests', 'lambda.requests', 0),
  ],
  prices,
  freeTiers,
  region: 'us-east-1',
  freeTierOn: true,
  runDurationMs: 600_000,
  requests: 120_000,
})

const segment = (
  parent: number,
  resourceId: string,
  name: string,
  startMs: number,
  endMs: number,
  more: Partial<SegmentResult> = {},
): SegmentResult => ({
  parent,
  resourceId,
  name,
  kind: 'segment',
  startMs,
  endMs,
  outcome: 'OK',
  outcomeClass: 'ok',
  httpStatus: 200,
  attempt: 0,
  ...more,
})

export const result: RunResult = {
  design: { name: 'orders-platform', region: 'us-east-1' },
  scenario: { id: 'peak', name: 'Black Friday peak' },
  seed: 1,
  ...times,
  requests: { total: 120_000, ok: 110_000, clientErrors: 0, throttled: 10_000, faults: 0, unfinished: 0 },
  latency: summary({ p50: 40, p99: 171, samples: 120_000 }),
  resources: Object.fromEntries([
    resource('shoppers', 3200, 0.081, 184),
    resource('orders-api', 3200, 0, 29),
    resource('place-order', 1180, 0.2, 171),
    resource('order-events', 960, 0, 4),
    resource('orders', 2100, 0, 9.84),
    resource('settle-payment', 940, 0, 640),
  ]),
  connections: Object.fromEntries([
    connection('a', 3200),
    connection('b', 1180, { throttle: 0.2 }),
    connection('c', 2100),
    connection('d', 960),
    connection('e', 940),
    connection('f', 0),
    connection('g', 94, { fault: 0.1 }),
  ]),
  throttles: [
    {
      limitId: 'lambda.reservedConcurrency',
      resourceId: 'place-order',
      title: 'Reserved concurrency',
      limit: 100,
      unit: 'executions',
      count: 81_204,
      outcome: 'TooManyRequestsException',
      outcomeClass: 'throttle',
      httpStatus: 429,
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      firstAtMs: 151_000,
      lastAtMs: 403_000,
      useAtFirst: 100,
      peakUse: 148,
      source,
      perBin: new Float64Array(BINS),
    },
  ],
  traces: [
    {
      id: 't2',
      startMs: 2000.25,
      durationMs: 171.5,
      spanMs: 812,
      outcome: 'OK',
      outcomeClass: 'ok',
      httpStatus: 200,
      kept: 'slowest',
      coldStart: true,
      segments: [
        segment(-1, 'orders-api', 'orders-api', 2000.25, 2171.75),
        segment(0, 'place-order', 'place-order', 2003, 2170),
        segment(1, 'place-order', 'Initialization', 2003, 2123, { kind: 'subsegment', httpStatus: 0 }),
        segment(1, 'order-events', 'order-events', 2160, 2165),
        segment(3, 'settle-payment', 'settle-payment', 2200, NaN),
      ],
    },
    {
      id: 't1',
      startMs: 12,
      durationMs: 5,
      spanMs: 5,
      outcome: 'TooManyRequestsException',
      outcomeClass: 'throttle',
      httpStatus: 429,
      kept: 'error',
      coldStart: false,
      segments: [
        segment(-1, 'orders-api', 'orders-api', 12, 17, {
          outcome: 'TooManyRequestsException',
          outcomeClass: 'throttle',
          httpStatus: 429,
          attempt: 1,
        }),
      ],
    },
  ],
  tracesSeen: 120_000,
  cost,
  findings: [],
  assertions: [],
  engine: { events: 1, wallMs: 1, eventsPerSecond: 1000 },
}
