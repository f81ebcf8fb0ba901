import type { ResourceResult, RunResult } from '../../result'
import type { MetricResult } from '../../telemetry/results'
import { OUTCOME_CLASSES, type OutcomeClass } from '../../telemetry/outcome'
import { totalThrottles } from '../throttleTotals'
import type { Measure, Statistic } from './expression'
import { suggestion } from './nearest'
import { CACHE_METRICS, LATENCY_METRICS, REQUEST_METRICS } from './serviceMetrics'
import { OWN_UNIT, type Dimension, type WrittenUnit } from './units'

/** A quantity in the base unit of its dimension, or why there is none, to follow the measure in a sentence. */
export type Measured = { value: number; dimension: Dimension; ownUnit: WrittenUnit } | { value: null; reason: string }

/** Takes a measure from the result of a run. */
export function measureOf(measure: Measure, result: RunResult): Measured {
  let resource: ResourceResult | null = null
  if (measure.resourceId !== null) {
    if (!Object.hasOwn(result.resources, measure.resourceId)) return unknownResource(measure.resourceId, result)
    resource = result.resources[measure.resourceId]!
  }
  switch (measure.kind) {
    case 'statistic':
      if (resource === null)
        return known(result.latency[measure.statistic], 'time', 'no request was answered after warm-up')
      return statisticOf(resource, measure.statistic, measure.metric)
    case 'throttles':
      return known(totalThrottles(result.throttles, measure.resourceId), 'count', '')
    case 'cost':
      return costOf(measure.of, resource, result)
    case 'errorRate': {
      const replies = repliesOf(resource, result)
      const all = total(replies)
      return known(all > 0 ? (all - replies.ok) / all : null, 'share', 'no reply was counted')
    }
    case 'availability': {
      const replies = repliesOf(resource, result)
      const all = total(replies)
      return known(all > 0 ? (replies.ok + replies.clientError) / all : null, 'share', 'no reply was counted')
    }
    case 'count':
      return known(requestsOf(resource, result), 'count', '')
    case 'rate': {
      const seconds = (result.durationMs - result.warmupMs) / 1000
      return known(seconds > 0 ? requestsOf(resource, result) / seconds : null, 'rate', 'the run ends with its warm-up')
    }
    case 'hitRate':
      return resource === null ? { value: null, reason: 'needs a resource' } : hitRateOf(resource)
  }
}

function known(value: number | null, dimension: Dimension, absent: string): Measured {
  if (value === null || !Number.isFinite(value)) return { value: null, reason: `nothing was observed: ${absent}` }
  return { value, dimension, ownUnit: OWN_UNIT[dimension] }
}

function unknownResource(id: string, result: RunResult): Measured {
  const namesake = Object.values(result.resources).find((resource) => resource.name === id)
  const hint = namesake ? `did you mean ${namesake.id}?` : suggestion(id, Object.keys(result.resources))
  return { value: null, reason: `there is no resource "${id}": ${hint}` }
}

function statisticOf(resource: ResourceResult, statistic: Statistic, metricName: string | null): Measured {
  const name = metricName ?? LATENCY_METRICS.find((latency) => Object.hasOwn(resource.metrics, latency))
  const names = Object.keys(resource.metrics)
  if (name === undefined) {
    const listed = names.length > 0 ? `name one of its metrics: ${names.join(', ')}` : 'it has no metrics'
    return { value: null, reason: `${resource.id} has no latency metric: ${listed}` }
  }
  if (!Object.hasOwn(resource.metrics, name)) {
    return { value: null, reason: `${resource.id} has no metric "${name}": ${suggestion(name, names)}` }
  }
  const metric = resource.metrics[name]!
  const value = metric.summary[statistic]
  if (value === null && metric.summary.samples > 0 && metric.kind !== 'distribution') {
    const offered = metric.kind === 'gauge' ? 'average, maximum or minimum' : 'sum'
    return { value: null, reason: `${name} is a ${metric.kind} without ${statistic}: take its ${offered}` }
  }
  if (statistic === 'samples') return known(value, 'count', '')
  return inBaseUnit(value, metric, `no ${name} of ${resource.id} was recorded after warm-up`)
}

function inBaseUnit(value: number | null, metric: MetricResult, absent: string): Measured {
  switch (metric.unit) {
    case 'Milliseconds':
      return known(value, 'time', absent)
    case 'Seconds': {
      const measured = known(value === null ? null : value * 1000, 'time', absent)
      return measured.value === null
        ? measured
        : { ...measured, ownUnit: { dimension: 'time', factor: 1000, label: ' s' } }
    }
    case 'Bytes':
      return known(value, 'bytes', absent)
    case 'Percent': {
      const measured = known(value === null ? null : value / 100, 'share', absent)
      return measured.value === null
        ? measured
        : { ...measured, ownUnit: { dimension: 'share', factor: 0.01, label: '%' } }
    }
    case 'Count/Second':
      return known(value, 'rate', absent)
    case 'Count':
      return known(value, 'count', absent)
  }
}

function costOf(of: 'run' | 'month' | 'request', resource: ResourceResult | null, result: RunResult): Measured {
  const { cost } = result
  if (resource === null) return known(of === 'request' ? cost.perRequest : cost[of], 'money', 'no request was sent')
  const own = cost.byResource.find((line) => line.resourceId === resource.id)
  if (of !== 'request') return known(own?.[of] ?? 0, 'money', '')
  return known(
    cost.requestsPerMonth > 0 ? (own?.month ?? 0) / cost.requestsPerMonth : null,
    'money',
    'no request was sent',
  )
}

type Replies = Record<OutcomeClass, number>

/** Replies by class: of the whole run as clients saw them in the end, of a resource as its direct callers did. */
function repliesOf(resource: ResourceResult | null, result: RunResult): Replies {
  if (resource === null) {
    const { ok, clientErrors, throttled, faults } = result.requests
    return { ok, clientError: clientErrors, throttle: throttled, fault: faults }
  }
  const connections = Object.values(result.connections)
  const entering = connections.filter((connection) => connection.to === resource.id)
  // Nothing calls a client: what it sends stands for it.
  const counted = entering.length > 0 ? entering : connections.filter((connection) => connection.from === resource.id)
  const replies: Replies = { ok: 0, clientError: 0, throttle: 0, fault: 0 }
  for (const connection of counted)
    for (const outcome of OUTCOME_CLASSES) replies[outcome] += connection.totals[outcome]
  return replies
}

function total(replies: Replies): number {
  return OUTCOME_CLASSES.reduce((sum, outcome) => sum + replies[outcome], 0)
}

function requestsOf(resource: ResourceResult | null, result: RunResult): number {
  if (resource === null) return result.requests.total
  const metric = REQUEST_METRICS.find((name) => Object.hasOwn(resource.metrics, name))
  return metric === undefined ? total(repliesOf(resource, result)) : resource.metrics[metric]!.summary.samples
}

function hitRateOf(resource: ResourceResult): Measured {
  for (const { hits, misses } of CACHE_METRICS) {
    if (!Object.hasOwn(resource.metrics, hits) || !Object.hasOwn(resource.metrics, misses)) continue
    const hit = resource.metrics[hits]!.summary.sum ?? 0
    const all = hit + (resource.metrics[misses]!.summary.sum ?? 0)
    return known(all > 0 ? hit / all : null, 'share', 'no request reached the cache')
  }
  return { value: null, reason: `${resource.id} has no cache` }
}
