import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { ConcurrencyPool } from '../../primitives/ConcurrencyPool'
import { IntQueue } from '../../primitives/IntQueue'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import { databasesOf } from '../databases'
import type { Component, ComponentContext } from '../define'
import { addressesOf } from '../network'
import type { DatabaseConfig } from './config'
import { costComponents } from './cost'
import { ENGINES } from './engines'
import { classOf } from './instanceClasses'
import { MAX_CONNECTIONS, REFUSAL_MS } from './limits'
import { usableConnections } from './maxConnections'
import { METRICS } from './metrics'
import { CONNECT, DISCONNECT, QUERY, TRANSACTION, WRITE } from './operations'
import { exhaustion } from './outcomes'
import { Storage } from './Storage'

const EXECUTED = 0
const REFUSED = 1

/**
 * A running database: counts connections against max_connections, and executes queries and handshakes on its CPUs,
 * first come, first served. Calls do not say which connection they use: their callers keep count of theirs.
 */
export class Database implements Component {
  private connections = 0
  private readonly maxConnections: number
  private readonly cpu: ConcurrencyPool
  /** Slots of `pending` that wait for the CPU. */
  private readonly waiting = new IntQueue()
  /** Calls that wait or are being executed; detail: when they arrived. */
  private readonly pending = new PendingCalls()
  private readonly times: readonly Sampler[]
  private readonly storage: Storage
  private readonly refusals: LimitRecorder
  private readonly refusedCode: number
  private readonly waitName: number
  private readonly connectionsGauge: GaugeRecorder
  private readonly cpuGauge: GaugeRecorder
  private readonly waitingGauge: GaugeRecorder
  private readonly refused: CounterRecorder
  private readonly queryLatency: DistributionRecorder

  constructor(private readonly context: ComponentContext<DatabaseConfig>) {
    const { config, outcomes, traces } = context
    const { vcpus } = classOf(config.instanceClass)
    this.maxConnections = usableConnections(config)
    databasesOf(context).set(context.resourceId, { maxConnections: this.maxConnections, vcpus })
    this.cpu = new ConcurrencyPool(vcpus * config.queriesPerVcpu)
    this.storage = new Storage(context)
    const connect = ENGINES[config.engine].dialect === 'mysql' ? config.mysqlConnectTime : config.postgresqlConnectTime
    const times: Sampler[] = []
    times[QUERY] = sampler(config.queryTime, context.random('queryTime'))
    times[WRITE] = sampler(config.writeTime, context.random('writeTime'))
    times[TRANSACTION] = sampler(config.transactionTime, context.random('transactionTime'))
    times[CONNECT] = sampler(connect, context.random('connectTime'))
    this.times = times
    const outcome = exhaustion(config.engine)
    this.refusals = context.limit(MAX_CONNECTIONS, this.maxConnections, outcome)
    this.refusedCode = outcomes.code(outcome)
    this.waitName = traces.name('Waiting for CPU')
    this.connectionsGauge = context.gauge(METRICS.connections)
    this.cpuGauge = context.gauge(METRICS.cpu)
    this.waitingGauge = context.gauge(METRICS.waiting)
    this.refused = context.counter(METRICS.refused)
    this.queryLatency = context.distribution(METRICS.queryLatency)
  }

  start(): void {
    const { config } = this.context
    const addresses = addressesOf(this.context)
    for (const subnetId of config.subnetIds.slice(0, config.multiAz ? 2 : 1)) addresses.of(subnetId).reserve()
  }

  receive(call: number): void {
    const { calls, traces, simulator, index } = this.context
    const operation = calls.operation[call]!
    if (operation === DISCONNECT) {
      if (this.connections > 0) this.changeConnections(-1)
      this.context.reply(call, 0)
      return
    }
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    const slot = this.pending.add(call, segment, simulator.now)
    if (operation === CONNECT) {
      if (this.connections >= this.maxConnections) {
        this.refusals.reject(this.connections)
        this.refused.add()
        simulator.schedule(REFUSAL_MS, index, REFUSED, slot)
        return
      }
      this.changeConnections(1)
    }
    if (this.waiting.size === 0 && this.cpu.acquire()) {
      this.execute(slot)
      return
    }
    this.waiting.push(slot)
    this.waitingGauge.set(this.waiting.size)
  }

  fire(kind: number, slot: number): void {
    if (kind === REFUSED) {
      this.answer(slot, this.refusedCode)
      return
    }
    const { calls, simulator } = this.context
    const call = this.pending.call[slot]!
    if (calls.operation[call] === CONNECT) {
      // A caller that has given up meanwhile never comes to use the connection.
      if (calls.caller[call]! < 0) this.changeConnections(-1)
    } else {
      this.queryLatency.add(simulator.now - this.pending.detail[slot]!)
      if (calls.operation[call] !== WRITE) calls.responseBytes[call] = this.context.config.resultBytes
    }
    this.answer(slot, 0)
    this.cpu.release()
    this.executeNext()
  }

  usage(durationMs: number): CostComponent[] {
    const { resourceId, config } = this.context
    return costComponents(resourceId, config, this.storage.accesses, durationMs)
  }

  /** Starts what has waited longest, once there is room for it. */
  private executeNext(): void {
    const { calls } = this.context
    while (this.waiting.size > 0 && this.cpu.free > 0) {
      const slot = this.waiting.shift()
      const call = this.pending.call[slot]!
      if (calls.operation[call] === CONNECT && calls.caller[call]! < 0) {
        this.changeConnections(-1)
        this.answer(slot, 0)
        continue
      }
      this.cpu.acquire()
      this.execute(slot)
    }
    this.waitingGauge.set(this.waiting.size)
    this.cpuGauge.set(this.utilization)
  }

  private execute(slot: number): void {
    const { calls, simulator, traces, index } = this.context
    const operation = calls.operation[this.pending.call[slot]!]!
    const arrivedAt = this.pending.detail[slot]!
    if (simulator.now > arrivedAt)
      traces.span(this.pending.segment[slot]!, index, this.waitName, arrivedAt, simulator.now)
    let takes = this.times[operation]!.sample()
    if (operation === QUERY || operation === TRANSACTION) takes += this.storage.read()
    if (operation === WRITE || operation === TRANSACTION) takes += this.storage.write()
    this.cpuGauge.set(this.utilization)
    simulator.schedule(takes, index, EXECUTED, slot)
  }

  private answer(slot: number, outcome: number): void {
    const call = this.pending.call[slot]!
    this.context.traces.close(this.pending.segment[slot]!, outcome)
    this.pending.remove(slot)
    this.context.reply(call, outcome)
  }

  private changeConnections(by: number): void {
    this.connections += by
    this.connectionsGauge.set(this.connections)
  }

  private get utilization(): number {
    return (this.cpu.inUse / this.cpu.limit) * 100
  }
}
