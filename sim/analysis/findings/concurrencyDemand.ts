import type { Model, ModelResource } from '../../compile/model'
import type { RunResult } from '../../result'
import { MIN_UNRESERVED_CONCURRENCY } from '../../services/lambda/limits'
import { repeatedCalls } from './retryFactors'
import { entering, totalOf } from './rule'

/** What a function would have run at once at its busiest moment, had nothing been turned away. */
export interface ConcurrencyDemand {
  /** Highest rate of requests, retries left out, per second. */
  ratePerSecond: number
  /** Time that a request occupies an environment, init included, ms. */
  occupancyMs: number
  /** Rate x occupancy (Little's law). */
  mean: number
  /** Rounded up, with room for four standard deviations of random arrivals. */
  enough: number
}

/**
 * Demand by Little's law, L = rate x occupancy, for the busiest stretch of the run. The occupancy is measured the
 * same way: time-averaged concurrency over the rate of invocations. Null when the function ran nothing.
 */
export function concurrencyDemand(model: Model, result: RunResult, fn: ModelResource): ConcurrencyDemand | null {
  const metrics = result.resources[fn.id]?.metrics
  const invocations = totalOf(result, fn.id, 'Invocations')
  const average = metrics?.['ConcurrentExecutions']?.summary.average ?? null
  if (average === null || invocations === 0) return null
  const occupancyMs = (average * (result.durationMs - result.warmupMs)) / invocations
  const arrivals =
    entering(model, fn, 'poll').length > 0 ? polledArrivals(model, result, fn) : calledArrivals(model, result, fn)
  const ratePerSecond = highestRate(arrivals, result.binMs, occupancyMs)
  const mean = (ratePerSecond * occupancyMs) / 1000
  return { ratePerSecond, occupancyMs, mean, enough: Math.ceil(mean + 4 * Math.sqrt(mean)) }
}

/** Requests per bin, less those that were only there because a throttled one was tried again. */
function calledArrivals(model: Model, result: RunResult, fn: ModelResource): Float64Array {
  const { Invocations, Throttles } = result.resources[fn.id]!.metrics
  const throttled = totalOf(result, fn.id, 'Throttles')
  const first = throttled > 0 ? Math.max(0, 1 - repeatedCalls(model, result, fn) / throttled) : 0
  return Invocations!.values.map((invocations, bin) => invocations + (Throttles?.values[bin] ?? 0) * first)
}

/** Invocations per bin that would have kept up with the messages sent. */
function polledArrivals(model: Model, result: RunResult, fn: ModelResource): Float64Array {
  const arrivals = new Float64Array(result.bins)
  const queues = entering(model, fn, 'poll').map((connection) => connection.from.id)
  const received = queues.reduce((sum, id) => sum + totalOf(result, id, 'NumberOfMessagesReceived'), 0)
  const perMessage = received > 0 ? Math.min(1, totalOf(result, fn.id, 'Invocations') / received) : 1
  for (const id of queues)
    result.resources[id]?.metrics['NumberOfMessagesSent']?.values.forEach((sent, bin) => {
      arrivals[bin]! += sent * perMessage
    })
  return arrivals
}

/** Highest rate over a stretch as long as one occupancy: what comes in it is under way at once. */
function highestRate(arrivals: Float64Array, binMs: number, occupancyMs: number): number {
  const bins = Math.min(arrivals.length, Math.max(1, Math.ceil(occupancyMs / binMs), Math.ceil(1000 / binMs)))
  let sum = 0
  let highest = 0
  arrivals.forEach((value, bin) => {
    sum += value - (bin >= bins ? arrivals[bin - bins]! : 0)
    if (sum > highest) highest = sum
  })
  return (highest * 1000) / (bins * binMs)
}

/** Concurrency that a function may still reserve: AWS keeps some of the account's executions unreserved. */
export function reservable(model: Model, fn: ModelResource): number {
  const others = model.resources
    .filter((resource) => resource.type === fn.type && resource !== fn)
    .reduce((sum, resource) => sum + ((resource.config['reservedConcurrency'] as number | null) ?? 0), 0)
  return Math.max(0, model.account.quotas['lambda.concurrentExecutions']! - MIN_UNRESERVED_CONCURRENCY - others)
}
