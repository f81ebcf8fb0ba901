import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingDeliveries } from '../../primitives/PendingDeliveries'
import { RetryPolicy } from '../../primitives/RetryPolicy'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Link } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { NOTIFICATION_BYTES } from './limits'
import { METRICS } from './metrics'

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

interface Receiver {
  link: Link
  events: string
  /** Probability that an object's key passes the filter. */
  matchShare: number
  filterDraws: RandomStream
  /** Probability that a notification is delivered a second time. */
  duplicateShare: number
  duplicateDraws: RandomStream
}

/** Tells receivers about changed objects, after a delay, and again until they have accepted it. */
export class Notifications {
  private receivers: readonly Receiver[] = []
  private readonly pending = new PendingDeliveries()
  private readonly delay: Sampler
  private readonly retries: RetryPolicy
  private readonly subsegmentName: number
  private readonly delivered: CounterRecorder
  private readonly failed: CounterRecorder

  /** `kind` is the event with which the owner is told to call `deliver`. */
  constructor(
    private readonly context: ComponentContext<ConfigOf<typeof fields>>,
    private readonly kind: number,
  ) {
    this.delay = sampler(context.config.notificationDelay, context.random('notification delay'))
    this.retries = new RetryPolicy(Infinity, FIRST_RETRY_MS, 2, LONGEST_RETRY_MS, 'none', context.random('retries'))
    this.subsegmentName = context.traces.name('Notification')
    this.delivered = context.counter(METRICS.notified)
    this.failed = context.counter(METRICS.notificationsFailed)
  }

  /** Called when the connections are set. */
  start(): void {
    this.receivers = this.context.links('notifications').map((link) => ({
      link,
      events: String(link.config['events']),
      matchShare: Number(link.config['matchPercent']) / 100,
      filterDraws: this.context.random(`filter:${link.connectionId}`),
      duplicateShare: Number(link.config['duplicatePercent']) / 100,
      duplicateDraws: this.context.random(`duplicate:${link.connectionId}`),
    }))
  }

  /** An object has changed; `segment` is the bucket's for the request that did it, still open. */
  changed(event: 'created' | 'removed', key: number, segment: number, lineage: number): void {
    for (let i = 0; i < this.receivers.length; i++) {
      const { events, matchShare, filterDraws, duplicateShare, duplicateDraws } = this.receivers[i]!
      if (events !== 'all' && events !== event) continue
      if (matchShare < 1 && filterDraws.uniform() >= matchShare) continue
      this.notify(i, key, segment, lineage)
      if (duplicateShare > 0 && duplicateDraws.uniform() < duplicateShare) this.notify(i, key, segment, lineage)
    }
  }

  private notify(receiver: number, key: number, segment: number, lineage: number): void {
    const { traces, simulator, index } = this.context
    const opened = traces.subsegment(segment, index, this.subsegmentName)
    const delivery = this.pending.add(receiver, key, NOTIFICATION_BYTES, opened, lineage)
    simulator.schedule(this.delay.sample(), index, this.kind, delivery)
  }

  /** Tries a delivery, for the first time or again. */
  deliver(delivery: number): void {
    const { calls, index } = this.context
    const { pending } = this
    const call = calls.allocate(index, delivery)
    calls.attempt[call] = pending.failures[delivery]! + 1
    calls.key[call] = pending.key[delivery]!
    calls.bytes[call] = pending.bytes[delivery]!
    calls.segment[call] = pending.segment[delivery]!
    calls.lineage[call] = pending.lineage[delivery]!
    this.context.send(this.receivers[pending.receiver[delivery]!]!.link, call)
  }

  /** A receiver has replied. */
  settled(call: number): void {
    const { calls, outcomes, simulator, traces, index } = this.context
    const delivery = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    const { class: outcomeClass } = outcomes.outcomes[outcome]!
    if (outcomeClass === 'throttle' || outcomeClass === 'fault') {
      const failures = ++this.pending.failures[delivery]!
      simulator.schedule(this.retries.delayMs(failures), index, this.kind, delivery)
      return
    }
    if (outcomeClass === 'ok') this.delivered.add()
    else this.failed.add()
    traces.close(this.pending.segment[delivery]!, outcome)
    this.pending.remove(delivery)
  }
}
