import type { MetricResult } from '../../../sim/index'
import { type ChartSeries, type ChartSpec, metricTitle } from './chartSpec'
import { metricChart } from './metricChart'

/** Lines of one chart, by value of the dimension; further ones begin again. */
const tones: readonly ChartSeries['tone'][] = ['accent', 'ok', 'warn', 'throttle', 'muted', 'fault']

/** A metric's part: `Invocations{ExecutedVersion=2}` is the part `2` of Invocations by ExecutedVersion. */
export function partOf({ name }: MetricResult): { metric: string; dimension: string; value: string } | null {
  const match = /^([^{]+)\{([^=]+)=(.*)\}$/.exec(name)
  return match ? { metric: match[1]!, dimension: match[2]!, value: match[3]! } : null
}

/** One chart per metric and dimension, with a line for each part: invocations by version. Of durations the p99. */
export function dimensionCharts(metrics: readonly MetricResult[], binMs: number): ChartSpec[] {
  const charts = new Map<string, { title: string; parts: { value: string; chart: ChartSpec }[] }>()
  for (const metric of metrics) {
    const part = partOf(metric)
    if (!part) continue
    const id = `${part.metric} by ${part.dimension}`
    const title = `${metricTitle(part.metric)} by ${metricTitle(part.dimension).toLowerCase()}`
    const group = charts.get(id) ?? { title, parts: [] }
    charts.set(id, group)
    group.parts.push({ value: part.value, chart: metricChart(metric, binMs) })
  }
  return [...charts].map(([id, { title, parts }]) => {
    const [first] = parts[0]!.chart.series
    const isPercentile = first?.id === 'p99'
    return {
      id,
      title,
      detail: isPercentile ? 'p99' : parts[0]!.chart.detail,
      unit: parts[0]!.chart.unit,
      series: parts.flatMap(({ value, chart }, index): ChartSeries[] => {
        const [line] = chart.series
        return line ? [{ id: value, label: value, tone: tones[index % tones.length]!, values: line.values }] : []
      }),
    }
  })
}
