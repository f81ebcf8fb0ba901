import type { Distribution } from '../kernel/distributions'
import type { HandlerStep } from '../services/fields'
import type { LimitRecorder } from '../telemetry/throttles'
import type { HandlerSettings } from '../handler/HandlerRuns'
import type { CreditRules } from './InstanceProcessors'
import type { PoolMetrics } from './poolMetrics'

/** What the handlers of a pool do. */
export interface PooledHandler extends Omit<HandlerSettings, 'computeScale' | 'callBytes'> {
  handler: HandlerStep[] | null
  compute: Distribution
  errorPercent: number
  responseBytes: number
  /** Requests that may wait, for each running instance. */
  queuePerInstance: number
}

export interface PoolSettings {
  vcpus: number
  /** Requests that an instance handles at a time. */
  workers: number
  credits: CreditRules | null
  /** How long a retired instance may finish what it is working on, ms. */
  drainMs: number
  metrics: PoolMetrics
  /** Limit of the queue for each running instance, and the outcome code of those it turns away. */
  queueLimit: LimitRecorder
  overloadedCode: number
  /** Outcome code of requests whose instance ends. */
  resetCode: number
}

/** Sums over a run. */
export interface PoolTotals {
  /** Requests that arrived. */
  arrived: number
  /** Requests that workers have answered, and the time from their arrival to that, ms. */
  answered: number
  answeredMs: number
  /** Bytes of responses and calls. */
  bytesOut: number
}

/** Told what becomes of instances. */
export interface PoolObserver {
  /** An instance takes requests from now on. */
  instanceReady(instance: number): void
  /** An instance is gone, with all it was working on. */
  instanceEnded(instance: number): void
}
