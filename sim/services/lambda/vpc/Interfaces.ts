import type { AddressPool } from '../../../primitives/AddressPool'
import type { LimitRecorder } from '../../../telemetry/throttles'
import type { ComponentContext } from '../../define'
import { addressesOf } from '../../network'
import type { FunctionConfig } from '../config'
import { CLASSIC_INTERFACES, INTERFACE_QUOTA, INTERFACES_PER_VPC, SUBNET_ADDRESSES } from './vpcLimits'
import { INTERFACE_LIMIT, SUBNET_FULL } from './vpcOutcomes'

/** Makes and gives back network interfaces in a function's subnets: each takes an address, all count against the VPC's quota. */
export class Interfaces {
  /** Interfaces by VPC, told apart by the sum of its addresses. */
  private readonly perVpc: Map<AddressPool | null, number>
  private readonly quota: number
  private readonly quotaLimit: LimitRecorder
  private readonly addressLimit: LimitRecorder
  private readonly quotaCode: number
  private readonly addressCode: number

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    const { config, outcomes } = context
    this.perVpc = context.shared('lambda.interfaces', () => new Map<AddressPool | null, number>())
    const quota = context.quota(INTERFACES_PER_VPC.id)
    // The quota's own default is today's.
    const isDefault = quota === INTERFACES_PER_VPC.default
    this.quota = context.era === 'classic' && isDefault ? CLASSIC_INTERFACES : quota
    this.quotaLimit = context.limit(INTERFACE_QUOTA, this.quota, INTERFACE_LIMIT)
    const addresses = config.subnetIds.reduce((sum, id) => sum + addressesOf(context).of(id).capacity, 0)
    this.addressLimit = context.limit(SUBNET_ADDRESSES, addresses, SUBNET_FULL)
    this.quotaCode = outcomes.code(INTERFACE_LIMIT)
    this.addressCode = outcomes.code(SUBNET_FULL)
  }

  /** Makes an interface in a subnet: 0, or the outcome code of the failure. */
  make(subnetId: string): number {
    const pool = addressesOf(this.context).of(subnetId)
    const used = this.perVpc.get(pool.within) ?? 0
    if (used >= this.quota) return this.quotaCode
    if (!pool.take()) return this.addressCode
    this.perVpc.set(pool.within, used + 1)
    return 0
  }

  /** An invocation fails because an interface could not be made, with this outcome code. */
  refuse(code: number): number {
    const { subnetIds } = this.context.config
    if (code === this.quotaCode) this.quotaLimit.reject(this.quota)
    else this.addressLimit.reject(subnetIds.reduce((sum, id) => sum + addressesOf(this.context).of(id).inUse, 0))
    return code
  }

  /** Gives an interface of a subnet back. */
  release(subnetId: string): void {
    const pool = addressesOf(this.context).of(subnetId)
    pool.release()
    this.perVpc.set(pool.within, this.perVpc.get(pool.within)! - 1)
  }
}
