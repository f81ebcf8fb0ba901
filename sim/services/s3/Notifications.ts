import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { ENDLESS } from '../../primitives/RetriedDeliveries'
import { RetryPolicy } from '../../primitives/RetryPolicy'
import type { ComponentContext } from '../define'
import { EventDeliveries } from '../EventDeliveries'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { NOTIFICATION_BYTES } from './limits'
import { METRICS } from './metrics'

const FIRST_RETRY_MS = 1_000
const LONGEST_RETRY_MS = 60_000

interface Subscriber {
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
  private subscribers: readonly Subscriber[] = []
  private readonly deliveries: EventDeliveries
  private readonly delay: Sampler
  private readonly subsegmentName: number

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    this.delay = sampler(context.config.notificationDelay, context.random('notification delay'))
    this.subsegmentName = context.traces.name('Notification')
    const delivered = context.counter(METRICS.notified)
    const failed = context.counter(METRICS.notificationsFailed)
    this.deliveries = new EventDeliveries(
      context,
      new RetryPolicy(Infinity, FIRST_RETRY_MS, 2, LONGEST_RETRY_MS, 'none', context.random('retries')),
      { ended: (taken) => (taken ? delivered : failed).add() },
    )
  }

  /** Called when the connections are set. */
  start(): void {
    const links = this.context.links('notifications')
    this.deliveries.start(links.map((link) => ({ link, limits: ENDLESS, deadLetterQueue: null })))
    this.subscribers = links.map(({ config, connectionId }) => ({
      events: String(config['events']),
      matchShare: Number(config['matchPercent']) / 100,
      filterDraws: this.context.random(`filter:${connectionId}`),
      duplicateShare: Number(config['duplicatePercent']) / 100,
      duplicateDraws: this.context.random(`duplicate:${connectionId}`),
    }))
  }

  /** An object has changed; `segment` is the bucket's for the request that did it, still open. */
  changed(event: 'created' | 'removed', key: number, segment: number, lineage: number): void {
    for (let i = 0; i < this.subscribers.length; i++) {
      const { events, matchShare, filterDraws, duplicateShare, duplicateDraws } = this.subscribers[i]!
      if (events !== 'all' && events !== event) continue
      if (matchShare < 1 && filterDraws.uniform() >= matchShare) continue
      this.notify(i, key, segment, lineage)
      if (duplicateShare > 0 && duplicateDraws.uniform() < duplicateShare) this.notify(i, key, segment, lineage)
    }
  }

  private notify(subscriber: number, key: number, segment: number, lineage: number): void {
    const { traces, simulator, index } = this.context
    const opened = traces.subsegment(segment, index, this.subsegmentName)
    const delayMs = this.delay.sample()
    this.deliveries.add(subscriber, key, NOTIFICATION_BYTES, opened, delayMs, simulator.now, lineage)
  }
}
