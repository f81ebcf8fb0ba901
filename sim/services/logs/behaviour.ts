import type { CostComponent } from '../../cost/types'
import type { RandomStream } from '../../kernel/RandomStream'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext, Link } from '../define'
import { Batches } from './Batches'
import type { LogGroupConfig, SubscriptionConfig } from './config'
import { usageOf } from './cost'
import { Deliveries } from './Deliveries'
import { BASE64_GROWTH, DELIVERY_ENVELOPE_BYTES, EVENT_ENVELOPE_BYTES } from './limits'
import { METRICS } from './metrics'

const WINDOW_ENDED = 0
const FUNCTION = 'aws.lambda.function'

interface Subscription {
  matchShare: number
  draws: RandomStream
  /** What base64 makes of the compressed data: functions get it inside of JSON, a stream as it is. */
  growth: number
}

/** A log group: takes what functions write, and forwards what matches its subscriptions. */
export class LogGroup implements Component {
  private readonly deliveries: Deliveries
  private readonly incomingBytes: CounterRecorder
  private readonly incomingEvents: CounterRecorder
  private subscriptions: readonly Subscription[] = []
  private batches!: Batches
  private ingestedBytes = 0

  constructor(private readonly context: ComponentContext<LogGroupConfig>) {
    this.deliveries = new Deliveries(context)
    this.incomingBytes = context.counter(METRICS.incomingBytes)
    this.incomingEvents = context.counter(METRICS.incomingEvents)
  }

  start(): void {
    const { context } = this
    const { batchWindowSeconds, maxBatchBytes } = context.config
    const links = context.links('subscriptions')
    this.deliveries.start(links)
    this.subscriptions = links.map((link) => this.subscriptionOf(link))
    this.batches = new Batches(
      context.simulator,
      context.index,
      WINDOW_ENDED,
      batchWindowSeconds * 1000,
      links.length,
      maxBatchBytes,
      (subscription, stream, events, bytes) => this.forward(subscription, stream, events, bytes),
    )
  }

  /** A call carries what one invocation wrote; its key is the log stream. */
  receive(call: number): void {
    const { calls } = this.context
    const bytes = calls.bytes[call]!
    if (bytes > 0) this.take(calls.key[call]!, bytes)
    this.context.reply(call, 0)
  }

  fire(): void {
    this.batches.windowsEnded()
  }

  usage(): CostComponent[] {
    const { resourceId, config, era } = this.context
    return usageOf(resourceId, this.ingestedBytes, config, era)
  }

  private take(stream: number, bytes: number): void {
    const events = Math.max(1, Math.round(bytes / this.context.config.logEventBytes))
    this.ingestedBytes += bytes
    this.incomingBytes.add(bytes)
    this.incomingEvents.add(events)
    for (let i = 0; i < this.subscriptions.length; i++) {
      const { matchShare, draws } = this.subscriptions[i]!
      const matching = matchShare < 1 ? Math.floor(events * matchShare + draws.uniform()) : events
      if (matching > 0) this.batches.add(i, stream, matching, (bytes * matching) / events)
    }
  }

  private forward(subscription: number, stream: number, events: number, bytes: number): void {
    const plain = bytes + events * EVENT_ENVELOPE_BYTES + DELIVERY_ENVELOPE_BYTES
    const compressed = Math.ceil((plain * this.context.config.compressedPercent) / 100)
    const sent = Math.ceil(compressed * this.subscriptions[subscription]!.growth)
    this.deliveries.send(subscription, stream, events, sent, compressed)
  }

  private subscriptionOf({ config, connectionId, targetType }: Link): Subscription {
    return {
      matchShare: (config as SubscriptionConfig).matchPercent / 100,
      draws: this.context.random(`filter:${connectionId}`),
      growth: targetType === FUNCTION ? BASE64_GROWTH : 1,
    }
  }
}
