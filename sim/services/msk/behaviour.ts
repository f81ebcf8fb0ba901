import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import { scatter } from '../../primitives/scatter'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { BrokerWrites } from './BrokerWrites'
import type { TopicConfig } from './config'
import { costComponents } from './cost'
import { BYTES_PER_KIB, LIMITS } from './limits'
import { METRICS } from './metrics'
import { DELIVERY_TIMEOUT, RECORD_TOO_LARGE } from './outcomes'
import { TopicPartitions } from './TopicPartitions'

const REQUESTS_PORT = 0
const PRODUCE_BATCH = 1
const STORED = 0
const TIMED_OUT = 1
const TOO_LARGE = 2

/** A topic: answers producers once all copies are written, and leaves reading to `TopicPartitions`. */
export class Topic implements Component {
  private readonly partitions: TopicPartitions
  private readonly brokers: BrokerWrites
  /** Requests that are being answered; detail: records in the request. */
  private readonly writes = new PendingCalls()
  private readonly latency: Sampler
  private readonly patienceMs: number
  private readonly largest: number
  private readonly messagesIn: CounterRecorder
  private readonly bytesIn: CounterRecorder
  private readonly produceTime: DistributionRecorder
  private readonly timeouts: CounterRecorder
  private readonly tooLarge: LimitRecorder
  private readonly timeoutCode: number
  private readonly tooLargeCode: number

  constructor(private readonly context: ComponentContext<TopicConfig>) {
    const { config, outcomes } = context
    this.partitions = new TopicPartitions(context)
    this.brokers = new BrokerWrites(context)
    this.latency = sampler(config.produceLatency, context.random('produce latency'))
    this.patienceMs = config.deliveryTimeoutSeconds * 1000
    this.largest = config.maxMessageKib * BYTES_PER_KIB
    this.messagesIn = context.counter(METRICS.messagesIn)
    this.bytesIn = context.counter(METRICS.bytesIn)
    this.produceTime = context.distribution(METRICS.produceTime)
    this.timeouts = context.counter(METRICS.timeouts)
    this.tooLarge = context.limit(LIMITS.messageSize, this.largest, RECORD_TOO_LARGE)
    this.timeoutCode = outcomes.code(DELIVERY_TIMEOUT)
    this.tooLargeCode = outcomes.code(RECORD_TOO_LARGE)
  }

  stream(): ShardStream {
    return this.partitions
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index, config } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const isBatch = port === REQUESTS_PORT && calls.operation[call] === PRODUCE_BATCH
    const records = isBatch ? config.recordsPerBatch : 1
    const bytes = calls.bytes[call]! / records
    const write = this.writes.add(call, segment, records)
    if (bytes > this.largest) {
      simulator.schedule(this.latency.sample(), index, TOO_LARGE, write)
      return
    }
    let wait = 0
    let slowest = 0
    for (let record = 0; record < records; record++) {
      const partition = this.partitionOf(this.keyOf(call, record))
      const itsWait = this.brokers.waitMs(partition, bytes)
      if (itsWait <= wait) continue
      wait = itsWait
      slowest = partition
    }
    if (wait > this.patienceMs) {
      this.brokers.reject(slowest)
      this.timeouts.add()
      simulator.schedule(this.patienceMs, index, TIMED_OUT, write)
      return
    }
    for (let record = 0; record < records; record++)
      this.brokers.write(this.partitionOf(this.keyOf(call, record)), bytes)
    simulator.schedule(wait + this.latency.sample(), index, STORED, write)
  }

  /** A producer is to be answered. */
  fire(kind: number, write: number): void {
    const call = this.writes.call[write]!
    const segment = this.writes.segment[write]!
    const records = this.writes.detail[write]!
    this.writes.remove(write)
    if (kind === STORED) this.store(call, segment, records)
    else this.refuse(call, segment, kind)
  }

  usage(durationMs: number): CostComponent[] {
    return costComponents(this.context.resourceId, this.context.config, durationMs)
  }

  private store(call: number, request: number, records: number): void {
    const { calls, traces, simulator, index } = this.context
    const bytes = calls.bytes[call]! / records
    for (let record = 0; record < records; record++) {
      const key = this.keyOf(call, record)
      // A record's segment stays open until its consumers have done with it.
      const segment = records === 1 ? request : traces.segment(request, index)
      this.partitions.append(this.partitionOf(key), key, bytes, segment)
    }
    this.messagesIn.add(records)
    this.bytesIn.add(calls.bytes[call]!)
    this.produceTime.add(simulator.now - calls.sentAt[call]!)
    if (records > 1) traces.close(request, 0)
    this.context.reply(call, 0)
  }

  private refuse(call: number, segment: number, kind: number): void {
    const outcome = kind === TIMED_OUT ? this.timeoutCode : this.tooLargeCode
    if (kind === TOO_LARGE) this.tooLarge.reject(this.context.calls.bytes[call]!)
    this.context.traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }

  /** Key of a record of a request: the first has the request's own. */
  private keyOf(call: number, record: number): number {
    const key = this.context.calls.key[call]!
    return record === 0 || this.context.config.batchKeys === 'same'
      ? key
      : scatter(Math.imul(key, 0x9e3779b1) + record) | 0
  }

  private partitionOf(key: number): number {
    return scatter(key) % this.context.config.partitions
  }
}
