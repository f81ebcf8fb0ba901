import { expect, it } from 'vitest'
import { Simulator } from '../../../sim/kernel/Simulator'
import { BinnedClock, binWidthMs } from '../../../sim/run/BinnedClock'

it.each([
  [1_000, 100],
  [100_000, 100],
  [100_001, 200],
  [300_000, 500],
  [3_600_000, 5_000],
  [86_400_000, 120_000],
  [30 * 86_400_000, 3_600_000],
  [365 * 86_400_000, 9 * 3_600_000],
])('a run of %d ms has bins of %d ms', (durationMs, width) => {
  expect(binWidthMs(durationMs)).toBe(width)
  expect(durationMs / width).toBeLessThanOrEqual(1000)
})

it('closes every bin once, in order, also those without events', () => {
  const simulator = new Simulator()
  const clock = new BinnedClock(simulator, 1050, 250)
  const closed: [bin: number, now: number][] = []
  clock.add({ closeBin: () => closed.push([clock.bin, clock.now]) } as never)
  const index = simulator.register({ fire: () => {} }, 'nothing')
  simulator.schedule(730, index, 0, 0)
  simulator.runUntil(1050)
  clock.finish()
  expect([clock.bins, clock.firstBin]).toEqual([11, 3])
  expect(closed).toEqual(Array.from({ length: 11 }, (_, bin) => [bin, bin === 10 ? 1050 : (bin + 1) * 100]))
})
