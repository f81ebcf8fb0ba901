import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Simulator } from '../../../sim/kernel/Simulator'
import { DelayLine } from '../../../sim/primitives/DelayLine'

/** Adds items at the given times, kills some, and returns what fell due when, and the events used. */
function runLine(delayMs: number, items: { atMs: number; diesAtMs: number | null }[]) {
  const simulator = new Simulator()
  const dead = new Set<number>()
  const due: [item: number, atMs: number][] = []
  const index = simulator.register(
    {
      fire: () => {
        for (let item = line.next(); item >= 0; item = line.next()) due.push([item, simulator.now])
      },
    },
    'line',
  )
  const line: DelayLine = new DelayLine(simulator, index, 0, delayMs, { isLive: (item) => !dead.has(item) }, 2)
  const script = simulator.register(
    { fire: (kind, item) => void (kind === 0 ? line.add(item, 0) : dead.add(item)) },
    'script',
  )
  items.forEach(({ atMs, diesAtMs }, item) => {
    simulator.schedule(atMs, script, 0, item)
    if (diesAtMs !== null) simulator.schedule(diesAtMs, script, 1, item)
  })
  const scripted = items.length + items.filter((item) => item.diesAtMs !== null).length
  simulator.runUntil(1e6)
  return { due, events: simulator.events - scripted }
}

it('reports items after the delay, in order, several at one time, and never dead ones', () => {
  const item = (atMs: number, diesAtMs: number | null = null) => ({ atMs, diesAtMs })
  const { due, events } = runLine(100, [item(0), item(0), item(10, 50), item(20), item(20, 119)])
  expect(due).toEqual([
    [0, 100],
    [1, 100],
    [3, 120],
  ])
  expect(events).toBe(2)
})

it('costs at most one event when all items die in time', () => {
  const items = Array.from({ length: 1000 }, (_, i) => ({ atMs: i / 10, diesAtMs: i / 10 + 1 }))
  const { due, events } = runLine(500, items)
  expect(due).toEqual([])
  expect(events).toBeLessThanOrEqual(1)
})

it('agrees with a list of expiries for any arrivals and deaths', () => {
  const step = fc.record({
    atMs: fc.integer({ min: 0, max: 300 }),
    livesMs: fc.option(fc.integer({ min: 1, max: 150 })),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 0, max: 100 }), (steps, delayMs) => {
      // Off the grid of whole ms, so that a death and an expiry never share a time.
      const items = steps.map(({ atMs, livesMs }) => ({
        atMs,
        diesAtMs: livesMs === null ? null : atMs + livesMs + 0.5,
      }))
      const expected = items
        .map(({ atMs, diesAtMs }, item) => ({ item, atMs, dueAt: atMs + delayMs, diesAtMs }))
        .filter(({ dueAt, diesAtMs }) => diesAtMs === null || diesAtMs > dueAt)
        .sort((a, b) => a.atMs - b.atMs || a.item - b.item)
        .map(({ item, dueAt }): [number, number] => [item, dueAt])
      expect(runLine(delayMs, items).due).toEqual(expected)
    }),
  )
})
