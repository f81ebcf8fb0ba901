import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../../sim/index'
import { connectionVerdict } from '../../../sim/index'
import { logGroup } from '../../../sim/services/logs'
import { codesOf, neighbour } from './checks'
import { simulate, type Trial } from './harness'

const FUNCTION = 'aws.lambda.function'
const GROUP = 'aws.logs.logGroup'
const quick = { kind: 'constant', value: 1 }

interface Setup extends Partial<Trial> {
  fn?: Record<string, unknown>
  group?: Record<string, unknown>
  /** Settings of the subscription filter. */
  filter?: Record<string, unknown>
  subscriber?: Record<string, unknown>
  rate?: number
}

/** Clients, a function that logs, and a function subscribed to its log group. */
function logged(setup: Setup = {}): RunResult {
  const {
    fn = {},
    group = {},
    filter = {},
    subscriber = {},
    rate = 10,
    resources = [],
    connections = [],
    ...rest
  } = setup
  return simulate({
    resources: [
      { id: 'users', type: 'client', config: { maxAttempts: 1 } },
      { id: 'fn', type: FUNCTION, config: { compute: quick, ...fn } },
      { id: 'group', type: GROUP, config: group },
      { id: 'subscriber', type: FUNCTION, config: { compute: quick, ...subscriber } },
      ...resources,
    ],
    connections: [
      { from: 'users.requests', to: 'fn.invoke' },
      { from: 'fn.logs', to: 'group.logs' },
      { id: 'filter', from: 'group.subscriptions', to: 'subscriber.events', config: filter },
      ...connections,
    ],
    load: {
      users: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate },
          { atSeconds: 100, rate: 0 },
        ],
      },
    },
    spacing: 'exact',
    durationSeconds: 200,
    ...rest,
  })
}

const sum = (result: RunResult, id: string, metric: string): number =>
  result.resources[id]!.metrics[metric]!.summary.sum!
const group = (result: RunResult, metric: string): number => sum(result, 'group', metric)

describe('what comes in', () => {
  it('LOGS-1: one log for each invocation, whatever its outcome, and none without a log group', () => {
    const result = logged({ fn: { errorPercent: 50 } })
    expect(sum(result, 'fn', 'Invocations')).toBe(1_000)
    expect(sum(result, 'fn', 'Errors')).toBeGreaterThan(300)
    expect(group(result, 'IncomingBytes')).toBe(500_000)
    const { totals } = result.connections['c1']!
    expect(totals).toEqual({ ok: 1_000, clientError: 0, throttle: 0, fault: 0 })
    expect(group(logged({ fn: { logBytes: 0 } }), 'IncomingBytes')).toBe(0)
  })

  it('LOGS-1: a log group that is down holds no function up', () => {
    const faults = [{ target: 'group', startSeconds: 0, durationSeconds: 200, effect: { kind: 'outage' as const } }]
    const result = logged({ faults })
    expect(result.requests).toMatchObject({ total: 1_000, ok: 1_000 })
    expect(group(result, 'IncomingBytes')).toBe(0)
  })

  it('LOGS-2: a log consists of events of the size that is set, at least one', () => {
    expect(group(logged(), 'IncomingLogEvents')).toBe(5_000)
    expect(group(logged({ group: { logEventBytes: 200 } }), 'IncomingLogEvents')).toBe(3_000)
    expect(group(logged({ group: { logEventBytes: 10_000 } }), 'IncomingLogEvents')).toBe(1_000)
  })
})

