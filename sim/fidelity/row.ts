import type { RunResult } from '../result'
import type { MetricSummary } from '../telemetry/results'

/** One comparison of the engine with theory, a published result, a measurement or AWS's documentation. */
export interface FidelityRow {
  id: string
  what: string
  expected: number
  /** Band in which the measured value must lie. */
  low: number
  high: number
  measured: number
  pass: boolean
  source: string
}

/** Several comparisons that come from the same runs. */
export interface FidelityStudy {
  id: string
  title: string
  rows(): FidelityRow[]
}

/** A row whose band is `expected` plus or minus `tolerance`. */
export function row(
  id: string,
  what: string,
  expected: number,
  tolerance: number,
  measured: number,
  source: string,
): FidelityRow {
  return banded(id, what, expected, expected - tolerance, expected + tolerance, measured, source)
}

export function banded(
  id: string,
  what: string,
  expected: number,
  low: number,
  high: number,
  measured: number,
  source: string,
): FidelityRow {
  return { id, what, expected, low, high, measured, pass: measured >= low && measured <= high, source }
}

/** Summary of a metric that the run must have observed. */
function metricOf(result: RunResult, resourceId: string, name: string): MetricSummary {
  const metric = result.resources[resourceId]?.metrics[name]
  if (metric === undefined) throw new Error(`${resourceId} has no metric ${name}`)
  return metric.summary
}

export const sumOf = (result: RunResult, resourceId: string, name: string): number =>
  metricOf(result, resourceId, name).sum ?? NaN
export const averageOf = (result: RunResult, resourceId: string, name: string): number =>
  metricOf(result, resourceId, name).average ?? NaN
