import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TextbookHeap } from '../../../cli/bench/TextbookHeap'

it('gives events back by time, those of one time in the order they came', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 200 }), (times) => {
      const heap = new TextbookHeap(times.length)
      times.forEach((time, i) => heap.push(time, i))
      const popped = times.map(() => {
        heap.pop()
        return [heap.time, heap.payload]
      })
      const expected = times.map((time, i) => [time, i]).sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)
      expect(popped).toEqual(expected)
    }),
  )
})
