import type { MetricResult, RunResult } from '../../../sim/index'
import { lowerFirst } from '../lowerFirst'
import { resourceInfo } from '../resourceInfo'
import { type ChartSeries, type ChartSpec, hasSignal, metricTitle, perSecond, sumSeries } from './chartSpec'
import { metricChart, unitOf } from './metricChart'

/** Levels worth seeing side by side for all resources that have them. */
const sharedLevels = ['ConcurrentExecutions', 'ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage']
const lineTones = ['accent', 'warn', 'ok', 'throttle', 'muted'] as const

/** Charts of the design as a whole: what clients sent and saw, where requests were turned away, how busy things were. */
export function overviewCharts(result: RunResult): ChartSpec[] {
  const charts = [throughput(result), ...responseTimes(result), rejections(result)]
  for (const name of sharedLevels) charts.push(sharedLevel(result, name))
  charts.push(sharedRate(result, 'ColdStarts'), inFlight(result))
  return charts.filter((chart) => chart !== null)
}

const clientOutcomes = [
  { name: 'Throttles', label: 'throttled', tone: 'throttle' },
  { name: '4XXError', label: '4xx', tone: 'warn' },
  { name: '5XXError', label: 'faults', tone: 'fault' },
] as const

function throughput(result: RunResult): ChartSpec | null {
  const total = (name: string): Float64Array =>
    perSecond(sumSeries(clientMetrics(result, name).map(({ metric }) => metric.values), result.bins), result.binMs)
  if (clientMetrics(result, 'Requests').length === 0) return null
  const bad = clientOutcomes.map(({ name, label, tone }): ChartSeries => ({ id: name, label, tone, area: true, values: total(name) }))
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
    title: clients.length > 1 ? `Response time · ${resourceInfo(result, resourceId).name}` : 'Response time',
  }))
}

function rejections(result: RunResult): ChartSpec | null {
  const largest = [...result.throttles].sort((a, b) => b.count - a.count).slice(0, lineTones.length)
  if (largest.length === 0) return null
  const tones = ['throttle', 'warn', 'accent', 'fault', 'muted'] as const
  return {
    id: 'rejections',
    title: 'Rejected by a limit',
    detail: 'req/s',
    unit: 'perSecond',
    series: largest.map((throttle, index) => ({
      id: `${throttle.resourceId} ${throttle.limitId} ${throttle.reason ?? ''}`,
      label: `${resourceInfo(result, throttle.resourceId).name} · ${lowerFirst(throttle.title)}`,
      tone: tones[index]!,
      area: index === 0,
      values: perSecond(throttle.perBin, result.binMs),
    })),
  }
}

function sharedLevel(result: RunResult, name: string): ChartSpec | null {
  return shared(result, name, (metric) => metric.values, (metric) => unitOf(metric.unit), '')
}

function sharedRate(result: RunResult, name: string): ChartSpec | null {
  return shared(result, name, (metric) => perSecond(metric.values, result.binMs), () => 'perSecond', 'per second')
}

function shared(
  result: RunResult,
  name: string,
  valuesOf: (metric: MetricResult) => Float64Array,
  unitFrom: (metric: MetricResult) => ChartSpec['unit'],
  detail: string,
): ChartSpec | null {
  const found = Object.values(result.resources).flatMap(({ id, metrics }) => {
    const metric = metrics[name]
    return metric && hasSignal(metric.values) ? [{ id, metric }] : []
  })
  const first = found[0]
  if (!first) return null
  const peak = (metric: MetricResult): number => valuesOf(metric).reduce((most, value) => (value > most ? value : most), 0)
  const largest = found.sort((a, b) => peak(b.metric) - peak(a.metric)).slice(0, lineTones.length)
  const left = found.length - largest.length
  return {
    id: name,
    title: metricTitle(name),
    detail: left > 0 ? `${largest.length} largest of ${found.length}` : detail,
    unit: unitFrom(first.metric),
    series: largest.map(({ id, metric }, index) => ({
      id,
      label: resourceInfo(result, id).name,
      tone: lineTones[index]!,
      area: index === 0,
      values: valuesOf(metric),
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
