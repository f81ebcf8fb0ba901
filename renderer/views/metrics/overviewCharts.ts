import type { MetricResult, RunResult } from '../../../sim/index'
import { lowerFirst } from '../lowerFirst'
import { resourceInfo } from '../resourceInfo'
import { type ChartSeries, type ChartSpec, hasSignal, perSecond, sumSeries } from './chartSpec'
import { metricChart, unitOf } from './metricChart'

/** Metrics worth seeing side by side for all resources that have them, with titles that leave room for names. */
const sharedMetrics = {
  ConcurrentExecutions: 'Concurrency',
  ApproximateNumberOfMessagesVisible: 'Messages waiting',
  ApproximateAgeOfOldestMessage: 'Oldest message',
  ColdStarts: 'Cold starts',
}
const lineTones = ['accent', 'warn', 'ok', 'throttle', 'muted'] as const

/** Charts of the design as a whole: what clients sent and saw, where requests were turned away, how busy things were. */
export function overviewCharts(result: RunResult): ChartSpec[] {
  const charts = [throughput(result), ...responseTimes(result), rejections(result)]
  for (const [name, title] of Object.entries(sharedMetrics)) charts.push(shared(result, name, title))
  charts.push(inFlight(result))
  return charts.filter((chart) => chart !== null)
}

const clientOutcomes = [
  { name: 'Throttles', label: 'throttled', tone: 'throttle' },
  { name: '4XXError', label: '4xx', tone: 'warn' },
  { name: '5XXError', label: 'faults', tone: 'fault' },
] as const

function throughput(result: RunResult): ChartSpec | null {
  const total = (name: string): Float64Array =>
    perSecond(
      sumSeries(
        clientMetrics(result, name).map(({ metric }) => metric.values),
        result.bins,
      ),
      result.binMs,
    )
  if (clientMetrics(result, 'Requests').length === 0) return null
  const bad = clientOutcomes.map(
    ({ name, label, tone }): ChartSeries => ({ id: name, label, tone, area: true, values: total(name) }),
  )
  return {
    id: 'throughput',
    title: 'Throughput',
    detail: 'req/s',
    unit: 'perSecond',
    series: [
      { id: 'Requests', label: 'requests', tone: 'accent', area: true, values: total('Requests') },
      ...bad.filter(({ values }) => hasSignal(values)),
    ],
  }
}

/** One chart per client: percentiles of different clients cannot be added up. */
function responseTimes(result: RunResult): ChartSpec[] {
  const clients = clientMetrics(result, 'ResponseTime')
  return clients.map(({ resourceId, metric }) => ({
    ...metricChart(metric, result.binMs),
    id: `responseTime ${resourceId}`,
    title: 'Response time',
    ...(clients.length > 1 ? { subject: resourceInfo(result, resourceId).name } : {}),
  }))
}

function rejections(result: RunResult): ChartSpec | null {
  const largest = [...result.throttles].sort((a, b) => b.count - a.count).slice(0, lineTones.length)
  if (largest.length === 0) return null
  const resources = new Set(largest.map(({ resourceId }) => resourceId)).size
  const tones = ['throttle', 'warn', 'accent', 'fault', 'muted'] as const
  return {
    id: 'rejections',
    title: 'Rejected',
    detail: 'req/s',
    unit: 'perSecond',
    series: largest.map((throttle, index) => ({
      id: `${throttle.resourceId} ${throttle.limitId} ${throttle.reason ?? ''}`,
      label: resources === largest.length ? resourceInfo(result, throttle.resourceId).name : lowerFirst(throttle.title),
      tone: tones[index]!,
      area: index === 0,
      values: perSecond(throttle.perBin, result.binMs),
    })),
  }
}

/** One metric of all resources that have it, a line each, the highest first; counters as a rate. */
function shared(result: RunResult, name: string, title: string): ChartSpec | null {
  const found = Object.values(result.resources).flatMap(({ id, metrics }) => {
    const metric = metrics[name]
    if (!metric || !hasSignal(metric.values)) return []
    const values = metric.kind === 'counter' ? perSecond(metric.values, result.binMs) : metric.values
    return [{ id, metric, values, peak: values.reduce((most, value) => (value > most ? value : most), 0) }]
  })
  const [first, ...others] = found.sort((a, b) => b.peak - a.peak)
  if (!first) return null
  const isRate = first.metric.kind === 'counter'
  return {
    id: name,
    title,
    detail: isRate ? `${resourceInfo(result, first.id).name}, per second` : resourceInfo(result, first.id).name,
    unit: isRate ? 'perSecond' : unitOf(first.metric.unit),
    series: [first, ...others].slice(0, lineTones.length).map(({ id, values }, index) => ({
      id,
      label: resourceInfo(result, id).name,
      tone: lineTones[index]!,
      area: index === 0,
      values,
    })),
  }
}

function inFlight(result: RunResult): ChartSpec | null {
  const levels = clientMetrics(result, 'RequestsInFlight').map(({ metric }) => metric.values)
  if (levels.length === 0) return null
  const values = sumSeries(levels, result.bins)
  return {
    id: 'inFlight',
    title: 'Requests in flight',
    detail: '',
    unit: 'count',
    series: [{ id: 'inFlight', label: 'in flight', tone: 'accent', area: true, values }],
  }
}

/** A metric of everything that sends traffic. */
function clientMetrics(result: RunResult, name: string): { resourceId: string; metric: MetricResult }[] {
  return Object.values(result.resources).flatMap(({ id, metrics }) => {
    const metric = metrics[name]
    // Only traffic sources report how it went for the users.
    return metric?.namespace === 'Windtunnel' && metrics['ResponseTime'] ? [{ resourceId: id, metric }] : []
  })
}
