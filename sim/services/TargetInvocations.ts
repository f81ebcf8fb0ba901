import type { Pacer } from '../primitives/Pacer'
import { RetriedDeliveries, type RetryLimits } from '../primitives/RetriedDeliveries'
import { RetryPolicy } from '../primitives/RetryPolicy'
import type { OutcomeClass } from '../telemetry/outcome'
import type { ComponentContext, Link, Part } from './define'
import type { ConfigOf } from './fields'
import type { backoffFields, retryFields } from './targetRetries'

const TRY = 0
const TURN_HAS_COME = 1
/** Receiver of a delivery that has been given up. */
const DEAD_LETTER_QUEUE = -1

/** Told what becomes of invocations, to count it. */
export interface InvocationObserver {
  /** A try is due that must keep to the account's rate. */
  due?(): void
  /** A try is made, after so many failures and at this age of the event. */
  tried(failures: number, ageMs: number): void
  /** A try is put off because the account's rate of invocations is used up. */
  delayed?(): void
  /** A try has failed. */
  tryFailed?(outcomeClass: OutcomeClass): void
  /** A target has taken its event over, or has been given up. */
  ended(taken: boolean): void
  /** The dead-letter queue has taken an event that was given up, or has not. */
  deadLettered(taken: boolean): void
  /** Invocations on their way or waiting for their next try. */
  pending(invocations: number): void
}

/** Invokes targets, retries with exponential back-off and full jitter, and gives up to a dead-letter queue. */
export class TargetInvocations implements Part {
  private readonly index: number
  private readonly deadLetterName: number
  private links: readonly Link[] = []
  private usesDeadLetterQueue: readonly boolean[] = []
  private readonly limits: RetryLimits[] = []
  private readonly deliveries: RetriedDeliveries
  private deadLetterQueue: Link | undefined

  /** @param pacer account-wide rate of invocations; null when none is modelled */
  constructor(
    private readonly context: ComponentContext<ConfigOf<typeof backoffFields>>,
    private readonly observer: InvocationObserver,
    private readonly pacer: Pacer | null,
  ) {
    const { firstRetrySeconds, longestRetrySeconds } = context.config
    const stream = context.random('retries')
    this.deliveries = new RetriedDeliveries(
      new RetryPolicy(Infinity, firstRetrySeconds * 1000, 2, longestRetrySeconds * 1000, 'full', stream),
      this.limits,
    )
    this.index = context.join(this, 'invocations')
    this.deadLetterName = context.traces.name('Dead-letter queue')
  }

  /** Called when the connections are set; `targets` carry the settings of `retryFields`. */
  start(targets: readonly Link[], deadLetterQueue: Link | undefined): void {
    const settings = targets.map(({ config }) => config as ConfigOf<ReturnType<typeof retryFields>>)
    this.links = targets
    this.deadLetterQueue = deadLetterQueue
    this.usesDeadLetterQueue = settings.map(({ useDeadLetterQueue }) => useDeadLetterQueue)
    for (const { maximumRetryAttempts, maximumEventAgeSeconds } of settings)
      this.limits.push({ maxRetries: maximumRetryAttempts, maxAgeMs: maximumEventAgeSeconds * 1000 })
  }

  /** Invokes a target after `delayMs` with an event whose age counts from `sinceMs`; `segment` is closed when it has ended. */
  add(target: number, key: number, bytes: number, segment: number, delayMs: number, sinceMs: number): void {
    const delivery = this.deliveries.add(target, key, bytes, segment, sinceMs)
    this.observer.pending(this.deliveries.pending.pending)
    this.context.simulator.schedule(delayMs, this.index, TRY, delivery)
  }

  fire(kind: number, delivery: number): void {
    const { simulator } = this.context
    if (kind === TRY && this.pacer !== null) {
      this.observer.due?.()
      const waitMs = this.pacer.waitMs(simulator.now)
      if (waitMs > 0) {
        this.observer.delayed?.()
        simulator.schedule(waitMs, this.index, TURN_HAS_COME, delivery)
        return
      }
    }
    const { pending } = this.deliveries
    this.observer.tried(pending.failures[delivery]!, this.deliveries.ageMs(delivery, simulator.now))
    this.send(this.links[pending.receiver[delivery]!]!, delivery, pending.failures[delivery]! + 1)
  }

  settle(call: number): void {
    const { calls, outcomes, simulator } = this.context
    const delivery = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    const { class: outcomeClass } = outcomes.outcomes[outcome]!
    if (this.deliveries.pending.receiver[delivery] === DEAD_LETTER_QUEUE) {
      this.observer.deadLettered(outcomeClass === 'ok')
      this.end(delivery, outcome)
      return
    }
    if (outcomeClass === 'ok') {
      this.observer.ended(true)
      this.end(delivery, outcome)
      return
    }
    this.observer.tryFailed?.(outcomeClass)
    // A client-side error (no permission, the target is gone) would come again: it is not retried.
    const waitMs = outcomeClass === 'clientError' ? -1 : this.deliveries.failed(delivery, simulator.now)
    if (waitMs >= 0) simulator.schedule(waitMs, this.index, TRY, delivery)
    else this.giveUp(delivery, outcome)
  }

  private giveUp(delivery: number, outcome: number): void {
    const { traces, index } = this.context
    const { pending } = this.deliveries
    this.observer.ended(false)
    const link = this.deadLetterQueue
    if (link === undefined || !this.usesDeadLetterQueue[pending.receiver[delivery]!]!) {
      this.end(delivery, outcome)
      return
    }
    const failed = pending.segment[delivery]!
    pending.segment[delivery] = traces.subsegment(failed, index, this.deadLetterName)
    traces.close(failed, outcome)
    pending.receiver[delivery] = DEAD_LETTER_QUEUE
    this.send(link, delivery, 1)
  }

  private send(link: Link, delivery: number, attempt: number): void {
    const { calls } = this.context
    const { pending } = this.deliveries
    const call = calls.allocate(this.index, delivery)
    calls.attempt[call] = attempt
    calls.key[call] = pending.key[delivery]!
    calls.bytes[call] = pending.bytes[delivery]!
    calls.segment[call] = pending.segment[delivery]!
    this.context.send(link, call)
  }

  private end(delivery: number, outcome: number): void {
    const { pending } = this.deliveries
    this.context.traces.close(pending.segment[delivery]!, outcome)
    pending.remove(delivery)
    this.observer.pending(pending.pending)
  }
}
