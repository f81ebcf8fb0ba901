import { widened } from '../../kernel/widened'
import { RetryPolicy } from '../../primitives/RetryPolicy'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { OutcomeClass } from '../../telemetry/outcome'
import type { ComponentContext, Link } from '../define'
import { type DeliveryObserver, EventDeliveries } from '../EventDeliveries'
import type { LogGroupConfig } from './config'
import { DISABLED_MS, MAX_DELIVERY_AGE_MS } from './limits'
import { METRICS } from './metrics'

/** Sends batches to subscribers and retries them for a day; an error that a retry does not mend turns the subscription off for a while. */
export class Deliveries implements DeliveryObserver {
  private readonly deliveries: EventDeliveries
  private disabledUntil: Float64Array = new Float64Array(0)
  /** Log events of a delivery, and their compressed size. */
  private events: Float64Array = new Float64Array(64)
  private compressed: Float64Array = new Float64Array(64)
  private readonly forwardedBytes: CounterRecorder
  private readonly forwardedEvents: CounterRecorder
  private readonly errors: CounterRecorder
  private readonly throttling: CounterRecorder
  private readonly lost: CounterRecorder
  private readonly pendingGauge: GaugeRecorder

  constructor(private readonly context: ComponentContext<LogGroupConfig>) {
    const { firstRetrySeconds, longestRetrySeconds } = context.config
    this.deliveries = new EventDeliveries(
      context,
      new RetryPolicy(
        Infinity,
        firstRetrySeconds * 1000,
        2,
        longestRetrySeconds * 1000,
        'equal',
        context.random('retries'),
      ),
      this,
    )
    this.forwardedBytes = context.counter(METRICS.forwardedBytes)
    this.forwardedEvents = context.counter(METRICS.forwardedEvents)
    this.errors = context.counter(METRICS.deliveryErrors)
    this.throttling = context.counter(METRICS.deliveryThrottling)
    this.lost = context.counter(METRICS.lostEvents)
    this.pendingGauge = context.gauge(METRICS.pending)
  }

  /** Called when the connections are set. */
  start(links: readonly Link[]): void {
    this.disabledUntil = new Float64Array(links.length)
    const limits = { maxRetries: Infinity, maxAgeMs: MAX_DELIVERY_AGE_MS }
    this.deliveries.start(links.map((link) => ({ link, limits, deadLetterQueue: null })))
  }

  /** Sends `bytes` with `events` log events to a subscriber; `compressed` of them are log data as it is counted. */
  send(subscription: number, stream: number, events: number, bytes: number, compressed: number): void {
    const { traces, simulator, index } = this.context
    const { now } = simulator
    if (now < this.disabledUntil[subscription]!) {
      this.lost.add(events)
      return
    }
    const delivery = this.deliveries.add(subscription, stream, bytes, traces.begin(index), 0, now)
    if (delivery >= this.events.length) {
      this.events = widened(this.events, delivery * 2)
      this.compressed = widened(this.compressed, delivery * 2)
    }
    this.events[delivery] = events
    this.compressed[delivery] = compressed
  }

  tryFailed(outcomeClass: OutcomeClass, delivery: number): void {
    const events = this.events[delivery]!
    if (outcomeClass === 'throttle') this.throttling.add(events)
    else this.errors.add(events)
    if (outcomeClass === 'clientError')
      this.disabledUntil[this.deliveries.receiverOf(delivery)] = this.context.simulator.now + DISABLED_MS
  }

  ended(taken: boolean, delivery: number): void {
    const events = this.events[delivery]!
    if (taken) {
      this.forwardedEvents.add(events)
      this.forwardedBytes.add(this.compressed[delivery])
    } else this.lost.add(events)
  }

  pending(deliveries: number): void {
    this.pendingGauge.set(deliveries)
  }
}
