import { AwaitedAnswers } from '../primitives/AwaitedAnswers'
import type { ComponentContext, Link, Part } from './define'

const UNANSWERED = 0
const OVERDUE = 1
const ASK_AGAIN = 2

/**
 * How a question has ended: with an answer; without one in time (unanswered: the last wait; overdue: all waits
 * together); or because its target did not take the event (refused).
 */
export type AnswerEnd = 'succeeded' | 'failed' | 'unanswered' | 'overdue' | 'refused'

export interface AnswerSettings {
  /** How long an answer is awaited, ms. */
  timeoutMs: number
  /** How long with all answers that say "not yet", ms; null when there are none. */
  overallMs: number | null
  /** How many of the answers to a question say "not yet". */
  notYet: number
  /** Time after such an answer until the target is asked again, ms. */
  askAgainMs: number
}

/**
 * Asks one target by events and awaits its answers. An event only starts work; the answer comes later as a call of
 * its own, with the key of the event that it answers.
 */
export class AnsweredEvents implements Part {
  private readonly index: number
  private readonly answers: AwaitedAnswers
  /** By slot: answers still to come that say "not yet", size of the event and its trace segment. */
  private readonly notYet: number[] = []
  private readonly bytes: number[] = []
  private readonly segment: number[] = []

  /** @param ended told once for each question: its key and how it ended */
  constructor(
    private readonly context: ComponentContext<unknown>,
    readonly link: Link,
    private readonly settings: AnswerSettings,
    private readonly ended: (key: number, end: AnswerEnd) => void,
  ) {
    this.index = context.join(this, `answers of ${link.targetResourceId}`)
    const kinds = { unanswered: UNANSWERED, overdue: OVERDUE }
    this.answers = new AwaitedAnswers(context.simulator, this.index, kinds, settings.timeoutMs, settings.overallMs)
  }

  /** Asks under a key of which no other question is open; `segment` stays open until the answer. */
  ask(key: number, bytes: number, segment: number): void {
    const slot = this.answers.add(key)
    this.notYet[slot] = this.settings.notYet
    this.bytes[slot] = bytes
    this.segment[slot] = segment
    this.send(slot)
  }

  /** An answer has arrived; false when none with this key is awaited. */
  answer(key: number, succeeded: boolean): boolean {
    const slot = this.answers.slotOf(key)
    if (slot < 0) return false
    if (succeeded && this.notYet[slot]! > 0) {
      this.notYet[slot]!--
      this.answers.restart(slot)
      this.context.simulator.schedule(this.settings.askAgainMs, this.index, ASK_AGAIN, key)
    } else this.end(slot, succeeded ? 'succeeded' : 'failed')
    return true
  }

  fire(kind: number, key: number): void {
    const { answers } = this
    switch (kind) {
      case UNANSWERED:
        for (let slot = answers.nextUnanswered(); slot >= 0; slot = answers.nextUnanswered())
          this.end(slot, 'unanswered')
        return
      case OVERDUE:
        for (let slot = answers.nextOverdue(); slot >= 0; slot = answers.nextOverdue()) this.end(slot, 'overdue')
        return
      case ASK_AGAIN: {
        const slot = answers.slotOf(key)
        if (slot >= 0) this.send(slot)
      }
    }
  }

  settle(call: number): void {
    const { calls, outcomes } = this.context
    const { class: outcomeClass } = outcomes.outcomes[calls.outcome[call]!]!
    const slot = this.answers.slotOf(calls.tag[call]!)
    calls.free(call)
    if (outcomeClass !== 'ok' && slot >= 0) this.end(slot, 'refused')
  }

  private send(slot: number): void {
    const { calls } = this.context
    const key = this.answers.key(slot)
    const call = calls.allocate(this.index, key)
    calls.key[call] = key
    calls.bytes[call] = this.bytes[slot]!
    calls.segment[call] = this.segment[slot]!
    this.context.send(this.link, call)
  }

  private end(slot: number, end: AnswerEnd): void {
    const key = this.answers.key(slot)
    this.answers.remove(slot)
    this.ended(key, end)
  }
}
