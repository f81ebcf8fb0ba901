import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costReport } from '../../../sim/cost/report'
import { flat, freeTier, ladder, MONTH_MS, report, usage } from './fixtures'

const steps = ladder('steps', [
  { upTo: 100, unitPrice: 3 },
  { upTo: null, unitPrice: 1 },
])

describe('costReport', () => {
  test('a month repeats the run, and the run pays first-step prices without free tier', () => {
    const result = costReport(
      report({
        components: [usage('f', 'steps', 10, 'free')],
        prices: [steps],
        freeTiers: [freeTier('free', 20)],
        freeTierOn: true,
        runDurationMs: MONTH_MS / 20,
        requests: 5,
      }),
    )
    expect(result.run).toBe(30)
    expect(result.runLines).toMatchObject([{ quantity: 10, unitPrice: 3, amount: 30, tier: null, free: false }])
    // 200 units a month: 20 free, 100 at 3, 80 at 1.
    expect(result.lines.map(({ quantity, unitPrice, free }) => [quantity, unitPrice, free])).toEqual([
      [20, 0, true],
      [100, 3, false],
      [80, 1, false],
    ])
    expect(result.month).toBe(380)
    expect(result.requestsPerMonth).toBe(100)
    expect(result.perRequest).toBeCloseTo(3.8, 12)
    expect(result.freeTiers.map(({ id }) => id)).toEqual(['free'])
  })

  test('resources of an account share the steps of a ladder in proportion', () => {
    const { lines, byResource } = costReport(
      report({ components: [usage('a', 'steps', 150), usage('b', 'steps', 50)], prices: [steps] }),
    )
    expect(lines.map(({ resourceId, quantity, tier }) => [resourceId, quantity, tier])).toEqual([
      ['a', 75, 'first 100'],
      ['a', 75, 'over 100'],
      ['b', 25, 'first 100'],
      ['b', 25, 'over 100'],
    ])
    expect(byResource).toEqual([
      { resourceId: 'a', run: 450, month: 300 },
      { resourceId: 'b', run: 150, month: 100 },
    ])
  })

  test('without requests there is no price per request', () => {
    expect(costReport(report({})).perRequest).toBeNull()
  })

  test('what was not used has no line, but its resource is listed with nothing to pay', () => {
    const result = costReport(report({ components: [usage('a', 'steps', 0)], prices: [steps] }))
    expect(result.lines).toEqual([])
    expect(result.byResource).toEqual([{ resourceId: 'a', run: 0, month: 0 }])
  })

  test('an unknown price or free tier stops the report by name', () => {
    expect(() => costReport(report({ components: [usage('a', 'nope', 1)] }))).toThrow('nope')
    const components = [usage('a', 'steps', 1, 'gone')]
    expect(() => costReport(report({ components, prices: [steps], freeTierOn: true }))).toThrow('gone')
  })

  test('property: lines are quantity x unit price, sum to the totals, and account for all usage', () => {
    const component = fc.record({
      resourceId: fc.constantFrom('a', 'b', 'c'),
      priceId: fc.constantFrom('steps', 'flat'),
      component: fc.constant('Requests'),
      quantity: fc.double({ min: 0, max: 1e9, noNaN: true }),
      basis: fc.constantFrom('usage' as const, 'time' as const),
      freeTierId: fc.constantFrom('free', undefined),
    })
    const shape = fc.record({
      components: fc.array(component, { maxLength: 12 }),
      freeTierOn: fc.boolean(),
      minutes: fc.integer({ min: 1, max: 50_000 }),
    })
    fc.assert(
      fc.property(shape, ({ components, freeTierOn, minutes }) => {
        const input = report({
          components,
          freeTierOn,
          runDurationMs: minutes * 60_000,
          prices: [steps, flat('flat', 1e-7)],
          freeTiers: [freeTier('free', 1e6)],
        })
        const result = costReport(input)
        let month = 0
        for (const line of result.lines) {
          expect(line.amount).toBe(line.quantity * line.unitPrice)
          month += line.amount
        }
        expect(result.month).toBe(month)
        const bySum = result.byResource.reduce((total, resource) => total + resource.month, 0)
        expect(Math.abs(bySum - month)).toBeLessThanOrEqual(1e-9 * Math.max(1, month))
        const used = components.reduce((total, { quantity }) => total + quantity, 0) * (MONTH_MS / (minutes * 60_000))
        const shown = result.lines.reduce((total, { quantity }) => total + quantity, 0)
        expect(Math.abs(shown - used)).toBeLessThanOrEqual(1e-6 * Math.max(1, used))
        const free = result.lines.filter((line) => line.free).reduce((total, { quantity }) => total + quantity, 0)
        expect(free).toBeLessThanOrEqual(freeTierOn ? 1e6 * (1 + 1e-9) : 0)
        expect(costReport(input)).toEqual(result)
      }),
    )
  })
})
