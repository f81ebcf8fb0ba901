import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { usageOf } from './cost'
import { Fanout } from './Fanout'
import {
  MAX_BATCH_ENTRIES,
  MAX_MESSAGE_BYTES,
  MESSAGE_SIZE_LIMIT,
  PUBLISH_RATE_LIMIT,
  PUBLISH_RATE_QUOTA,
  REQUEST_CHUNK_BYTES,
} from './limits'
import { METRICS } from './metrics'
import { MESSAGE_TOO_LONG, THROTTLED } from './outcomes'

const REQUESTS_PORT = 0
const PUBLISH_BATCH = 1

/** A standard topic: answers publishers after the publish latency and leaves deliveries to `Fanout`. */
export class TopicComponent implements Component {
  private readonly fanout: Fanout
  /** Publish requests that are being stored; detail: messages in the request. */
  private readonly publishes = new PendingCalls()
  private readonly latency: Sampler
  /** Messages per second of all topics of the account. */
  private readonly account: { bucket: TokenBucket; demand: RateMeter }
  private readonly throttled: number
  private readonly tooLong: number
  private readonly overRate: LimitRecorder
  private readonly overSize: LimitRecorder
  private readonly published: CounterRecorder
  private readonly publishSize: DistributionRecorder
  private billedRequests = 0

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    const perSecond = context.quota(PUBLISH_RATE_QUOTA.id)
    this.fanout = new Fanout(context)
    this.latency = sampler(context.config.publishLatency, context.random('publish latency'))
    this.account = context.shared('sns.publish', () => ({
      bucket: new TokenBucket(perSecond, perSecond),
      demand: new RateMeter(),
    }))
    this.throttled = context.outcomes.code(THROTTLED)
    this.tooLong = context.outcomes.code(MESSAGE_TOO_LONG)
    this.overRate = context.limit(PUBLISH_RATE_LIMIT, perSecond, THROTTLED)
    this.overSize = context.limit(MESSAGE_SIZE_LIMIT, MAX_MESSAGE_BYTES, MESSAGE_TOO_LONG)
    this.published = context.counter(METRICS.published)
    this.publishSize = context.distribution(METRICS.publishSize)
  }

  start(): void {
    this.fanout.start()
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index } = this.context
    const { bucket, demand } = this.account
    const { now } = simulator
    const isBatch = port === REQUESTS_PORT && calls.operation[call] === PUBLISH_BATCH
    const entries = isBatch ? MAX_BATCH_ENTRIES : 1
    const bytes = calls.bytes[call]!
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    demand.add(now, entries)
    if (!bucket.take(now, entries)) {
      this.overRate.reject(demand.perSecond(now))
      this.reject(call, segment, this.throttled)
    } else if (bytes > MAX_MESSAGE_BYTES) {
      this.overSize.reject(bytes)
      this.reject(call, segment, this.tooLong)
    } else simulator.schedule(this.latency.sample(), index, 0, this.publishes.add(call, segment, entries))
  }

  /** A publish request is stored. */
  fire(_kind: number, publish: number): void {
    const { calls, traces } = this.context
    const call = this.publishes.call[publish]!
    const segment = this.publishes.segment[publish]!
    const entries = this.publishes.detail[publish]!
    this.publishes.remove(publish)
    const bytes = calls.bytes[call]!
    const entryBytes = entries === 1 ? bytes : Math.floor(bytes / entries)
    this.billedRequests += Math.max(1, Math.ceil(bytes / REQUEST_CHUNK_BYTES))
    this.published.add(entries)
    for (let entry = 0; entry < entries; entry++) {
      this.publishSize.add(entryBytes)
      this.fanout.publish(calls.key[call]!, entryBytes, segment, calls.lineage[call]!)
    }
    traces.close(segment, 0)
    this.context.reply(call, 0)
  }

  usage(): CostComponent[] {
    return usageOf(this.context.resourceId, this.billedRequests, this.fanout.delivered)
  }

  private reject(call: number, segment: number, outcome: number): void {
    this.context.traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }
}
