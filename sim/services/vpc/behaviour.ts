import type { CostComponent } from '../../cost/types'
import type { AddressPool } from '../../primitives/AddressPool'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { addressesOf, type NetworkHop, networkHopsOf, type Passage } from '../network'
import type { VpcConfig } from './config'
import { usageOf } from './cost'
import { METRICS } from './metrics'

/** A VPC: sums up its subnets' addresses, and meters what crosses between Availability Zones. */
export class VpcComponent implements Component, NetworkHop {
  private readonly addresses: AddressPool
  private readonly betweenZones: CounterRecorder
  private bytes = 0

  constructor(private readonly context: ComponentContext<VpcConfig>) {
    this.addresses = addressesOf(context).of(context.resourceId)
    this.betweenZones = context.counter(METRICS.betweenZones)
    networkHopsOf(context).set(context.resourceId, this)
  }

  start(): void {
    const inUse = this.context.gauge(METRICS.inUse)
    const free = this.context.gauge(METRICS.free)
    const show = (): void => {
      inUse.set(this.addresses.inUse)
      free.set(this.addresses.free)
    }
    this.addresses.listen(show)
    show()
  }

  opened(passage: Passage, bytes: number): boolean {
    this.count(passage, bytes)
    return true
  }

  closed(passage: Passage, bytes: number): boolean {
    this.count(passage, bytes)
    return true
  }

  fire(): void {}

  usage(): CostComponent[] {
    return usageOf(this.context.resourceId, this.bytes)
  }

  private count({ zoneCrossing }: Passage, bytes: number): void {
    this.bytes += bytes * zoneCrossing
    this.betweenZones.add(bytes * zoneCrossing)
  }
}
