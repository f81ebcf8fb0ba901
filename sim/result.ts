import type { CostReport } from './cost/types'
import type { ConnectionResult, MetricResult, MetricSummary, ThrottleResult, TraceResult } from './telemetry/results'

/** Everything one run has shown: immutable, structured-cloneable, and the same bytes for the same inputs. */
export interface RunResult {
  design: { name: string; region: string }
  scenario: { id: string; name: string }
  seed: number
  durationMs: number
  warmupMs: number
  /** Width of a time bin, ms; at most 2,000 bins. */
  binMs: number
  bins: number
  /** Requests that clients started after warm-up, by what the client saw in the end (after its retries). */
  requests: { total: number; ok: number; clientErrors: number; throttled: number; faults: number; unfinished: number }
  /** Client-side response time after warm-up. */
  latency: MetricSummary
  resources: Record<string, ResourceResult>
  connections: Record<string, ConnectionResult>
  throttles: ThrottleResult[]
  traces: TraceResult[]
  /** How many traces were looked at to choose those kept. */
  tracesSeen: number
  cost: CostReport
  findings: Finding[]
  assertions: AssertionResult[]
  engine: { events: number; wallMs: number; eventsPerSecond: number }
}

export interface ResourceResult {
  id: string
  type: string
  name: string
  metrics: Record<string, MetricResult>
}

/** Something worth changing that a run has shown, with its evidence. */
export interface Finding {
  /** Rule, such as `sqs.visibilityTimeoutTooShort`. */
  code: string
  severity: 'info' | 'warning' | 'critical'
  resourceIds: string[]
  /** Limits of the throttles table that it explains. */
  limitIds?: string[]
  title: string
  /** One or two sentences with the numbers of this run. */
  evidence: string
  /** What to change, with concrete values. */
  remedy: string
  /** Settings that would fix it, for "try in a copy". */
  changes: { resourceId: string; field: string; value: unknown }[]
  source: { document: string; url: string } | null
}

export interface AssertionResult {
  expression: string
  passed: boolean
  /** Measured value in the unit of the expression; null when it could not be measured. */
  measured: number | null
  message: string
}
