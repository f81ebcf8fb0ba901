import type { GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext, Link } from '../define'
import { IdleConnections } from './IdleConnections'
import { IDLE_MS, OPEN_RETRY_MS } from './limits'
import { METRICS } from './metrics'

/** What the pool tells its proxy. */
interface PoolOwner {
  /** A connection may have become free. */
  connectionsAvailable(): void
  /** Borrowers that wait for a connection. */
  readonly demand: number
}

/** Kinds of the events with which the proxy is told to call `retryOpening` and `closeIdle`; tag of its calls. */
interface PoolSignals {
  retry: number
  closeIdle: number
  callTag: number
}

/** The database connections of a proxy: opened when they are needed, kept, and closed when too many lie idle. */
export class ConnectionPool {
  private open = 0
  private opening = 0
  private readonly idle: IdleConnections
  /** The database has refused a connection of late. */
  private refused = false
  private closing = false
  private readonly openGauge: GaugeRecorder
  private readonly borrowedGauge: GaugeRecorder

  /**
   * @param link to the database; null when there is none, and no connection is allowed
   * @param allowed most connections
   * @param maxIdle connections that stay open although unused
   */
  constructor(
    private readonly context: ComponentContext<unknown>,
    private readonly link: Link | null,
    private readonly owner: PoolOwner,
    private readonly signals: PoolSignals,
    readonly allowed: number,
    private readonly maxIdle: number,
  ) {
    this.idle = new IdleConnections(allowed)
    this.openGauge = context.gauge(METRICS.databaseConnections)
    this.borrowedGauge = context.gauge(METRICS.borrowed)
  }

  get borrowed(): number {
    return this.open - this.idle.size
  }

  /** Takes a free connection; false when there is none. */
  borrow(): boolean {
    if (this.idle.size === 0) return false
    this.idle.take()
    this.borrowedGauge.set(this.borrowed)
    return true
  }

  /** Gives a connection back. */
  giveBack(): void {
    const { simulator, index } = this.context
    this.idle.add(simulator.now)
    this.borrowedGauge.set(this.borrowed)
    if (this.idle.size > this.maxIdle && !this.closing) {
      this.closing = true
      simulator.schedule(IDLE_MS, index, this.signals.closeIdle, 0)
    }
    this.owner.connectionsAvailable()
  }

  /** Opens connections for those that wait, as far as it may. */
  meetDemand(): void {
    const { calls } = this.context
    while (!this.refused && this.opening < this.owner.demand && this.open + this.opening < this.allowed) {
      this.opening++
      const call = calls.allocate(this.context.index, this.signals.callTag)
      calls.operation[call] = this.link!.session!.open
      this.context.send(this.link!, call)
    }
  }

  /** A call that opens a connection has its reply. */
  opened(succeeded: boolean): void {
    const { simulator, index } = this.context
    this.opening--
    if (succeeded) {
      this.open++
      this.openGauge.set(this.open)
      this.giveBack()
      return
    }
    if (this.refused) return
    this.refused = true
    simulator.schedule(OPEN_RETRY_MS, index, this.signals.retry, 0)
  }

  /** Asks again after a refusal. */
  retryOpening(): void {
    this.refused = false
    this.meetDemand()
  }

  /** Closes connections above the idle maximum that have been unused for long enough. */
  closeIdle(): void {
    const { simulator, calls, index } = this.context
    const { idle } = this
    while (idle.size > this.maxIdle && idle.oldestSince + IDLE_MS <= simulator.now) {
      idle.removeOldest()
      this.open--
      const call = calls.allocate(-1, 0)
      calls.operation[call] = this.link!.session!.close
      this.context.send(this.link!, call)
    }
    this.openGauge.set(this.open)
    this.closing = idle.size > this.maxIdle
    if (this.closing) simulator.schedule(idle.oldestSince + IDLE_MS - simulator.now, index, this.signals.closeIdle, 0)
  }
}
