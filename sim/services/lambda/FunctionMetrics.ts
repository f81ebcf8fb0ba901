import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { ComponentContext } from '../define'
import { INJECTED_ERROR, INJECTED_THROTTLE, INJECTED_THROTTLE_LIMIT } from '../faults'
import type { FunctionConfig } from './config'
import { MAX_PAYLOAD_BYTES, MAX_STREAMED_BYTES, PAYLOAD, RESTORE_LIMIT_MS, RESTORE_TIMEOUT, TIMEOUT } from './limits'
import { METRICS } from './metrics'
import {
  FUNCTION_ERROR,
  RESPONSE_TOO_LARGE,
  RESTORE_TIMED_OUT,
  RUNTIME_EXITED,
  TIMED_OUT,
  TOO_MANY_REQUESTS,
} from './outcomes'

/** Recorders, outcome codes and trace names that all versions of a function share, asked for once. */
export class FunctionMetrics {
  readonly invocations: CounterRecorder
  readonly errors: CounterRecorder
  readonly throttles: CounterRecorder
  readonly coldStarts: CounterRecorder
  readonly duration: DistributionRecorder
  readonly initDuration: DistributionRecorder
  readonly starting: GaugeRecorder
  readonly environments: GaugeRecorder
  readonly environmentLifetime: DistributionRecorder
  readonly faultLimit: LimitRecorder | null
  readonly timeoutLimit: LimitRecorder
  /** Null when every response fits. */
  readonly responseLimit: LimitRecorder | null
  readonly restoreLimit: LimitRecorder | null
  readonly throttledCode: number
  readonly errorCode: number
  readonly exitedCode: number
  readonly timedOutCode: number
  readonly restoreTimedOutCode: number
  readonly responseTooLargeCode: number
  readonly injectedErrorCode: number
  readonly injectedThrottleCode: number
  readonly initializationName: number
  readonly restoreName: number
  readonly invocationName: number

  constructor(context: ComponentContext<FunctionConfig>) {
    const { config, outcomes, traces } = context
    this.invocations = context.counter(METRICS.invocations)
    this.errors = context.counter(METRICS.errors)
    this.throttles = context.counter(METRICS.throttles)
    this.duration = context.distribution(METRICS.duration)
    this.coldStarts = context.counter(METRICS.coldStarts)
    this.initDuration = context.distribution(METRICS.initDuration)
    this.starting = context.gauge(METRICS.starting)
    this.environments = context.gauge(METRICS.environments)
    this.environmentLifetime = context.distribution(METRICS.environmentLifetime)
    this.faultLimit = context.faults === null ? null : context.limit(INJECTED_THROTTLE_LIMIT, 0, INJECTED_THROTTLE)
    this.timeoutLimit = context.limit(TIMEOUT, config.timeoutSeconds, TIMED_OUT)
    const longest = config.responseStreaming ? MAX_STREAMED_BYTES : MAX_PAYLOAD_BYTES
    this.responseLimit = config.responseBytes > longest ? context.limit(PAYLOAD, longest, RESPONSE_TOO_LARGE) : null
    this.restoreLimit = config.snapStart
      ? context.limit(RESTORE_TIMEOUT, RESTORE_LIMIT_MS / 1000, RESTORE_TIMED_OUT)
      : null
    this.throttledCode = outcomes.code(TOO_MANY_REQUESTS)
    this.errorCode = outcomes.code(FUNCTION_ERROR)
    this.exitedCode = outcomes.code(RUNTIME_EXITED)
    this.timedOutCode = outcomes.code(TIMED_OUT)
    this.restoreTimedOutCode = outcomes.code(RESTORE_TIMED_OUT)
    this.responseTooLargeCode = outcomes.code(RESPONSE_TOO_LARGE)
    this.injectedErrorCode = outcomes.code(INJECTED_ERROR)
    this.injectedThrottleCode = outcomes.code(INJECTED_THROTTLE)
    this.initializationName = traces.name('Initialization')
    this.restoreName = traces.name('Restore')
    this.invocationName = traces.name('Invocation')
  }
}

/** What is measured of each version of a function that has published any. */
export class VersionMetrics {
  readonly invocations: CounterRecorder
  readonly errors: CounterRecorder
  readonly coldStarts: CounterRecorder
  readonly duration: DistributionRecorder

  constructor(context: ComponentContext<FunctionConfig>, version: string) {
    const dimension = `ExecutedVersion=${version}`
    this.invocations = context.counter(METRICS.invocations, dimension)
    this.errors = context.counter(METRICS.errors, dimension)
    this.coldStarts = context.counter(METRICS.coldStarts, dimension)
    this.duration = context.distribution(METRICS.duration, dimension)
  }
}
