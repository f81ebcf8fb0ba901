import type { CostComponent } from '../../cost/types'
import { sampler, type Sampler } from '../../kernel/distributions'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { capacityOf, type TableCapacity } from './capacity'
import type { TableConfig } from './config'
import { costComponents } from './cost'
import { LATENCY, THROTTLED_REQUESTS } from './metrics'
import { bytesReturnedByOperation, FIRST_WRITE, TRANSACTION, unitsByOperation } from './operations'
import { TableStream } from './TableStream'

const REPLY = 0

/**
 * A table. A request is admitted or turned away when it arrives and answered one latency later: one event each.
 * The trace segment of a request lives beside the pool of calls, indexed by the call.
 */
export class Table implements Component {
  private segments: Int32Array = new Int32Array(0)
  private readonly units: Float64Array
  private readonly bytesReturned: Float64Array
  private readonly latencies: readonly Sampler[]
  private readonly capacity: TableCapacity
  private readonly changes: TableStream | null
  private readonly throttled: CounterRecorder
  private readonly latency: DistributionRecorder

  constructor(private readonly context: ComponentContext<TableConfig>) {
    const { config } = context
    const units = unitsByOperation(config)
    this.units = Float64Array.from(units)
    this.bytesReturned = Float64Array.from(bytesReturnedByOperation(config))
    this.capacity = capacityOf(context)
    this.changes = config.streamEnabled ? new TableStream(context) : null
    const read = sampler(config.readLatency, context.random('readLatency'))
    const write = sampler(config.writeLatency, context.random('writeLatency'))
    const transaction = sampler(config.transactionLatency, context.random('transactionLatency'))
    this.latencies = units.map((_, operation) =>
      operation < FIRST_WRITE ? read : operation === TRANSACTION ? transaction : write,
    )
    this.throttled = context.counter(THROTTLED_REQUESTS)
    this.latency = context.distribution(LATENCY)
  }

  receive(call: number): void {
    const { context } = this
    const { calls, simulator } = context
    if (call >= this.segments.length) this.grow()
    this.segments[call] = context.traces.segment(calls.segment[call]!, context.index, calls.attempt[call]!)
    const operation = calls.operation[call]!
    const side = operation < FIRST_WRITE ? this.capacity.reads : this.capacity.writes
    const outcome = side.admit(simulator.now, calls.key[call]!, this.units[operation]!)
    calls.outcome[call] = outcome
    if (outcome === 0) calls.responseBytes[call] = this.bytesReturned[operation]!
    else this.throttled.add()
    simulator.schedule(this.latencies[operation]!.sample(), context.index, REPLY, call)
  }

  fire(_kind: number, call: number): void {
    const { context } = this
    const { calls } = context
    const outcome = calls.outcome[call]!
    if (outcome === 0) {
      this.latency.add(context.simulator.now - calls.sentAt[call]!)
      const operation = calls.operation[call]!
      if (this.changes !== null && operation >= FIRST_WRITE)
        this.changes.wrote(operation, calls.key[call]!, this.segments[call]!)
    }
    context.traces.close(this.segments[call]!, outcome)
    context.reply(call, outcome)
  }

  stream(): ShardStream {
    if (this.changes === null) throw new Error(`${this.context.name} has no stream`)
    return this.changes
  }

  usage(durationMs: number): CostComponent[] {
    const { reads, writes } = this.capacity
    const { resourceId, config } = this.context
    return costComponents(
      resourceId,
      config,
      reads.consumedUnits,
      writes.consumedUnits,
      this.changes?.billedReads ?? 0,
      durationMs,
    )
  }

  private grow(): void {
    const wider = new Int32Array(this.context.calls.caller.length)
    wider.set(this.segments)
    this.segments = wider
  }
}
