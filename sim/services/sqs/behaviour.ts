import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { Component, ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { PullQueue } from '../ports'
import type { fields } from './config'
import { FIFO_REQUESTS, STANDARD_REQUESTS } from './cost'
import { EVENT } from './eventKinds'
import { FifoQueue, fifoMaxInFlight } from './FifoQueue'
import { FifoSends } from './FifoSends'
import { MAX_BATCH_ENTRIES, MAX_IN_FLIGHT } from './limits'
import { MESSAGE_TOO_LONG, THROTTLED } from './outcomes'
import { type Recorders, recordersOf } from './recorders'
import { RequestMeter } from './RequestMeter'
import { StandardQueue } from './StandardQueue'

const REQUESTS_PORT = 0
const SEND_MESSAGE_BATCH = 1

/** A queue as a component: answers senders after the send latency, and leaves the rest to the queue of its type. */
export class QueueComponent implements Component {
  private readonly stored: StandardQueue | FifoQueue
  private readonly fifo: FifoQueue | null
  private readonly fifoSends: FifoSends | null
  private readonly meter: RequestMeter
  private readonly record: Recorders
  /** Send requests that are being stored; detail: messages in the request. */
  private readonly sends = new PendingCalls()
  private readonly sendLatency: Sampler
  /** Component indices of all queues: what they send is a redrive. */
  private readonly queues: Set<number>
  private readonly tooLong: number
  private readonly throttled: number
  private isConsumed = false

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    const isFifo = context.config.queueType === 'fifo'
    this.meter = new RequestMeter(isFifo ? FIFO_REQUESTS : STANDARD_REQUESTS)
    this.record = recordersOf(context, isFifo ? fifoMaxInFlight(context.era) : MAX_IN_FLIGHT)
    const fifo = isFifo ? new FifoQueue(context, this.record, this.meter) : null
    this.fifo = fifo
    this.stored = fifo ?? new StandardQueue(context, this.record, this.meter)
    this.fifoSends = fifo === null ? null : new FifoSends(context, (key) => fifo.groupOfKey(key))
    this.sendLatency = sampler(context.config.sendLatency, context.random('send latency'))
    this.queues = context.shared('sqs.queues', () => new Set<number>())
    this.queues.add(context.index)
    this.tooLong = context.outcomes.code(MESSAGE_TOO_LONG)
    this.throttled = context.outcomes.code(THROTTLED)
  }

  start(): void {
    this.stored.start()
    this.isConsumed = this.context.links('messages').length > 0
  }

  queue(): PullQueue {
    return this.stored
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const isBatch = port === REQUESTS_PORT && calls.operation[call] === SEND_MESSAGE_BATCH
    const fifoSends = this.fifoSends === null || this.queues.has(calls.caller[call]!) ? null : this.fifoSends
    if (fifoSends !== null && !fifoSends.admit(call)) {
      traces.close(segment, this.throttled)
      this.context.reply(call, this.throttled)
      return
    }
    const send = this.sends.add(call, segment, isBatch ? MAX_BATCH_ENTRIES : 1)
    fifoSends?.begins(send)
    simulator.schedule(this.sendLatency.sample(), index, EVENT.stored, send)
  }

  settle(call: number): void {
    this.stored.redriveSettled(call)
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case EVENT.stored:
        return this.endSend(payload)
      case EVENT.visibilityOver:
        return this.stored.visibilityOver()
      case EVENT.delayOver:
        return this.stored.delayOver()
      case EVENT.released:
        return this.stored.returned(payload)
      case EVENT.retentionDue:
        return this.stored.retentionDue()
      case EVENT.ageSample:
        return this.stored.ageSample()
      case EVENT.pollOver:
        return this.stored.pollOver()
      case EVENT.throttleOver:
        return this.fifo!.throttleOver()
      case EVENT.redriveAgain:
        return this.stored.redriveAgain(payload)
      default:
        throw new Error(`a queue has no event of kind ${kind}`)
    }
  }

  usage(): CostComponent[] {
    return this.meter.components(this.context.resourceId, this.stored.openPolls)
  }

  private endSend(send: number): void {
    const { calls, traces } = this.context
    const call = this.sends.call[send]!
    const segment = this.sends.segment[send]!
    const entries = this.sends.detail[send]!
    this.sends.remove(send)
    const bytes = calls.bytes[call]!
    const lineage = calls.lineage[call]!
    const isRedrive = this.queues.has(calls.caller[call]!)
    if (!isRedrive) this.meter.send(bytes)
    if (bytes > this.context.config.maxMessageBytes && !isRedrive) {
      this.record.overSize.reject(bytes)
      traces.close(segment, this.tooLong)
      this.context.reply(call, this.tooLong)
      return
    }
    if (isRedrive) {
      this.record.redriven.add()
      this.store(calls.key[call]!, bytes, segment, lineage)
    } else if (this.fifoSends !== null && this.fifoSends.isRetryOfStored(send, call, entries)) traces.close(segment, 0)
    else if (entries === 1) this.storeSent(calls.key[call]!, bytes, segment, lineage)
    else this.storeBatch(calls.key[call]!, Math.floor(bytes / entries), segment, lineage, entries)
    this.context.reply(call, 0)
  }

  /** Stores a message that a sender wants added. */
  private storeSent(key: number, bytes: number, segment: number, lineage: number): void {
    if (this.fifoSends !== null && this.fifoSends.hasEqualContent()) {
      this.context.traces.close(segment, 0)
      return
    }
    this.record.sent.add()
    this.record.sentSize.add(bytes)
    this.store(key, bytes, segment, lineage)
  }

  /** Stores one message, whose trace segment stays open until the message is gone. */
  private store(key: number, bytes: number, segment: number, lineage: number): void {
    if (this.isConsumed) {
      this.stored.store(key, bytes, segment, lineage)
      return
    }
    // Nothing will ever receive it: an open segment would keep its trace from ending.
    this.context.traces.close(segment, 0)
    this.stored.store(key, bytes, -1, lineage)
  }

  /** Stores the entries of a batch under a segment of their own each. */
  private storeBatch(key: number, entryBytes: number, request: number, lineage: number, entries: number): void {
    const { traces, index } = this.context
    for (let entry = 0; entry < entries; entry++)
      this.storeSent(key, entryBytes, traces.segment(request, index), lineage)
    traces.close(request, 0)
  }
}
