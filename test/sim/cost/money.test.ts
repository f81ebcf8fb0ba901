import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimalsFor, formatMoney, moneyText, roundToSum, showAmounts } from '../../../sim/cost/money'

describe('money', () => {
  test('a reader who adds up the shown lines gets the shown total', () => {
    const shown = showAmounts([10.004, 10.004, 10.004])
    expect(shown.lines).toEqual(['$10.01', '$10.00', '$10.00'])
    expect(shown.total).toBe('$30.01')
  })

  test('property: rounded lines sum to the rounded total and none is off by a whole last digit', () => {
    const amounts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 40 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 4 }), (values, decimals) => {
        const units = roundToSum(values, decimals)
        const scale = 10 ** decimals
        const total = values.reduce((a, b) => a + b * scale, 0)
        expect(units.reduce((a, b) => a + b, 0)).toBe(Math.round(total))
        for (const [index, unit] of units.entries())
          expect(Math.abs(unit - values[index]! * scale)).toBeLessThan(1 + 1e-6)
      }),
    )
  })

  test('small totals keep three significant digits, others show cents', () => {
    expect(decimalsFor(412.3)).toBe(2)
    expect(formatMoney(0.000168)).toBe('$0.000168')
    expect(formatMoney(0)).toBe('$0.00')
    expect(formatMoney(0.5)).toBe('$0.500')
    expect(formatMoney(1234.5)).toBe('$1,234.50')
    expect(formatMoney(1e7)).toBe('$10,000,000.00')
    expect(moneyText(-5, 2)).toBe('−$0.05')
    expect(moneyText(7, 0)).toBe('$7')
  })
})
