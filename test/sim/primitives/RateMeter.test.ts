import { expect, it } from 'vitest'
import { RateMeter } from '../../../sim/primitives/RateMeter'

it('measures an even demand once a second of it has passed', () => {
  const meter = new RateMeter()
  for (let now = 0; now < 5000; now += 10) {
    meter.add(now)
    if (now >= 1000) expect(Math.abs(meter.perSecond(now) - 100)).toBeLessThan(1.001)
  }
  expect(meter.perSecond(5500)).toBeCloseTo(50, 9)
  expect(meter.perSecond(6000)).toBe(0)
})

it('adds units and forgets what lies more than a second back', () => {
  const meter = new RateMeter()
  meter.add(100, 2.5)
  meter.add(900, 1.5)
  expect(meter.perSecond(900)).toBe(4)
  expect(meter.perSecond(1250)).toBe(3)
  expect(meter.perSecond(3000)).toBe(0)
})
