import type { MetricResult, RunResult } from '../../../sim/index'
import { formatBytes, formatDuration, formatInteger, formatSignificant } from '../../ui/format'
import { metricTitle } from '../metrics/chartSpec'
import { type CompareRow, compareRow, type Good } from './compareRow'

/** Smaller changes than this share of a figure are noise. */
const noise = 0.005

/** What changed in a resource's own metrics: counters as their sum, times as p99, levels as their peak. */
export function resourceRows(baseline: RunResult, current: RunResult, id: string, judged: boolean): CompareRow[] {
  const before = baseline.resources[id]?.metrics ?? {}
  const after = current.resources[id]?.metrics ?? {}
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !name.includes('{'))
  return names.flatMap((name) => {
    const metric = after[name] ?? before[name]!
    const [old, now] = [figureOf(before[name]), figureOf(after[name])]
    if (
      old === now ||
      (old !== null && now !== null && Math.abs(now - old) <= noise * Math.max(Math.abs(old), Math.abs(now)))
    )
      return []
    const statistic = { counter: '', distribution: ' p99', gauge: ', peak' }[metric.kind]
    const label = `${metricTitle(name)}${statistic}`
    return [compareRow(`${id} ${name}`, label, old, now, formatOf(metric), goodOf(metric, judged))]
  })
}

function figureOf(metric: MetricResult | undefined): number | null {
  if (!metric) return null
  const { sum, p99, maximum } = metric.summary
  return { counter: sum, distribution: p99, gauge: maximum }[metric.kind]
}

function formatOf({ unit, kind }: MetricResult): (value: number | null) => string {
  switch (unit) {
    case 'Milliseconds':
      return formatDuration
    case 'Seconds':
      return (value) => formatDuration(value === null ? null : value * 1000)
    case 'Bytes':
      return formatBytes
    case 'Percent':
      return (value) => (value === null ? '–' : `${formatSignificant(value)}%`)
    default:
      return kind === 'distribution' ? formatSignificant : formatInteger
  }
}

/** Which way is better, where the metric's name tells it. */
function goodOf({ name, kind, unit }: MetricResult, judged: boolean): Good {
  if (/throttl|error|fault|failed|4xx|5xx|coldstart|spillover|dropped|refused|blocked|expired/i.test(name))
    return 'less'
  const isTime = unit === 'Milliseconds' || unit === 'Seconds'
  return judged && kind !== 'counter' && isTime && !/lifetime/i.test(name) ? 'less' : 'neither'
}
