import type { Pacer } from '../primitives/Pacer'
import { type Backoff, RetriedDeliveries, type RetryLimits } from '../primitives/RetriedDeliveries'
import type { OutcomeClass } from '../telemetry/outcome'
import type { ComponentContext, Link, Part } from './define'

const TRY = 0
const TURN_HAS_COME = 1
/** Receiver of a delivery that has been given up. */
const DEAD_LETTER_QUEUE = -1

/** Who gets events. */
export interface Receiver {
  link: Link
  limits: RetryLimits
  /** Where its events go that are given up; null: they are lost. */
  deadLetterQueue: Link | null
  /** Operation that a delivery calls; absent: the receiver's first. */
  operation?: number
}

/** Told what becomes of deliveries, to count it. */
export interface DeliveryObserver {
  /** A try is due that must keep to the account's rate. */
  due?(): void
  /** A try is put off because the account's rate is used up. */
  delayed?(): void
  /** A try is made, after so many failures and at this age of the event. */
  tried?(failures: number, ageMs: number): void
  /** A try has failed. */
  tryFailed?(outcomeClass: OutcomeClass, delivery: number): void
  /** The receiver has taken the event over, or it has been given up. */
  ended(taken: boolean, delivery: number): void
  /** The dead-letter queue has taken an event that was given up, or has not. */
  deadLettered?(taken: boolean): void
  /** Deliveries on their way or waiting for their next try. */
  pending?(deliveries: number): void
}

/**
 * Delivers events: tries again after throttles and server-side errors by the sender's waits, within each receiver's
 * limits, and gives up to a dead-letter queue. A client-side error (no permission, the receiver is gone) would come
 * again: it is not retried.
 */
export class EventDeliveries implements Part {
  private readonly index: number
  private readonly deadLetterName: number
  private receivers: readonly Receiver[] = []
  private readonly limits: RetryLimits[] = []
  private readonly deliveries: RetriedDeliveries

  /** @param pacer account-wide rate of tries; null when none is modelled */
  constructor(
    private readonly context: ComponentContext<unknown>,
    backoff: Backoff,
    private readonly observer: DeliveryObserver,
    private readonly pacer: Pacer | null = null,
  ) {
    this.deliveries = new RetriedDeliveries(backoff, this.limits)
    this.index = context.join(this, 'deliveries')
    this.deadLetterName = context.traces.name('Dead-letter queue')
  }

  /** Called when the connections are set. */
  start(receivers: readonly Receiver[]): void {
    this.receivers = receivers
    this.limits.push(...receivers.map(({ limits }) => limits))
  }

  /**
   * Delivers an event to a receiver after `delayMs`; its age counts from `sinceMs`. `segment` is closed when it has
   * ended. Returns the delivery's number, which is used again after it has ended.
   */
  add(
    receiver: number,
    key: number,
    bytes: number,
    segment: number,
    delayMs: number,
    sinceMs: number,
    lineage = 0,
  ): number {
    const delivery = this.deliveries.add(receiver, key, bytes, segment, sinceMs, lineage)
    this.observer.pending?.(this.deliveries.pending.pending)
    this.context.simulator.schedule(delayMs, this.index, TRY, delivery)
    return delivery
  }

  /** Receiver of a delivery that has not been given up. */
  receiverOf(delivery: number): number {
    return this.deliveries.pending.receiver[delivery]!
  }

  fire(kind: number, delivery: number): void {
    const { simulator } = this.context
    const { observer, deliveries } = this
    if (kind === TRY && this.pacer !== null) {
      observer.due?.()
      const waitMs = this.pacer.waitMs(simulator.now)
      if (waitMs > 0) {
        observer.delayed?.()
        simulator.schedule(waitMs, this.index, TURN_HAS_COME, delivery)
        return
      }
    }
    observer.tried?.(deliveries.pending.failures[delivery]!, deliveries.ageMs(delivery, simulator.now))
    const { link, operation } = this.receivers[deliveries.pending.receiver[delivery]!]!
    this.send(link, delivery, operation ?? 0)
  }

  settle(call: number): void {
    const { calls, outcomes, simulator } = this.context
    const { observer } = this
    const delivery = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    const { class: outcomeClass } = outcomes.outcomes[outcome]!
    if (this.deliveries.pending.receiver[delivery] === DEAD_LETTER_QUEUE) {
      observer.deadLettered?.(outcomeClass === 'ok')
      this.end(delivery, outcome)
      return
    }
    if (outcomeClass === 'ok') {
      observer.ended(true, delivery)
      this.end(delivery, outcome)
      return
    }
    observer.tryFailed?.(outcomeClass, delivery)
    const waitMs = outcomeClass === 'clientError' ? -1 : this.deliveries.failed(delivery, simulator.now)
    if (waitMs >= 0) simulator.schedule(waitMs, this.index, TRY, delivery)
    else this.giveUp(delivery, outcome)
  }

  private giveUp(delivery: number, outcome: number): void {
    const { traces, index } = this.context
    const { pending } = this.deliveries
    this.observer.ended(false, delivery)
    const { deadLetterQueue } = this.receivers[pending.receiver[delivery]!]!
    if (deadLetterQueue === null) {
      this.end(delivery, outcome)
      return
    }
    const failed = pending.segment[delivery]!
    pending.segment[delivery] = traces.subsegment(failed, index, this.deadLetterName)
    traces.close(failed, outcome)
    pending.receiver[delivery] = DEAD_LETTER_QUEUE
    pending.failures[delivery] = 0
    this.send(deadLetterQueue, delivery, 0)
  }

  private send(link: Link, delivery: number, operation: number): void {
    const { calls } = this.context
    const call = this.deliveries.pending.call(calls, this.index, delivery)
    calls.operation[call] = operation
    this.context.send(link, call)
  }

  private end(delivery: number, outcome: number): void {
    const { pending } = this.deliveries
    this.context.traces.close(pending.segment[delivery]!, outcome)
    pending.remove(delivery)
    this.observer.pending?.(pending.pending)
  }
}
