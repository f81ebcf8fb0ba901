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

  it('keeps component and kind apart in one word', () => {
    const queue = new EventQueue()
    queue.push(1, 1_000_000, 63, -5)
    queue.push(2, 0, 0, 2 ** 31 - 1)
    expect(queue.nextTime).toBe(1)
    queue.pop()
    expect([queue.component, queue.kind, queue.payload]).toEqual([1_000_000, 63, -5])
    queue.pop()
    expect([queue.component, queue.kind, queue.payload]).toEqual([0, 0, 2 ** 31 - 1])
    expect(queue.nextTime).toBe(Infinity)
  })
})
