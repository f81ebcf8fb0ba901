import { describe, expect, test } from 'vitest'
import { connectionRate, connectionTone, figureValue, formatFigure } from '../../../sim/exporters/figures'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatQuantity,
  formatSignificant,
} from '../../../sim/exporters/format'
import type { CardFigure } from '../../../sim/services/define'
import { result } from './fixtures'

const lambda = result.resources['place-order']!
const value = (figure: Omit<CardFigure, 'label'>, bin: number | null = null, run = result) =>
  figureValue({ label: '', ...figure }, lambda, bin, run)

describe('figureValue', () => {
  test('rate is events per second, of the run after warm-up or of the bin', () => {
    expect(value({ metric: 'Requests', statistic: 'rate' })).toEqual({ value: 1180, unit: 'Count/Second' })
    expect(value({ metric: 'Requests', statistic: 'rate' }, 2).value).toBe(1180)
    expect(value({ metric: 'Requests', statistic: 'rate' }, null, { ...result, warmupMs: 300_000 }).value).toBe(2360)
    expect(value({ metric: 'Latency', statistic: 'rate' }, 1).value).toBeCloseTo(10 / 150, 12)
  })

  test('a last bin cut short by the end of the run counts its own seconds', () => {
    expect(value({ metric: 'Requests', statistic: 'rate' }, 3, { ...result, durationMs: 525_000 }).value).toBe(2360)
  })

  test('last is the level at the end of the bin, and the mean level over the run', () => {
    expect(value({ metric: 'Depth', statistic: 'last' }, 1)).toEqual({ value: 8001, unit: 'Count' })
    expect(value({ metric: 'Depth', statistic: 'last' }).value).toBe(8200)
    expect(value({ metric: 'Requests', statistic: 'last' }).value).toBeNull()
  })

  test('mean, percentiles and sums', () => {
    expect(value({ metric: 'Latency', statistic: 'mean' }, 1)).toEqual({ value: 50, unit: 'Milliseconds' })
    expect(value({ metric: 'Depth', statistic: 'mean' }, 1).value).toBe(8000)
    expect(value({ metric: 'Depth', statistic: 'mean' }).value).toBe(8200)
    expect(value({ metric: 'Latency', statistic: 'p99' }).value).toBe(171)
    expect(value({ metric: 'Latency', statistic: 'p50' }, 1).value).toBe(50)
    expect(value({ metric: 'Requests', statistic: 'sum' }, 0).value).toBe(177_000)
    expect(value({ metric: 'Requests', statistic: 'sum' }).value).toBe(708_000)
  })

  test('share is a percentage of the other metric, unknown without it', () => {
    expect(value({ metric: 'Throttles', statistic: 'share', of: 'Requests' })).toEqual({ value: 20, unit: 'Percent' })
    expect(value({ metric: 'Throttles', statistic: 'share', of: 'Gone' }).value).toBeNull()
  })

  test('what was never observed is unknown, not 0', () => {
    for (const figure of [
      value({ metric: 'Latency', statistic: 'mean' }, 0),
      value({ metric: 'Latency', statistic: 'p99' }, 0),
      value({ metric: 'Gone', statistic: 'rate' }),
    ]) {
      expect(formatFigure(figure)).toBe('–')
    }
  })
})

describe('formatFigure', () => {
  test('gives three significant digits with a unit', () => {
    expect(formatFigure({ value: 3214, unit: 'Count/Second' })).toBe('3.21k/s')
    expect(formatFigure({ value: 12_400, unit: 'Count' })).toBe('12.4k')
    expect(formatFigure({ value: 184.3, unit: 'Milliseconds' })).toBe('184 ms')
    expect(formatFigure({ value: 48, unit: 'Seconds' })).toBe('48 s')
    expect(formatFigure({ value: 8.14, unit: 'Percent' })).toBe('8.14%')
    expect(formatFigure({ value: 99.99, unit: 'Percent' })).toBe('99.9%')
    expect(formatFigure({ value: 100, unit: 'Percent' })).toBe('100%')
    expect(formatFigure({ value: 1536 * 1024 * 1024, unit: 'Bytes' })).toBe('1.5 GB')
    expect(formatFigure({ value: 0, unit: 'Count' })).toBe('0')
  })
})

describe('numbers', () => {
  test('never show an exponent', () => {
    expect(formatSignificant(0.0000000123)).toBe('0.0000000123')
    expect(formatSignificant(-0.5)).toBe('−0.5')
    expect(formatSignificant(Infinity)).toBe('∞')
    expect(formatCount(999_950)).toBe('1M')
    expect(formatCount(1_460_000)).toBe('1.46M')
    expect(formatQuantity(419_570_909.09)).toBe('419,570,909')
    expect(formatQuantity(0.1666)).toBe('0.167')
  })

  test('durations choose their unit', () => {
    expect([0, 0.042, 0.5, 184, 2410, 72_000, 14_520_000, 273_600_000].map(formatDuration)).toEqual([
      '0 ms',
      '42 µs',
      '0.5 ms',
      '184 ms',
      '2.41 s',
      '1 m 12 s',
      '4 h 2 m',
      '3 d 4 h',
    ])
    expect(formatBytes(1023)).toBe('1,023 B')
  })
})

describe('connections', () => {
  test('rate counts all calls after warm-up', () => {
    const connection = result.connections['b']!
    expect(connectionRate(connection, null, result)).toBeCloseTo(1180, 9)
    expect(connectionRate(connection, null, { ...result, warmupMs: 200_000 })).toBeCloseTo(1180, 9)
    expect(connectionRate(connection, 3, { ...result, durationMs: 525_000 })).toBeCloseTo(2360, 9)
    expect(connectionRate(connection, null, { ...result, warmupMs: 600_000 })).toBeNull()
  })

  test('colour is the most frequent way to fail, if it is worth one', () => {
    const calls = { ok: 1000, clientError: 0, throttle: 0, fault: 0 }
    expect(connectionTone(calls)).toBe('ok')
    expect(connectionTone({ ...calls, fault: 5, throttle: 9 })).toBe('throttle')
    expect(connectionTone({ ...calls, ok: 1e6, fault: 5 })).toBe('ok')
    expect(connectionTone({ ...calls, clientError: 2 })).toBe('clientError')
    expect(connectionTone({ ...calls, ok: 0 })).toBe('idle')
  })
})
