import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EventQueue } from '../../../sim/kernel/EventQueue'

describe('EventQueue', () => {
  it('pops in order of time and, at equal times, of scheduling, through any mix of pushes and pops', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null)), { maxLength: 400 }),
        (script) => {
          const queue = new EventQueue(4)
          const reference: { time: number; number: number }[] = []
          let number = 0
          const popBoth = (): void => {
            reference.sort((a, b) => a.time - b.time || a.number - b.number)
            const expected = reference.shift()
            expect(queue.pop()).toBe(expected !== undefined)
            if (expected) expect([queue.time, queue.payload]).toEqual([expected.time, expected.number])
            expect(queue.size).toBe(reference.length)
          }
          for (const time of script) {
            if (time === null) popBoth()
            else {
              queue.push(time, number % 1000, number % 64, number)
              reference.push({ time, number: number++ })
            }
          }
          while (reference.length > 0) popBoth()
          expect(queue.pop()).toBe(false)
        },
      ),
    )
  })

  it('pops only what is due before a time', () => {
    const queue = new EventQueue()
    expect(queue.popBefore(10)).toBe(false)
    queue.push(5, 0, 0, 1)
    queue.push(7, 0, 0, 2)
    expect(queue.popBefore(5)).toBe(false)
    expect([queue.popBefore(6), queue.payload]).toEqual([true, 1])
    expect(queue.popBefore(6)).toBe(false)
    expect([queue.popBefore(8), queue.payload, queue.size]).toEqual([true, 2, 0])
  })

  it('an event at Infinity waits behind all others and never comes', () => {
    const queue = new EventQueue()
    for (const time of [Infinity, 3, Infinity, 1, 2, Infinity]) queue.push(time, 0, 0, 0)
    const times: number[] = []
    while (queue.pop()) times.push(queue.time)
    expect(times).toEqual([1, 2, 3])
    expect(queue.size).toBe(3)
  })

  it('keeps component and kind apart in one word', () => {
    const queue = new EventQueue()
    queue.push(1, 1_000_000, 63, -5)
    queue.push(2, 0, 0, 2 ** 31 - 1)
    queue.pop()
    expect([queue.component, queue.kind, queue.payload]).toEqual([1_000_000, 63, -5])
    queue.pop()
    expect([queue.component, queue.kind, queue.payload]).toEqual([0, 0, 2 ** 31 - 1])
    expect(queue.size).toBe(0)
  })
})
