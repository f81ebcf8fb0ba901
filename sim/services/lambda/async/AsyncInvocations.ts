import { type Sampler, sampler } from '../../../kernel/distributions'
import type { RandomStream } from '../../../kernel/RandomStream'
import { DelayLine } from '../../../primitives/DelayLine'
import { RetryPolicy } from '../../../primitives/RetryPolicy'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../../telemetry/metrics'
import type { LimitRecorder } from '../../../telemetry/throttles'
import type { ComponentContext, Part } from '../../define'
import type { InvocationTarget, Invoker } from '../invocation'
import { REQUEST_TOO_LARGE } from '../outcomes'
import type { AsyncSettings } from './asyncFields'
import { Destinations, type ResponseSettings } from './Destinations'
import { dispositionOf } from './disposition'
import {
  ASYNC_PAYLOAD,
  EVENT_AGE,
  FIRST_BACKOFF_MS,
  FIRST_REQUEST_BYTES,
  FURTHER_REQUEST_BYTES,
  LONGEST_BACKOFF_MS,
  maxEventBytes,
  RETRY_WAITS_MS,
} from './limits'
import { ASYNC_METRICS } from './metrics'
import { EVENT_AGE_EXCEEDED, RETRIES_EXHAUSTED } from './outcomes'
import { QueuedEvents } from './QueuedEvents'

const TRY = 0
const EXPIRE = 1
/** The kind of the line with the first of the waits; the next ones follow. */
const RETRY = 2
/** Refusals in a row beyond which the wait is the longest anyway. */
const MOST_REFUSALS = 20
const ALWAYS_LIVE = { isLive: () => true }

/** What may run, for the whole function. */
export interface RunPermit {
  /** Reserved concurrency is 0: the way to stop a function. */
  readonly stopped: boolean
}

/**
 * Lambda's internal queue of events for a function, by one qualifier: takes an event over at once, invokes later,
 * tries again after errors, throttles and its own failures, and hands on what has ended.
 *
 * A waiting event costs one slot and either a place in a line of equal waits or one event in the heap; nothing is
 * ever searched, however many wait.
 */
export class AsyncInvocations implements Part, Invoker {
  /** Requests to bill beyond one for each invocation, since events above 256 KB count as more. */
  extraRequests = 0
  private readonly index: number
  private readonly events = new QueuedEvents()
  private readonly destinations: Destinations
  private readonly delay: Sampler
  private readonly duplicates: RandomStream
  private readonly retries: readonly DelayLine[]
  private readonly backoff: RetryPolicy
  private readonly maxAgeMs: number
  private readonly maxBytes: number
  private readonly waitName: number
  private readonly tooLargeCode: number
  private readonly exhaustedCode: number
  private readonly tooOldCode: number
  private readonly payloadLimit: LimitRecorder
  private readonly ageLimit: LimitRecorder
  private readonly received: CounterRecorder
  private readonly dropped: CounterRecorder
  private readonly age: DistributionRecorder
  private readonly waiting: GaugeRecorder

  constructor(
    private readonly context: ComponentContext<ResponseSettings>,
    private readonly target: InvocationTarget,
    private readonly settings: AsyncSettings,
    private readonly permit: RunPermit,
    qualifier = '',
  ) {
    const { outcomes, traces, simulator } = context
    this.index = context.join(this, `asynchronous invocation${qualifier === '' ? '' : ` by ${qualifier}`}`)
    this.destinations = new Destinations(context, this.index, this.events, (event) => this.remove(event))
    this.delay = sampler(settings.asyncQueueDelay, context.random(`async delay:${qualifier}`))
    this.duplicates = context.random(`async duplicates:${qualifier}`)
    this.retries = RETRY_WAITS_MS.map(
      (waitMs, retry) => new DelayLine(simulator, this.index, RETRY + retry, waitMs, ALWAYS_LIVE),
    )
    this.backoff = new RetryPolicy(
      Infinity,
      FIRST_BACKOFF_MS,
      2,
      LONGEST_BACKOFF_MS,
      'none',
      context.random(`async back-off:${qualifier}`),
    )
    this.maxAgeMs = settings.maximumEventAgeSeconds * 1000
    this.maxBytes = maxEventBytes(context.era)
    this.waitName = traces.name('Dwell time')
    this.tooLargeCode = outcomes.code(REQUEST_TOO_LARGE)
    this.exhaustedCode = outcomes.code(RETRIES_EXHAUSTED)
    this.tooOldCode = outcomes.code(EVENT_AGE_EXCEEDED)
    this.payloadLimit = context.limit(ASYNC_PAYLOAD, this.maxBytes, REQUEST_TOO_LARGE)
    this.ageLimit = context.limit(EVENT_AGE, settings.maximumEventAgeSeconds, EVENT_AGE_EXCEEDED)
    this.received = context.counter(ASYNC_METRICS.received)
    this.dropped = context.counter(ASYNC_METRICS.dropped)
    this.age = context.distribution(ASYNC_METRICS.age)
    this.waiting = context.gauge(ASYNC_METRICS.waiting)
  }

