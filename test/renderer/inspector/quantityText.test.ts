import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantityText, quantityUnitOf } from '../../../renderer/inspector/quantityText'
import { numberProblem } from '../../../renderer/inspector/numberProblem'
import { parseQuantity } from '../../../renderer/ui/parse'
import type { FieldUnit } from '../../../sim/index'

const units: FieldUnit[] = ['ms', 's', 'min', 'h', 'MB', 'GB', 'bytes', 'perSecond', 'percent', 'count', 'ratio', 'usd']

describe('quantityText', () => {
  it('writes values the way people do', () => {
    expect(quantityText(512, 'MB')).toBe('512 MB')
    expect(quantityText(1500, 'ms')).toBe('1.5 s')
    expect(quantityText(300_000, 'ms')).toBe('5 min')
    expect(quantityText(108, 's')).toBe('108 s')
    expect(quantityText(900, 's')).toBe('15 min')
    expect(quantityText(6 * 1024 * 1024, 'bytes')).toBe('6 MB')
    expect(quantityText(1000, 'bytes')).toBe('1,000 B')
    expect(quantityText(3500, 'perSecond')).toBe('3,500/s')
    expect(quantityText(1_000_000, 'count')).toBe('1,000,000')
    expect(quantityText(0, 's')).toBe('0 s')
  })

  it('is read back exactly', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...units),
        fc.oneof(fc.nat(1_000_000_000), fc.double({ min: 0, max: 1e12, noNaN: true })),
        (unit, value) => {
          const read = parseQuantity(quantityText(value, unit), quantityUnitOf(unit))
          expect(read).toEqual({ ok: true, value })
        },
      ),
    )
  })
})

describe('numberProblem', () => {
  const memory = { label: 'Memory', unit: 'MB', min: 128, max: 10_240, integer: true } as const

  it('says in words what is wrong', () => {
    expect(numberProblem(memory, 64)).toBe('Memory must be from 128 MB to 10,240 MB; this is 64 MB.')
    expect(numberProblem(memory, 128.5)).toBe('Memory must be a whole number; this is 128.5 MB.')
    expect(numberProblem(memory, 128)).toBeUndefined()
  })
})
