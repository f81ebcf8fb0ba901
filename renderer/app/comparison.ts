import type { RunResult } from '../../sim/index'
import { formatDuration, formatInteger, formatMoney, formatPercent } from '../ui/format'

/** One figure of two runs, side by side. */
export interface ComparedFigure {
  label: string
  baseline: string
  current: string
  /** Relative change, `+12 %`; empty when it is unchanged, a dash when it cannot be told. */
  change: string
  /** Whether the change is for the better; null when neither. */
  better: boolean | null
}

interface Figure {
  label: string
  of: (result: RunResult) => number | null
  format: (value: number | null) => string
  /** Which way is better; none for figures that are neither. */
  good?: 'less' | 'more'
}

const figures: readonly Figure[] = [
  { label: 'Requests', of: ({ requests }) => requests.total, format: formatInteger },
  { label: 'Succeeded', of: ({ requests }) => share(requests.ok, requests.total), format: formatPercent, good: 'more' },
  { label: 'Throttled', of: ({ requests }) => requests.throttled, format: formatInteger, good: 'less' },
  { label: 'Client errors', of: ({ requests }) => requests.clientErrors, format: formatInteger, good: 'less' },
  { label: 'Faults', of: ({ requests }) => requests.faults, format: formatInteger, good: 'less' },
  {
    label: 'Rejections by limits',
    of: ({ throttles }) => throttles.reduce((sum, { count }) => sum + count, 0),
    format: formatInteger,
    good: 'less',
  },
  { label: 'Latency p50', of: ({ latency }) => latency.p50, format: formatDuration, good: 'less' },
  { label: 'Latency p99', of: ({ latency }) => latency.p99, format: formatDuration, good: 'less' },
  { label: 'Latency maximum', of: ({ latency }) => latency.maximum, format: formatDuration, good: 'less' },
  { label: 'Cost per month', of: ({ cost }) => cost.month, format: formatMoney, good: 'less' },
  {
    label: 'Cost per million requests',
    of: ({ cost }) => (cost.perRequest === null ? null : cost.perRequest * 1e6),
    format: formatMoney,
    good: 'less',
  },
]

/** The figures that decide between two runs. */
export function compareRuns(baseline: RunResult, current: RunResult): ComparedFigure[] {
  return figures.map(({ label, of, format, good }) => {
    const before = of(baseline)
    const after = of(current)
    const better =
      before === null || after === null || before === after || !good
        ? null
        : good === 'less'
          ? after < before
          : after > before
    return { label, baseline: format(before), current: format(after), change: changeOf(before, after), better }
  })
}

function changeOf(before: number | null, after: number | null): string {
  if (before === after) return ''
  if (before === null || after === null || before === 0) return '–'
  const fraction = after / before - 1
  return `${fraction > 0 ? '+' : '−'}${formatPercent(Math.abs(fraction))}`
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}
