import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { stream } from '../../../sim/services/kinesis'
import { checkStreamMappings } from '../../../sim/services/lambda/streams'
import { streamMappingFields } from '../../../sim/services/lambda/streams/streamMappingFields'
import { table } from '../../../sim/services/dynamodb'
import { receiver, sender, Stage, type StageDesign } from './stage'
import { type StandIn, standIn, streamFunction } from './streamStage'

const INSTANT = { kind: 'constant', value: 0 }
const PROCESSED = 'StreamRecordsProcessed'
const DISCARDED = 'StreamRecordsDiscarded'
const FILTERED = 'StreamRecordsFiltered'
const BLOCKED = 'BlockedShards'
const AGE = 'IteratorAge'

interface Options extends Partial<StageDesign> {
  /** Settings of the mapping and of the consumer. */
  mapping?: Record<string, unknown>
  kinesis?: Record<string, unknown>
}

/** app → events (Kinesis) → worker, whose discarded records go to `failed`. */
function stage({ mapping = {}, kinesis = {}, ...design }: Options = {}): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'events', service: stream, config: { putLatency: INSTANT, ...kinesis } },
      { id: 'worker', service: streamFunction },
      { id: 'failed', service: receiver },
    ],
    connections: [
      { from: 'app.calls', to: 'events.requests' },
      {
        from: 'events.records',
        to: 'worker.stream',
        config: { delivery: 'custom', customDelivery: INSTANT, ...mapping },
      },
      { from: 'worker.streamOnFailure', to: 'failed.calls' },
    ],
    seconds: 60,
    ...design,
  })
}

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

const put = (of: Stage, atMs: number, keys: readonly number[], bytes = 100): void => {
  of.at(atMs, () => {
    for (const key of keys) of.sender('app').send({ key, bytes })
  })
}

/** Does to the function what the test wants before anything happens, runs, and gives its invocations. */
function run(of: Stage, prepare: (worker: StandIn) => void = () => {}): StandIn['invocations'] {
  const worker = standIn(of, 'worker')
  prepare(worker)
  of.run()
  return worker.invocations
}

const sizes = (invocations: StandIn['invocations']): number[] => invocations.map(({ keys }) => keys.length)
const starts = (invocations: StandIn['invocations']): number[] => invocations.map(({ startMs }) => startMs)
const gaps = (times: readonly number[]): number[] => times.slice(1).map((time, i) => Math.round(time - times[i]!))

