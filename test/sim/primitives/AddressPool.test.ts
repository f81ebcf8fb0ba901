import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AddressBook, AddressPool } from '../../../sim/primitives/AddressPool'

describe('address pools', () => {
  it('give out what they have, and count whom they refuse', () => {
    const pool = new AddressPool()
    expect(pool.take()).toBe(false)
    pool.open(2)
    expect([pool.take(), pool.take(), pool.take()]).toEqual([true, true, false])
    expect(pool).toMatchObject({ capacity: 2, inUse: 2, free: 0, refused: 2 })
    pool.release()
    expect(pool.take()).toBe(true)
  })

  it('hold what was reserved before they were opened', () => {
    const book = new AddressBook()
    book.of('a').reserve()
    book.of('a').open(3, book.of('all'))
    book.of('b').open(5, book.of('all'))
    expect(book.of('a').free).toBe(2)
    expect(book.of('all')).toMatchObject({ capacity: 8, inUse: 1, free: 7 })
  })

  it('take no address back that was never given', () => {
    expect(() => new AddressPool().release()).toThrow('nobody had taken')
  })

  it('add up, whatever is taken and given back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.boolean())), (steps) => {
        const book = new AddressBook()
        book.of('a').open(3, book.of('all'))
        book.of('b').open(4, book.of('all'))
        let told = 0
        book.of('all').listen(() => told++)
        let changes = 0
        for (const [id, takes] of steps) {
          if (takes) changes += book.of(id).take() ? 1 : 0
          else if (book.of(id).inUse > 0) {
            book.of(id).release()
            changes++
          }
          expect(book.of('all').inUse).toBe(book.of('a').inUse + book.of('b').inUse)
          expect(book.of('a').inUse).toBeLessThanOrEqual(3)
        }
        expect(told).toBe(changes)
      }),
    )
  })
})
