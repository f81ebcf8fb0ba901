import type { CostComponent } from '../../cost/types'
import type { CounterRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { addressesOf, type NetworkHop, networkHopsOf, type Passage } from '../network'
import type { EndpointConfig } from './config'
import { usageOf } from './cost'
import { METRICS } from './metrics'

/** A VPC endpoint: meters what goes to an AWS API without leaving the VPC. */
export class VpcEndpointComponent implements Component, NetworkHop {
  private readonly active: GaugeRecorder
  private readonly newConnections: CounterRecorder
  private readonly processed: CounterRecorder
  private bytes = 0

  constructor(private readonly context: ComponentContext<EndpointConfig>) {
    const { config } = context
    this.active = context.gauge(METRICS.active)
    this.newConnections = context.counter(METRICS.opened)
    this.processed = context.counter(METRICS.bytes)
    if (config.kind === 'interface')
      for (const subnetId of config.subnetIds) addressesOf(context).of(subnetId).reserve()
    networkHopsOf(context).set(context.resourceId, this)
  }

  opened(_passage: Passage, bytes: number): boolean {
    this.active.set(this.active.value + 1)
    this.newConnections.add()
    this.count(bytes)
    return true
  }

  closed(_passage: Passage, bytes: number): boolean {
    this.active.set(this.active.value - 1)
    this.count(bytes)
    return true
  }

  fire(): void {}

  usage(durationMs: number): CostComponent[] {
    const { resourceId, config } = this.context
    return config.kind === 'gateway' ? [] : usageOf(resourceId, config.subnetIds.length, this.bytes, durationMs)
  }

  private count(bytes: number): void {
    this.bytes += bytes
    this.processed.add(bytes)
  }
}