describe('stream event source mapping', () => {
  it('LAMBDA-68: a shard is polled once a second, a table’s four times, an enhanced fan-out consumer not at all', () => {
    const trickle = (of: Stage): Stage => {
      for (const i of range(200)) put(of, 5_000 + i * 100, [i])
      return of
    }
    const kinesis = run(trickle(stage()))
    expect(new Set(gaps(starts(kinesis)))).toEqual(new Set([1_000]))
    expect(sizes(kinesis).reduce((sum, size) => sum + size)).toBe(200)

    const pushed = run(trickle(stage({ mapping: { consumerType: 'enhancedFanOut' } })))
    expect(pushed).toHaveLength(200)
    expect(starts(pushed)[0]).toBe(5_000)

    const ofTable = new Stage({
      resources: [
        { id: 'app', service: sender },
        {
          id: 'events',
          service: table,
          config: { writeLatency: INSTANT, streamEnabled: true, capacityMode: 'provisioned', writeCapacityUnits: 100 },
        },
        { id: 'worker', service: streamFunction },
      ],
      connections: [
        { from: 'app.calls', to: 'events.requests' },
        { from: 'events.stream', to: 'worker.stream', config: { delivery: 'custom', customDelivery: INSTANT } },
      ],
      seconds: 60,
    })
    for (const i of range(200))
      ofTable.at(5_000 + i * 100, () => ofTable.sender('app').send({ key: i, operation: 'PutItem' }))
    expect(new Set(gaps(starts(run(ofTable))))).toEqual(new Set([250]))
  })

  it('LAMBDA-68: batches do not mix shards, and a shard that is behind is read at once', () => {
    const of = stage({ kinesis: { shards: 4 } })
    put(of, 0, range(40))
    const invocations = run(of)
    expect(invocations).toHaveLength(4)
    expect(invocations.flatMap(({ keys }) => keys).sort((a, b) => a - b)).toEqual(range(40))

    const behind = stage({ mapping: { batchSize: 2_000 } })
    for (const second of range(30)) put(behind, second * 1_000, range(900))
    const late = run(behind, (worker) => {
      worker.durationMs = 35_000
      behind.at(30_000, () => (worker.durationMs = 100))
    }).slice(1)
    expect(sizes(late).slice(0, 13)).toEqual(Array<number>(13).fill(2_000))
    // 26,000 records are three reads: none of them waits for the next second.
    expect(late[12]!.startMs - late[0]!.startMs).toBeLessThan(12 * 100 + 2)
  })

  it('LAMBDA-69: a batch holds at most the batch size and 6 MB', () => {
    const byNumber = stage({ mapping: { batchSize: 40 } })
    put(byNumber, 0, range(100))
    expect(sizes(run(byNumber))).toEqual([40, 40, 20])

    const byBytes = stage({ kinesis: { shards: 1 }, mapping: { batchWindowSeconds: 20 } })
    for (const second of range(16)) put(byBytes, second * 1_000, [second], 1_000_000)
    expect(sizes(run(byBytes))).toEqual([6, 6, 4])
    expect(streamMappingFields.batchSize).toMatchObject({ default: 100, min: 1, max: 10_000 })
  })

  it('LAMBDA-70: a batch window ends when the batch is full or its time is over', () => {
    const of = stage({ mapping: { batchSize: 5, batchWindowSeconds: 10 } })
    put(of, 0, [0, 1])
    put(of, 20_000, [2, 3, 4])
    put(of, 22_000, [5, 6])
    const invocations = run(of)
    expect(sizes(invocations)).toEqual([2, 5])
    const poll = starts(invocations)[0]! - 10_000
    expect(poll).toBeGreaterThanOrEqual(0)
    expect(poll).toBeLessThan(1_000)
    expect(starts(invocations)[1]).toBeCloseTo(22_000 + poll, 3)
  })

  it('LAMBDA-71: batches of a shard follow one another; a parallelization factor runs several, in order for each key', () => {
    const most = (parallelizationFactor: number): { most: number; keys: number[][] } => {
      const of = stage({ kinesis: { shards: 2 }, mapping: { parallelizationFactor, batchSize: 10 } })
      for (const second of range(20)) put(of, second * 100, range(50))
      const invocations = run(of, (worker) => {
        worker.durationMs = 700
      })
      const changes = invocations.flatMap(({ startMs, endMs }) => [[endMs, -1] as const, [startMs, 1] as const])
      changes.sort((a, b) => a[0] - b[0] || a[1] - b[1])
      let level = 0
      let highest = 0
      for (const [, change] of changes) highest = Math.max(highest, (level += change))
      const ofKey = (key: number) => invocations.flatMap((invocation, i) => (invocation.keys.includes(key) ? [i] : []))
      for (const key of range(50)) {
        const times = ofKey(key).map((i) => invocations[i]!)
        times.slice(1).forEach(({ startMs }, i) => expect(startMs).toBeGreaterThanOrEqual(times[i]!.endMs))
      }
      return { most: highest, keys: invocations.map(({ keys }) => keys) }
    }
    expect(most(1).most).toBe(2)
    expect(most(4).most).toBe(8)
  })

  it('LAMBDA-72: a failing batch blocks its shard, and only it, and is tried again with growing waits', () => {
    const of = stage({ kinesis: { shards: 2 }, seconds: 200, mapping: { batchSize: 10 } })
    for (const second of range(20)) put(of, second * 1_000, range(10))
    let broken = -1
    const invocations = run(of, (worker) => {
      worker.fails = (key, atMs) => {
        if (broken < 0) broken = key
        return key === broken && atMs < 100_000
      }
    })
    const failed = invocations.filter(({ ok }) => !ok)
    expect(gaps(starts(failed)).slice(0, 6)).toEqual([1_010, 2_010, 4_010, 8_010, 16_010, 32_010])
    const healthy = invocations.filter(({ ok, startMs }) => ok && startMs < 100_000)
    expect(healthy.length).toBeGreaterThan(15)
    const shardOfBroken = new Set(failed.flatMap(({ keys }) => keys))
    for (const { keys } of healthy) for (const key of keys) expect(shardOfBroken.has(key)).toBe(false)
    expect(of.metric('worker', BLOCKED).summary.maximum).toBe(1)
    expect(of.last('worker', BLOCKED)).toBe(0)
    expect(of.sum('worker', PROCESSED)).toBe(200)
    expect(of.sum('worker', DISCARDED)).toBe(0)
  })

  it('LAMBDA-73: a batch is discarded when its retries are used up', () => {
    for (const [maximumRetryAttempts, tries] of [
      [0, 1],
      [3, 4],
    ]) {
      const of = stage({ mapping: { maximumRetryAttempts } })
      put(of, 0, range(20))
      put(of, 30_000, [100])
      const invocations = run(of, (worker) => {
        worker.fails = (key) => key === 5
      })
      expect(invocations.filter(({ ok }) => !ok)).toHaveLength(tries!)
      expect(of.sum('worker', DISCARDED)).toBe(20)
      expect(of.sum('worker', PROCESSED)).toBe(1)
      expect(of.receiver('failed').received).toHaveLength(1)
    }
    expect(streamMappingFields.maximumRetryAttempts).toMatchObject({ default: null, min: 0, max: 10_000 })
  })

  it('LAMBDA-74: records beyond the maximum age are discarded, and younger ones of their batch go on', () => {
    const of = stage({ mapping: { maximumRecordAgeSeconds: 60, batchWindowSeconds: 20 }, seconds: 200 })
    put(of, 0, [1])
    put(of, 15_000, [2, 3])
    put(of, 100_000, [4])
    const invocations = run(of, (worker) => {
      worker.fails = (_, atMs) => atMs < 60_005
    })
    expect(of.sum('worker', DISCARDED)).toBe(1)
    expect(of.sum('worker', PROCESSED)).toBe(3)
    expect(invocations.filter(({ ok }) => ok).map(({ keys }) => keys)).toEqual([[2, 3], [4]])
    expect(of.receiver('failed').received).toMatchObject([{ atMs: 60_000, key: 1 }])
  })

  it('LAMBDA-74: without a maximum age, records are given up when the stream’s retention is over', () => {
    const day = 24 * 3_600
    const of = stage({ seconds: day + 600, mapping: { longestBackoffSeconds: 3_600 } })
    put(of, 1_000, [1])
    put(of, 700_000, [2])
    run(of, (worker) => {
      worker.fails = () => true
    })
    expect(of.sum('worker', DISCARDED)).toBe(1)
    expect(of.receiver('failed').received).toMatchObject([{ atMs: day * 1000 + 1_000 }])
  })

  it('LAMBDA-75: throttles are tried again with back-off and use up no retry', () => {
    const of = stage({ kinesis: { shards: 8 }, mapping: { maximumRetryAttempts: 0 }, seconds: 300 })
    put(of, 0, range(64))
    const worker = standIn(of, 'worker')
    worker.concurrency = 1
    worker.durationMs = 1_500
    of.run()
    expect(worker.throttled).toBeGreaterThan(8)
    expect(of.sum('worker', DISCARDED)).toBe(0)
    expect(of.sum('worker', PROCESSED)).toBe(64)
    expect(of.receiver('failed').received).toEqual([])
  })

  it('LAMBDA-75: throttled records are given up when they are too old', () => {
    const of = stage({ mapping: { maximumRecordAgeSeconds: 60 }, seconds: 120 })
    put(of, 0, range(5))
    run(of, (worker) => {
      worker.concurrency = 0
    })
    expect(of.sum('worker', DISCARDED)).toBe(5)
    expect(of.traces().flatMap(({ segments }) => segments.filter(({ name }) => name === 'Discarded'))).toHaveLength(5)
  })

  it('LAMBDA-76 LAMBDA-83: bisecting isolates a poison record; without it the whole batch is lost', () => {
    const poison = { poisonRecordEvery: 43, maximumRetryAttempts: 2, batchSize: 64 }
    const whole = stage({ mapping: poison })
    put(whole, 0, range(64))
    expect(run(whole).map(({ ok }) => ok)).toEqual([false, false, false])
    expect(whole.sum('worker', DISCARDED)).toBe(64)

    const bisected = stage({ mapping: { ...poison, bisectBatchOnError: true } })
    put(bisected, 0, range(64))
    const invocations = run(bisected)
    expect(bisected.sum('worker', DISCARDED)).toBe(1)
    expect(bisected.sum('worker', PROCESSED)).toBe(63)
    expect(bisected.receiver('failed').received.map(({ key }) => key)).toEqual([42])
    // Failing: 64, 32, 16, 8, 4, 2 and three times the record itself; each split leaves one half that succeeds.
    expect(invocations.filter(({ ok }) => !ok)).toHaveLength(9)
    expect(invocations.filter(({ ok }) => ok)).toHaveLength(6)
    // Order is kept: all keys but the poison one, ascending.
    expect(invocations.filter(({ ok }) => ok).flatMap(({ keys }) => keys)).toEqual(
      range(64).filter((key) => key !== 42),
    )
    const attempts = bisected
      .traces()
      .find(({ segments }) => segments.some(({ name }) => name === 'Discarded'))!
      .segments.filter(({ name }) => name === 'worker')
    expect(attempts.map(({ attempt }) => attempt)).toEqual(range(9).map((i) => i + 1))
  })

  it('LAMBDA-77: with reported failures, what came before the failed record is done with', () => {
    const of = stage({ mapping: { reportBatchItemFailures: true, maximumRetryAttempts: 1, poisonRecordEvery: 8 } })
    put(of, 0, range(10))
    const invocations = run(of)
    // 0 to 6 succeed; 7 is tried twice more at the head of what remains, which is then discarded with it.
    expect(invocations.map(({ keys, ok }) => [keys.length, ok])).toEqual([
      [8, true],
      [1, true],
    ])
    expect(of.sum('worker', PROCESSED)).toBe(7)
    expect(of.sum('worker', DISCARDED)).toBe(3)

    const bisected = stage({
      mapping: {
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        maximumRetryAttempts: 0,
        poisonRecordEvery: 8,
      },
    })
    put(bisected, 0, range(10))
    const split = run(bisected)
    expect(split.map(({ keys }) => keys)).toEqual([range(8), [7], [7], [7], [8], [9]].slice(0, split.length))
    expect(bisected.sum('worker', PROCESSED)).toBe(9)
    expect(bisected.sum('worker', DISCARDED)).toBe(1)
  })

  it('LAMBDA-77: a handler that runs once per batch reports the poison record of the batch', () => {
    const of = stage({
      mapping: { reportBatchItemFailures: true, perRecord: false, maximumRetryAttempts: 0, poisonRecordEvery: 8 },
    })
    put(of, 0, range(10))
    expect(run(of).map(({ keys, ok }) => [keys, ok])).toEqual([[[0], true]])
    expect([of.sum('worker', PROCESSED), of.sum('worker', DISCARDED)]).toEqual([7, 3])
  })

  it('LAMBDA-78: the on-failure destination gets metadata only', () => {
    const of = stage({ mapping: { maximumRetryAttempts: 0 } })
    put(of, 0, [7, 8], 50_000)
    run(of, (worker) => {
      worker.fails = () => true
    })
    expect(of.receiver('failed').received).toMatchObject([{ key: 7, bytes: 1_024 }])
  })

  it('LAMBDA-78: a bucket gets the records too', () => {
    const of = stage({
      mapping: { maximumRetryAttempts: 0 },
      resources: [
        { id: 'app', service: sender },
        { id: 'events', service: stream, config: { putLatency: INSTANT } },
        { id: 'worker', service: streamFunction },
        { id: 'failed', service: { ...receiver, type: 'aws.s3.bucket' } },
      ],
    })
    put(of, 0, [7, 8], 50_000)
    run(of, (worker) => {
      worker.fails = () => true
    })
    expect(of.receiver('failed').received).toMatchObject([{ key: 7, bytes: 101_024 }])
  })

  it('LAMBDA-78: a destination that does not take a report is tried once, and counted', () => {
    const of = stage({ mapping: { maximumRetryAttempts: 0 } })
    put(of, 0, [7, 8])
    of.receiver('failed').answer = () => ({
      name: 'Down',
      service: 'x',
      httpStatus: 500,
      class: 'fault',
      retryable: true,
    })
    run(of, (worker) => {
      worker.fails = () => true
    })
    expect(of.receiver('failed').received).toHaveLength(1)
    expect(of.sum('worker', 'DestinationDeliveryFailures')).toBe(1)
  })

  it('LAMBDA-79: AT_TIMESTAMP passes over earlier records, and is refused for a table', () => {
    const of = stage({ mapping: { startingPosition: 'AT_TIMESTAMP', startingAtSeconds: 10 } })
    put(of, 5_000, [1])
    put(of, 15_000, [2])
    expect(run(of).map(({ keys }) => keys)).toEqual([[2]])
    for (const startingPosition of ['LATEST', 'TRIM_HORIZON']) {
      const from = stage({ mapping: { startingPosition } })
      put(from, 5_000, [1])
      expect(run(from)).toHaveLength(1)
    }
    expect(problems({ startingPosition: 'AT_TIMESTAMP' }, 'aws.dynamodb.table')).toEqual([
      'lambda.startingPositionOfTable',
    ])
    expect(problems({ startingPosition: 'AT_TIMESTAMP' })).toEqual([])
  })

  it('LAMBDA-80: records that the filter leaves out are consumed without an invocation', () => {
    const of = stage({ mapping: { filterPercent: 25 } })
    for (const second of range(50)) put(of, second * 1_000, range(40))
    run(of)
    expect(of.sum('worker', FILTERED) + of.sum('worker', PROCESSED)).toBe(2_000)
    expect(of.sum('worker', PROCESSED)).toBeGreaterThan(420)
    expect(of.sum('worker', PROCESSED)).toBeLessThan(580)

    const none = stage({ mapping: { filterPercent: 0 } })
    put(none, 0, range(10))
    expect(run(none)).toEqual([])
    for (const trace of none.traces()) expect(trace.segments.every(({ endMs }) => endMs < 2_000)).toBe(true)
  })

  it('LAMBDA-81: the iterator age grows while the function is too slow, and is small while it keeps up', () => {
    const slow = stage({ mapping: { batchSize: 1 } })
    for (const i of range(100)) put(slow, i * 500, [i])
    run(slow, (worker) => {
      worker.durationMs = 1_000
    })
    expect(slow.metric('worker', AGE).summary.maximum).toBeGreaterThan(25_000)
    const quick = stage()
    for (const i of range(100)) put(quick, i * 500, [i])
    run(quick)
    expect(quick.metric('worker', AGE).summary.maximum).toBeLessThan(1_000)
  })

  it('LAMBDA-82: a tumbling window is closed by an invocation of its own, and batches do not cross it', () => {
    const of = stage({ mapping: { tumblingWindowSeconds: 20, batchSize: 10 }, seconds: 70 })
    put(of, 1_000, [1, 2])
    put(of, 19_900, [3])
    put(of, 20_000, [4])
    put(of, 45_000, [5])
    const invocations = run(of)
    // A closing invocation has no record; the stand-in sees key 0 for it.
    expect(invocations.map(({ keys }) => keys)).toEqual([[1, 2], [3], [0], [4], [0], [5], [0]])
    expect(starts(invocations)[4]).toBe(40_000)
    expect(starts(invocations)[6]).toBe(60_000)
  })

  it('LAMBDA-82: nothing else is processed until the closing invocation succeeds', () => {
    const of = stage({ mapping: { tumblingWindowSeconds: 10 }, seconds: 60 })
    put(of, 1_000, [1])
    put(of, 12_000, [2])
    const invocations = run(of, (worker) => {
      worker.fails = (key, atMs) => key === 0 && atMs < 16_000
    })
    const second = invocations.find(({ keys }) => keys[0] === 2)!
    expect(invocations.filter(({ keys, ok }) => keys[0] === 0 && !ok)).toHaveLength(3)
    expect(second.startMs).toBeGreaterThan(16_000)
  })

  it('LAMBDA-84: the time from send to handler agrees with what was measured', () => {
    const measure = (service: 'kinesis' | 'dynamodb', mapping: Record<string, unknown>): number[] => {
      const isTable = service === 'dynamodb'
      const source = isTable
        ? { id: 'events', service: table, config: { streamEnabled: true } }
        : { id: 'events', service: stream, config: { shards: 8 } }
      const of = new Stage({
        resources: [{ id: 'app', service: sender }, source, { id: 'worker', service: streamFunction }],
        connections: [
          { from: 'app.calls', to: 'events.requests' },
          { from: isTable ? 'events.stream' : 'events.records', to: 'worker.stream', config: mapping },
        ],
        seconds: 4_000,
      })
      const sent = range(1_000).map((i) => i * 3_700 + ((i * 7_919) % 3_000))
      sent.forEach((atMs, key) =>
        of.at(atMs, () => of.sender('app').send({ key, operation: isTable ? 'PutItem' : 'PutRecord' })),
      )
      const latencies = run(of)
        .flatMap(({ startMs, keys }) => keys.map((key) => startMs + 3 - sent[key]!))
        .sort((a, b) => a - b)
      return [0.1, 0.5, 0.9].map((p) => latencies[Math.floor(p * latencies.length)]!)
    }
    const within = (actual: readonly number[], expected: readonly number[]): void =>
      actual.forEach((value, i) => {
        expect(value / expected[i]!).toBeGreaterThan(0.75)
        expect(value / expected[i]!).toBeLessThan(1.25)
      })
    within(measure('kinesis', {}), [267, 627, 965])
    within(
      measure('kinesis', { consumerType: 'enhancedFanOut' }),
      [28.8, 49.4, 67.5].map((ms) => ms + 3),
    )
    within(measure('dynamodb', {}), [118, 213, 341])
  })

  it('LAMBDA-85: shards without records cost no events, and 500 with records a poll and a batch each', () => {
    const idle = stage({ kinesis: { shards: 500 } })
    run(idle)
    expect(idle.running.simulator.events).toBe(0)
    const busy = stage({ kinesis: { shards: 500 }, seconds: 10 })
    for (const second of range(5)) put(busy, second * 2_000, range(5_000))
    const before = busy.running.simulator.events
    run(busy)
    // For each record its write; for each shard and round a read, its arrival, the batch and its end.
    expect(busy.running.simulator.events - before).toBeLessThan(25_000 + 5 * 500 * 4 + 100)
    expect(busy.sum('worker', PROCESSED)).toBe(25_000)
  })

  it('LAMBDA-71 LAMBDA-76 LAMBDA-77 LAMBDA-80: whatever the settings, each record is done with exactly once, and in order', () => {
    const settings = fc.record({
      batchSize: fc.integer({ min: 1, max: 30 }),
      batchWindowSeconds: fc.constantFrom(0, 0, 3),
      parallelizationFactor: fc.constantFrom(1, 1, 3),
      maximumRetryAttempts: fc.constantFrom(0, 1, 3),
      bisectBatchOnError: fc.boolean(),
      reportBatchItemFailures: fc.boolean(),
      tumblingWindowSeconds: fc.constantFrom(0, 0, 7),
      filterPercent: fc.constantFrom(100, 100, 60),
      poisonRecordEvery: fc.constantFrom(null, 4, 17),
      consumerType: fc.constantFrom('standard', 'enhancedFanOut'),
      longestBackoffSeconds: fc.constant(4),
      perRecord: fc.constantFrom(true, true, false),
    })
    fc.assert(
      fc.property(settings, fc.constantFrom(1, 3), fc.constantFrom(1, 100), (mapping, shards, concurrency) => {
        const of = stage({ mapping, kinesis: { shards }, seconds: 4_000 })
        for (const second of range(20))
          put(
            of,
            second * 1_000,
            range(12).map((i) => second * 12 + i + 1),
          )
        const done: number[] = []
        run(of, (worker) => {
          worker.concurrency = concurrency
        }).forEach(({ keys, ok }) => {
          if (ok && mapping.perRecord) done.push(...keys.filter((key) => key > 0))
        })
        const counted = [PROCESSED, DISCARDED, FILTERED].map((name) => of.sum('worker', name))
        expect(counted.reduce((sum, count) => sum + count)).toBe(240)
        expect(of.last('worker', BLOCKED)).toBe(0)
        if (shards === 1 && mapping.parallelizationFactor === 1) expect(done).toEqual([...done].sort((a, b) => a - b))
        // Nothing is kept that nobody needs any more, so that every trace has ended.
        for (const { segments } of of.traces()) for (const { endMs } of segments) expect(endMs).not.toBeNaN()
      }),
      { numRuns: 60 },
    )
  })

  it('an endless poison record and settings that contradict each other are warned of', () => {
    expect(problems({ poisonRecordEvery: 10 })).toEqual(['lambda.poisonRecordBlocksShard'])
    expect(problems({ maximumRetryAttempts: 2 })).toEqual(['lambda.noStreamFailureDestination'])
    expect(problems({ firstBackoffSeconds: 10, longestBackoffSeconds: 5 })).toEqual(['lambda.streamBackoffOrder'])
  })
})

function problems(mapping: Record<string, unknown>, sourceType = 'aws.kinesis.stream'): string[] {
  const connections = (port: string) =>
    port === 'stream'
      ? [
          {
            id: 'c',
            other: { id: 's', type: sourceType, name: 's', config: {} },
            config: withDefaults(streamMappingFields, mapping),
          },
        ]
      : []
  return checkStreamMappings({ config: {}, connections } as unknown as CheckContext<object>).map(({ code }) => code)
}
