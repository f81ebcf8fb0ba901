import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { Component, ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { PullQueue } from '../ports'
import type { fields } from './config'
import { EVENT } from './eventKinds'
import { MAX_BATCH_ENTRIES } from './limits'
import { MESSAGE_TOO_LONG } from './outcomes'
import { type Recorders, recordersOf } from './recorders'
import { RequestMeter } from './RequestMeter'
import { StandardQueue } from './StandardQueue'

const REQUESTS_PORT = 0
const SEND_MESSAGE_BATCH = 1

/** A queue as a component: answers senders after the send latency, and leaves the rest to `StandardQueue`. */
export class QueueComponent implements Component {
  private readonly stored: StandardQueue
  private readonly meter = new RequestMeter()
  private readonly record: Recorders
  /** Send requests that are being stored; detail: messages in the request. */
  private readonly sends = new PendingCalls()
  private readonly sendLatency: Sampler
  /** Component indices of all queues: what they send is a redrive. */
  private readonly queues: Set<number>
  private readonly tooLong: number
  private isConsumed = false

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    this.record = recordersOf(context)
    this.stored = new StandardQueue(context, this.record, this.meter)
    this.sendLatency = sampler(context.config.sendLatency, context.random('send latency'))
    this.queues = context.shared('sqs.queues', () => new Set<number>())
    this.queues.add(context.index)
    this.tooLong = context.outcomes.code(MESSAGE_TOO_LONG)
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
    const send = this.sends.add(call, segment, isBatch ? MAX_BATCH_ENTRIES : 1)
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
    const isRedrive = this.queues.has(calls.caller[call]!)
    if (!isRedrive) this.meter.send(bytes)
    if (bytes > this.context.config.maxMessageBytes && !isRedrive) {
      this.record.overSize.reject(bytes)
      traces.close(segment, this.tooLong)
      this.context.reply(call, this.tooLong)
      return
    }
    if (isRedrive) this.record.redriven.add()
    else this.record.sent.add(entries)
    if (entries === 1) {
      this.store(calls.key[call]!, bytes, segment)
      if (!isRedrive) this.record.sentSize.add(bytes)
    } else this.storeBatch(calls.key[call]!, Math.floor(bytes / entries), segment, entries)
    this.context.reply(call, 0)
  }

  /** Stores one message, whose trace segment stays open until the message is gone. */
  private store(key: number, bytes: number, segment: number): void {
    if (this.isConsumed) {
      this.stored.store(key, bytes, segment)
      return
    }
    // Nothing will ever receive it: an open segment would keep its trace from ending.
    this.context.traces.close(segment, 0)
    this.stored.store(key, bytes, -1)
  }

  /** Stores the entries of a batch under a segment of their own each. */
  private storeBatch(key: number, entryBytes: number, request: number, entries: number): void {
    const { traces, index } = this.context
    for (let entry = 0; entry < entries; entry++) {
      this.store(key, entryBytes, traces.segment(request, index))
      this.record.sentSize.add(entryBytes)
    }
    traces.close(request, 0)
  }
}
