import type { Simulator } from '../kernel/Simulator'
import { widened } from '../kernel/widened'
import { DelayLine } from './DelayLine'

/** Events with which the owner is told to look for answers that have not come. */
export interface AwaitedAnswerKinds {
  /** Call `nextUnanswered` until it returns -1. */
  unanswered: number
  /** Call `nextOverdue` until it returns -1. */
  overdue: number
}

/**
 * Answers that are awaited under keys, each for the same time. Waiting can begin anew, but all in all lasts no longer
 * than another time. One slot each, reused.
 */
export class AwaitedAnswers {
  private readonly slots = new Map<number, number>()
  private keys = new Int32Array(16)
  /** Rises when waiting begins anew or ends. */
  private turns = new Int32Array(16)
  /** Rises when waiting ends. */
  private generations = new Int32Array(16)
  private readonly free: number[] = []
  private used = 0
  private readonly turnLine: DelayLine
  private readonly overallLine: DelayLine | null

  /** @param overallMs longest wait with all its new beginnings; null when there are none */
  constructor(
    simulator: Simulator,
    component: number,
    kinds: AwaitedAnswerKinds,
    timeoutMs: number,
    overallMs: number | null,
  ) {
    this.turnLine = new DelayLine(simulator, component, kinds.unanswered, timeoutMs, {
      isLive: (slot, turn) => this.turns[slot] === turn,
    })
    this.overallLine =
      overallMs === null
        ? null
        : new DelayLine(simulator, component, kinds.overdue, overallMs, {
            isLive: (slot, generation) => this.generations[slot] === generation,
          })
  }

  get waiting(): number {
    return this.slots.size
  }

  /** Awaits the answer with this key, under which none is awaited yet; returns its slot. */
  add(key: number): number {
    const slot = this.free.pop() ?? this.used++
    if (slot >= this.keys.length) this.grow()
    this.keys[slot] = key
    this.slots.set(key, slot)
    this.turnLine.add(slot, this.turns[slot]!)
    this.overallLine?.add(slot, this.generations[slot]!)
    return slot
  }

  /** The slot of a key; -1 when no such answer is awaited. */
  slotOf(key: number): number {
    return this.slots.get(key) ?? -1
  }

  key(slot: number): number {
    return this.keys[slot]!
  }

  /** Waiting begins anew. */
  restart(slot: number): void {
    this.turns[slot]!++
    this.turnLine.add(slot, this.turns[slot]!)
  }

  /** The answer has come, or is no longer awaited. */
  remove(slot: number): void {
    this.slots.delete(this.keys[slot]!)
    this.turns[slot]!++
    this.generations[slot]!++
    this.free.push(slot)
  }

  /** A slot whose answer has not come in time; to be removed before the next is asked for. -1 when there is none. */
  nextUnanswered(): number {
    return this.turnLine.next()
  }

  /** A slot whose waiting has begun anew for too long; to be removed before the next is asked for. -1 when there is none. */
  nextOverdue(): number {
    return this.overallLine === null ? -1 : this.overallLine.next()
  }

  private grow(): void {
    const capacity = this.keys.length * 2
    this.keys = widened(this.keys, capacity)
    this.turns = widened(this.turns, capacity)
    this.generations = widened(this.generations, capacity)
  }
}
