import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ConcurrencyPool } from '../../../sim/primitives/ConcurrencyPool'
import { IntQueue } from '../../../sim/primitives/IntQueue'
import { PendingCalls } from '../../../sim/primitives/PendingCalls'
import { PendingDeliveries } from '../../../sim/primitives/PendingDeliveries'

it('ConcurrencyPool gives out its places and no more', () => {
  const pool = new ConcurrencyPool(2)
  expect([pool.acquire(), pool.acquire(), pool.acquire()]).toEqual([true, true, false])
  expect([pool.inUse, pool.free]).toEqual([2, 0])
  pool.release()
  expect([pool.inUse, pool.free, pool.acquire()]).toEqual([1, 1, true])
  pool.release()
  pool.release()
  expect(() => pool.release()).toThrow('not taken')
  expect(new ConcurrencyPool(0).acquire()).toBe(false)
})

it('IntQueue behaves as an array used first in, first out', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 1e9 })), { maxLength: 300 }), (steps) => {
      const queue = new IntQueue(2)
      const model: number[] = []
      for (const step of steps) {
        expect(queue.peek()).toBe(model[0] ?? -1)
        if (step === null) expect(queue.shift()).toBe(model.shift() ?? -1)
        else {
          queue.push(step)
          model.push(step)
        }
        expect(queue.size).toBe(model.length)
      }
    }),
  )
})

it('PendingCalls keeps what belongs to each slot while slots come and go', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -3, max: 100 }), { maxLength: 200 }), (steps) => {
      const pending = new PendingCalls(2)
      const model = new Map<number, [number, number, number]>()
      steps.forEach((step, i) => {
        const [first] = model.keys()
        if (step < 0 && first !== undefined) {
          pending.remove(first)
          model.delete(first)
          return
        }
        const slot = pending.add(i, step, step / 3)
        expect(model.has(slot)).toBe(false)
        model.set(slot, [i, step, step / 3])
      })
      for (const [slot, values] of model)
        expect([pending.call[slot], pending.segment[slot], pending.detail[slot]]).toEqual(values)
    }),
  )
})

it('PendingDeliveries keeps what belongs to each slot, counts and clears failures of reused slots', () => {
  const pending = new PendingDeliveries(2)
  const slots = Array.from({ length: 50 }, (_, i) => pending.add(i % 3, i, i * 10, i - 1))
  slots.forEach((slot, i) => {
    expect([pending.receiver[slot], pending.key[slot], pending.bytes[slot], pending.segment[slot]]).toEqual([
      i % 3,
      i,
      i * 10,
      i - 1,
    ])
    pending.failures[slot] = 2
  })
  expect(pending.pending).toBe(50)
  pending.remove(slots[20]!)
  expect(pending.pending).toBe(49)
  expect(pending.add(0, 0, 0, -1)).toBe(slots[20])
  expect(pending.failures[slots[20]!]).toBe(0)
  expect(pending.failures[slots[21]!]).toBe(2)
})
