import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatBytes, formatCount, formatDuration, formatPercent, formatRate } from '../../../renderer/ui/format'
import { formatQuantityForEdit, parseQuantity, type QuantityUnit, quantityUnits } from '../../../renderer/ui/parse'

const read = (text: string, unit: QuantityUnit) => {
  const parsed = parseQuantity(text, unit)
  return parsed.ok ? parsed.value : parsed.error
}

describe('parseQuantity', () => {
  it.each<[string, QuantityUnit, number]>([
    ['250ms', 'ms', 250],
    ['250ms', 's', 0.25],
    ['2 s', 'ms', 2000],
    ['2 s', 's', 2],
    ['6', 's', 6],
    ['5m', 's', 300],
    ['1h', 'min', 60],
    ['1 h 2 m', 'min', 62],
    ['1m12s', 's', 72],
    ['00:04:42', 's', 282],
    ['4:42', 'ms', 282_000],
    ['50 µs', 'ms', 0.05],
    ['2 Minutes', 's', 120],
    ['2k/s', '/s', 2000],
    ['3.5k', '/s', 3500],
    ['3.5k req/s', '/s', 3500],
    ['100 rps', '/s', 100],
    ['120/min', '/s', 2],
    ['2/s', '/min', 120],
    ['10 per hour', '/h', 10],
    ['512 MB', 'MB', 512],
    ['1GB', 'MB', 1024],
    ['1,024 MB', 'GB', 1],
    ['256 kb', 'B', 262_144],
    ['2k', 'KB', 2],
    ['10%', '%', 10],
    ['10', '%', 10],
    ['7%', 'fraction', 0.07],
    ['12.3 %', 'fraction', 0.123],
    ['$5', '$', 5],
    ['0.0000166667', '$', 0.0000166667],
    ['$1.5k', '$', 1500],
    ['5 usd', '$', 5],
    ['2.5k', 'count', 2500],
    ['1M', 'count', 1_000_000],
    ['1,000', 'count', 1000],
    ['−3', 'count', -3],
  ])('%s in a field of %s is %d', (text, unit, value) => expect(read(text, unit)).toBe(value))

  it.each<[string, QuantityUnit, RegExp]>([
    ['', 's', /^Enter a duration, such as/],
    ['soon', 's', /“soon” is not a duration\. Try 250 ms/],
    ['5 MB', 's', /“5 MB” is a size; this needs a duration/],
    ['10%', 'MB', /“10%” is a percentage; this needs a size/],
    ['1,5', 'count', /point for decimals/],
    ['2 m 1 h', 's', /is not a duration/],
    ['five', '$', /not an? amount of money/],
    ['1e999', 'count', /not a number/],
  ])('%s in a field of %s says what is wrong', (text, unit, message) => expect(read(text, unit)).toMatch(message))

  it('reads back exactly what formatQuantityForEdit writes', () => {
    const anyNumber = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 })
    fc.assert(
      fc.property(anyNumber, fc.constantFrom(...quantityUnits), (value, unit) => {
        expect(read(formatQuantityForEdit(value, unit), unit)).toBe(value === 0 ? 0 : value)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back what is shown on screen, to the digits shown', () => {
    const shown: [(value: number) => string, QuantityUnit, number][] = [
      [formatDuration, 'ms', 1e9],
      [formatRate, '/s', 1e9],
      [formatCount, 'count', 1e14],
      [formatPercent, 'fraction', 10],
      [formatBytes, 'B', 1e14],
    ]
    for (const [format, unit, max] of shown) {
      fc.assert(
        fc.property(fc.double({ min: 0.001, max, noNaN: true }), (value) => {
          const back = read(format(unit === 'B' ? Math.ceil(value) : value), unit)
          // Two-part times drop up to half of their smaller unit: 30 minutes in a day or more.
          const tolerance = unit === 'ms' ? 0.021 : 0.006
          expect(typeof back).toBe('number')
          expect(Math.abs((back as number) / (unit === 'B' ? Math.ceil(value) : value) - 1)).toBeLessThan(tolerance)
        }),
        { numRuns: 500 },
      )
    }
  })
})

describe('formatQuantityForEdit', () => {
  it.each<[number, QuantityUnit, string]>([
    [6, 's', '6 s'],
    [512, 'MB', '512 MB'],
    [3500, '/s', '3500/s'],
    [0.07, 'fraction', '7%'],
    [1, 'fraction', '100%'],
    [0, 'fraction', '0%'],
    [0.001234, 'fraction', '0.1234%'],
    [-0.5, 'fraction', '-50%'],
    [5, '$', '$5'],
    [-5, '$', '-$5'],
    [100, 'count', '100'],
  ])('%d in %s is edited as %s', (value, unit, text) => expect(formatQuantityForEdit(value, unit)).toBe(text))
})
