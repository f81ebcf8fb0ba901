import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import { type DeliveryObserver, EventDeliveries } from '../EventDeliveries'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { MAX_RETRIES, retryWaitMs } from './deliveryRetries'
import { ENVELOPE_BYTES } from './limits'
import { METRICS } from './metrics'

interface Subscription {
  /** Probability that a message passes the filter policy. */
  matchShare: number
  envelopeBytes: number
  filterDraws: RandomStream
}

/** Delivers every message to every subscription by itself, and retries as SNS does. */
export class Fanout implements DeliveryObserver {
  /** Notifications that subscribers have accepted. */
  delivered = 0
  private readonly deliveries: EventDeliveries
  private readonly latency: Sampler
  private readonly deliveryName: number
  private readonly deliveredMetric: CounterRecorder
  private readonly failedMetric: CounterRecorder
  private readonly filteredOutMetric: CounterRecorder
  private readonly redrivenMetric: CounterRecorder
  private readonly redriveFailedMetric: CounterRecorder
  private readonly pendingGauge: GaugeRecorder
  private subscriptions: readonly Subscription[] = []

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    this.deliveries = new EventDeliveries(context, { delayMs: retryWaitMs }, this)
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
    const links = this.context.links('subscriptions')
    const deadLetterQueue = this.context.links('deadLetter')[0] ?? null
    this.subscriptions = links.map(({ config, connectionId }) => ({
      matchShare: Number(config['matchPercent']) / 100,
      envelopeBytes: config['rawMessageDelivery'] === true ? 0 : ENVELOPE_BYTES,
      filterDraws: this.context.random(`filter:${connectionId}`),
    }))
    this.deliveries.start(
      links.map((link) => ({
        link,
        limits: { maxRetries: MAX_RETRIES, maxAgeMs: Infinity },
        deadLetterQueue: link.config['useDeadLetterQueue'] === true ? deadLetterQueue : null,
      })),
    )
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
      const delivery = traces.subsegment(segment, index, this.deliveryName)
      this.deliveries.add(i, key, bytes + envelopeBytes, delivery, this.latency.sample(), simulator.now, lineage)
    }
  }

  ended(taken: boolean): void {
    if (taken) {
      this.delivered++
      this.deliveredMetric.add()
    } else this.failedMetric.add()
  }

  pending(deliveries: number): void {
    this.pendingGauge.set(deliveries)
  }

  deadLettered(taken: boolean): void {
    ;(taken ? this.redrivenMetric : this.redriveFailedMetric).add()
  }
}