describe('subscriptions', () => {
  it('LOGS-3: a share of the log events matches', () => {
    const all = logged()
    expect(group(all, 'ForwardedLogEvents')).toBe(5_000)
    const some = group(logged({ filter: { filterPattern: 'ERROR', matchPercent: 3 } }), 'ForwardedLogEvents')
    expect(some).toBeGreaterThan(110)
    expect(some).toBeLessThan(190)
    expect(group(logged({ filter: { filterPattern: 'ERROR', matchPercent: 0 } }), 'ForwardedLogEvents')).toBe(0)
  })

  it('LOGS-3: at most two, to functions and data streams', () => {
    const third = connectionVerdict(GROUP, 'subscriptions', FUNCTION, 'events', { fromConnections: 2 })
    expect(third).toMatchObject({ legal: false })
    expect(connectionVerdict(GROUP, 'subscriptions', 'aws.kinesis.stream', 'deliveries').legal).toBe(true)
    expect(connectionVerdict(GROUP, 'subscriptions', 'aws.sqs.queue', 'deliveries').legal).toBe(false)
    expect(connectionVerdict(FUNCTION, 'logs', GROUP, 'logs', { fromConnections: 1 }).legal).toBe(false)
  })

  it('LOGS-4: batches end with their window', () => {
    // One environment writes 50 logs within each window, which starts with its first log.
    const result = logged({ group: { batchWindowSeconds: 5 } })
    const batches = sum(result, 'subscriber', 'Invocations')
    expect(batches).toBeGreaterThanOrEqual(19)
    expect(batches).toBeLessThanOrEqual(24)
    expect(sum(logged({ group: { batchWindowSeconds: 0 } }), 'subscriber', 'Invocations')).toBe(1_000)
  })

  it('LOGS-4: a batch that would grow beyond its largest size goes before its window ends', () => {
    const result = logged({ group: { batchWindowSeconds: 300, maxBatchBytes: 5_000 }, durationSeconds: 500 })
    const batches = sum(result, 'subscriber', 'Invocations')
    expect(batches).toBeGreaterThanOrEqual(100)
    expect(batches).toBeLessThanOrEqual(103)
    expect(group(result, 'ForwardedLogEvents')).toBe(5_000)
  })

  it('LOGS-4: each log stream has batches of its own', () => {
    const slow = { compute: { kind: 'constant', value: 1_000 }, memoryMb: 1769 }
    const result = logged({ fn: slow })
    expect(sum(result, 'subscriber', 'Invocations')).toBeGreaterThan(150)
  })

  it('LOGS-5: functions get compressed JSON with base64, streams the compressed JSON', () => {
    const result = logged({
      group: { batchWindowSeconds: 0, compressedPercent: 10 },
      resources: [{ id: 'stream', type: 'aws.kinesis.stream' }],
      connections: [{ from: 'group.subscriptions', to: 'stream.deliveries' }],
    })
    const compressed = Math.ceil((500 + 5 * 108 + 200) * 0.1)
    expect(group(result, 'ForwardedBytes')).toBe(2 * 1_000 * compressed)
    expect(group(result, 'ForwardedLogEvents')).toBe(10_000)
    expect(sum(result, 'stream', 'IncomingBytes')).toBe(1_000 * compressed)
    expect(sum(result, 'stream', 'IncomingRecords')).toBe(1_000)
  })

  it('LOGS-6: throttled deliveries are tried again', () => {
    const effect = { kind: 'throttle' as const, probability: 1 }
    const result = logged({
      group: { batchWindowSeconds: 10 },
      faults: [{ target: 'subscriber', startSeconds: 0, durationSeconds: 30, effect }],
    })
    // Lambda takes an event over at once and keeps it: the function’s throttles are not the subscription’s.
    expect(group(result, 'DeliveryThrottling')).toBe(0)
    const streamFault = logged({
      resources: [{ id: 'stream', type: 'aws.kinesis.stream' }],
      connections: [{ from: 'group.subscriptions', to: 'stream.deliveries' }],
      faults: [{ target: 'stream', startSeconds: 0, durationSeconds: 30, effect }],
    })
    expect(group(streamFault, 'DeliveryThrottling')).toBeGreaterThan(1_000)
    expect(group(streamFault, 'DeliveryErrors')).toBe(0)
    expect(group(streamFault, 'ForwardedLogEvents')).toBe(10_000)
    expect(group(streamFault, 'LostLogEvents')).toBe(0)
  })

  it('LOGS-7: an error that a retry would not mend turns the subscription off for ten minutes', () => {
    // A batch that is larger than what a function may be invoked with.
    const result = logged({
      fn: { logBytes: 4_000_000 },
      group: { batchWindowSeconds: 0, maxBatchBytes: 10_485_760, compressedPercent: 100, logEventBytes: 10_000 },
      rate: 1,
      durationSeconds: 300,
    })
    expect(group(result, 'DeliveryErrors')).toBe(400)
    expect(group(result, 'LostLogEvents')).toBe(100 * 400)
    expect(group(result, 'ForwardedLogEvents')).toBe(0)
    const later = logged({
      fn: { logBytes: 4_000_000 },
      group: { batchWindowSeconds: 0, maxBatchBytes: 10_485_760, compressedPercent: 100, logEventBytes: 10_000 },
      load: { users: { kind: 'constant', rate: 0.1 } },
      durationSeconds: 1_500,
    })
    expect(group(later, 'DeliveryErrors') / 400).toBe(3)
  })

  it('LOGS-8: a failed try counts the log events of its delivery', () => {
    const result = logged({
      resources: [{ id: 'stream', type: 'aws.kinesis.stream' }],
      connections: [{ from: 'group.subscriptions', to: 'stream.deliveries' }],
      faults: [{ target: 'stream', startSeconds: 0, durationSeconds: 30, effect: { kind: 'error', probability: 1 } }],
    })
    expect(group(result, 'DeliveryErrors')).toBeGreaterThan(1_000)
    expect(group(result, 'DeliveryThrottling')).toBe(0)
    expect(group(result, 'IncomingLogEvents')).toBe(5_000)
    expect(group(result, 'ForwardedLogEvents')).toBe(10_000)
  })
})

