import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../sim/services/define'
import { documentCluster } from '../../../sim/services/documentdb'
import { withDefaults } from '../../../sim/services/fields'
import { checkStreamMappings } from '../../../sim/services/lambda/streams'
import { streamMappingFields } from '../../../sim/services/lambda/streams/streamMappingFields'
import type { ShardStream } from '../../../sim/services/ports'
import { codesOf, neighbour } from './checks'
import { sender, Stage, type StageDesign } from './stage'
import { type StandIn, standIn, streamFunction, streamOf, streamReader } from './streamStage'

const INSTANT = { kind: 'constant', value: 0 }
const constant = (value: number) => ({ kind: 'constant', value })
const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/** app → cluster → worker, or a reader that the test drives by hand. */
function stage(
  config: Record<string, unknown> = {},
  connection: Record<string, unknown> = {},
  design: Partial<StageDesign> = {},
  consumer = streamFunction,
): Stage {
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'cluster', service: documentCluster, config: { readTime: INSTANT, writeTime: INSTANT, ...config } },
      { id: 'worker', service: consumer },
    ],
    connections: [
      { from: 'app.calls', to: 'cluster.requests' },
      {
        from: 'cluster.changeStream',
        to: 'worker.stream',
        config: { delivery: 'custom', customDelivery: INSTANT, ...connection },
      },
    ],
    seconds: 60,
    ...design,
  })
}

const byHand = (config: Record<string, unknown> = {}, connection = {}, design: Partial<StageDesign> = {}): Stage =>
  stage(config, connection, design, streamReader)

const changes = (of: Stage): ShardStream => streamOf(of, 'cluster', 'changeStream')

const send = (of: Stage, atMs: number, count: number, operation = 'Write', options: object = {}): void => {
  of.at(atMs, () => {
    for (const key of range(count)) of.sender('app').send({ key, operation, ...options })
  })
}

function run(of: Stage, prepare: (worker: StandIn) => void = () => {}): StandIn['invocations'] {
  const worker = standIn(of, 'worker')
  prepare(worker)
  of.run()
  return worker.invocations
}

function mappingProblems(mapping: Record<string, unknown>, timeoutSeconds = 60, destination = false): string[] {
  const reads = [neighbour({ type: 'aws.docdb.cluster', connection: withDefaults(streamMappingFields, mapping) })]
  return checkStreamMappings({
    config: { timeoutSeconds },
    connections: (port: string) => (port === 'stream' ? reads : destination ? [neighbour()] : []),
  } as unknown as CheckContext<{ timeoutSeconds?: number }>).map(({ code }) => code)
}

