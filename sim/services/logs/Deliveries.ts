import { widened } from '../../kernel/widened'
import { RetriedDeliveries } from '../../primitives/RetriedDeliveries'
import { RetryPolicy } from '../../primitives/RetryPolicy'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Link, Part } from '../define'
import type { LogGroupConfig } from './config'
import { DISABLED_MS, MAX_DELIVERY_AGE_MS } from './limits'
import { METRICS } from './metrics'

const TRY = 0

/** Sends batches to subscribers and retries them for a day; an error that a retry does not mend turns the subscription off for a while. */
export class Deliveries implements Part {
  private readonly index: number
  private readonly deliveries: RetriedDeliveries
  private links: readonly Link[] = []
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
  private readonly limits: { maxRetries: number; maxAgeMs: number }[] = []

  constructor(private readonly context: ComponentContext<LogGroupConfig>) {
    const { firstRetrySeconds, longestRetrySeconds } = context.config
    this.index = context.join(this, 'subscriptions')
    this.deliveries = new RetriedDeliveries(
      new RetryPolicy(
        Infinity,
        firstRetrySeconds * 1000,
        2,
        longestRetrySeconds * 1000,
        'equal',
        context.random('retries'),
      ),
      this.limits,
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
    this.links = links
    this.disabledUntil = new Float64Array(links.length)
    for (let i = 0; i < links.length; i++) this.limits.push({ maxRetries: Infinity, maxAgeMs: MAX_DELIVERY_AGE_MS })
  }

  /** Sends `bytes` with `events` log events to a subscriber; `compressed` of them are log data as it is counted. */
  send(subscription: number, stream: number, events: number, bytes: number, compressed: number): void {
    const { traces, simulator, index } = this.context
    if (simulator.now < this.disabledUntil[subscription]!) {
      this.lost.add(events)
      return
    }
    const delivery = this.deliveries.add(subscription, stream, bytes, traces.begin(index), simulator.now)
    if (delivery >= this.events.length) {
      this.events = widened(this.events, delivery * 2)
      this.compressed = widened(this.compressed, delivery * 2)
    }
    this.events[delivery] = events
    this.compressed[delivery] = compressed
    this.pendingGauge.set(this.deliveries.pending.pending)
    this.deliver(delivery)
  }

  fire(_kind: number, delivery: number): void {
    this.deliver(delivery)
  }

  settle(call: number): void {
    const { calls, outcomes, simulator } = this.context
    const delivery = calls.tag[call]!
    const outcome = calls.outcome[call]!
    const events = this.events[delivery]!
    calls.free(call)
    const { class: outcomeClass } = outcomes.outcomes[outcome]!
    if (outcomeClass === 'ok') {
      this.forwardedEvents.add(events)
      this.forwardedBytes.add(this.compressed[delivery])
    } else {
      if (outcomeClass === 'throttle') this.throttling.add(events)
      else this.errors.add(events)
      const waitMs = outcomeClass === 'clientError' ? -1 : this.deliveries.failed(delivery, simulator.now)
      if (waitMs >= 0) {
        simulator.schedule(waitMs, this.index, TRY, delivery)
        return
      }
      if (outcomeClass === 'clientError')
        this.disabledUntil[this.deliveries.pending.receiver[delivery]!] = simulator.now + DISABLED_MS
      this.lost.add(events)
    }
    this.end(delivery, outcome)
  }

  private deliver(delivery: number): void {
    const { calls } = this.context
    const { pending } = this.deliveries
    const call = calls.allocate(this.index, delivery)
    calls.attempt[call] = pending.failures[delivery]! + 1
    calls.key[call] = pending.key[delivery]!
    calls.bytes[call] = pending.bytes[delivery]!
    calls.segment[call] = pending.segment[delivery]!
    this.context.send(this.links[pending.receiver[delivery]!]!, call)
  }

  private end(delivery: number, outcome: number): void {
    const { pending } = this.deliveries
    this.context.traces.close(pending.segment[delivery]!, outcome)
    pending.remove(delivery)
    this.pendingGauge.set(pending.pending)
  }
}
