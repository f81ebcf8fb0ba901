import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exp, ln, power, sineOfTurn } from '../../../sim/kernel/math'

const close = (actual: number, expected: number, relative = 4e-16): void => {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.abs(expected) * relative + Number.MIN_VALUE)
}

describe('math', () => {
  it('ln agrees with the engine’s to the last bit or two, over all magnitudes', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-320, max: 1e308, noNaN: true }), (x) => {
        close(ln(x), Math.log(x))
      }),
      { numRuns: 3000 },
    )
    expect([ln(0), ln(1), ln(Infinity), ln(-1)]).toEqual([-Infinity, 0, Infinity, Number.NaN])
  })

  it('exp agrees with the engine’s', () => {
    fc.assert(
      fc.property(fc.double({ min: -740, max: 709, noNaN: true }), (x) => close(exp(x), Math.exp(x), 8e-16)),
      { numRuns: 3000 },
    )
    expect([exp(0), exp(1000), exp(-1000)]).toEqual([1, Infinity, 0])
    expect(exp(Number.NaN)).toBeNaN()
  })

  it('power and sine', () => {
    close(power(2, 10), 1024, 1e-14)
    expect([power(0, 0), power(0, 2)]).toEqual([1, 0])
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (turns) => {
        expect(sineOfTurn(turns)).toBeCloseTo(Math.sin(turns * 2 * Math.PI), 12)
      }),
    )
  })

  it('gives these very bits on every engine', () => {
    const bits = (value: number): string => Buffer.from(new Float64Array([value]).buffer).toString('hex')
    expect([ln(0.1), ln(3), exp(1), exp(-0.3), power(1.7, 2.3), sineOfTurn(0.1)].map(bits)).toMatchInlineSnapshot(`
      [
        "1555b5bbb16b02c0",
        "0a03ad7aea93f13f",
        "6a57148b0abf0540",
        "057cc369c8b4e73f",
        "eab4dc460c1c0b40",
        "5e5a750423cfe23f",
      ]
    `)
  })
})