  /** Called when the connections are set. */
  start(): void {
    this.destinations.start()
  }

  /** Takes a call over and answers it at once; the invocation comes later. */
  accept(call: number): void {
    const { calls, traces, index } = this.context
    const bytes = calls.bytes[call]!
    if (bytes > this.maxBytes) {
      this.payloadLimit.reject(bytes)
      traces.close(traces.segment(calls.segment[call]!, index, calls.attempt[call]), this.tooLargeCode)
      this.context.reply(call, this.tooLargeCode)
      return
    }
    this.received.add()
    this.admit(call)
    const { duplicateDeliveryPercent } = this.settings
    if (duplicateDeliveryPercent > 0 && this.duplicates.uniform() * 100 < duplicateDeliveryPercent) this.admit(call)
    this.context.reply(call, 0)
  }

  settle(call: number): void {
    this.destinations.settled(call)
  }

  fire(kind: number, payload: number): void {
    if (kind === TRY) this.try(payload)
    else if (kind === EXPIRE) {
      this.leaveQueue(payload)
      this.expire(payload)
    } else {
      const line = this.retries[kind - RETRY]!
      for (let event = line.next(); event >= 0; event = line.next()) this.try(event)
    }
  }

  invocationEnded(event: number, outcome: number): void {
    if (outcome !== 0) {
      this.failed(event, outcome)
      return
    }
    this.destinations.succeeded(event)
  }

  recordFailed(): boolean {
    return false
  }

  recordKey(event: number): number {
    return this.events.key[event]!
  }

  recordLineage(event: number): number {
    return this.events.lineage[event]!
  }

  private admit(call: number): void {
    const { calls, traces, simulator, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const event = this.events.add(calls.key[call]!, calls.bytes[call]!, simulator.now, segment, calls.lineage[call]!)
    this.wait(event, this.delay.sample(), null)
  }

  private try(event: number): void {
    const { traces, simulator, index } = this.context
    const { events } = this
    this.leaveQueue(event)
    // Read before: the invocation may end, and the event be gone, before `invoke` returns.
    const ageMs = simulator.now - events.acceptedAt[event]!
    const bytes = events.bytes[event]!
    const segment = traces.segment(events.segment[event]!, index, ++events.tries[event]!)
    const refusal = this.target.invoke(this, event, segment, 1)
    if (refusal === 0) {
      this.age.add(ageMs)
      if (bytes > FIRST_REQUEST_BYTES)
        this.extraRequests += Math.ceil((bytes - FIRST_REQUEST_BYTES) / FURTHER_REQUEST_BYTES)
      return
    }
    traces.close(segment, refusal)
    this.failed(event, refusal)
  }

  private failed(event: number, outcome: number): void {
    const { events } = this
    switch (dispositionOf(this.context.outcomes.outcomes[outcome]!)) {
      case 'retry': {
        const retry = events.errors[event]!++
        events.refusals[event] = 0
        if (retry >= this.settings.maximumRetryAttempts) this.discard(event, this.exhaustedCode)
        else this.wait(event, RETRY_WAITS_MS[retry]!, this.retries[retry]!)
        return
      }
      case 'returnToQueue':
        // AWS does not try again what it has been told not to run.
        if (this.permit.stopped) this.discard(event, this.exhaustedCode)
        else {
          if (events.refusals[event]! < MOST_REFUSALS) events.refusals[event]!++
          this.wait(event, this.backoff.delayMs(events.refusals[event]!), null)
        }
        return
      case 'giveUp':
        this.discard(event, this.exhaustedCode)
    }
  }

  /** Puts an event into the queue for a time: in a line of equal waits, or by itself; or until it is too old. */
  private wait(event: number, waitMs: number, line: DelayLine | null): void {
    const { simulator, traces, index } = this.context
    const { events } = this
    const leftMs = events.acceptedAt[event]! + this.maxAgeMs - simulator.now
    if (leftMs <= 0) {
      this.expire(event)
      return
    }
    this.waiting.set(this.waiting.value + 1)
    events.wait[event] = traces.subsegment(events.segment[event]!, index, this.waitName)
    if (waitMs >= leftMs) simulator.schedule(leftMs, this.index, EXPIRE, event)
    else if (line === null) simulator.schedule(waitMs, this.index, TRY, event)
    else line.add(event, 0)
  }

  private leaveQueue(event: number): void {
    this.waiting.set(this.waiting.value - 1)
    this.context.traces.close(this.events.wait[event]!, 0)
  }

  private expire(event: number): void {
    this.ageLimit.reject((this.context.simulator.now - this.events.acceptedAt[event]!) / 1000)
    this.discard(event, this.tooOldCode)
  }

  private discard(event: number, outcome: number): void {
    this.dropped.add()
    this.events.outcome[event] = outcome
    this.destinations.discarded(event)
  }

  private remove(event: number): void {
    this.context.traces.close(this.events.segment[event]!, this.events.outcome[event]!)
    this.events.remove(event)
  }
}
