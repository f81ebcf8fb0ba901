import type { Simulator } from '../../kernel/Simulator'
import { DelayLine, type LivenessCheck } from '../../primitives/DelayLine'
import { IntQueue } from '../../primitives/IntQueue'
import type { PullConsumer } from '../ports'

/** Long polls that wait for a message, first come first served. Each ends with a message or, empty, after its time. */
export class WaitingPolls implements LivenessCheck {
  private readonly consumers: PullConsumer[] = []
  private readonly generations: number[] = []
  private readonly free = new IntQueue()
  private readonly order = new IntQueue()
  private readonly ends: DelayLine

  /** `kind` is the event with which the owner is told to call `nextEnded` until it returns false. */
  constructor(simulator: Simulator, component: number, kind: number, longPollMs: number) {
    this.ends = new DelayLine(simulator, component, kind, longPollMs, this)
  }

  get size(): number {
    return this.order.size
  }

  add(consumer: PullConsumer): void {
    const place = this.free.size > 0 ? this.free.shift() : this.consumers.length
    this.consumers[place] = consumer
    this.generations[place] ??= 0
    this.order.push(place)
    this.ends.add(place, this.generations[place]!)
  }

  /** Calls back the consumer that has waited longest. */
  wakeFirst(): void {
    const place = this.order.shift()
    this.generations[place]!++
    this.free.push(place)
    this.consumers[place]!.messagesArrived()
  }

  /** True for each long poll that has just ended empty; its consumer polls again at once and keeps its turn. */
  nextEnded(): boolean {
    const place = this.ends.next()
    if (place < 0) return false
    this.ends.add(place, this.generations[place]!)
    return true
  }

  isLive(place: number, generation: number): boolean {
    return this.generations[place] === generation
  }
}
