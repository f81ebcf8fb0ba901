import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grouped } from '../../../sim/kernel/wholeNumber'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [-12_400, '-12,400'],
  [1_234_567.5, '1,234,567.5'],
  [0.31, '0.31'],
  [0.0004, '0'],
  [1.0005, '1.001'],
  [999.9996, '1,000'],
  [1e21, '1,000,000,000,000,000,000,000'],
])('%d is %s', (value, text) => {
  expect(grouped(value)).toBe(text)
})

test('writes every number as English does', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.float(), fc.integer()), (value) => {
      expect(grouped(value)).toBe(value.toLocaleString('en-US'))
    }),
    { numRuns: 2000, seed: 20_261_123 },
  )
})
