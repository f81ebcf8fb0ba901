import type { CostComponent } from '../../cost/types'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { type NetworkHop, networkHopsOf } from '../network'
import type { SecurityGroupConfig } from './config'
import { METRICS } from './metrics'

/** A security group: its rules are worked out before the run; here it counts the calls they keep out. */
export class SecurityGroupComponent implements Component, NetworkHop {
  private readonly blockedCalls: CounterRecorder

  constructor(private readonly context: ComponentContext<SecurityGroupConfig>) {
    this.blockedCalls = context.counter(METRICS.blocked)
    networkHopsOf(context).set(context.resourceId, this)
  }

  start(): void {
    const { config } = this.context
    this.context.gauge(METRICS.inbound).set(config.ingress.length)
    this.context.gauge(METRICS.outbound).set(config.outbound === 'all' ? 1 : config.egress.length)
  }

  blocked(): void {
    this.blockedCalls.add()
  }

  fire(): void {}

  usage(): CostComponent[] {
    return []
  }
}
