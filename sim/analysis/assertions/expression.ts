import type { MetricSummary } from '../../telemetry/results'
import type { WrittenUnit } from './units'

/** A figure of `MetricSummary`. */
export type Statistic = keyof MetricSummary

/** What is measured. A `resourceId` of null means the whole run (`total`). */
export type Measure =
  /** A resource's response time, or another of its metrics: `p99(orders-api)`, `max(jobs, ApproximateAgeOfOldestMessage)`. */
  | { kind: 'statistic'; statistic: Statistic; resourceId: string | null; metric: string | null }
  | { kind: 'throttles'; resourceId: string | null }
  | { kind: 'cost'; of: 'run' | 'month' | 'request'; resourceId: string | null }
  /** Share of replies that were not OK. */
  | { kind: 'errorRate'; resourceId: string | null }
  /** Share of replies that were neither throttled nor failed on the service's side. */
  | { kind: 'availability'; resourceId: string | null }
  | { kind: 'rate'; resourceId: string | null }
  | { kind: 'count'; resourceId: string | null }
  | { kind: 'hitRate'; resourceId: string }

export type Operator = '<' | '<=' | '>' | '>=' | '==' | '!='

/** A parsed assertion, such as `p99(orders-api) < 300ms`. */
export interface AssertionExpression {
  /** As the user wrote it, without outer spaces. */
  text: string
  /** The measure as written, with plain spacing: `p99(orders-api)`. */
  subject: string
  measure: Measure
  operator: Operator
  /** The limit, in `unit`. */
  limit: number
  unit: WrittenUnit
}

/** Why a text is no assertion. */
export interface AssertionSyntaxProblem {
  error: string
  /** 0-based index of the character where reading failed. */
  position: number
  help: string
}
