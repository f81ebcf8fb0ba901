import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { checkStreamMappings } from '../../../sim/services/lambda/streams'
import { streamMappingFields } from '../../../sim/services/lambda/streams/streamMappingFields'
import { messageBroker } from '../../../sim/services/mq'
import { codesOf, neighbour } from './checks'
import { sender, Stage } from './stage'
import { type StandIn, standIn, streamFunction } from './streamStage'

const INSTANT = { kind: 'constant', value: 0 }
const FAST = { firstBackoffSeconds: 0.1, longestBackoffSeconds: 0.1 }
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** app → broker → worker. */
function stage(config: Record<string, unknown> = {}, mapping: Record<string, unknown> = {}, seconds = 60): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      {
        id: 'broker',
        service: messageBroker,
        config: { sendLatency: INSTANT, messagesPerSecond: 1_000_000, ...config },
      },
      { id: 'worker', service: streamFunction },
    ],
    connections: [
      { from: 'app.calls', to: 'broker.requests' },
      {
        from: 'broker.messages',
        to: 'worker.stream',
        config: { delivery: 'custom', customDelivery: INSTANT, ...mapping },
      },
    ],
    seconds,
  })
}

const send = (of: Stage, atMs: number, keys: readonly number[]): void => {
  of.at(atMs, () => {
    for (const key of keys) of.sender('app').send({ key })
  })
}

function run(of: Stage, prepare: (worker: StandIn) => void = () => {}): StandIn['invocations'] {
  const worker = standIn(of, 'worker')
  prepare(worker)
  of.run()
  return worker.invocations
}

const mostAtOnce = (invocations: StandIn['invocations']): number =>
  Math.max(
    ...invocations.map(
      ({ startMs }) => invocations.filter((other) => other.startMs <= startMs && startMs < other.endMs).length,
    ),
  )

function mappingProblems(mapping: Record<string, unknown>, timeoutSeconds = 60, destination = false): string[] {
  const reads = [neighbour({ type: 'aws.mq.broker', connection: withDefaults(streamMappingFields, mapping) })]
  return checkStreamMappings({
    config: { timeoutSeconds },
    connections: (port: string) => (port === 'stream' ? reads : destination ? [neighbour()] : []),
  } as unknown as CheckContext<{ timeoutSeconds?: number }>).map(({ code }) => code)
}

