/** What a chart's numbers are; decides how axis and tooltip write them. */
export type ChartUnit = 'perSecond' | 'milliseconds' | 'seconds' | 'count' | 'bytes' | 'percent'

export type SeriesTone = 'accent' | 'ok' | 'warn' | 'fault' | 'throttle' | 'muted'

export interface ChartSeries {
  id: string
  label: string
  tone: SeriesTone
  /** Softly fills what is below the line. */
  area?: boolean
  dashed?: boolean
  /** One value per time bin; NaN is a gap, never 0. */
  values: Float64Array
}

/** One chart of the metrics view, ready to draw. */
export interface ChartSpec {
  id: string
  title: string
  /** Whose numbers they are, where charts of the same title stand side by side. */
  subject?: string
  /** Faint text at the right of the title: percentiles, unit, limit. */
  detail: string
  unit: ChartUnit
  series: readonly ChartSeries[]
  /** Drawn as a dashed line with its name. */
  limit?: { value: number; label: string }
}

/** Counts per bin as a rate per second; gaps stay gaps. */
export function perSecond(counts: Float64Array, binMs: number): Float64Array {
  return counts.map((count) => (count * 1000) / binMs)
}

/** Sum of several series; a bin is a gap only where all are. */
export function sumSeries(series: readonly Float64Array[], bins: number): Float64Array {
  const total = new Float64Array(bins).fill(Number.NaN)
  for (const values of series) {
    for (let bin = 0; bin < bins; bin++) {
      const value = values[bin] ?? Number.NaN
      if (!Number.isNaN(value)) total[bin] = Number.isNaN(total[bin]!) ? value : total[bin]! + value
    }
  }
  return total
}

/** True when some bin holds something other than 0. */
export function hasSignal(values: Float64Array): boolean {
  return values.some((value) => value !== 0 && !Number.isNaN(value))
}

/** A metric's name as words: `ConcurrentExecutions` gives `Concurrent executions`; `4XXError` and `5XXError` keep their code. */
export function metricTitle(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(' ')
  return words.map((word, index) => (index === 0 || /^[0-9A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ')
}
