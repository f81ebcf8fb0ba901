import type { AddressPool } from '../primitives/AddressPool'
import type { ComponentContext } from '../services/define'
import { addressesOf } from '../services/network'

/** The private addresses of instances, taken from their subnets in turn; outside a VPC none are needed. */
export class InstanceAddresses {
  private readonly pools: readonly AddressPool[]
  private readonly poolOf = new Map<number, AddressPool>()
  private taken: AddressPool | null = null
  private turn = 0

  constructor(context: Pick<ComponentContext<never>, 'shared'>, subnetIds: readonly string[]) {
    const book = addressesOf(context)
    this.pools = subnetIds.map((id) => book.of(id))
  }

  /** Takes an address for the instance about to be assigned; false when every subnet is full. */
  take(): boolean {
    for (let tried = 0; tried < this.pools.length; tried++) {
      const pool = this.pools[this.turn++ % this.pools.length]!
      if (!pool.take()) continue
      this.taken = pool
      return true
    }
    return this.pools.length === 0
  }

  /** Gives the address taken last to an instance. */
  assign(instance: number): void {
    if (this.taken === null) return
    this.poolOf.set(instance, this.taken)
    this.taken = null
  }

  release(instance: number): void {
    this.poolOf.get(instance)?.release()
    this.poolOf.delete(instance)
  }
}
