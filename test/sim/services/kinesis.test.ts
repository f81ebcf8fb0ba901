import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { stream } from '../../../sim/services/kinesis'
import type { ShardStream } from '../../../sim/services/ports'
import { sender, Stage, type StageDesign } from './stage'
import { streamOf, streamReader } from './streamStage'

const INSTANT = { kind: 'constant', value: 0 }
const MIB = 1_048_576
const RECORDS = 'IncomingRecords'
const BYTES = 'IncomingBytes'
const REFUSED = 'WriteProvisionedThroughputExceeded'
const READS_REFUSED = 'ReadProvisionedThroughputExceeded'
const HOT = 'HottestShardUse'

/** app → events → reader, a consumer that tests drive by hand. */
function stage(
  config: Record<string, unknown> = {},
  rest: Partial<StageDesign> = {},
  consumers: object[] = [{}],
): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'events', service: stream, config: { putLatency: INSTANT, ...config } },
      ...consumers.map((_, i) => ({ id: `reader${i}`, service: streamReader })),
    ],
    connections: [
      { from: 'app.calls', to: 'events.requests' },
      ...consumers.map((consumer, i) => ({
        from: 'events.records',
        to: `reader${i}.stream`,
        config: consumer as Record<string, unknown>,
      })),
    ],
    seconds: 60,
    ...rest,
  })
}

const shards = (of: Stage): ShardStream => streamOf(of, 'events', 'records')
const connection = (i: number): string => `events.records->reader${i}.stream`
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

const put = (
  of: Stage,
  atMs: number,
  count: number,
  options: Parameters<ReturnType<Stage['sender']>['send']>[0] = {},
): void => {
  of.at(atMs, () => {
    for (let i = 0; i < count; i++) of.sender('app').send({ key: i, ...options })
  })
}

/** Records per shard of a stream that a reader has kept open. */
const perShard = (of: Stage): number[] => range(shards(of).shardCount).map((shard) => shards(of).end(shard))

