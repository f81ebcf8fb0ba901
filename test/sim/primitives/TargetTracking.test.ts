import { describe, expect, it } from 'vitest'
import { TargetTracking, type TrackingSettings } from '../../../sim/primitives/TargetTracking'

const tracking = (settings: Partial<TrackingSettings> = {}): TargetTracking =>
  new TargetTracking({
    target: 50,
    minimum: 1,
    maximum: 100,
    outDatapoints: 3,
    inDatapoints: 15,
    inShare: 0.9,
    inCooldownLooks: 5,
    ...settings,
  })

/** What is asked for after each of a series of looks; capacity follows at once. */
function looks(policy: TargetTracking, values: readonly (number | null)[], capacity: number): number[] {
  const asked: number[] = []
  for (const value of values) asked.push(policy.look(value, capacity, asked.at(-1) ?? capacity))
  return asked
}

describe('target tracking', () => {
  it('scales out on the third datapoint in a row above the target, in proportion', () => {
    expect(looks(tracking(), [80, 80, 80], 10)).toEqual([10, 10, 16])
    expect(looks(tracking(), [80, 80, 50, 80, 80, 80], 10)).toEqual([10, 10, 10, 10, 10, 16])
    expect(looks(tracking(), [50, 50, 50, 50], 10)).toEqual([10, 10, 10, 10])
  })

  it('asks for no less than it has asked for while that is starting', () => {
    expect(looks(tracking(), [80, 80, 80, 60, 90], 10)).toEqual([10, 10, 16, 16, 18])
  })

  it('scales in on the fifteenth datapoint in a row below nine tenths of the target', () => {
    const asked = looks(tracking(), Array<number>(16).fill(20), 10)
    expect(asked.slice(13)).toEqual([10, 4, 4])
    expect(looks(tracking(), Array<number>(30).fill(45), 10).at(-1)).toBe(10)
  })

  it('does not scale in within the cooldown', () => {
    const policy = tracking({ inDatapoints: 1, inCooldownLooks: 3 })
    expect(looks(policy, [90, 90, 90, 20, 20, 20, 20], 10)).toEqual([10, 10, 18, 18, 18, 18, 4])
  })

  it('stays between its bounds', () => {
    expect(looks(tracking({ maximum: 12 }), [500, 500, 500], 10).at(-1)).toBe(12)
    expect(looks(tracking({ minimum: 6, inDatapoints: 1 }), [0], 10)).toEqual([6])
  })

  it('needs datapoints', () => {
    expect(looks(tracking(), [80, 80, null, 80, 80], 10).at(-1)).toBe(10)
    expect(tracking().look(80, 0, 3)).toBe(3)
  })
})
