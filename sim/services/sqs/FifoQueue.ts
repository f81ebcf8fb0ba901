import type { GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, PlatformEra } from '../define'
import type { ConfigOf } from '../fields'
import type { MessageGroups } from '../ports'
import type { fields } from './config'
import { EVENT } from './eventKinds'
import { FifoCallRate } from './FifoCallRate'
import { GroupedMessages } from './GroupedMessages'
import { CLASSIC_FIFO_MAX_IN_FLIGHT, MAX_IN_FLIGHT } from './limits'
import { MessageQueue } from './MessageQueue'
import { METRICS } from './metrics'
import type { Recorders } from './recorders'
import type { RequestMeter } from './RequestMeter'

/** Messages that a FIFO queue lets be in flight at once. */
export const fifoMaxInFlight = (era: PlatformEra): number =>
  era === 'classic' ? CLASSIC_FIFO_MAX_IN_FLIGHT : MAX_IN_FLIGHT

/** A FIFO queue: strict order inside each message group, one receive at a time for each. */
export class FifoQueue extends MessageQueue implements MessageGroups {
  readonly groups = this
  private readonly grouped: GroupedMessages
  private readonly receives: FifoCallRate
  private readonly blockedGroups: GaugeRecorder
  /** Receives have been throttled, and consumers wait until there is room for one more. */
  private isThrottled = false
  private isWakeUpArmed = false

  constructor(context: ComponentContext<ConfigOf<typeof fields>>, record: Recorders, meter: RequestMeter) {
    const { initialMessages, initialMessageBytes, messageGroups } = context.config
    const grouped = new GroupedMessages({ count: initialMessages, bytes: initialMessageBytes }, messageGroups)
    super(context, record, meter, grouped, fifoMaxInFlight(context.era))
    this.grouped = grouped
    this.receives = new FifoCallRate(context, 'ReceiveMessage')
    this.blockedGroups = context.gauge(METRICS.blockedGroups)
  }

  override receive(max: number, into: Int32Array, hiddenForMs?: number): number {
    const { now } = this.context.simulator
    // A consumer that has just been throttled backs off.
    if (this.isThrottled || !this.receives.admit(now)) {
      this.refusedAt = now
      this.isThrottled = true
      this.armWakeUp()
      return 0
    }
    const taken = super.receive(max, into, hiddenForMs)
    this.blockedGroups.set(this.grouped.groups.blocked)
    return taken
  }

  groupOf(receipt: number): number {
    const message = this.receipts.messageOf(receipt)
    return message < 0 ? -1 : this.grouped.groupOf(this.messages.key[message]!)
  }

  /** Group of a message that is being sent. */
  groupOfKey(key: number): number {
    return this.grouped.groupOf(key)
  }

  /** Receives are taken again: one waiting consumer after the other tries. */
  throttleOver(): void {
    this.isWakeUpArmed = false
    this.isThrottled = false
    this.wake()
    if (this.polls.size > 0 && this.messages.receivable > 0) this.armWakeUp()
  }

  protected reappear(message: number): void {
    this.messages.showAgain(message)
    this.blockedGroups.set(this.grouped.groups.blocked)
  }

  protected override forget(message: number): void {
    const before = this.messages.receivable
    super.forget(message)
    this.blockedGroups.set(this.grouped.groups.blocked)
    if (this.messages.receivable > before) this.wake()
  }

  protected override wake(): void {
    if (!this.isThrottled) super.wake()
  }

  private armWakeUp(): void {
    if (this.isWakeUpArmed) return
    this.isWakeUpArmed = true
    const { simulator, index } = this.context
    simulator.schedule(1000 / this.receives.perSecond, index, EVENT.throttleOver, 0)
  }
}
