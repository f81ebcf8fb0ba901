import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { Pacer } from '../../primitives/Pacer'
import { PendingCalls } from '../../primitives/PendingCalls'
import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import { EventDeliveries } from '../EventDeliveries'
import type { ConfigOf } from '../fields'
import { targetBackoff } from '../targetRetries'
import type { fields } from './config'
import { usageOf } from './cost'
import {
  ENTRIES_SIZE_LIMIT,
  EVENT_CHUNK_BYTES,
  INVOCATIONS_QUOTA,
  MAX_BATCH_ENTRIES,
  MAX_ENTRIES_BYTES,
  PUT_EVENTS_LIMIT,
  PUT_EVENTS_QUOTA,
} from './limits'
import { METRICS } from './metrics'
import { ENTRIES_TOO_LARGE, THROTTLED } from './outcomes'
import { invocationRecorders } from './recorders'
import { RuleMatcher } from './RuleMatcher'

const TAKEN_IN = 0
const REQUESTS_PORT = 0
const PUT_EVENTS_BATCH = 1
/** Whose events over the Deliveries port are custom ones: they put them on the bus with PutEvents. */
const CUSTOM_SENDERS: readonly string[] = ['aws.lambda.function', 'aws.scheduler.schedule', 'aws.events.bus']

/** An event bus: answers senders after the PutEvents latency and leaves the rest to rules and invocations. */
export class EventBusComponent implements Component {
  private readonly rules: RuleMatcher
  /** Requests that are being taken in; detail: custom events in the request, 0 for an event of an AWS service. */
  private readonly requests = new PendingCalls()
  private readonly latency: Sampler
  /** PutEvents requests per second of all buses of the account. */
  private readonly account: { bucket: TokenBucket; demand: RateMeter }
  private readonly throttled: number
  private readonly tooLarge: number
  private readonly overRate: LimitRecorder
  private readonly overSize: LimitRecorder
  private readonly events: CounterRecorder
  private customLinks: ReadonlySet<number> = new Set()
  private billedEvents = 0
  private serviceEvents = 0

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    const putsPerSecond = context.quota(PUT_EVENTS_QUOTA.id)
    const invocationsPerSecond = context.quota(INVOCATIONS_QUOTA.id)
    const invocations = context.shared('eventbridge.invocations', () => ({
      pacer: new Pacer(invocationsPerSecond, invocationsPerSecond),
      demand: new RateMeter(),
    }))
    this.rules = new RuleMatcher(
      context,
      new EventDeliveries(
        context,
        targetBackoff(context),
        invocationRecorders(context, invocations.demand),
        invocations.pacer,
      ),
    )
    this.latency = sampler(context.config.putLatency, context.random('put latency'))
    this.account = context.shared('eventbridge.putEvents', () => ({
      bucket: new TokenBucket(putsPerSecond, putsPerSecond),
      demand: new RateMeter(),
    }))
    this.throttled = context.outcomes.code(THROTTLED)
    this.tooLarge = context.outcomes.code(ENTRIES_TOO_LARGE)
    this.overRate = context.limit(PUT_EVENTS_LIMIT, putsPerSecond, THROTTLED)
    this.overSize = context.limit(ENTRIES_SIZE_LIMIT, MAX_ENTRIES_BYTES, ENTRIES_TOO_LARGE)
    this.events = context.counter(METRICS.events)
  }

  start(): void {
    const custom = this.context.incoming('deliveries').filter(({ sourceType }) => CUSTOM_SENDERS.includes(sourceType))
    this.customLinks = new Set(custom.map(({ index }) => index))
    this.rules.start()
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index } = this.context
    const { bucket, demand } = this.account
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    if (port !== REQUESTS_PORT && !this.customLinks.has(calls.link[call]!)) {
      simulator.schedule(this.latency.sample(), index, TAKEN_IN, this.requests.add(call, segment, 0))
      return
    }
    const { now } = simulator
    const isBatch = port === REQUESTS_PORT && calls.operation[call] === PUT_EVENTS_BATCH
    demand.add(now)
    if (!bucket.take(now)) {
      this.overRate.reject(demand.perSecond(now))
      this.reject(call, segment, this.throttled)
    } else if (calls.bytes[call]! > MAX_ENTRIES_BYTES) {
      this.overSize.reject(calls.bytes[call]!)
      this.reject(call, segment, this.tooLarge)
    } else {
      const request = this.requests.add(call, segment, isBatch ? MAX_BATCH_ENTRIES : 1)
      simulator.schedule(this.latency.sample(), index, TAKEN_IN, request)
    }
  }

  fire(_kind: number, request: number): void {
    const { calls, traces } = this.context
    const call = this.requests.call[request]!
    const segment = this.requests.segment[request]!
    const customEvents = this.requests.detail[request]!
    this.requests.remove(request)
    const isCustom = customEvents > 0
    const events = isCustom ? customEvents : 1
    const bytes = Math.floor(calls.bytes[call]! / events)
    this.events.add(events)
    if (isCustom) this.billedEvents += events * Math.max(1, Math.ceil(bytes / EVENT_CHUNK_BYTES))
    else this.serviceEvents++
    for (let event = 0; event < events; event++)
      this.rules.route(isCustom, calls.key[call]!, bytes, segment, calls.sentAt[call]!)
    traces.close(segment, 0)
    this.context.reply(call, 0)
  }

  usage(): CostComponent[] {
    return usageOf(this.context.resourceId, this.billedEvents, this.serviceEvents)
  }

  private reject(call: number, segment: number, outcome: number): void {
    this.context.traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }
}