describe('DocumentDB cluster', () => {
  it('DOCDB-1: operations take their time; reads go to the primary, or to replicas', () => {
    const of = stage({ readTime: constant(3), writeTime: constant(8), documentBytes: 500 })
    send(of, 0, 1, 'Write')
    send(of, 100, 1, 'Update')
    send(of, 200, 1, 'Read')
    of.run()
    expect(of.sender('app').replies.map(({ atMs, responseBytes }) => [atMs, responseBytes])).toEqual([
      [8, 0],
      [108, 0],
      [203, 500],
    ])
    expect(['OpcountersInsert', 'OpcountersUpdate', 'OpcountersQuery'].map((name) => of.sum('cluster', name))).toEqual([
      1, 1, 1,
    ])
    const last = (config: Record<string, unknown>): number => {
      const busy = stage({ readTime: constant(100), operationsPerVcpu: 1, instances: 3, ...config })
      send(busy, 0, 8, 'Read')
      busy.run()
      return Math.max(...busy.sender('app').replies.map(({ atMs }) => atMs))
    }
    expect(last({})).toBe(400)
    expect(last({ readPreference: 'secondaryPreferred' })).toBe(200)
  })

  it('DOCDB-2: operations above what an instance executes wait, and time out in the name of the limit', () => {
    const of = stage({ writeTime: constant(1_000), operationsPerVcpu: 1, operationTimeoutSeconds: 1.5 })
    send(of, 0, 6)
    of.run()
    const { replies } = of.sender('app')
    expect(replies.map(({ atMs, outcome }) => [atMs, outcome])).toEqual([
      [1_000, 'OK'],
      [1_000, 'OK'],
      [2_000, 'OK'],
      [2_000, 'MaxTimeMSExpired'],
      [2_000, 'MaxTimeMSExpired'],
      [2_000, 'OK'],
    ])
    expect(of.throttles()).toMatchObject([{ limitId: 'docdb.operations', limit: 2, count: 2, reason: 'primary' }])
    expect(of.sum('cluster', 'OperationTimeouts')).toBe(2)
    expect(of.last('cluster', 'WaitingForCpu')).toBe(0)
  })

  it('DOCDB-3: changes are in the stream of their collection, with what changed or the document', () => {
    const sizes = (fullDocument: string): number[] => {
      const of = byHand({ documentBytes: 2_000, updateBytes: 100 }, { fullDocument })
      changes(of).addReader('cluster.changeStream->worker.stream', false)
      send(of, 0, 1, 'Write')
      send(of, 10, 1, 'Update')
      send(of, 20, 1, 'Read')
      of.run()
      expect(changes(of).end(0)).toBe(2)
      return [0, 1].map((position) => changes(of).bytes(0, position))
    }
    expect(sizes('Default')).toEqual([2_000, 100])
    expect(sizes('UpdateLookup')).toEqual([2_000, 2_100])
    const unwatched = byHand()
    send(unwatched, 0, 10)
    unwatched.run()
    expect(unwatched.sum('cluster', 'ChangeEvents')).toBe(0)
  })

  it('DOCDB-4: Lambda works on each watched collection by itself, with batches that fill for 500 ms', () => {
    for (const collections of [1, 3]) {
      const of = stage({ collections }, { batchSize: 10 })
      send(of, 0, 300)
      const invocations = run(of, (worker) => (worker.durationMs = 200))
      const atOnce = invocations.map(
        ({ startMs }) => invocations.filter((other) => other.startMs <= startMs && startMs < other.endMs).length,
      )
      expect(Math.max(...atOnce)).toBe(collections)
      expect(invocations.flatMap(({ keys }) => keys).sort((a, b) => a - b)).toEqual(range(300))
    }
    const few = stage()
    send(few, 0, 3)
    const [batch] = run(few)
    expect(batch).toMatchObject({ keys: [0, 1, 2] })
    expect(batch!.startMs).toBeCloseTo(500, 0)
  })

  it('DOCDB-5: a batch that fails is tried until its changes are gone, after 3 hours', () => {
    const of = stage({}, {}, { seconds: 15_000 })
    send(of, 0, 2)
    send(of, 12_000_000, 1, 'Write', { key: 9 })
    const invocations = run(of, (worker) => (worker.fails = (key) => key < 2))
    const failed = invocations.filter(({ ok }) => !ok)
    expect(failed.length).toBeGreaterThan(100)
    expect(failed.at(-1)!.endMs).toBeLessThan(3 * 3_600_000 + 100)
    expect(of.sum('worker', 'StreamRecordsDiscarded')).toBe(2)
    expect(invocations.at(-1)).toMatchObject({ ok: true, keys: [9] })
  })

  it('DOCDB-6: settings that mappings of a change stream do not have are refused, filters work', () => {
    const OTHER = 'lambda.settingOfOtherStreams'
    expect(mappingProblems({ startingPosition: 'AT_TIMESTAMP', filterPercent: 5, batchWindowSeconds: 9 })).toEqual([])
    for (const setting of [
      { bisectBatchOnError: true },
      { reportBatchItemFailures: true },
      { parallelizationFactor: 2 },
      { tumblingWindowSeconds: 60 },
    ])
      expect(mappingProblems(setting)).toEqual([OTHER])
    for (const setting of [{ maximumRetryAttempts: 2 }, { maximumRecordAgeSeconds: 60 }])
      expect(mappingProblems(setting)).toContain(OTHER)
    expect(mappingProblems({}, 900)).toEqual(['lambda.streamTimeout'])
    expect(mappingProblems({}, 60, true)).toEqual(['lambda.streamFailuresUnused'])
    expect(mappingProblems({ poisonRecordEvery: 5 })).toEqual(['lambda.poisonRecordBlocksShard'])
    const of = stage({}, { filterPercent: 30 })
    send(of, 0, 1_000)
    run(of)
    expect(of.sum('worker', 'StreamRecordsFiltered')).toBeGreaterThan(600)
    expect(of.sum('worker', 'StreamRecordsFiltered') + of.sum('worker', 'StreamRecordsProcessed')).toBe(1_000)
  })

  it('DOCDB-7: instances, storage and I/O requests are billed, those of the change stream too', () => {
    const usage = (
      config: Record<string, unknown>,
      fullDocument = 'Default',
      watched = true,
    ): Record<string, number> => {
      const of = byHand(
        { documentBytes: 10_000, updateBytes: 100, storageGb: 730, cacheHitPercent: 0, ...config },
        { fullDocument },
        { seconds: 3_600 },
      )
      if (watched) changes(of).addReader('cluster.changeStream->worker.stream', false)
      send(of, 0, 10, 'Write')
      send(of, 100, 10, 'Update')
      send(of, 200, 10, 'Read')
      return of.run().usage('cluster')
    }
    // Writes 10 × 3 and 10 × 1, reads 10 × 2; the change stream as many writes again.
    expect(usage({ instances: 2 }, 'Default', false)).toEqual({ Instances: 2, Storage: 1, 'I/O requests': 60 })
    expect(usage({})['I/O requests']).toBe(100)
    // With the document, 10 changes of 10,100 bytes take 3 writes each, and 2 reads to look it up.
    expect(usage({}, 'UpdateLookup')['I/O requests']).toBe(140)
    expect(usage({ cacheHitPercent: 100 })['I/O requests']).toBe(80)
  })

  it('DOCDB-8: during an outage nobody can read, and changes wait', () => {
    const of = byHand(
      {},
      {},
      { faults: [{ id: 'f', target: 'cluster', startSeconds: 10, durationSeconds: 10, effect: { kind: 'outage' } }] },
    )
    changes(of).addReader('cluster.changeStream->worker.stream', false)
    send(of, 1_000, 5)
    const answers: number[] = []
    for (const atMs of [5_000, 15_000, 25_000]) of.at(atMs, () => void answers.push(changes(of).read(0, 0, 0, 10)))
    of.run()
    expect(answers).toEqual([5, -1, 5])
  })

  it('DOCDB-9: a change stream of a cluster that nothing writes to is warned of', () => {
    expect(codesOf(documentCluster, {}, { changeStream: [neighbour()] })).toEqual(['docdb.nothingWrites'])
    expect(codesOf(documentCluster, {}, { changeStream: [neighbour()], requests: [neighbour()] })).toEqual([])
  })
})
