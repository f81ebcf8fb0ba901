import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingDeliveries } from '../../primitives/PendingDeliveries'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Link } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { retryWaitMs } from './deliveryRetries'
import { ENVELOPE_BYTES } from './limits'
import { METRICS } from './metrics'

interface Subscription {
  link: Link
  /** Probability that a message passes the filter policy. */
  matchShare: number
  envelopeBytes: number
  filterDraws: RandomStream
  /** Where its messages go that are given up; null: they are lost. */
  deadLetter: Link | null
}

/** Delivers every message to every subscription by itself, and retries as SNS does. */
export class Fanout {
  /** Notifications that subscribers have accepted. */
  delivered = 0
  private readonly deliveries = new PendingDeliveries()
  private readonly latency: Sampler
  private readonly deliveryName: number
  private readonly deliveredMetric: CounterRecorder
  private readonly failedMetric: CounterRecorder
  private readonly filteredOutMetric: CounterRecorder
  private readonly redrivenMetric: CounterRecorder
  private readonly redriveFailedMetric: CounterRecorder
  /** By delivery: it has been given up and is on its way to the dead-letter queue. */
  private readonly redriven: boolean[] = []
  private readonly pendingGauge: GaugeRecorder
  private subscriptions: readonly Subscription[] = []

  /** `kind` is the event with which the owner is told to call `deliver`. */
  constructor(
    private readonly context: ComponentContext<ConfigOf<typeof fields>>,
    private readonly kind: number,
  ) {
    this.latency = sampler(context.config.deliveryLatency, context.random('delivery latency'))
    this.deliveryName = context.traces.name('Delivery')
    this.deliveredMetric = context.counter(METRICS.delivered)
    this.failedMetric = context.counter(METRICS.failed)
    this.filteredOutMetric = context.counter(METRICS.filteredOut)
    this.redrivenMetric = context.counter(METRICS.redriven)
    this.redriveFailedMetric = context.counter(METRICS.redriveFailed)
    this.pendingGauge = context.gauge(METRICS.pending)
  }

  /** Called when the connections are set. */
  start(): void {
    this.subscriptions = this.context.links('subscriptions').map((link) => ({
      link,
      matchShare: Number(link.config['matchPercent']) / 100,
      envelopeBytes: link.config['rawMessageDelivery'] === true ? 0 : ENVELOPE_BYTES,
      filterDraws: this.context.random(`filter:${link.connectionId}`),
      deadLetter: link.config['useDeadLetterQueue'] === true ? (this.context.links('deadLetter')[0] ?? null) : null,
    }))
  }

  /** Sends a message on its way to every subscription whose filter it passes; `segment` is the topic's, still open. */
  publish(key: number, bytes: number, segment: number, lineage: number): void {
    const { traces, simulator, index } = this.context
    for (let i = 0; i < this.subscriptions.length; i++) {
      const { matchShare, envelopeBytes, filterDraws } = this.subscriptions[i]!
      if (matchShare < 1 && filterDraws.uniform() >= matchShare) {
        this.filteredOutMetric.add()
        continue
      }
      const delivery = this.deliveries.add(
        i,
        key,
        bytes + envelopeBytes,
        traces.subsegment(segment, index, this.deliveryName),
        lineage,
      )
      simulator.schedule(this.latency.sample(), index, this.kind, delivery)
    }
    this.pendingGauge.set(this.deliveries.pending)
  }

  /** Tries a delivery, for the first time or again. */
  deliver(delivery: number): void {
    const { calls, index } = this.context
    const { deliveries } = this
    const call = calls.allocate(index, delivery)
    calls.attempt[call] = deliveries.failures[delivery]! + 1
    calls.key[call] = deliveries.key[delivery]!
    calls.bytes[call] = deliveries.bytes[delivery]!
    calls.segment[call] = deliveries.segment[delivery]!
    calls.lineage[call] = deliveries.lineage[delivery]!
    const { link, deadLetter } = this.subscriptions[deliveries.receiver[delivery]!]!
    this.context.send(this.redriven[delivery] === true ? deadLetter! : link, call)
  }

  /** A subscriber has replied. */
  settled(call: number): void {
    const { calls, outcomes, simulator, index } = this.context
    const delivery = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    const { class: outcomeClass } = outcomes.outcomes[outcome]!
    if (this.redriven[delivery] === true) {
      this.redriven[delivery] = false
      if (outcomeClass === 'ok') this.redrivenMetric.add()
      else this.redriveFailedMetric.add()
      this.end(delivery, outcome)
      return
    }
    if (outcomeClass === 'ok') {
      this.delivered++
      this.deliveredMetric.add()
      this.end(delivery, outcome)
      return
    }
    // A client-side error (the subscriber is gone, the message does not fit) would come again: SNS does not retry it.
    const waitMs = outcomeClass === 'clientError' ? -1 : retryWaitMs(++this.deliveries.failures[delivery]!)
    if (waitMs >= 0) {
      simulator.schedule(waitMs, index, this.kind, delivery)
      return
    }
    this.failedMetric.add()
    if (this.subscriptions[this.deliveries.receiver[delivery]!]!.deadLetter === null) {
      this.end(delivery, outcome)
      return
    }
    this.redriven[delivery] = true
    simulator.schedule(0, index, this.kind, delivery)
  }

  private end(delivery: number, outcome: number): void {
    this.context.traces.close(this.deliveries.segment[delivery]!, outcome)
    this.deliveries.remove(delivery)
    this.pendingGauge.set(this.deliveries.pending)
  }
}
