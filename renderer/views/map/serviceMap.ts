import { type MetricResult, OUTCOME_CLASSES, type OutcomeClass, type RunResult, serviceOf } from '../../../sim/index'
import { sumInWindow, type TimeWindow, windowSeconds } from '../timeScope'

/** A resource of the trace map. */
export interface MapNode {
  id: string
  /** Requests by outcome in the stretch. */
  outcomes: Record<OutcomeClass, number>
  total: number
  /** Requests per second; null when none was seen. */
  rate: number | null
  /** Mean of the service's own latency, ms; null when nothing was measured. */
  latencyMs: number | null
}

/** A connection of the trace map. */
export interface MapEdge {
  id: string
  from: string
  to: string
  outcomes: Record<OutcomeClass, number>
  total: number
  rate: number
  /** Worst class that at least one request in a thousand had. */
  worst: OutcomeClass
}

/** What happened between the resources in a stretch of the run: a node per resource, an edge per connection. */
export function serviceMap(result: RunResult, window: TimeWindow): { nodes: MapNode[]; edges: MapEdge[] } {
  const seconds = windowSeconds(window)
  const edges = Object.values(result.connections).map((connection): MapEdge => {
    const outcomes = count((one) => connection.perBin[one], window)
    const total = totalOf(outcomes)
    return {
      id: connection.id,
      from: connection.from,
      to: connection.to,
      outcomes,
      total,
      rate: total / seconds,
      worst: worstOf(outcomes, total),
    }
  })
  const nodes = Object.values(result.resources).map(({ id, type, metrics }): MapNode => {
    const incoming = edges.filter((edge) => edge.to === id)
    const outcomes = ownOutcomes(metrics, window) ?? added(incoming.map((edge) => edge.outcomes))
    const total = totalOf(outcomes)
    return {
      id,
      outcomes,
      total,
      rate: total > 0 ? total / seconds : null,
      latencyMs: latencyOf(type, metrics, window),
    }
  })
  return { nodes, edges }
}

/** Worst class with a share of at least one in a thousand. */
export function worstOf(outcomes: Record<OutcomeClass, number>, total: number): OutcomeClass {
  const enough = (one: OutcomeClass): boolean => outcomes[one] > 0 && outcomes[one] >= total / 1000
  return enough('fault') ? 'fault' : enough('throttle') ? 'throttle' : enough('clientError') ? 'clientError' : 'ok'
}

const clientNames: Record<OutcomeClass, string> = {
  ok: 'Successes',
  clientError: '4XXError',
  throttle: 'Throttles',
  fault: '5XXError',
}

/**
 * Outcomes by the resource's own counters, where connections do not tell all: a client, which nothing flows into, and a
 * function, which fetches messages by itself. Null for everything else.
 */
function ownOutcomes(metrics: Record<string, MetricResult>, window: TimeWindow): Record<OutcomeClass, number> | null {
  if (metrics['ResponseTime']) return count((one) => metrics[clientNames[one]]?.values, window)
  if (!metrics['Invocations']) return null
  const total = (name: string): number => sumInWindow(metrics[name]?.values ?? [], window) || 0
  const fault = total('Errors')
  return { ok: Math.max(0, total('Invocations') - fault), clientError: 0, throttle: total('Throttles'), fault }
}

/** The first latency that the service lists: mean over the stretch. */
function latencyOf(type: string, metrics: Record<string, MetricResult>, window: TimeWindow): number | null {
  const order = serviceOf(type)?.metrics.map(({ name }) => name) ?? Object.keys(metrics)
  for (const name of order) {
    const metric = metrics[name]
    if (metric?.kind !== 'distribution' || metric.unit !== 'Milliseconds') continue
    const samples = sumInWindow(metric.counts, window)
    if (samples > 0) return sumInWindow(metric.values, window) / samples
  }
  return null
}

function count(
  valuesOf: (one: OutcomeClass) => Float64Array | undefined,
  window: TimeWindow,
): Record<OutcomeClass, number> {
  const total = (one: OutcomeClass): number => sumInWindow(valuesOf(one) ?? [], window) || 0
  return { ok: total('ok'), clientError: total('clientError'), throttle: total('throttle'), fault: total('fault') }
}

function added(all: readonly Record<OutcomeClass, number>[]): Record<OutcomeClass, number> {
  const total = (one: OutcomeClass): number => all.reduce((sum, outcomes) => sum + outcomes[one], 0)
  return { ok: total('ok'), clientError: total('clientError'), throttle: total('throttle'), fault: total('fault') }
}

function totalOf(outcomes: Record<OutcomeClass, number>): number {
  return OUTCOME_CLASSES.reduce((sum, one) => sum + outcomes[one], 0)
}
