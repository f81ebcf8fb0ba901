import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import { placeOf } from '../../primitives/scatter'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { usageOf } from './cost'
import { READ_RATE_LIMIT, READS_PER_SECOND, WRITE_RATE_LIMIT, WRITES_PER_SECOND } from './limits'
import { METRICS } from './metrics'
import { Notifications } from './Notifications'
import { OPERATIONS } from './operations'
import { SLOW_DOWN } from './outcomes'
import { PrefixRates } from './PrefixRates'

/** Index of the in-port for records of other services. */
const DELIVERIES_PORT = 1
const PUT_OBJECT = OPERATIONS.findIndex(({ id }) => id === 'PutObject')

/** A general purpose bucket: admits requests at each prefix's rates, answers after a latency, notifies of changes. */
export class BucketComponent implements Component {
  private readonly notifications: Notifications
  /** Requests under way; detail: bytes that they move. */
  private readonly pending = new PendingCalls()
  private readonly reads: PrefixRates
  private readonly writes: PrefixRates
  private readonly getLatency: Sampler
  private readonly putLatency: Sampler
  private readonly objectBytes: Sampler
  private readonly bytesPerMs: number
  private readonly slowDown: number
  private readonly overReads: LimitRecorder
  private readonly overWrites: LimitRecorder
  private readonly requests: readonly CounterRecorder[]
  private readonly all: CounterRecorder
  private readonly serverErrors: CounterRecorder
  private readonly firstByte: DistributionRecorder
  private readonly total: DistributionRecorder
  private readonly downloaded: DistributionRecorder
  private readonly uploaded: DistributionRecorder
  private billedGets = 0
  private billedPuts = 0

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    const { config } = context
    this.notifications = new Notifications(context)
    this.reads = new PrefixRates(config.prefixes, READS_PER_SECOND)
    this.writes = new PrefixRates(config.prefixes, WRITES_PER_SECOND)
    this.getLatency = sampler(config.getLatency, context.random('read latency'))
    this.putLatency = sampler(config.putLatency, context.random('write latency'))
    this.objectBytes = sampler(config.objectBytes, context.random('object size'))
    this.bytesPerMs = config.transferMegabytesPerSecond * 1_000
    this.slowDown = context.outcomes.code(SLOW_DOWN)
    this.overReads = context.limit(READ_RATE_LIMIT, READS_PER_SECOND, SLOW_DOWN)
    this.overWrites = context.limit(WRITE_RATE_LIMIT, WRITES_PER_SECOND, SLOW_DOWN)
    this.requests = OPERATIONS.map(({ metric }) => context.counter(metric))
    this.all = context.counter(METRICS.all)
    context.counter(METRICS.clientErrors)
    this.serverErrors = context.counter(METRICS.serverErrors)
    this.firstByte = context.distribution(METRICS.firstByte)
    this.total = context.distribution(METRICS.total)
    this.downloaded = context.distribution(METRICS.downloaded)
    this.uploaded = context.distribution(METRICS.uploaded)
  }

  start(): void {
    this.notifications.start()
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index } = this.context
    const isRecord = port === DELIVERIES_PORT
    // What is delivered as an event is written as an object of its size.
    if (isRecord) calls.operation[call] = PUT_OBJECT
    const operation = calls.operation[call]!
    const { limit, moves } = OPERATIONS[operation]!
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    this.all.add()
    this.requests[operation]!.add()
    const isRead = limit === 'reads'
    const rates = isRead ? this.reads : this.writes
    // Equal keys always lie under the same prefix.
    const prefix = rates.prefixes === 1 ? 0 : placeOf(calls.key[call]!, rates.prefixes)
    if (!rates.admit(prefix, simulator.now)) {
      ;(isRead ? this.overReads : this.overWrites).reject(rates.demanded(prefix, simulator.now))
      this.serverErrors.add()
      traces.close(segment, this.slowDown)
      this.context.reply(call, this.slowDown)
      return
    }
    const bytes = isRecord ? calls.bytes[call]! : moves === null ? 0 : this.objectBytes.sample()
    const firstByteMs = isRead ? this.getLatency.sample() : this.putLatency.sample()
    this.firstByte.add(firstByteMs)
    const totalMs = firstByteMs + bytes / this.bytesPerMs
    simulator.schedule(totalMs, index, 0, this.pending.add(call, segment, bytes))
  }

  /** A request is answered. */
  fire(_kind: number, slot: number): void {
    const { calls, traces, simulator } = this.context
    const call = this.pending.call[slot]!
    const segment = this.pending.segment[slot]!
    const bytes = this.pending.detail[slot]!
    this.pending.remove(slot)
    const { billedAs, moves, event } = OPERATIONS[calls.operation[call]!]!
    if (billedAs === 'get') this.billedGets++
    else if (billedAs === 'put') this.billedPuts++
    if (moves === 'download') {
      this.downloaded.add(bytes)
      calls.responseBytes[call] = bytes
    } else if (moves === 'upload') this.uploaded.add(bytes)
    this.total.add(simulator.now - calls.sentAt[call]!)
    if (event !== null) this.notifications.changed(event, calls.key[call]!, segment, calls.lineage[call]!)
    traces.close(segment, 0)
    this.context.reply(call, 0)
  }

  usage(durationMs: number): CostComponent[] {
    const { resourceId, config } = this.context
    return usageOf(resourceId, this.billedGets, this.billedPuts, config.storedGigabytes, durationMs)
  }
}