describe('Amazon MQ broker', () => {
  it('MQ-1: a message is stored and its producer answered after the send latency', () => {
    const of = stage({ sendLatency: { kind: 'constant', value: 10 } }, { batchSize: 1 })
    send(of, 100, [7])
    const invocations = run(of)
    expect(of.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 110 }])
    expect(invocations).toMatchObject([{ startMs: 110, keys: [7] }])
    expect(of.metric('broker', 'SendTime').summary.p50).toBeCloseTo(10, 0)
  })

  it.each([
    ['activemq', 'RequestTimedOutIOException'],
    ['rabbitmq', 'TimeoutException'],
  ])('MQ-2: a producer that is faster than the broker waits, and gives up at its send timeout (%s)', (engine, name) => {
    const of = stage({ engine, messagesPerSecond: 10, sendTimeoutSeconds: 2 })
    send(of, 0, range(30))
    of.run()
    const { replies } = of.sender('app')
    const stored = replies.filter(({ outcome }) => outcome === 'OK')
    expect(stored.map(({ atMs }) => Math.round(atMs))).toEqual(range(21).map((i) => i * 100))
    expect(replies.filter(({ outcome, atMs }) => outcome === name && atMs === 2_000)).toHaveLength(9)
    expect(of.throttles()).toMatchObject([{ limitId: 'mq.brokerMessages', limit: 10, count: 9, peakUse: 30 }])
    expect(of.sum('broker', 'SendTimeouts')).toBe(9)
  })

  it('MQ-3: at most five invocations at once with ActiveMQ, one with RabbitMQ', () => {
    for (const [engine, consumers] of [
      ['activemq', 5],
      ['rabbitmq', 1],
    ]) {
      const of = stage({ engine }, { batchSize: 10 })
      send(of, 0, range(500))
      const invocations = run(of, (worker) => (worker.durationMs = 100))
      expect(mostAtOnce(invocations)).toBe(consumers)
      expect(invocations.flatMap(({ keys }) => keys).sort((a, b) => a - b)).toEqual(range(500))
    }
  })

  it('MQ-4: batches fill for 500 ms, or for the batch window', () => {
    const of = stage({ engine: 'rabbitmq' })
    send(of, 0, range(5))
    send(of, 10_000, range(250))
    const invocations = run(of)
    expect(invocations[0]).toMatchObject({ keys: range(5) })
    expect(invocations[0]!.startMs).toBeCloseTo(500, 0)
    expect(invocations.slice(1).map(({ keys }) => keys.length)).toEqual([100, 100, 50])
    expect(invocations[1]!.startMs).toBeCloseTo(10_000, 0)
    const windowed = stage({ engine: 'rabbitmq' }, { batchWindowSeconds: 3 })
    send(windowed, 0, range(5))
    expect(run(windowed)[0]!.startMs).toBeCloseTo(3_000, 0)
  })

  it('MQ-5: ActiveMQ redelivers a message 6 times, then it goes to the dead-letter queue; other consumers go on', () => {
    const of = stage({}, { batchSize: 1, ...FAST })
    send(of, 0, range(10))
    const invocations = run(of, (worker) => (worker.fails = (key) => key === 3))
    expect(invocations.filter(({ keys }) => keys[0] === 3)).toHaveLength(7)
    expect(of.sum('broker', 'DeadLetteredMessages')).toBe(1)
    // Message 8 waits behind message 3 for the same consumer; all others are done at once.
    const end = (key: number): number => invocations.find(({ keys, ok }) => ok && keys[0] === key)!.endMs
    expect(end(8)).toBeGreaterThan(600)
    for (const key of [0, 1, 2, 4, 5, 6, 7, 9]) expect(end(key)).toBeLessThan(100)
    expect(of.last('broker', 'QueueSize')).toBe(0)
  })

  it('MQ-5: RabbitMQ redelivers until it succeeds, or up to the delivery limit', () => {
    const endless = stage({ engine: 'rabbitmq' }, { batchSize: 1, ...FAST })
    send(endless, 0, [1, 2])
    const tries = run(endless, (worker) => (worker.fails = (key, atMs) => key === 1 && atMs < 30_000))
    expect(tries.length).toBeGreaterThan(200)
    expect(tries.at(-1)).toMatchObject({ keys: [2], ok: true })
    expect(endless.sum('broker', 'DeadLetteredMessages')).toBe(0)
    const limited = stage({ engine: 'rabbitmq', deliveryLimit: 20 }, { batchSize: 1, ...FAST })
    send(limited, 0, [1, 2])
    expect(run(limited, (worker) => (worker.fails = (key) => key === 1))).toHaveLength(22)
    expect(limited.sum('broker', 'DeadLetteredMessages')).toBe(1)
  })

  it('MQ-6: a throttled batch uses up no redelivery', () => {
    const of = stage({}, { batchSize: 1, ...FAST })
    const worker = standIn(of, 'worker')
    worker.concurrency = 0
    send(of, 0, [1])
    of.at(20_000, () => (worker.concurrency = 1))
    of.run()
    expect(worker.throttled).toBeGreaterThan(100)
    expect(worker.invocations).toMatchObject([{ keys: [1], ok: true }])
    expect(of.sum('broker', 'DeadLetteredMessages')).toBe(0)
  })

  it('MQ-7: messages stay until they are processed, or their time to live is over', () => {
    const waiting = (config: Record<string, unknown>): Stage => {
      const of = stage({ engine: 'rabbitmq', ...config }, { batchSize: 1 }, 40_000)
      const worker = standIn(of, 'worker')
      worker.concurrency = 0
      send(of, 0, [1])
      of.at(30_000_000, () => (worker.concurrency = 1))
      return of.run()
    }
    expect(standIn(waiting({}), 'worker').invocations).toHaveLength(1)
    const expired = waiting({ messageTtlSeconds: 60 })
    expect(standIn(expired, 'worker').invocations).toHaveLength(0)
    expect(expired.sum('worker', 'StreamRecordsDiscarded')).toBe(1)
    expect(expired.last('broker', 'QueueSize')).toBe(0)
  })

  it('MQ-8: settings that mappings of a queue do not have are refused, filters work', () => {
    const OTHER = 'lambda.settingOfOtherStreams'
    expect(mappingProblems({ batchSize: 10_000, batchWindowSeconds: 300, filterPercent: 5 })).toEqual([])
    for (const setting of [
      { startingPosition: 'TRIM_HORIZON' },
      { bisectBatchOnError: true },
      { reportBatchItemFailures: true },
      { maximumRetryAttempts: 2 },
      { maximumRecordAgeSeconds: 60 },
      { parallelizationFactor: 5 },
      { tumblingWindowSeconds: 60 },
    ])
      expect(mappingProblems(setting)).toEqual([OTHER])
    expect(mappingProblems({}, 900)).toEqual(['lambda.streamTimeout'])
    expect(mappingProblems({}, 60, true)).toEqual(['lambda.streamFailuresUnused'])
    const of = stage({}, { filterPercent: 20 })
    send(of, 0, range(1_000))
    run(of)
    expect(of.sum('worker', 'StreamRecordsFiltered')).toBeGreaterThan(700)
    expect(of.last('broker', 'QueueSize')).toBe(0)
  })

  it('MQ-9: the broker counts what goes in and out', () => {
    const of = stage({}, { batchSize: 1 })
    send(of, 0, range(40))
    of.at(5, () => expect(of.metric('broker', 'QueueSize')).toBeDefined())
    run(of, (worker) => (worker.durationMs = 1_000))
    expect(of.sum('broker', 'EnqueueCount')).toBe(40)
    expect(of.sum('broker', 'DequeueCount')).toBe(40)
    expect(Math.max(...of.metric('broker', 'QueueSize').maxima.filter((value) => !Number.isNaN(value)))).toBe(40)
    expect(of.last('broker', 'QueueSize')).toBe(0)
  })

  it('MQ-10: instances and storage are billed by time, and a cluster of mq.t3.micro is refused', () => {
    const usage = (config: Record<string, unknown>): Record<string, number> =>
      stage({ storageGb: 730, ...config }, {}, 3_600)
        .run()
        .usage('broker')
    expect(usage({})).toEqual({ 'Broker instance': 1, Storage: 1 })
    expect(usage({ deployment: 'redundant' })).toEqual({ 'Broker instances': 2, Storage: 1 })
    expect(usage({ engine: 'rabbitmq', deployment: 'redundant' })).toEqual({ 'Broker instances': 3, Storage: 3 })
    const small = { engine: 'rabbitmq', instanceType: 'mq.t3.micro' }
    expect(codesOf(messageBroker, small)).toEqual([])
    expect(codesOf(messageBroker, { ...small, deployment: 'redundant' })).toEqual(['mq.clusterInstanceType'])
  })

  it('MQ-11: a poison message that blocks a queue for good is warned of', () => {
    const poisoned = { messages: [neighbour({ connection: { poisonRecordEvery: 10 } })] }
    expect(codesOf(messageBroker, { engine: 'rabbitmq' }, poisoned)).toEqual(['mq.poisonMessageBlocksQueue'])
    expect(codesOf(messageBroker, { engine: 'rabbitmq', deliveryLimit: 5 }, poisoned)).toEqual([])
    expect(codesOf(messageBroker, {}, poisoned)).toEqual([])
    expect(codesOf(messageBroker, {}, { requests: [neighbour()] })).toEqual(['mq.noConsumer'])
  })
})