describe('Kinesis data stream', () => {
  it('KIN-1: a record is stored and its producer answered after the write latency', () => {
    const of = stage({ putLatency: { kind: 'constant', value: 12 } })
    shards(of).addReader(connection(0), false)
    put(of, 100, 1, { key: 7, bytes: 250 })
    of.at(111, () => expect(shards(of).end(0)).toBe(0))
    of.at(200, () => {
      const read = shards(of)
      expect(read.read(0, 0, 0, 10)).toBe(1)
      expect([read.key(0, 0), read.bytes(0, 0), read.writtenAt(0, 0)]).toEqual([7, 250, 112])
    })
    of.run()
    expect(of.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 112 }])
    expect(of.metric('events', 'PutRecord.Latency').summary.p50).toBe(12)
  })

  it('KIN-2: PutRecords stores what its shards take, and answers 200 all the same', () => {
    const of = stage({ shards: 4, recordsPerPut: 500 })
    put(of, 0, 12, { operation: 'PutRecords', bytes: 50_000 })
    of.run()
    expect(of.sender('app').replies.every(({ outcome }) => outcome === 'OK')).toBe(true)
    expect(of.sum('events', 'PutRecords.SuccessfulRecords')).toBe(4_000)
    expect(of.sum('events', 'PutRecords.ThrottledRecords')).toBe(2_000)
    expect(of.sum('events', RECORDS)).toBe(4_000)
    expect(of.sum('events', BYTES)).toBe(4_000 * 100)

    const same = stage({ shards: 4, recordsPerPut: 100, putRecordsKeys: 'same' })
    shards(same).addReader(connection(0), false)
    put(same, 0, 1, { operation: 'PutRecords', key: 5 })
    same.run()
    expect(perShard(same).filter((count) => count > 0)).toEqual([100])
  })

  it('KIN-3: equal keys meet the same shard, and different ones spread evenly', () => {
    const of = stage({ shards: 10 })
    shards(of).addReader(connection(0), false)
    for (const second of range(20)) put(of, second * 1_000, 1_000, {})
    of.run()
    for (const count of perShard(of)) {
      expect(count % 20).toBe(0)
      expect(count).toBeGreaterThan(1_400)
      expect(count).toBeLessThan(2_600)
    }
  })

  it('KIN-4: a shard takes in 1,000 records a second, and names the limit, the shard and the demand', () => {
    const of = stage({ shards: 2 })
    for (const ms of range(10_000)) put(of, ms, 2, { key: 3 })
    of.run()
    expect(of.sum('events', RECORDS)).toBeCloseTo(11_000, -2)
    expect(of.sum('events', REFUSED)).toBe(20_000 - of.sum('events', RECORDS))
    const [throttle, ...others] = of.throttles()
    expect(others).toEqual([])
    expect(throttle).toMatchObject({
      limitId: 'kinesis.shardWriteRecords',
      limit: 1_000,
      outcome: 'ProvisionedThroughputExceededException',
      httpStatus: 400,
    })
    expect(throttle!.reason).toMatch(/^shardId-00000000000[01]$/)
    expect(throttle!.peakUse).toBeGreaterThan(1_950)
    expect(of.sender('app').replies.filter(({ outcome }) => outcome !== 'OK')).toHaveLength(throttle!.count)
  })

  it('KIN-4: a shard takes in 1 MiB a second', () => {
    const of = stage()
    for (const i of range(200)) put(of, i * 50, 1, { bytes: MIB / 10 })
    of.run()
    expect(of.sum('events', BYTES) / MIB).toBeCloseTo(11, 0)
    expect(of.throttles()).toMatchObject([{ limitId: 'kinesis.shardWriteBytes', limit: MIB }])
  })

  it('KIN-4: many overloaded shards are named up to four, the others together', () => {
    const of = stage({ shards: 12 })
    put(of, 0, 20_000)
    of.run()
    const reasons = of.throttles().map(({ reason }) => reason)
    expect(reasons).toHaveLength(5)
    expect(reasons).toContain('further shards')
    expect(of.throttles().reduce((sum, { count }) => sum + count, 0)).toBe(of.sum('events', REFUSED))
  })

  it('KIN-5: the hot shard shows while a key is hot', () => {
    const of = stage({ shards: 8 })
    for (const second of range(20))
      for (const tenth of range(10))
        put(of, second * 1_000 + tenth * 100 + 1, second < 10 ? 80 : 20, second < 10 ? {} : { key: 42 })
    of.run()
    const use = of.metric('events', HOT)
    expect(use.maxima.slice(20, 90).every((value) => value < 20)).toBe(true)
    expect(use.last[150]).toBeCloseTo(20, 5)
    expect(use.last.at(-1)).toBe(0)
  })

  it('KIN-6: a record above the maximum size is rejected, and the rejection names the limit', () => {
    const of = stage()
    put(of, 0, 1, { bytes: MIB })
    put(of, 2_000, 1, { bytes: MIB + 1 })
    of.run()
    expect(of.sender('app').replies.map(({ outcome, httpStatus }) => [outcome, httpStatus])).toEqual([
      ['OK', 200],
      ['ValidationException', 400],
    ])
    expect(of.throttles()).toMatchObject([{ limitId: 'kinesis.recordSize', limit: MIB, useAtFirst: MIB + 1 }])
    const large = stage({ maxRecordKib: 10_240 })
    put(large, 0, 1, { bytes: 10 * MIB })
    large.run()
    expect(large.sender('app').replies).toMatchObject([{ outcome: 'OK' }])
  })

  it('KIN-7: standard consumers share five reads a second of a shard', () => {
    const of = stage({}, {}, [{}, {}])
    const answers: number[] = []
    for (const consumer of [0, 1]) shards(of).addReader(connection(consumer), false)
    put(of, 0, 50)
    of.at(1_000, () => {
      for (let i = 0; i < 4; i++) for (const consumer of [0, 1]) answers.push(shards(of).read(consumer, 0, 0, 10))
    })
    of.run()
    expect(answers).toEqual([10, 10, 10, 10, 10, -1, -1, -1])
    expect(of.sum('events', READS_REFUSED)).toBe(3)
    expect(of.throttles()).toMatchObject([{ limitId: 'kinesis.shardReads', limit: 5, useAtFirst: 6 }])
    expect(of.sum('events', 'GetRecords.Records')).toBe(50)
    expect(of.metric('events', 'GetRecords.IteratorAgeMilliseconds').summary.p50).toBeCloseTo(1_000, -1)
  })

  it('KIN-7: standard consumers share 2 MiB a second; one read returns up to 10 MiB and 10,000 records', () => {
    const of = stage({ maxRecordKib: 2_048 })
    shards(of).addReader(connection(0), false)
    for (const i of range(12)) put(of, i * 2_000, 1, { bytes: 2 * MIB - 1 })
    const answers: [number, number][] = []
    const read = (): void => void answers.push([of.now, shards(of).read(0, 0, 0, 20_000)])
    for (const atMs of [30_000, 31_000, 33_000, 34_100]) of.at(atMs, read)
    of.run()
    expect(answers.map(([, count]) => count)).toEqual([5, -1, -1, 5])
    expect(of.throttles()).toMatchObject([{ limitId: 'kinesis.shardReadBytes', count: 2, limit: 2 * MIB }])
  })

  it('KIN-8: an enhanced fan-out consumer has throughput of its own', () => {
    const of = stage({}, {}, [{}, { consumerType: 'enhancedFanOut' }])
    for (const consumer of [0, 1]) shards(of).addReader(connection(consumer), false)
    expect([0, 1].map((reader) => shards(of).isPushed(reader))).toEqual([false, true])
    put(of, 0, 100)
    of.at(1_000, () => {
      for (let i = 0; i < 6; i++) shards(of).read(0, 0, 0, 10)
      for (let i = 0; i < 6; i++) expect(shards(of).read(1, 0, 0, 10)).toBe(10)
    })
    of.run()
    expect(of.sum('events', READS_REFUSED)).toBe(1)
    expect(of.sum('events', 'SubscribeToShardEvent.Records')).toBe(60)
    expect(of.sum('events', 'SubscribeToShardEvent.Bytes')).toBe(6_000)
    expect(of.metric('events', 'SubscribeToShardEvent.MillisBehindLatest').summary.samples).toBe(6)
    const consumers = Array.from({ length: 21 }, () => ({ consumerType: 'enhancedFanOut' }))
    expect(problems({}, consumers)).toEqual(['kinesis.tooManyFanOutConsumers'])
  })

  it('KIN-9: records stay until all consumers have done with them, or until their retention is over', () => {
    const of = stage({}, { seconds: 90_000 }, [{}, {}])
    for (const consumer of [0, 1]) shards(of).addReader(connection(consumer), false)
    put(of, 0, 10)
    put(of, 50_000_000, 5)
    of.at(1_000, () => {
      shards(of).release(0, 0, 8)
      expect(shards(of).oldest(0)).toBe(0)
      shards(of).release(1, 0, 4)
      expect(shards(of).oldest(0)).toBe(4)
    })
    of.at(86_399_000, () => expect(shards(of).oldest(0)).toBe(4))
    of.at(86_401_000, () => {
      expect(shards(of).oldest(0)).toBe(10)
      expect(shards(of).end(0)).toBe(15)
    })
    of.run()
  })

  it('KIN-10: an on-demand stream has 4 shards, and doubles them when its peak lies 15 minutes back', () => {
    const minutes = 40
    const of = stage({ capacityMode: 'on-demand', recordsPerPut: 500 }, { seconds: minutes * 60 })
    // 3,500 records a second from the start: under the 4,000 at once, and a peak that earns twice that.
    for (const second of range(minutes * 60)) put(of, second * 1_000, 7, { operation: 'PutRecords', key: second * 7 })
    of.run()
    const open = of.metric('events', 'OpenShards')
    const at = (minute: number): number => open.last[Math.floor((minute / minutes) * open.last.length)]!
    expect([1, 14, 18, 39].map(at)).toEqual([4, 4, 8, 8])
    const fresh = stage({ capacityMode: 'on-demand' })
    put(fresh, 0, 8_000)
    fresh.run()
    expect(fresh.sum('events', RECORDS)).toBeGreaterThan(3_900)
    expect(fresh.sum('events', RECORDS)).toBeLessThanOrEqual(4_000)
    const warmed = stage({ capacityMode: 'on-demand', previousPeakMb: 10 })
    put(warmed, 0, 30_000)
    warmed.run()
    expect(warmed.sum('events', RECORDS)).toBeGreaterThan(19_000)
  })

  it('KIN-10: the account’s quota bounds an on-demand stream', () => {
    const of = stage({ capacityMode: 'on-demand', previousPeakMb: 10 }, { quotas: { 'kinesis.onDemandWriteMb': 6 } })
    shards(of).addReader(connection(0), false)
    put(of, 0, 30_000)
    of.run()
    expect(of.sum('events', RECORDS)).toBeLessThanOrEqual(6_000)
    expect(perShard(of)).toHaveLength(6)
  })

  it('KIN-11: the metrics carry CloudWatch’s names', () => {
    const names = stream.metrics.filter(({ namespace }) => namespace === 'AWS/Kinesis').map(({ name }) => name)
    for (const name of [RECORDS, BYTES, REFUSED, READS_REFUSED, 'GetRecords.IteratorAgeMilliseconds'])
      expect(names).toContain(name)
  })

  it('KIN-12: a provisioned stream bills shard hours, PUT payload units and what else is used', () => {
    const of = stage({ shards: 3, retentionHours: 24 * 8 }, { seconds: 3_600 }, [
      {},
      { consumerType: 'enhancedFanOut' },
    ])
    shards(of).addReader(connection(0), false)
    shards(of).addReader(connection(1), false)
    put(of, 0, 10, { key: 1, bytes: 25_600 })
    put(of, 1_000, 10, { key: 1, bytes: 25_601 })
    of.at(2_000, () => {
      for (const shard of range(3)) shards(of).read(1, shard, 0, 100)
    })
    of.run()
    const used = of.usage('events')
    expect(used['Shards']).toBe(3)
    expect(used['PUT payload units']).toBe(30)
    expect(used['Extended retention']).toBe(3)
    expect(used['Enhanced fan-out']).toBe(3)
    expect(used['Enhanced fan-out data']).toBeCloseTo(512_010 / 2 ** 30, 12)
    expect(used['Long-term retention']).toBeCloseTo((512_010 / 2 ** 30) * (24 / 730), 12)
    expect(price('kinesis.shardHours')).toBe(0.015)
    expect(price('kinesis.putUnits')).toBe(0.014e-6)
  })

  it('KIN-13: an on-demand stream bills stream hours and the data that goes through it', () => {
    const of = stage({ capacityMode: 'on-demand', retentionHours: 48 }, { seconds: 7_200 })
    shards(of).addReader(connection(0), false)
    put(of, 0, 100, { bytes: 1_025 })
    of.at(1_000, () => {
      for (const shard of range(4)) shards(of).read(0, shard, 0, 100)
    })
    of.run()
    const used = of.usage('events')
    expect(used['Stream']).toBe(2)
    expect(used['Data written']).toBeCloseTo((100 * 2_048) / 2 ** 30, 12)
    expect(used['Data read']).toBeCloseTo((100 * 1_025) / 2 ** 30, 12)
    expect(used['Extended retention']).toBeCloseTo(((100 * 1_025) / 2 ** 30) * (24 / 730), 12)
    expect(used).not.toHaveProperty('Shards')
    expect([price('kinesis.onDemandHours'), price('kinesis.onDemandIngested')]).toEqual([0.04, 0.08])
  })

  it('KIN-14: shards above the quota are refused, and too many standard consumers warned of', () => {
    expect(problems({ shards: 20_000 }, [{}])).toEqual([])
    expect(problems({ shards: 600 }, [{}], 500)).toEqual(['kinesis.aboveShardQuota'])
    expect(problems({ capacityMode: 'on-demand', shards: 600 }, [{}], 500)).toEqual([])
    expect(
      problems(
        {},
        Array.from({ length: 6 }, () => ({})),
      ),
    ).toEqual(['kinesis.tooManyStandardConsumers'])
    expect(problems({}, [])).toEqual(['kinesis.noConsumer'])
  })

  it('KIN-15: nobody can read during an outage, and records wait', () => {
    const of = stage(
      {},
      { faults: [{ id: 'f', target: 'events', startSeconds: 1, durationSeconds: 30, effect: { kind: 'outage' } }] },
    )
    shards(of).addReader(connection(0), false)
    put(of, 500, 10)
    const answers: number[] = []
    for (const atMs of [5_000, 30_000, 32_000]) of.at(atMs, () => answers.push(shards(of).read(0, 0, 0, 100)))
    of.run()
    expect(answers).toEqual([-1, -1, 10])
    expect(of.throttles()).toEqual([])
  })

  it('KIN-16: 500 shards cost no more events than one', () => {
    const events = (count: number): number => {
      const of = stage({ shards: count })
      put(of, 0, 100)
      of.run()
      return of.running.simulator.events
    }
    expect(events(500)).toBe(events(1))
  })
})

const price = (id: string): number =>
  stream.prices('us-east-1').find((candidate) => candidate.id === id)!.tiers[0]!.unitPrice

function problems(config: Record<string, unknown>, consumers: object[], quota = 20_000): string[] {
  const filled = withDefaults(stream.fields, config)
  const other = { id: 'x', type: 'x', name: 'x', config: {} }
  const context = {
    resourceId: 'events',
    config: filled,
    quota: () => quota,
    resource: () => null,
    didYouMean: () => '',
    resourcesOfType: () => [{ id: 'events', name: 'events', parentId: null, config: filled }],
    connections: (port: string) =>
      port === 'records'
        ? consumers.map((consumer, i) => ({ id: `c${i}`, other, config: { consumerType: 'standard', ...consumer } }))
        : port === 'requests'
          ? [{ id: 'p', other, config: {} }]
          : [],
  }
  return stream.check!(context as unknown as CheckContext<never>).map(({ code }) => code)
}
