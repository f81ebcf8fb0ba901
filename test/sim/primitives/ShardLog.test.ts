import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntQueue } from '../../../sim/primitives/IntQueue'
import { scatter } from '../../../sim/primitives/scatter'
import { ShardLog } from '../../../sim/primitives/ShardLog'

const RETENTION_MS = 1_000

function log(shards = 2, readers = 1) {
  const clock = { now: 0 }
  const dropped: number[] = []
  const made = new ShardLog(clock, shards, RETENTION_MS, { recordDropped: (segment) => dropped.push(segment) })
  for (let i = 0; i < readers; i++) made.newReader(false)
  return { clock, dropped, log: made }
}

describe('ShardLog', () => {
  it('keeps records in order within their shard', () => {
    const { log: it, clock } = log()
    for (let i = 0; i < 100; i++) {
      clock.now = i
      it.append(i % 2, 1_000 + i, i, i)
    }
    for (const shard of [0, 1]) {
      expect([it.oldest(shard), it.end(shard)]).toEqual([0, 50])
      for (let position = 0; position < 50; position++) {
        const i = position * 2 + shard
        expect([it.key(shard, position), it.bytes(shard, position)]).toEqual([1_000 + i, i])
        expect([it.segment(shard, position), it.writtenAt(shard, position)]).toEqual([i, i])
      }
    }
  })

  it('counts what follows a position, by number and by bytes, but never less than one record', () => {
    const { log: it } = log()
    for (let i = 0; i < 10; i++) it.append(0, i, 100, -1)
    expect(it.following(0, 0, 4, 1e9)).toBe(4)
    expect(it.bytesCounted).toBe(400)
    expect(it.following(0, 3, 100, 350)).toBe(3)
    expect(it.following(0, 8, 100, 1)).toBe(1)
    expect(it.following(0, 10, 100, 1e9)).toBe(0)
    expect(it.following(1, 0, 100, 1e9)).toBe(0)
  })

  it('keeps what is written long after all before it is gone', () => {
    const { log: it, clock, dropped } = log(1, 1)
    it.append(0, 1, 1, 1)
    it.release(0, 0, 1)
    clock.now = 5 * RETENTION_MS
    it.append(0, 2, 1, 2)
    expect(dropped).toEqual([1])
    expect([it.oldest(0), it.end(0), it.key(0, 1)]).toEqual([1, 2, 2])
  })

  it('keeps nothing while nobody reads', () => {
    const { log: it, dropped } = log(1, 0)
    it.append(0, 1, 1, 7)
    expect(dropped).toEqual([7])
    expect([it.oldest(0), it.end(0)]).toEqual([1, 1])
    expect(it.newReader(false)).toBe(0)
    it.append(0, 2, 1, 8)
    expect(it.following(0, 1, 10, 10)).toBe(1)
    expect(dropped).toEqual([7])
  })

  it('gives a reader of the latest what is written after it came', () => {
    const { log: it, dropped } = log(1, 1)
    it.append(0, 1, 1, 1)
    const latest = it.newReader(true)
    it.append(0, 2, 1, 2)
    it.release(0, 0, 2)
    expect(dropped).toEqual([1])
    it.release(latest, 0, 2)
    expect(dropped).toEqual([1, 2])
  })

  it('says of records that are gone that they were never written, weigh nothing and are not traced', () => {
    const { log: it, clock } = log(1, 1)
    it.append(0, 5, 50, 9)
    clock.now = RETENTION_MS
    expect(it.oldest(0)).toBe(1)
    expect([it.key(0, 0), it.bytes(0, 0), it.segment(0, 0), it.writtenAt(0, 0)]).toEqual([0, 0, -1, -Infinity])
  })

  it('wakes those who wait once, at the next record of the shard', () => {
    const { log: it } = log(2, 1)
    const woken: number[] = []
    const waiter = { recordsArrived: (shard: number) => woken.push(shard) }
    it.waitForRecords(1, waiter)
    it.append(0, 1, 1, -1)
    expect(woken).toEqual([])
    it.append(1, 1, 1, -1)
    it.append(1, 1, 1, -1)
    expect(woken).toEqual([1])
  })

  it('drops each record exactly once: when all readers have released it or its retention is over', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('append' as const), ms: fc.nat(100) }),
      fc.record({
        kind: fc.constant('release' as const),
        reader: fc.nat(2),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const { log: it, clock, dropped } = log(1, 3)
        const released = [0, 0, 0]
        const times: number[] = []
        for (const each of steps) {
          if (each.kind === 'append') {
            clock.now += each.ms
            it.append(0, times.length, 1, times.length)
            times.push(clock.now)
          } else {
            const from = Math.max(released[each.reader]!, it.oldest(0))
            released[each.reader] = from + Math.floor((times.length - from) * each.share)
            it.release(each.reader, 0, released[each.reader]!)
          }
          const done = Math.min(...released)
          const expired = times.filter((time) => time <= clock.now - RETENTION_MS).length
          expect(it.oldest(0)).toBe(Math.max(done, expired))
          expect(dropped).toEqual(times.slice(0, it.oldest(0)).map((_, i) => i))
          for (let position = it.oldest(0); position < times.length; position++)
            expect([it.key(0, position), it.writtenAt(0, position)]).toEqual([position, times[position]])
        }
      }),
      { numRuns: 100 },
    )
  })
})

describe('IntQueue', () => {
  it('gives what lies behind its oldest, and drops several at once', () => {
    const queue = new IntQueue(4)
    for (let i = 0; i < 10; i++) {
      queue.push(i)
      if (i === 2) queue.drop(2)
    }
    expect([queue.size, queue.peek(), queue.at(0), queue.at(7)]).toEqual([8, 2, 2, 9])
    queue.drop(5)
    expect([queue.size, queue.shift(), queue.shift(), queue.shift(), queue.shift()]).toEqual([3, 7, 8, 9, -1])
  })
})

describe('scatter', () => {
  it('spreads neighbouring keys evenly, and gives equal keys equal numbers', () => {
    const counts = Array.from({ length: 10 }, () => 0)
    for (let key = 0; key < 100_000; key++) counts[scatter(key) % 10]! += 1
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
    expect(scatter(-1)).toBe(scatter(-1))
    expect(scatter(-1)).toBeGreaterThanOrEqual(0)
  })
})
