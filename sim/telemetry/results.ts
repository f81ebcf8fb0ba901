import type { OutcomeClass } from './outcome'

/** CloudWatch units. */
export type MetricUnit = 'Count' | 'Milliseconds' | 'Seconds' | 'Bytes' | 'Percent' | 'Count/Second'

/** counter: events counted. distribution: values sampled, with percentiles. gauge: a level over time. */
export type MetricKind = 'counter' | 'distribution' | 'gauge'

/** Statistics over the whole run after warm-up. What was never observed is null, never 0. */
export interface MetricSummary {
  /** counter: number of events. distribution: sum of values. gauge: null. */
  sum: number | null
  /** distribution: mean value. gauge: time-weighted mean. counter: null. */
  average: number | null
  maximum: number | null
  minimum: number | null
  p50: number | null
  p90: number | null
  p95: number | null
  p99: number | null
  p999: number | null
  /** Number of samples (counter: of events). */
  samples: number
}

/**
 * One metric of one resource. Arrays have one entry per time bin. NaN means nothing was observed in that bin.
 */
export interface MetricResult {
  /** CloudWatch namespace, such as `AWS/Lambda`. Metrics that CloudWatch does not have are in `Windtunnel`. */
  namespace: string
  name: string
  unit: MetricUnit
  kind: MetricKind
  summary: MetricSummary
  /** counter: events in the bin. distribution: sum of values in the bin. gauge: time-weighted mean over the bin. */
  values: Float64Array
  /** distribution: samples in the bin. Others: empty. */
  counts: Float64Array
  /** distribution and gauge: largest value in the bin. Others: empty. */
  maxima: Float64Array
  /** gauge: level at the end of the bin. distribution: empty. */
  last: Float64Array
  /** distribution: percentiles inside each bin; others: null. */
  percentiles: { p50: Float64Array; p90: Float64Array; p99: Float64Array } | null
}

/** A limit that turned requests away, as shown in the throttles table. */
export interface ThrottleResult {
  /** Such as `lambda.reservedConcurrency`. */
  limitId: string
  resourceId: string
  /** What the limit is called, in words. */
  title: string
  /** Value in force. */
  limit: number
  unit: string
  count: number
  /** Outcome the caller saw. */
  outcome: string
  /** throttle: a 429 or its like. Others: a size or a time that was exceeded. */
  outcomeClass: OutcomeClass
  httpStatus: number
  /** AWS's Reason member where it has one. */
  reason: string | null
  /** First and last rejection, ms. */
  firstAtMs: number
  lastAtMs: number
  /** Use of the limit at the first rejection, in its unit. */
  useAtFirst: number
  /** Largest demand seen while rejecting, in the limit's unit. */
  peakUse: number
  source: { document: string; url: string; checked: string; confidence: string }
  /** Rejections per time bin. */
  perBin: Float64Array
}

/** Traffic over one connection. Arrays have one entry per time bin. */
export interface ConnectionResult {
  id: string
  from: string
  to: string
  /** Replies by class. */
  totals: Record<OutcomeClass, number>
  perBin: Record<OutcomeClass, Float64Array>
}

/** A span of a trace in X-Ray's vocabulary. */
export interface SegmentResult {
  /** Index of the parent in the trace's segments, -1 for the root. */
  parent: number
  resourceId: string
  /** Segment name: the resource's, or that of a subsegment such as `Initialization`. */
  name: string
  kind: 'segment' | 'subsegment'
  startMs: number
  /** NaN while still running at the end of the run. */
  endMs: number
  outcome: string
  outcomeClass: OutcomeClass
  httpStatus: number
  attempt: number
}

export interface TraceResult {
  id: string
  startMs: number
  /** Response time of the root, ms. */
  durationMs: number
  /** From start to the end of the last asynchronous branch, ms. */
  spanMs: number
  outcome: string
  outcomeClass: OutcomeClass
  httpStatus: number
  /** Why it was kept: part of the uniform sample, one of the slowest, among the first of its error kind or of its entry. */
  kept: 'sample' | 'slowest' | 'error' | 'entry'
  coldStart: boolean
  segments: SegmentResult[]
}
