import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../sim/services/define'
import { table } from '../../../sim/services/dynamodb'
import { withDefaults } from '../../../sim/services/fields'
import type { ShardStream } from '../../../sim/services/ports'
import { connectionVerdict } from '../../../sim/compile/connectionRules'
import { sender, Stage, type StageDesign } from './stage'
import { standIn, streamFunction, streamOf, streamReader } from './streamStage'

const INSTANT = { kind: 'constant', value: 0 }
const DAY_MS = 86_400_000

/** app → orders, whose stream goes to a Lambda function and to a reader that tests drive by hand. */
function stage(config: Record<string, unknown> = {}, rest: Partial<StageDesign> = {}): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      {
        id: 'orders',
        service: table,
        config: { streamEnabled: true, writeLatency: INSTANT, readLatency: INSTANT, ...config },
      },
      { id: 'worker', service: streamFunction },
      { id: 'reader', service: streamReader },
    ],
    connections: [
      { from: 'app.calls', to: 'orders.requests' },
      { from: 'orders.stream', to: 'worker.stream' },
      { from: 'orders.stream', to: 'reader.stream' },
    ],
    seconds: 60,
    ...rest,
  })
}

const stream = (of: Stage): ShardStream => streamOf(of, 'orders', 'stream')
const addReader = (of: Stage): number => stream(of).addReader('orders.stream->reader.stream', false)
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
const send = (of: Stage, atMs: number, operation: string, keys: readonly number[]): void => {
  of.at(atMs, () => {
    for (const key of keys) of.sender('app').send({ key, operation })
  })
}
const written = (of: Stage): number =>
  range(stream(of).shardCount).reduce((sum, shard) => sum + stream(of).end(shard), 0)

describe('DynamoDB stream', () => {
  it('DDB-18: every write that succeeds leaves one change record, a transaction one for each item; reads leave none', () => {
    const of = stage({ transactionItems: 3 })
    for (const operation of ['PutItem', 'UpdateItem', 'DeleteItem', 'GetItem', 'Query']) send(of, 0, operation, [1])
    send(of, 10, 'TransactWriteItems', [2])
    of.run()
    expect(written(of)).toBe(6)
    expect(of.sum('worker', 'StreamRecordsProcessed')).toBe(6)

    const throttled = stage({ capacityMode: 'provisioned', writeCapacityUnits: 1 })
    send(throttled, 0, 'PutItem', range(1_000))
    throttled.run()
    const stored = throttled.sender('app').replies.filter(({ outcome }) => outcome === 'OK').length
    expect(stored).toBeLessThan(400)
    expect(written(throttled)).toBe(stored)
  })

  it('DDB-19: a stream has one shard for each partition, and records of a key stay in order in one', () => {
    const shardCount = (config: Record<string, unknown>): number => stream(stage(config)).shardCount
    expect(shardCount({})).toBe(4)
    expect(shardCount({ capacityMode: 'provisioned', writeCapacityUnits: 5, readCapacityUnits: 5 })).toBe(1)
    expect(shardCount({ capacityMode: 'provisioned', writeCapacityUnits: 3_000, readCapacityUnits: 3_000 })).toBe(4)
    expect(shardCount({ tableSizeGb: 75 })).toBe(8)

    const of = stage()
    addReader(of)
    send(of, 0, 'PutItem', range(100))
    send(of, 50, 'UpdateItem', range(100))
    of.run()
    for (const shard of range(4)) {
      const keys = range(stream(of).end(shard)).map((position) => stream(of).key(shard, position))
      expect(keys.length).toBeGreaterThan(20)
      expect(keys.slice(keys.length / 2)).toEqual(keys.slice(0, keys.length / 2))
    }
  })

  it('DDB-20: records are kept for 24 hours, and at most two consumers read the stream', () => {
    const of = stage({}, { seconds: 90_000 })
    addReader(of)
    send(of, 1_000, 'PutItem', [7])
    const seen: number[] = []
    const kept = (): number =>
      range(4).reduce((sum, shard) => sum + stream(of).end(shard) - stream(of).oldest(shard), 0)
    for (const atMs of [DAY_MS, DAY_MS + 2_000]) of.at(atMs, () => seen.push(kept()))
    of.run()
    expect(seen).toEqual([1, 0])
    const services = [table, streamFunction]
    const third = connectionVerdict(
      table.type,
      'stream',
      streamFunction.type,
      'stream',
      { fromConnections: 2 },
      services,
    )
    expect(third.legal).toBe(false)
    expect(
      connectionVerdict(table.type, 'stream', streamFunction.type, 'stream', { fromConnections: 1 }, services).legal,
    ).toBe(true)
  })

  it('DDB-21: the view type decides how large a change record is', () => {
    const bytes = (streamViewType: string): number => {
      const of = stage({ streamViewType, itemBytes: 1_000, keyBytes: 50 })
      addReader(of)
      send(of, 0, 'PutItem', [0])
      of.run()
      const shard = range(4).find((candidate) => stream(of).end(candidate) === 1)!
      return stream(of).bytes(shard, 0)
    }
    expect(['KEYS_ONLY', 'NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES'].map(bytes)).toEqual([50, 1_050, 1_050, 2_050])
  })

  it('DDB-22: Lambda reads for free; other readers pay for each read', () => {
    const of = stage()
    const reader = addReader(of)
    for (const second of range(20)) send(of, second * 1_000, 'PutItem', range(40))
    of.at(25_000, () => {
      for (const shard of range(4)) stream(of).read(reader, shard, 0, 1_000)
    })
    of.run()
    expect(of.sum('worker', 'StreamRecordsProcessed')).toBe(800)
    expect(of.usage('orders')['Stream reads']).toBe(4)
    expect(of.sum('orders', 'ReturnedRecordsCount')).toBe(1_600)
    const price = table.prices('us-east-1').find(({ id }) => id === 'dynamodb.streamReads')!
    expect(price.tiers).toEqual([{ upTo: null, unitPrice: 0.2e-6 }])

    const lambdaOnly = stage()
    send(lambdaOnly, 0, 'PutItem', range(40))
    lambdaOnly.run()
    expect(lambdaOnly.usage('orders')).not.toHaveProperty('Stream reads')
  })

  it('DDB-23: a stream that is read but not switched on is refused', () => {
    const problems = (streamEnabled: boolean): string[] => {
      const context = {
        config: withDefaults(table.fields, { streamEnabled }),
        quota: () => 1_000_000,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
        connections: () => [{ id: 'c', other: { id: 'f', name: 'f', type: 'f', config: {} }, config: {} }],
      }
      return table.check!(context as unknown as CheckContext<never>).map(({ code }) => code)
    }
    expect(problems(false)).toEqual(['dynamodb.streamDisabled'])
    expect(problems(true)).toEqual([])
  })

  it('DDB-24: during an outage nobody can read the stream, and records wait', () => {
    const of = stage(
      {},
      { faults: [{ id: 'f', target: 'orders', startSeconds: 10, durationSeconds: 20, effect: { kind: 'outage' } }] },
    )
    const reader = addReader(of)
    send(of, 9_990, 'PutItem', range(40))
    const answers: number[] = []
    for (const atMs of [15_000, 35_000])
      of.at(atMs, () => answers.push(range(4).reduce((sum, shard) => sum + stream(of).read(reader, shard, 0, 100), 0)))
    of.run()
    expect(answers).toEqual([-4, 40])
    for (const { startMs } of standIn(of, 'worker').invocations) expect(startMs < 11_000 || startMs > 30_000).toBe(true)
  })
})
