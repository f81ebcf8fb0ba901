import { sampler } from '../../../kernel/distributions'
import type { GaugeRecorder } from '../../../telemetry/metrics'
import type { ComponentContext } from '../../define'
import type { FunctionConfig } from '../config'
import { METRICS } from '../metrics'
import type { FunctionNetwork } from '../network'
import { Interfaces } from './Interfaces'
import { CONNECTIONS_PER_INTERFACE } from './vpcLimits'
import { FUNCTION_INACTIVE, FUNCTION_PENDING, INTERFACE_NOT_READY } from './vpcOutcomes'

/** The interfaces of one subnet and set of security groups, shared by all functions of the account with both. */
interface SharedInterface {
  interfaces: number
  connections: number
  /** Outcome code with which making the first one failed; 0 for none. */
  failure: number
}

/**
 * A function in a VPC today: its interfaces are made with the function, not with its environments, one for each
 * subnet and set of security groups, and more as connections fill them.
 */
export class HyperplaneNetwork implements FunctionNetwork {
  readonly attachMs = 0
  private readonly places: { subnetId: string; shared: SharedInterface }[] = []
  private readonly interfaces: Interfaces
  private readonly gauge: GaugeRecorder
  private failure = 0
  private inactive: boolean
  /** Until then the interfaces are being made, ms. */
  private readyAt = 0
  private readonly notReadyCode: number
  private readonly inactiveCode: number
  private waitingCode: number

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    const { config, outcomes } = context
    this.interfaces = new Interfaces(context)
    this.gauge = context.gauge(METRICS.networkInterfaces)
    this.notReadyCode = outcomes.code(INTERFACE_NOT_READY)
    this.inactiveCode = outcomes.code(FUNCTION_INACTIVE)
    this.waitingCode = outcomes.code(FUNCTION_PENDING)
    this.inactive = config.vpcState === 'inactive'
    if (config.vpcState === 'pending') this.readyAt = this.creationMs()
    if (!this.inactive) this.make()
  }

  refusal(): number {
    if (this.failure !== 0) return this.interfaces.refuse(this.failure)
    const { now } = this.context.simulator
    if (this.inactive) {
      // The call that finds the function inactive fails, and has its interfaces made again.
      this.inactive = false
      this.readyAt = now + this.creationMs()
      this.waitingCode = this.notReadyCode
      this.make()
      return this.inactiveCode
    }
    return now < this.readyAt ? this.waitingCode : 0
  }

  attach(): number {
    const place = this.places.reduce((least, other) =>
      other.shared.connections < least.shared.connections ? other : least,
    )
    const { shared, subnetId } = place
    const connections = shared.connections + this.context.config.connectionsPerEnvironment
    if (connections > shared.interfaces * CONNECTIONS_PER_INTERFACE) {
      const failure = this.interfaces.make(subnetId)
      if (failure !== 0) return this.interfaces.refuse(failure)
      shared.interfaces++
      this.publish()
    }
    shared.connections = connections
    return 0
  }

  detach(): void {
    const place = this.places.reduce((most, other) =>
      other.shared.connections > most.shared.connections ? other : most,
    )
    place.shared.connections -= this.context.config.connectionsPerEnvironment
  }

  private make(): void {
    const { config } = this.context
    const groups = [...config.securityGroupIds].sort().join(' ')
    for (const subnetId of config.subnetIds) {
      const shared = this.context.shared(`lambda.hyperplane:${subnetId}:${groups}`, (): SharedInterface => {
        const failure = this.interfaces.make(subnetId)
        return { interfaces: failure === 0 ? 1 : 0, connections: 0, failure }
      })
      if (shared.failure !== 0) this.failure = shared.failure
      this.places.push({ subnetId, shared })
    }
    this.publish()
  }

  private publish(): void {
    this.gauge.set(this.places.reduce((sum, { shared }) => sum + shared.interfaces, 0))
  }

  private creationMs(): number {
    const { config } = this.context
    return sampler(config.interfaceCreation, this.context.random('interfaceCreation')).sample()
  }
}
