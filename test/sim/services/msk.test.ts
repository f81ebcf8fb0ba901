import { describe, expect, it } from 'vitest'
import { checkStreamMappings } from '../../../sim/services/lambda/streams'
import { streamMappingFields } from '../../../sim/services/lambda/streams/streamMappingFields'
import { kafkaTopic } from '../../../sim/services/msk'
import type { CheckContext } from '../../../sim/services/define'
import type { ShardStream } from '../../../sim/services/ports'
import { codesOf, neighbour } from './checks'
import { receiver, sender, Stage, type StageDesign } from './stage'
import { type StandIn, standIn, streamFunction, streamOf, streamReader } from './streamStage'

const INSTANT = { kind: 'constant', value: 0 }
const MB = 1_000_000
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** app → topic → reader, which the test drives by hand. */
function stage(config: Record<string, unknown> = {}, design: Partial<StageDesign> = {}): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'topic', service: kafkaTopic, config: { produceLatency: INSTANT, ...config } },
      { id: 'reader', service: streamReader },
    ],
    connections: [
      { from: 'app.calls', to: 'topic.requests' },
      { from: 'topic.records', to: 'reader.stream' },
    ],
    seconds: 60,
    ...design,
  })
}

/** app → topic → worker, with an on-failure destination if the test wants one. */
function withFunction(
  config: Record<string, unknown> = {},
  mapping: Record<string, unknown> = {},
  destination = false,
  seconds = 60,
): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'topic', service: kafkaTopic, config: { produceLatency: INSTANT, ...config } },
      { id: 'worker', service: streamFunction },
      { id: 'failed', service: receiver },
    ],
    connections: [
      { from: 'app.calls', to: 'topic.requests' },
      {
        from: 'topic.records',
        to: 'worker.stream',
        config: { delivery: 'custom', customDelivery: INSTANT, ...mapping },
      },
      ...(destination ? [{ from: 'worker.streamOnFailure', to: 'failed.calls' }] : []),
    ],
    seconds,
  })
}

const partitions = (of: Stage): ShardStream => streamOf(of, 'topic', 'records')

const produce = (of: Stage, atMs: number, count: number, options: object = {}): void => {
  of.at(atMs, () => {
    for (const key of range(count)) of.sender('app').send({ key, ...options })
  })
}

function run(of: Stage, prepare: (worker: StandIn) => void = () => {}): StandIn['invocations'] {
  const worker = standIn(of, 'worker')
  prepare(worker)
  of.run()
  return worker.invocations
}

const perPartition = (of: Stage): number[] => range(partitions(of).shardCount).map((shard) => partitions(of).end(shard))

/** Codes of the problems of a function that reads a topic with these settings of its mapping. */
function mappingProblems(mapping: Record<string, unknown>, timeoutSeconds = 60, destination = false): string[] {
  const defaults = Object.fromEntries(
    Object.entries(streamMappingFields).map(([name, field]) => [name, 'default' in field ? field.default : null]),
  )
  return checkStreamMappings({
    config: { timeoutSeconds },
    connections: (port: string) =>
      port === 'stream'
        ? [neighbour({ type: 'aws.msk.topic', connection: { ...defaults, ...mapping } })]
        : destination
          ? [neighbour()]
          : [],
  } as unknown as CheckContext<{ timeoutSeconds?: number }>).map(({ code }) => code)
}

