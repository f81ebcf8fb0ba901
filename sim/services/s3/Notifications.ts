import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingCalls } from '../../primitives/PendingCalls'
import { RetryPolicy } from '../../primitives/RetryPolicy'
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
}

/** Tells receivers about changed objects, after a delay, and again until they have accepted it. */
export class Notifications {
  private receivers: readonly Receiver[] = []
  /** Under way: call holds the key, detail the receiver. */
  private readonly pending = new PendingCalls()
  private readonly delay: Sampler
  private readonly retries: RetryPolicy
  private readonly subsegmentName: number
  private readonly delivered
  private readonly failed

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
    }))
  }

  /** An object has changed; `segment` is the bucket's for the request that did it, still open. */
  changed(event: 'created' | 'removed', key: number, segment: number): void {
    const { traces, simulator, index } = this.context
    for (let i = 0; i < this.receivers.length; i++) {
      const { events, matchShare, filterDraws } = this.receivers[i]!
      if (events !== 'all' && events !== event) continue
      if (matchShare < 1 && filterDraws.uniform() >= matchShare) continue
      const slot = this.pending.add(key, traces.subsegment(segment, index, this.subsegmentName), i)
      simulator.schedule(this.delay.sample(), index, this.kind, this.firstTry(slot))
    }
  }
}
