import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { ChangeStream } from './ChangeStream'
import { type ClusterConfig, operationsAtOnce } from './config'
import { costComponents } from './cost'
import { InstanceWork } from './InstanceWork'
import { METRICS } from './metrics'
import { READ, UPDATE } from './operations'
import { OPERATION_TIMEOUT } from './outcomes'
import { VolumeIo } from './VolumeIo'

/** A cluster: executes operations on its instances' CPUs, and logs changes for those who watch. */
export class DocumentCluster implements Component {
  private readonly io: VolumeIo
  private readonly changes: ChangeStream
  private readonly primary: InstanceWork
  /** The instances that answer reads: the replicas together, or the primary. */
  private readonly readers: InstanceWork
  /** Operations that wait or are being executed; detail: when they arrived. */
  private readonly pending = new PendingCalls()
  private readonly readTime: Sampler
  private readonly writeTime: Sampler
  private readonly cacheMisses: RandomStream
  private readonly missShare: number
  private readonly patienceMs: number
  private readonly timeoutCode: number
  private readonly waitName: number
  private readonly counters: readonly CounterRecorder[]
  private readonly latency: DistributionRecorder
  private readonly waiting: GaugeRecorder
  private readonly timeouts: CounterRecorder

  constructor(private readonly context: ComponentContext<ClusterConfig>) {
    const { config, outcomes, traces } = context
    this.io = new VolumeIo(context)
    this.changes = new ChangeStream(context, this.io)
    const atOnce = operationsAtOnce(config)
    const replicas = config.instances - 1
    this.primary = new InstanceWork(context, atOnce, 'primary')
    this.readers =
      config.readPreference === 'primary' || replicas === 0
        ? this.primary
        : new InstanceWork(context, atOnce * replicas, 'replicas')
    this.readTime = sampler(config.readTime, context.random('read time'))
    this.writeTime = sampler(config.writeTime, context.random('write time'))
    this.cacheMisses = context.random('cache misses')
    this.missShare = 1 - config.cacheHitPercent / 100
    this.patienceMs = config.operationTimeoutSeconds * 1000
    this.timeoutCode = outcomes.code(OPERATION_TIMEOUT)
    this.waitName = traces.name('Waiting for CPU')
    this.counters = [METRICS.inserts, METRICS.updates, METRICS.queries].map((metric) => context.counter(metric))
    this.latency = context.distribution(METRICS.latency)
    this.waiting = context.gauge(METRICS.waiting)
    this.timeouts = context.counter(METRICS.timeouts)
  }

  stream(): ShardStream {
    return this.changes
  }

  receive(call: number): void {
    const { calls, traces, simulator, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const slot = this.pending.add(call, segment, simulator.now)
    if (this.workOf(call).beginOrWait(slot)) this.execute(slot)
    else this.showWaiting()
  }

  /** An operation has been executed. */
  fire(_kind: number, slot: number): void {
    const { calls, simulator } = this.context
    const call = this.pending.call[slot]!
    const operation = calls.operation[call]!
    const work = this.workOf(call)
    this.counters[operation]!.add()
    this.latency.add(simulator.now - this.pending.detail[slot]!)
    this.access(call, this.pending.segment[slot]!)
    this.answer(slot, 0)
    this.executeNext(work)
  }

  usage(durationMs: number): CostComponent[] {
    return costComponents(this.context.resourceId, this.context.config, this.io.requests, durationMs)
  }

  private workOf(call: number): InstanceWork {
    return this.context.calls.operation[call] === READ ? this.readers : this.primary
  }

  private execute(slot: number): void {
    const { calls, simulator, index } = this.context
    const isRead = calls.operation[this.pending.call[slot]!] === READ
    simulator.schedule((isRead ? this.readTime : this.writeTime).sample(), index, 0, slot)
  }

  /** Gives a free CPU to what has waited longest, and up what has waited too long. */
  private executeNext(work: InstanceWork): void {
    const { traces, simulator, index } = this.context
    let slot = work.end()
    while (slot >= 0) {
      const since = this.pending.detail[slot]!
      traces.span(this.pending.segment[slot]!, index, this.waitName, since, simulator.now)
      if (simulator.now - since <= this.patienceMs) {
        this.execute(slot)
        break
      }
      work.reject()
      this.timeouts.add()
      this.answer(slot, this.timeoutCode)
      slot = work.end()
    }
    this.showWaiting()
  }

  private access(call: number, segment: number): void {
    const { calls, config } = this.context
    const operation = calls.operation[call]!
    if (operation === READ) {
      if (this.cacheMisses.uniform() < this.missShare) this.io.read(config.documentBytes)
      calls.responseBytes[call] = config.documentBytes
      return
    }
    this.io.write(operation === UPDATE ? config.updateBytes : config.documentBytes)
    this.changes.changed(operation, calls.key[call]!, segment)
  }

  private answer(slot: number, outcome: number): void {
    const call = this.pending.call[slot]!
    const segment = this.pending.segment[slot]!
    this.pending.remove(slot)
    this.context.traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }

  private showWaiting(): void {
    const inReaders = this.readers === this.primary ? 0 : this.readers.waiting
    this.waiting.set(this.primary.waiting + inReaders)
  }
}
