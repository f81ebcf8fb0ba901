import { CLIENT_METRICS } from '../telemetry/clientMetrics'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../telemetry/metrics'
import { OUTCOME_CLASSES } from '../telemetry/outcome'
import type { ComponentContext } from './define'

/** Records how the requests of a traffic source go. */
export class SourceRecorders {
  private readonly responseTime: DistributionRecorder
  private readonly sent: CounterRecorder
  private readonly attempts: CounterRecorder
  private readonly byClass: readonly CounterRecorder[]
  private readonly timeouts: CounterRecorder
  private readonly inFlight: GaugeRecorder

  constructor(private readonly context: ComponentContext<unknown>) {
    const { ok, clientError, throttle, fault } = CLIENT_METRICS
    const outcomeMetric = { ok, clientError, throttle, fault }
    this.responseTime = context.distribution(CLIENT_METRICS.responseTime)
    this.sent = context.counter(CLIENT_METRICS.sent)
    this.attempts = context.counter(CLIENT_METRICS.attempts)
    this.byClass = OUTCOME_CLASSES.map((name) => context.counter(outcomeMetric[name]))
    this.timeouts = context.counter(CLIENT_METRICS.timeouts)
    this.inFlight = context.gauge(CLIENT_METRICS.inFlight)
  }

  began(): void {
    this.sent.add()
    this.inFlight.set(this.inFlight.value + 1)
  }

  /** A try of a request is sent. */
  tried(): void {
    this.attempts.add()
  }

  /** The source has stopped waiting for a try. */
  timedOut(): void {
    this.timeouts.add()
  }

  /** A request that began `elapsedMs` ago has ended. */
  ended(outcome: number, elapsedMs: number): void {
    this.responseTime.add(elapsedMs)
    this.byClass[this.context.outcomes.classes[outcome]!]!.add()
    this.inFlight.set(this.inFlight.value - 1)
  }
}
