import type { RandomStream } from '../../kernel/RandomStream'
import type { GaugeRecorder } from '../../telemetry/metrics'
import type { ComponentContext } from '../define'
import type { ProxyConfig } from './config'
import { METRICS } from './metrics'

/**
 * The connections of clients to a proxy. Calls do not say which connection they use, so a query or a disconnect is
 * taken to come from any open session alike: from a pinned one in proportion to their number.
 */
export class ClientSessions {
  /** Connections, those being opened included. */
  private connections = 0
  /** Sessions that are open. */
  private sessions = 0
  private pinned = 0
  private readonly pinnedShare: number
  private readonly chance: RandomStream
  private readonly connectionsGauge: GaugeRecorder
  private readonly pinnedGauge: GaugeRecorder

  constructor(context: ComponentContext<ProxyConfig>) {
    this.pinnedShare = context.config.pinnedPercent / 100
    this.chance = context.random('pinning')
    this.connectionsGauge = context.gauge(METRICS.clientConnections)
    this.pinnedGauge = context.gauge(METRICS.pinned)
  }

  get count(): number {
    return this.connections
  }

  /** A client begins to connect. True when its session will be pinned. */
  connect(): boolean {
    this.connectionsGauge.set(++this.connections)
    return this.pinnedShare > 0 && this.chance.uniform() < this.pinnedShare
  }

  /** A client’s session is open. */
  open(pinned: boolean): void {
    this.sessions++
    if (pinned) this.pinnedGauge.set(++this.pinned)
  }

  /** A client has not come to have a session. */
  fail(): void {
    this.connectionsGauge.set(--this.connections)
  }

  /** Whether a query comes from a pinned session. */
  queryIsPinned(): boolean {
    return this.pinned > 0 && this.chance.uniform() * this.sessions < this.pinned
  }

  /** A client disconnects. True when its session was pinned. */
  disconnect(): boolean {
    if (this.sessions === 0) return false
    const pinned = this.queryIsPinned()
    this.sessions--
    if (pinned) this.pinnedGauge.set(--this.pinned)
    this.connectionsGauge.set(--this.connections)
    return pinned
  }
}
