import type { RandomStream } from '../../kernel/RandomStream'
import { DelayLine, type LivenessCheck } from '../../primitives/DelayLine'
import type { ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { MessageGroups, PullConsumer, PullQueue } from '../ports'
import { AgeSampler } from './AgeSampler'
import type { fields } from './config'
import { EmptyReceives } from './EmptyReceives'
import { EVENT } from './eventKinds'
import { HiddenFor } from './HiddenFor'
import { LONG_POLL_MS, MAX_BATCH_ENTRIES } from './limits'
import type { MessageStore } from './MessageStore'
import { DEAD_LETTERED, RETENTION_OVER } from './outcomes'
import { Receipts } from './Receipts'
import type { Recorders } from './recorders'
import { Redrive } from './Redrive'
import type { RequestMeter } from './RequestMeter'
import { WaitingPolls } from './WaitingPolls'

/**
 * The stored messages of a queue and what consumers do with them; what order they come in is the subclasses'. To a
 * consumer a message is a receipt.
 */
export abstract class MessageQueue implements PullQueue, LivenessCheck {
  readonly visibilityTimeoutMs: number
  abstract readonly groups: MessageGroups | null
  protected readonly receipts: Receipts
  protected readonly polls: WaitingPolls
  private readonly visibility: DelayLine
  /** Messages that a consumer hides for a time of its own. */
  private readonly otherVisibilities: HiddenFor[] = []
  private readonly delays: DelayLine
  private readonly age: AgeSampler
  private readonly emptyReceives: EmptyReceives
  private readonly retentionMs: number
  private readonly faultDraws: RandomStream
  private readonly waitName: number
  private readonly retentionOver: number
  private readonly deadLettered: number
  private redrive: Redrive | null = null
  private inDelay = 0
  private retentionArmed = false
  /** When a receive was last kept from reaching the queue, ms. */
  protected refusedAt = -1
  /** Long polls wait although messages are visible, since too many are in flight. */
  private isStarved = false

  constructor(
    protected readonly context: ComponentContext<ConfigOf<typeof fields>>,
    private readonly record: Recorders,
    private readonly meter: RequestMeter,
    protected readonly messages: MessageStore,
    maxInFlight: number,
  ) {
    const { config, simulator, index, outcomes, traces } = context
    this.visibilityTimeoutMs = config.visibilityTimeoutSeconds * 1000
    this.retentionMs = config.retentionSeconds * 1000
    this.receipts = new Receipts(maxInFlight)
    this.polls = new WaitingPolls(simulator, index, EVENT.pollOver, LONG_POLL_MS)
    this.visibility = new DelayLine(simulator, index, EVENT.visibilityOver, this.visibilityTimeoutMs, this)
    this.delays = new DelayLine(simulator, index, EVENT.delayOver, config.delaySeconds * 1000, { isLive: () => true })
    this.age = new AgeSampler(simulator, index, this.messages, record.age)
    this.emptyReceives = new EmptyReceives(meter, record.emptyReceives)
    this.faultDraws = context.random('receive faults')
    this.waitName = traces.name('Queue wait')
    this.retentionOver = outcomes.code(RETENTION_OVER)
    this.deadLettered = outcomes.code(DEAD_LETTERED)
  }

  /** Called when the connections are set. */
  start(): void {
    const link = this.context.links('redrive')[0]
    if (link !== undefined) this.redrive = new Redrive(this.context, link, this.messages)
    if (this.messages.visible === 0) return
    this.record.visible.set(this.messages.visible)
    this.age.arm()
    this.armRetention()
  }

  get visible(): number {
    return this.messages.receivable
  }

  /** Long polls under way. */
  get openPolls(): number {
    return this.polls.size
  }

  /** Stores a new message; `segment` is its own open trace segment, which the queue closes when the message is gone. */
  store(key: number, bytes: number, segment: number, lineage: number): void {
    const { simulator, config } = this.context
    const message = this.messages.add(key, bytes, simulator.now, segment, lineage)
    if (!this.retentionArmed) this.armRetention()
    this.age.arm()
    if (config.delaySeconds === 0) {
      this.messages.showLast(message)
      this.shown(message)
      return
    }
    this.record.delayed.set(++this.inDelay)
    this.delays.add(message, 0)
  }

  receive(max: number, into: Int32Array, hiddenForMs = this.visibilityTimeoutMs): number {
    const { messages, receipts, redrive, record, meter } = this
    if (this.isRefused()) return this.nothingReceived()
    const visibility = hiddenForMs === this.visibilityTimeoutMs ? this.visibility : this.visibilityOf(hiddenForMs)
    let taken = 0
    let bytes = 0
    while (taken < max && messages.receivable > 0) {
      if (receipts.isFull) {
        this.isStarved = true
        if (taken === 0) record.overLimit.reject(receipts.inFlight)
        break
      }
      const message = messages.takeVisible()
      this.endWait(message)
      if (redrive !== null && messages.receives[message]! >= redrive.maxReceiveCount) {
        record.deadLettered.add()
        redrive.send(message)
        continue
      }
      messages.receives[message]!++
      const receipt = receipts.issue(message)
      visibility.add(receipt, 0)
      into[taken++] = receipt
      bytes += messages.bytes[message]!
      if (taken % MAX_BATCH_ENTRIES === 0) {
        meter.receive(bytes)
        bytes = 0
      }
    }
    messages.endReceive()
    record.visible.set(messages.visible)
    if (taken === 0) return this.nothingReceived()
    if (taken % MAX_BATCH_ENTRIES !== 0) meter.receive(bytes)
    record.inFlight.set(receipts.inFlight)
    record.received.add(taken)
    return taken
  }

  waitForMessages(consumer: PullConsumer): void {
    const { now } = this.context.simulator
    this.emptyReceives.waits(now)
    this.polls.add(consumer)
    if (this.refusedAt !== now) this.wake()
  }

  delete(receipt: number): boolean {
    this.meter.delete(this.context.simulator.now)
    const message = this.receipts.messageOf(receipt)
    if (message < 0) return false
    this.record.deleted.add()
    this.context.traces.close(this.messages.segment[message]!, 0)
    this.forget(message)
    this.endReceipt(receipt)
    return true
  }

  release(receipt: number, delayMs: number): void {
    const message = this.receipts.messageOf(receipt)
    this.meter.changeVisibility(this.context.simulator.now)
    if (message < 0) return
    if (delayMs === 0) {
      this.returned(receipt)
      return
    }
    // A receipt of the queue's own, so that neither the consumer nor the visibility timeout touches the message.
    this.receipts.end(receipt)
    this.context.simulator.schedule(delayMs, this.context.index, EVENT.released, this.receipts.issue(message))
  }

  receiveCount(receipt: number): number {
    const message = this.receipts.messageOf(receipt)
    return message < 0 ? 0 : this.messages.receives[message]!
  }

  bytes(receipt: number): number {
    const message = this.receipts.messageOf(receipt)
    return message < 0 ? 0 : this.messages.bytes[message]!
  }

  lineage(receipt: number): number {
    const message = this.receipts.messageOf(receipt)
    return message < 0 ? 0 : this.messages.lineage[message]!
  }

  key(receipt: number): number {
    const message = this.receipts.messageOf(receipt)
    return message < 0 ? 0 : this.messages.key[message]!
  }

  segment(receipt: number): number {
    const message = this.receipts.messageOf(receipt)
    return message < 0 ? -1 : this.messages.segment[message]!
  }

  isLive(receipt: number): boolean {
    return this.receipts.messageOf(receipt) >= 0
  }

  visibilityOver(): void {
    for (let receipt = this.visibility.next(); receipt >= 0; receipt = this.visibility.next()) this.returned(receipt)
  }

  /** A received message becomes visible again, and its receipt ends. */
  returned(receipt: number): void {
    const message = this.receipts.messageOf(receipt)
    this.endReceipt(receipt)
    this.comeBack(message)
  }

  delayOver(): void {
    for (let message = this.delays.next(); message >= 0; message = this.delays.next()) {
      this.record.delayed.set(--this.inDelay)
      this.comeBack(message)
    }
  }

  /** Long polls end empty after their time; the next one begins at once. */
  pollOver(): void {
    while (this.polls.nextEnded()) this.emptyReceives.ended()
    this.wake()
  }

  retentionDue(): void {
    this.retentionArmed = false
    const { messages } = this
    if (this.retentionMs <= this.context.simulator.now) this.record.expired.add(messages.dropInitial())
    while (this.isOver(messages.oldestFresh)) this.expire(messages.oldestFresh)
    while (this.isOver(messages.oldestReturned)) this.expire(messages.oldestReturned)
    this.record.visible.set(messages.visible)
    this.armRetention()
  }

  ageSample(): void {
    this.age.sample()
  }

  redriveAgain(message: number): void {
    this.redrive!.send(message)
  }

  /** The dead-letter queue has replied. */
  redriveSettled(call: number): void {
    const message = this.redrive!.settled(call)
    if (message < 0) return
    this.context.traces.close(this.messages.segment[message]!, this.deadLettered)
    this.forget(message)
  }

  /** A hidden message that nobody holds any more is visible again, unless its retention is over. */
  private comeBack(message: number): void {
    const { messages } = this
    if (this.isOver(message)) {
      this.lose(message)
      return
    }
    if (messages.receives[message] === 0) messages.showLast(message)
    else this.reappear(message)
    this.shown(message)
  }

  /** Makes a message that was received visible again in its place. */
  protected abstract reappear(message: number): void

  /** Removes a hidden message for good. */
  protected forget(message: number): void {
    this.messages.remove(message)
  }

  private shown(message: number): void {
    const { messages, context } = this
    messages.wait[message] = context.traces.subsegment(messages.segment[message]!, context.index, this.waitName)
    this.record.visible.set(messages.visible)
    this.wake()
  }

  private endWait(message: number): void {
    this.context.traces.close(this.messages.wait[message]!, 0)
    this.messages.wait[message] = -1
  }

  private endReceipt(receipt: number): void {
    this.receipts.end(receipt)
    this.record.inFlight.set(this.receipts.inFlight)
    if (!this.isStarved) return
    this.wake()
    this.isStarved = this.polls.size > 0 && this.messages.receivable > 0
  }

  protected wake(): void {
    if (this.polls.size === 0 || this.messages.receivable === 0) return
    if (this.receipts.isFull) this.isStarved = true
    else this.polls.wakeFirst()
  }

  /** Whether the scenario's faults keep this receive from reaching the queue. */
  private isRefused(): boolean {
    const { faults, simulator } = this.context
    if (faults === null) return false
    const share = faults.outage ? 1 : faults.errorProbability + faults.throttleProbability
    if (share === 0 || this.faultDraws.uniform() >= share) return false
    this.refusedAt = simulator.now
    return true
  }

  private nothingReceived(): number {
    this.emptyReceives.found(this.context.simulator.now)
    return 0
  }

  private isOver(message: number): boolean {
    return message >= 0 && this.messages.sentAt[message]! + this.retentionMs <= this.context.simulator.now
  }

  private expire(message: number): void {
    if (this.messages.isVisible[message] === 0) {
      this.messages.setAside(message)
      return
    }
    this.messages.hide(message)
    this.endWait(message)
    this.lose(message)
  }

  private lose(message: number): void {
    this.record.expired.add()
    this.context.traces.close(this.messages.segment[message]!, this.retentionOver)
    this.forget(message)
  }

  private armRetention(): void {
    const { messages, context, retentionMs } = this
    const due = messages.firstSentAt + retentionMs
    if (due >= context.durationMs) return
    this.retentionArmed = true
    context.simulator.schedule(due - context.simulator.now, context.index, EVENT.retentionDue, 0)
  }

  /** Receives that hide messages for a time other than the queue's are few and always the same. */
  private visibilityOf(hiddenForMs: number): DelayLine {
    let found = this.otherVisibilities.find(({ line }) => line.delayMs === hiddenForMs)
    if (found === undefined) {
      found = new HiddenFor(this.context, hiddenForMs, this)
      this.otherVisibilities.push(found)
    }
    return found.line
  }
}
