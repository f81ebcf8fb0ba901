import type { MetricResult, MetricUnit } from '../../../sim/index'
import { type ChartSeries, type ChartSpec, type ChartUnit, metricTitle, perSecond } from './chartSpec'

/** The chart of one metric by its kind: counters as a rate, distributions as p50 and p99, gauges as their level. */
export function metricChart(metric: MetricResult, binMs: number): ChartSpec {
  const { name } = metric
  const base = { id: name, title: metricTitle(name) }
  if (metric.kind === 'counter') {
    const rate: ChartSeries = {
      id: name,
      label: base.title,
      tone: toneOf(name),
      area: true,
      values: perSecond(metric.values, binMs),
    }
    return { ...base, detail: 'per second', unit: 'perSecond', series: [rate] }
  }
  const unit = unitOf(metric.unit)
  if (metric.kind === 'gauge') {
    return {
      ...base,
      detail: '',
      unit,
      series: [{ id: name, label: base.title, tone: 'accent', area: true, values: metric.values }],
    }
  }
  const { percentiles } = metric
  const series: ChartSeries[] = percentiles
    ? [
        { id: 'p99', label: 'p99', tone: 'warn', values: percentiles.p99 },
        { id: 'p50', label: 'p50', tone: 'ok', values: percentiles.p50 },
      ]
    : [{ id: 'average', label: 'average', tone: 'accent', values: means(metric) }]
  return { ...base, detail: percentiles ? 'p50, p99' : 'average', unit, series }
}

/** Mean of a distribution in each bin; a gap where nothing was sampled. */
function means({ values, counts }: Pick<MetricResult, 'values' | 'counts'>): Float64Array {
  return values.map((sum, bin) => (counts[bin]! > 0 ? sum / counts[bin]! : Number.NaN))
}

export function unitOf(unit: MetricUnit): ChartUnit {
  switch (unit) {
    case 'Milliseconds':
      return 'milliseconds'
    case 'Seconds':
      return 'seconds'
    case 'Bytes':
      return 'bytes'
    case 'Percent':
      return 'percent'
    case 'Count/Second':
      return 'perSecond'
    case 'Count':
      return 'count'
  }
}

/** Colour by meaning, where a counter's CloudWatch name tells it. */
function toneOf(name: string): ChartSeries['tone'] {
  if (/throttl/i.test(name)) return 'throttle'
  if (/^4XX|UserErrors/.test(name)) return 'warn'
  return /^5XX|error|fault|failed/i.test(name) ? 'fault' : 'accent'
}