describe('cost', () => {
  const lines = (setup: Setup) => logged(setup).cost.lines.filter(({ resourceId }) => resourceId === 'group')
  const GB = 1024 ** 3

  it('LOGS-9: ingestion by the GB, in tiers today and at one price before', () => {
    // 1,000 logs of 10 MB in 200 s: some 122 TB a month.
    const fn = { logBytes: 10 * 1024 * 1024 }
    const gigabytesPerMonth = (1_000 * fn.logBytes * 13_140) / GB
    const today = lines({ fn }).filter(({ component }) => component === 'Ingestion')
    expect(today.map(({ unitPrice }) => unitPrice)).toEqual([0.5, 0.25, 0.1, 0.05])
    expect(today.map(({ quantity }) => quantity).slice(0, 3)).toEqual([10_240, 20_480, 20_480])
    expect(today.reduce((total, { quantity }) => total + quantity, 0)).toBeCloseTo(gigabytesPerMonth, 6)
    const classic = lines({ fn, era: 'classic' }).filter(({ component }) => component === 'Ingestion')
    expect(classic.map(({ unitPrice }) => unitPrice)).toEqual([0.5])
    const free = lines({ fn, freeTier: true }).find((line) => line.free)
    expect(free).toMatchObject({ component: 'Ingestion', quantity: 5 })
  })

  it('LOGS-10: storage of compressed data until it expires', () => {
    const stored = (retentionDays: string): number =>
      lines({ group: { retentionDays } }).find(({ component }) => component === 'Storage')!.quantity
    const gigabytesPerMonth = (1_000 * 500 * 13_140) / GB
    expect(stored('never')).toBeCloseTo(gigabytesPerMonth * 0.15, 9)
    expect(stored('365')).toBeCloseTo(gigabytesPerMonth * 0.15 * 12, 9)
    expect(stored('1')).toBeCloseTo((gigabytesPerMonth * 0.15 * 24) / 730, 9)
  })
})

describe('LOGS-11: checks', () => {
  const writer = neighbour({ id: 'writer', name: 'writer', port: 'logs' })
  const filter = (id: string, settings: Record<string, unknown> = {}) =>
    neighbour({ id, name: id, connection: { filterPattern: '', matchPercent: 100, ...settings } })

  it('LOGS-11: tells of subscriptions that get nothing or too much', () => {
    expect(codesOf(logGroup, {}, { logs: [writer], subscriptions: [filter('other')] })).toEqual([])
    expect(codesOf(logGroup, {}, { subscriptions: [filter('other')] })).toEqual(['logs.nothingLogged'])
    const none = filter('other', { filterPattern: 'ERROR', matchPercent: 0 })
    expect(codesOf(logGroup, {}, { logs: [writer], subscriptions: [none] })).toEqual(['logs.patternMatchesNothing'])
    const some = filter('other', { matchPercent: 5 })
    expect(codesOf(logGroup, {}, { logs: [writer], subscriptions: [some] })).toEqual(['logs.emptyPatternMatchesAll'])
  })

  it('LOGS-11: tells of a function that sets itself off through its log', () => {
    expect(codesOf(logGroup, {}, { logs: [writer], subscriptions: [filter('writer')] })).toEqual([
      'logs.subscriptionLoop',
    ])
  })
})
