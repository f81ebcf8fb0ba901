import { type Design, type MetricResult, type OutcomeClass, type RunResult, serviceOf } from '../../../sim/index'
import { formatCount } from '../../ui/format'
import { outcomeLooks, outcomeOrder } from '../outcomes'
import { limitValueOf } from '../throttles/limitSetting'
import { type ChartSeries, type ChartSpec, hasSignal, perSecond, sumSeries } from './chartSpec'
import { dimensionCharts, partOf } from './dimensionCharts'
import { metricChart } from './metricChart'

export interface ResourceCharts {
  charts: ChartSpec[]
  /** Metrics that the service has but this run never observed. */
  silent: string[]
}

/** Charts of one resource: its throughput by outcome, its main latency and level, then the rest of its service's metrics. */
export function resourceCharts(result: RunResult, design: Design, resourceId: string): ResourceCharts {
  const resource = result.resources[resourceId]
  if (!resource) return { charts: [], silent: [] }
  const service = serviceOf(resource.type)
  const order = service?.metrics.map(({ name }) => name) ?? []
  const all = Object.values(resource.metrics)
  const inOrder = all.filter((metric) => partOf(metric) === null).sort((a, b) => place(a, order) - place(b, order))
  const main = (['distribution', 'gauge'] as const).flatMap(
    (kind) => inOrder.find((metric) => metric.kind === kind && hasSignal(metric.values)) ?? [],
  )
  const metrics = [...main, ...inOrder.filter((metric) => !main.includes(metric))]
  const observed = metrics.filter(({ values }) => hasSignal(values))
  const throughput = throughputChart(result, resourceId)
  const ofParts = dimensionCharts(
    all.filter(({ values }) => hasSignal(values)),
    result.binMs,
  )
  const charts = observed.flatMap((metric) => [
    withLimit(metricChart(metric, result.binMs), result, design, resourceId),
    // What is measured by version stands beside the whole.
    ...ofParts.filter(({ id }) => id.startsWith(`${metric.name} by `)),
  ])
  return {
    charts: throughput ? [throughput, ...charts] : charts,
    silent: metrics.filter(({ values }) => !hasSignal(values)).map(({ name }) => name),
  }
}

/** Latency first, then levels, then counters; within a kind as the service lists them. */
function place({ kind, name }: MetricResult, order: readonly string[]): number {
  const kinds = { distribution: 0, gauge: 1, counter: 2 }
  const index = order.indexOf(name)
  return kinds[kind] * 1000 + (index < 0 ? 999 : index)
}

/** Replies to what flowed into the resource, by outcome; null when nothing was seen to flow into it. */
function throughputChart(result: RunResult, resourceId: string): ChartSpec | null {
  const incoming = Object.values(result.connections).filter(({ to }) => to === resourceId)
  if (incoming.length === 0) return null
  const rate = (classes: readonly OutcomeClass[]): Float64Array => {
    const counts = sumSeries(
      incoming.flatMap(({ perBin }) => classes.map((one) => perBin[one])),
      result.bins,
    )
    return perSecond(counts, result.binMs)
  }
  const all = rate(outcomeOrder)
  // What a poller fetches is not counted on its connection; the resource's own counters tell it.
  if (!hasSignal(all)) return null
  const bad = outcomeOrder.slice(1).map((one): ChartSeries => {
    const { short, tone } = outcomeLooks[one]
    return { id: one, label: short, tone: tone === 'neutral' ? 'muted' : tone, area: true, values: rate([one]) }
  })
  return {
    id: 'throughput',
    title: 'Throughput',
    detail: 'req/s',
    unit: 'perSecond',
    series: [
      { id: 'all', label: 'requests', tone: 'accent', area: true, values: all },
      ...bad.filter(({ values }) => hasSignal(values)),
    ],
  }
}

/** Adds the limit that the chart's level is held against, when the resource has one. */
function withLimit(chart: ChartSpec, result: RunResult, design: Design, resourceId: string): ChartSpec {
  const value = limitValueOf(result, design, resourceId, chart.id)
  if (value === null) return chart
  return { ...chart, detail: `limit ${formatCount(value)}`, limit: { value, label: `limit ${formatCount(value)}` } }
}
