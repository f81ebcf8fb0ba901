import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  formatInteger,
  formatMoney,
  formatPercent,
  formatRate,
  formatSignificant,
} from '../../../renderer/ui/format'

type Row = [number | null | undefined, string]
const table = (name: string, format: (value: number | null | undefined) => string, rows: Row[]) =>
  describe(name, () => {
    it.each(rows)('%s → %s', (value, text) => expect(format(value)).toBe(text))
    it.each([null, undefined, Number.NaN])('%s is unknown, never 0', (value) => expect(format(value)).toBe('–'))
  })

table('formatSignificant', (value) => formatSignificant(value), [
  [0, '0'],
  [1.2345, '1.23'],
  [100, '100'],
  [1e-7, '0.0000001'],
  [123456, '123000'],
  [-2.5, '−2.5'],
  [Number.POSITIVE_INFINITY, '∞'],
  [9.999, '10'],
])

table('formatCount', formatCount, [
  [0, '0'],
  [7, '7'],
  [184, '184'],
  [0.5, '0.5'],
  [999, '999'],
  [999.6, '1k'],
  [1000, '1k'],
  [3210, '3.21k'],
  [3200, '3.2k'],
  [12_400, '12.4k'],
  [81_204, '81.2k'],
  [999_499, '999k'],
  [999_500, '1M'],
  [1_460_000, '1.46M'],
  [2e9, '2B'],
  [3.456e12, '3.46T'],
  [-1180, '−1.18k'],
])

table('formatInteger', formatInteger, [
  [0, '0'],
  [293, '293'],
  [5000, '5,000'],
  [81_204, '81,204'],
  [1_234_567.6, '1,234,568'],
  [-1000, '−1,000'],
  [-0.2, '0'],
])

table('formatRate', formatRate, [
  [0, '0/s'],
  [3200, '3.2k/s'],
  [940, '940/s'],
  [0.5, '0.5/s'],
  [0.05, '3/min'],
  [1 / 3600, '1/h'],
])

table('formatDuration', formatDuration, [
  [0, '0 ms'],
  [0.00042, '0.42 µs'],
  [0.042, '42 µs'],
  [0.42, '0.42 ms'],
  [4.1, '4.1 ms'],
  [184, '184 ms'],
  [999.4, '999 ms'],
  [999.9, '1 s'],
  [2410, '2.41 s'],
  [48_000, '48 s'],
  [59_960, '1 m'],
  [60_000, '1 m'],
  [72_000, '1 m 12 s'],
  [252_000, '4 m 12 s'],
  [3_599_700, '1 h'],
  [14_520_000, '4 h 2 m'],
  [86_399_000, '1 d'],
  [273_600_000, '3 d 4 h'],
  [-250, '−250 ms'],
  [Number.POSITIVE_INFINITY, '∞'],
])

table('formatMoney', formatMoney, [
  [0, '$0'],
  [0.0000167, '$0.0000167'],
  [0.2, '$0.20'],
  [0.125, '$0.125'],
  [0.9999, '$1.00'],
  [412.3, '$412.30'],
  [12_345.678, '$12,345.68'],
  [999_999.999, '$1M'],
  [1_460_000, '$1.46M'],
  [-3.5, '−$3.50'],
])

table('formatBytes', formatBytes, [
  [0, '0 B'],
  [512, '512 B'],
  [1024, '1 KB'],
  [1023 * 1024, '1,023 KB'],
  [262_144, '256 KB'],
  [512 * 1024 ** 2, '512 MB'],
  [1.5 * 1024 ** 3, '1.5 GB'],
  [10_240 * 1024 ** 2, '10 GB'],
  [5 * 1024 ** 4, '5 TB'],
])

table('formatPercent', formatPercent, [
  [0, '0%'],
  [0.081, '8.1%'],
  [0.61, '61%'],
  [0.00004, '0.004%'],
  [0.99957, '99.96%'],
  [0.9999999999, '99.999999%'],
  [1, '100%'],
  [1.5, '150%'],
])

table('formatClock', (value) => formatClock(value), [
  [0, '00:00:00'],
  [282_000, '00:04:42'],
  [282_999, '00:04:42'],
  [3_600_000, '01:00:00'],
  [360_000_000, '100:00:00'],
])

it('formatClock shows fractions of a second on request', () => {
  expect(formatClock(282_318, 3)).toBe('00:04:42.318')
  expect(formatClock(282_018, 1)).toBe('00:04:42.0')
})
