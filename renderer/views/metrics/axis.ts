import { formatBytes, formatCount, formatDuration, formatRate, formatSignificant } from '../../ui/format'
import { lengthText } from '../../playback/speedText'
import type { ChartSpec, ChartUnit } from './chartSpec'

/** A value of a chart as its axis writes it: short, the unit where it is not obvious from the title. */
export function axisText(value: number, unit: ChartUnit): string {
  switch (unit) {
    case 'milliseconds':
      return axisDuration(value)
    case 'seconds':
      return axisDuration(value * 1000)
    case 'bytes':
      return formatBytes(value)
    case 'percent':
      return `${formatSignificant(value)}%`
    case 'perSecond':
    case 'count':
      return formatCount(value)
  }
}

/** From a minute on as a clock, which is shorter: `13:20`. */
function axisDuration(milliseconds: number): string {
  if (milliseconds === 0) return '0'
  return milliseconds < 60_000 ? formatDuration(milliseconds) : lengthText(milliseconds)
}

/** A value of a chart as its tooltip writes it: always with its unit. */
export function tooltipText(value: number | null | undefined, unit: ChartUnit): string {
  if (value === null || value === undefined || Number.isNaN(value)) return formatCount(value)
  if (unit === 'perSecond') return formatRate(value)
  if (unit === 'milliseconds' || unit === 'seconds') return formatDuration(unit === 'seconds' ? value * 1000 : value)
  return axisText(value, unit)
}

/** A round number at or above the largest value: 1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8 times a power of ten. */
export function roundTop(largest: number): number {
  if (!(largest > 0)) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  const steps = [1, 1.2, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10]
  const step = steps.find((one) => one * power >= largest * (1 - 1e-9)) ?? 10
  return Number((step * power).toPrecision(6))
}

/** Top of a chart's axis within a stretch of bins. A limit far above the data does not press it flat: it is left out. */
export function chartTop(chart: ChartSpec, fromBin: number, toBin: number): { top: number; showsLimit: boolean } {
  let largest = 0
  for (const { values } of chart.series) {
    for (let bin = fromBin; bin < toBin; bin++) if (values[bin]! > largest) largest = values[bin]!
  }
  const limit = chart.limit?.value
  const showsLimit = limit !== undefined && limit <= largest * 2.5
  const top = showsLimit ? Math.max(largest, limit * 1.08) : largest * 1.04
  return { top: roundTop(top), showsLimit }
}

/** Ticks of a time axis: hours where all are whole ones, else a clock. */
export function timeTexts(ticks: readonly number[]): string[] {
  const inHours = ticks.length > 1 && ticks.every((tick) => tick % 3_600_000 === 0)
  return ticks.map((tick) => (inHours ? `${tick / 3_600_000} h` : lengthText(tick)))
}

/** At most five round moments for the time axis, ms from the start. */
export function timeTicks(fromMs: number, toMs: number, most = 5): number[] {
  const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400]
  const seconds = (toMs - fromMs) / 1000
  const step = (steps.find((one) => seconds / one <= most) ?? Math.ceil(seconds / most / 86_400) * 86_400) * 1000
  const ticks: number[] = []
  for (let at = Math.ceil(fromMs / step) * step; at <= toMs + 1e-6; at += step) ticks.push(at)
  return ticks
}
