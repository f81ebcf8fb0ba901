import { describe, expect, it } from 'vitest'
import { faultBlocks } from '../../../renderer/playback/faultBlocks'
import { loadPath, measuredLoad, plannedLoad } from '../../../renderer/playback/loadCurve'
import { lengthText, speedText } from '../../../renderer/playback/speedText'
import { trackAction } from '../../../renderer/playback/trackKeys'
import { fakeDesign } from '../views/fakeDesign'
import { fakeResult } from '../views/fakeResult'

const design = fakeDesign()

describe('load curve', () => {
  it('is planned from the streams before a run', () => {
    const curve = plannedLoad(design.scenarios[0]!)
    expect(curve).toMatchObject({ kind: 'planned', durationMs: 600_000 })
    expect(curve.peak).toBeCloseTo(3200)
    expect(curve.points[0]!.rate).toBeCloseTo(900)
  })
  it('is measured from what the clients sent after it', () => {
    const result = fakeResult()
    const curve = measuredLoad(result)
    expect(curve.points).toHaveLength(600)
    expect(curve.points.reduce((sum, { rate }) => sum + rate, 0)).toBeCloseTo(result.requests.total)
  })
  it('is drawn with the peak at the top, keeping the highest point of each pixel', () => {
    const points = [0, 5, 10, 1].map((rate, index) => ({ timeMs: index, rate }))
    expect(loadPath({ points, peak: 10, durationMs: 4, kind: 'measured' }, 2, 10)).toBe('M0,5.0L0.5,5.0L1.0,0.0L2,0.0')
    expect(loadPath({ points: [], peak: 0, durationMs: 0, kind: 'planned' }, 100, 10)).toBe('')
  })
})

describe('faults on the timeline', () => {
  it('are blocks at their time, cut at the end of the run', () => {
    const [errors, deploy] = faultBlocks(design, 'peak', 600_000)
    expect(errors).toMatchObject({
      short: 'errors',
      tone: 'fault',
      title: '2% of requests fail: orders, 00:06:40 to 00:07:34',
    })
    expect(errors!.start).toBeCloseTo(400 / 600)
    expect(deploy).toMatchObject({ short: 'deploy', tone: 'accent' })
    expect(faultBlocks(design, 'peak', 410_000)[0]!.width).toBeCloseTo(10 / 410)
    expect(faultBlocks(design, 'unknown', 600_000)).toEqual([])
  })
})

describe('keys of the timeline', () => {
  const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
    trackAction(
      { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more },
      { timeMs: 30_000, durationMs: 600_000 },
    )
  it.each([
    ['ArrowRight', {}, 31_000],
    ['ArrowLeft', { shiftKey: true }, 20_000],
    ['Home', {}, 0],
    ['End', {}, 600_000],
    ['5', {}, 300_000],
    ['0', {}, 0],
    ['>', { shiftKey: true }, 31_000],
  ])('%s %o seeks to %d ms', (key, more, timeMs) => {
    expect(press(key, more)).toEqual({ kind: 'seek', timeMs })
  })
  it('stays within the run', () => {
    expect(press('PageDown')).toEqual({ kind: 'seek', timeMs: 0 })
  })
  it('plays, pauses, steps and changes speed', () => {
    expect(press(' ')).toEqual({ kind: 'toggle' })
    expect(press('k')).toEqual({ kind: 'pause' })
    expect(press(',')).toEqual({ kind: 'step', bins: -1 })
    expect(press('l')).toEqual({ kind: 'speed', factor: 2, play: true })
    expect(press('[')).toEqual({ kind: 'speed', factor: 0.5, play: false })
  })
  it('leaves other keys and shortcuts alone', () => {
    expect(press('x')).toBeNull()
    expect(press('k', { ctrlKey: true })).toBeNull()
  })
})

it('writes speeds and lengths', () => {
  expect([0.1, 1, 10, 600, 6000].map(speedText)).toEqual(['0.1×', '1×', '10×', '600×', 'Max'])
  expect([600_000, 61_000, 5_400_000].map(lengthText)).toEqual(['10:00', '1:01', '1:30:00'])
})
