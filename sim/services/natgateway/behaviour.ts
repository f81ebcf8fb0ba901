import type { CostComponent } from '../../cost/types'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { Outcome } from '../../telemetry/outcome'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import { addressesOf, type NetworkHop, networkHopsOf, type Passage } from '../network'
import type { NatGatewayConfig } from './config'
import { usageOf } from './cost'
import { CONNECTIONS_LIMIT, CONNECTIONS_PER_ADDRESS, IDLE_LIMIT, IDLE_TIMEOUT_MS } from './limits'
import { METRICS } from './metrics'

/** What becomes of a call that the gateway drops. No caller sees it: there is no answer. */
const dropped = (name: string): Outcome => ({
  name,
  service: 'natgateway',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
})

/** A NAT gateway: bills and limits what goes from private subnets to the internet. A call is a connection until its reply. */
export class NatGatewayComponent implements Component, NetworkHop {
  private readonly mostPerDestination: number
  /** Connections now, by destination. */
  private readonly connections: number[] = []
  private readonly active: GaugeRecorder
  private readonly attempts: CounterRecorder
  private readonly established: CounterRecorder
  private readonly portErrors: CounterRecorder
  private readonly idleTimeouts: CounterRecorder
  private readonly out: CounterRecorder
  private readonly in: CounterRecorder
  private readonly connectionLimit: LimitRecorder
  private readonly idleLimit: LimitRecorder
  private bytes = 0

  constructor(private readonly context: ComponentContext<NatGatewayConfig>) {
    const { config, parentId, resourceId } = context
    this.mostPerDestination = config.publicAddresses * CONNECTIONS_PER_ADDRESS
    this.active = context.gauge(METRICS.active)
    this.attempts = context.counter(METRICS.attempts)
    this.established = context.counter(METRICS.established)
    this.portErrors = context.counter(METRICS.portErrors)
    this.idleTimeouts = context.counter(METRICS.idleTimeouts)
    this.out = context.counter(METRICS.out)
    this.in = context.counter(METRICS.in)
    this.connectionLimit = context.limit(CONNECTIONS_LIMIT, this.mostPerDestination, dropped('ErrorPortAllocation'))
    this.idleLimit = context.limit(IDLE_LIMIT, IDLE_TIMEOUT_MS, dropped('IdleTimeout'))
    const subnet = addressesOf(context).of(parentId!)
    for (let address = 0; address < config.publicAddresses; address++) subnet.reserve()
    networkHopsOf(context).set(resourceId, this)
  }

  opened({ destination }: Passage, bytes: number): boolean {
    const open = this.connections[destination] ?? 0
    this.attempts.add()
    if (open >= this.mostPerDestination) {
      this.portErrors.add()
      this.connectionLimit.reject(open)
      return false
    }
    this.connections[destination] = open + 1
    this.active.set(this.active.value + 1)
    this.established.add()
    this.out.add(bytes)
    this.bytes += bytes
    return true
  }

  closed({ destination }: Passage, bytes: number, idleMs: number): boolean {
    this.connections[destination]!--
    this.active.set(this.active.value - 1)
    if (idleMs > IDLE_TIMEOUT_MS) {
      this.idleTimeouts.add()
      this.idleLimit.reject(idleMs)
      return false
    }
    this.in.add(bytes)
    this.bytes += bytes
    return true
  }

  fire(): void {}

  usage(durationMs: number): CostComponent[] {
    return usageOf(this.context.resourceId, this.context.config.publicAddresses, this.bytes, durationMs)
  }
}
