import type { CostComponent } from '../../cost/types'
import type { AddressPool } from '../../primitives/AddressPool'
import { parseCidr } from '../../primitives/cidr'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { addressesOf, type NetworkHop, networkHopsOf } from '../network'
import type { SubnetConfig } from './config'
import { METRICS } from './metrics'
import { usableAddresses } from './usableAddresses'

/** A subnet: keeps its addresses for whoever needs one, and counts the calls that find no route out of it. */
export class SubnetComponent implements Component, NetworkHop {
  private readonly addresses: AddressPool
  private readonly blockedCalls: CounterRecorder

  constructor(private readonly context: ComponentContext<SubnetConfig>) {
    const book = addressesOf(context)
    this.addresses = book.of(context.resourceId)
    this.addresses.open(
      usableAddresses(parseCidr(context.config.cidr)!),
      context.parentId === null ? null : book.of(context.parentId),
    )
    this.blockedCalls = context.counter(METRICS.blocked)
    networkHopsOf(context).set(context.resourceId, this)
  }

  start(): void {
    const inUse = this.context.gauge(METRICS.inUse)
    const free = this.context.gauge(METRICS.free)
    const refused = this.context.counter(METRICS.refused)
    let refusals = 0
    const show = (): void => {
      const { addresses } = this
      inUse.set(addresses.inUse)
      free.set(addresses.free)
      if (addresses.refused === refusals) return
      refused.add(addresses.refused - refusals)
      refusals = addresses.refused
    }
    this.addresses.listen(show)
    show()
  }

  blocked(): void {
    this.blockedCalls.add()
  }

  fire(): void {}

  usage(): CostComponent[] {
    return []
  }
}