describe('Amazon MSK topic', () => {
  it('MSK-1: a record is stored and its producer answered after the produce latency', () => {
    const of = stage({ produceLatency: { kind: 'constant', value: 8 }, brokerThroughputMb: 10_000, partitions: 1 })
    partitions(of).addReader('c', false)
    produce(of, 100, 1, { key: 7, bytes: 250 })
    of.at(107, () => expect(partitions(of).end(0)).toBe(0))
    of.at(200, () => {
      expect(partitions(of).read(0, 0, 0, 10)).toBe(1)
      expect([partitions(of).key(0, 0), partitions(of).bytes(0, 0)]).toEqual([7, 250])
    })
    of.run()
    expect(of.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100 }])
    expect(of.sender('app').replies[0]!.atMs).toBeCloseTo(108, 3)
  })

  it('MSK-1: ProduceBatch writes records with keys of their own, or all with the call’s', () => {
    const own = stage({ recordsPerBatch: 600 })
    partitions(own).addReader('c', false)
    produce(own, 0, 1, { operation: 'ProduceBatch', bytes: 60_000 })
    own.run()
    expect(own.sum('topic', 'MessagesInPerSec')).toBe(600)
    expect(own.sum('topic', 'BytesInPerSec')).toBe(60_000)
    for (const count of perPartition(own)) expect(count).toBeGreaterThan(60)
    const same = stage({ recordsPerBatch: 600, batchKeys: 'same' })
    partitions(same).addReader('c', false)
    produce(same, 0, 1, { operation: 'ProduceBatch', bytes: 60_000 })
    same.run()
    expect(perPartition(same).filter((count) => count > 0)).toEqual([600])
  })

  it('MSK-2: equal keys meet the same partition, and different ones spread evenly', () => {
    const of = stage({ partitions: 10 })
    partitions(of).addReader('c', false)
    for (const second of range(5)) produce(of, second * 1_000, 1_000)
    of.run()
    for (const count of perPartition(of)) {
      expect(count % 5).toBe(0)
      expect(count).toBeGreaterThan(350)
      expect(count).toBeLessThan(650)
    }
  })

  it('MSK-3: a broker writes all its copies at its rate, and what exceeds it waits', () => {
    const burst = (config: Record<string, unknown>): number[] => {
      const of = stage({ partitions: 1, brokerThroughputMb: 1, ...config })
      produce(of, 0, 4, { bytes: MB / 4 })
      of.run()
      return of.sender('app').replies.map(({ atMs }) => Math.round(atMs))
    }
    expect(burst({})).toEqual([250, 500, 750, 1_000])
    const spread = stage({ partitions: 300, brokerThroughputMb: 1, replicationFactor: 1 })
    const copied = stage({ partitions: 300, brokerThroughputMb: 1, replicationFactor: 3 })
    for (const of of [spread, copied]) {
      produce(of, 0, 3_000, { bytes: 1_000 })
      of.run()
    }
    const last = (of: Stage): number => Math.max(...of.sender('app').replies.map(({ atMs }) => atMs))
    expect(last(spread)).toBeCloseTo(1_000, -2)
    expect(last(copied)).toBeCloseTo(3_000, -2)
    expect(copied.metric('topic', 'ProduceTotalTimeMsMean').summary.p99).toBeGreaterThan(2_800)
  })

  it('MSK-4: a record that would wait longer than the delivery timeout is given up in the name of its broker', () => {
    const of = stage({ partitions: 1, brokerThroughputMb: 1, deliveryTimeoutSeconds: 2 })
    for (const i of range(100)) produce(of, i * 100, 1, { bytes: MB / 5 })
    of.run()
    const { replies } = of.sender('app')
    const timedOut = replies.filter(({ outcome }) => outcome === 'TimeoutException')
    expect(timedOut.length).toBeGreaterThan(30)
    for (const { sentAtMs, atMs } of timedOut) expect(atMs - sentAtMs).toBe(2_000)
    expect(of.throttles()).toMatchObject([
      { limitId: 'msk.brokerWriteBytes', limit: MB, count: timedOut.length, outcome: 'TimeoutException' },
    ])
    expect(of.throttles()[0]!.reason).toMatch(/^broker [123]$/)
    expect(of.throttles()[0]!.peakUse).toBeCloseTo(2.2 * MB, -5)
    expect(of.sum('topic', 'ProduceTimeouts')).toBe(timedOut.length)
    expect(of.sum('topic', 'MessagesInPerSec')).toBe(100 - timedOut.length)
  })

  it('MSK-5: a record above the maximum message size is rejected, and the rejection names the limit', () => {
    const of = stage()
    produce(of, 0, 1, { bytes: 1_048_576 })
    produce(of, 2_000, 1, { bytes: 1_048_577 })
    of.run()
    expect(of.sender('app').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'RecordTooLargeException'])
    expect(of.throttles()).toMatchObject([{ limitId: 'msk.messageSize', limit: 1_048_576, useAtFirst: 1_048_577 }])
  })

  it('MSK-6: records stay until consumers have done with them or their retention is over; the lag counts them', () => {
    const of = stage({ partitions: 1, retentionHours: 1 }, { seconds: 7_200 })
    partitions(of).addReader('c', false)
    produce(of, 0, 10)
    produce(of, 3_000_000, 5)
    of.at(1_000_000, () => {
      expect(partitions(of).oldest(0)).toBe(0)
      partitions(of).release(0, 0, 4)
      expect(partitions(of).oldest(0)).toBe(4)
    })
    of.at(4_000_000, () => expect(partitions(of).oldest(0)).toBe(10))
    of.run()
    expect(of.last('topic', 'SumOffsetLag')).toBe(11)
  })

  it('MSK-7: Lambda works on each partition by itself, in order, with batches that fill for 500 ms', () => {
    const of = withFunction({ partitions: 3 }, { batchSize: 10 })
    produce(of, 0, 5)
    const first = run(of)
    expect(first.length).toBeGreaterThan(1)
    expect(first.length).toBeLessThanOrEqual(3)
    for (const { startMs } of first) expect(startMs).toBeCloseTo(500, 0)

    const busy = withFunction({ partitions: 3 }, { batchSize: 10 })
    produce(busy, 0, 300)
    const invocations = run(busy, (worker) => (worker.durationMs = 1_000))
    const atOnce = invocations.map(
      ({ startMs }) => invocations.filter((other) => other.startMs <= startMs && startMs < other.endMs).length,
    )
    expect(Math.max(...atOnce)).toBe(3)
    expect(invocations[0]!.startMs).toBeLessThan(10)
    expect(invocations.flatMap(({ keys }) => keys).sort((a, b) => a - b)).toEqual(range(300))
    expect(busy.last('topic', 'SumOffsetLag')).toBe(0)
    expect(busy.sum('worker', 'StreamRecordsProcessed')).toBe(300)
    const windowed = withFunction({ partitions: 1 }, { batchWindowSeconds: 5 })
    produce(windowed, 0, 5)
    expect(run(windowed)[0]!.startMs).toBeCloseTo(5_000, 0)
  })

  it('MSK-8: without a destination a batch is tried until its records are gone, with one 10 times', () => {
    const endless = withFunction({ partitions: 1, retentionHours: 1 }, {}, false, 5_000)
    produce(endless, 0, 3)
    const tries = run(endless, (worker) => (worker.fails = () => true))
    expect(tries.length).toBeGreaterThan(50)
    expect(tries.at(-1)!.endMs).toBeLessThan(3_601_000)
    expect(endless.sum('worker', 'StreamRecordsDiscarded')).toBe(3)
    expect(endless.receiver('failed').received).toHaveLength(0)

    const limited = withFunction({ partitions: 1 }, { firstBackoffSeconds: 0.1, longestBackoffSeconds: 0.1 }, true)
    produce(limited, 0, 3)
    produce(limited, 30_000, 1, { key: 9 })
    const few = run(limited, (worker) => (worker.fails = (key) => key < 3))
    expect(few.filter(({ ok }) => !ok)).toHaveLength(11)
    expect(few.at(-1)).toMatchObject({ ok: true, keys: [9] })
    expect(limited.receiver('failed').received).toHaveLength(1)
    expect(limited.sum('worker', 'StreamRecordsDiscarded')).toBe(3)
  })

  it('MSK-9: settings that mappings of a topic do not have are refused, filters work', () => {
    const OTHER = 'lambda.settingOfOtherStreams'
    expect(mappingProblems({})).toEqual([])
    for (const setting of [
      { bisectBatchOnError: true },
      { reportBatchItemFailures: true },
      { parallelizationFactor: 2 },
      { tumblingWindowSeconds: 30 },
    ])
      expect(mappingProblems(setting)).toEqual([OTHER])
    expect(mappingProblems({ maximumRetryAttempts: 3 }, 60, true)).toEqual([OTHER])
    expect(mappingProblems({ maximumRecordAgeSeconds: 60 }, 60, true)).toEqual([OTHER])
    expect(mappingProblems({ startingPosition: 'AT_TIMESTAMP', filterPercent: 10, batchSize: 10_000 })).toEqual([])
    expect(mappingProblems({}, 841)).toEqual(['lambda.streamTimeout'])
    expect(mappingProblems({}, 840)).toEqual([])
    expect(mappingProblems({ poisonRecordEvery: 10 })).toEqual(['lambda.poisonRecordBlocksShard'])
    expect(mappingProblems({ poisonRecordEvery: 10 }, 60, true)).toEqual([])
    const of = withFunction({ partitions: 4 }, { filterPercent: 25 })
    produce(of, 0, 2_000)
    run(of)
    expect(of.sum('worker', 'StreamRecordsFiltered')).toBeGreaterThan(1_400)
    expect(of.sum('worker', 'StreamRecordsFiltered') + of.sum('worker', 'StreamRecordsProcessed')).toBe(2_000)
  })

  it('MSK-10: brokers and their storage are billed by the hour', () => {
    const of = stage({ brokers: 6, storageGb: 730 }, { seconds: 7_200 }).run()
    expect(of.usage('topic')['Brokers']).toBeCloseTo(12)
    expect(of.usage('topic')['Broker storage']).toBeCloseTo(12)
    const price = (name: string): number =>
      kafkaTopic.prices('us-east-1').find(({ id }) => id === name)!.tiers[0]!.unitPrice
    expect(price('msk.kafka.m5.large')).toBe(0.21)
  })

  it('MSK-11: more copies than brokers are refused, too many partitions on a broker warned of', () => {
    const read = { records: [neighbour()] }
    expect(codesOf(kafkaTopic, {}, read)).toEqual([])
    expect(codesOf(kafkaTopic, { brokers: 2 }, read)).toEqual(['msk.replicationAboveBrokers'])
    expect(codesOf(kafkaTopic, { brokerType: 'kafka.t3.small', partitions: 301 }, read)).toEqual([
      'msk.partitionsPerBroker',
    ])
    expect(codesOf(kafkaTopic, { partitions: 1_000 }, read)).toEqual([])
    expect(codesOf(kafkaTopic, {}, { requests: [neighbour()] })).toEqual(['msk.noConsumer'])
  })

  it('MSK-12: during an outage nobody can read, and records wait', () => {
    const of = stage(
      { partitions: 1 },
      { faults: [{ id: 'f', target: 'topic', startSeconds: 10, durationSeconds: 10, effect: { kind: 'outage' } }] },
    )
    partitions(of).addReader('c', false)
    produce(of, 1_000, 5)
    const answers: number[] = []
    for (const atMs of [5_000, 15_000, 25_000]) of.at(atMs, () => void answers.push(partitions(of).read(0, 0, 0, 10)))
    of.run()
    expect(answers).toEqual([5, -1, 5])
  })
})
