import { describe, expect, it } from 'vitest'
import { placeOf, scatter } from '../../../sim/primitives/scatter'

describe('scatter', () => {
  it('spreads neighbouring keys evenly: chi-square over 50 places', () => {
    const places = Array.from({ length: 50 }, () => 0)
    for (let key = 0; key < 50_000; key++) places[placeOf(key, 50)]!++
    const chiSquare = places.reduce((sum, seen) => sum + (seen - 1000) ** 2 / 1000, 0)
    // 49 degrees of freedom: mean 49, standard deviation 9.9.
    expect(chiSquare).toBeLessThan(90)
  })

  it('a place is the remainder of the unsigned number, for the upper half of its range too', () => {
    const keys = Array.from({ length: 100 }, (_, key) => key)
    expect(keys.some((key) => scatter(key) > 0x7fffffff)).toBe(true)
    for (const key of keys) expect(placeOf(key, 7)).toBe(Number(BigInt(scatter(key)) % 7n))
  })
})
