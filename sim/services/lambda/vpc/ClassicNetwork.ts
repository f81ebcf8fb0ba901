import { type Sampler, sampler } from '../../../kernel/distributions'
import { DelayLine } from '../../../primitives/DelayLine'
import { TokenBucket } from '../../../primitives/TokenBucket'
import type { GaugeRecorder } from '../../../telemetry/metrics'
import type { LimitRecorder } from '../../../telemetry/throttles'
import type { ComponentContext, Part } from '../../define'
import type { FunctionConfig } from '../config'
import { METRICS } from '../metrics'
import type { FunctionNetwork } from '../network'
import { Interfaces } from './Interfaces'
import { CLASSIC_INTERFACE_MB, CLASSIC_INTERFACES_PER_MINUTE, CLASSIC_RELEASE_MS, INTERFACE_RATE } from './vpcLimits'
import { INTERFACE_THROTTLED } from './vpcOutcomes'

/**
 * A function in a VPC until the autumn of 2019: its own interfaces, each for about 3 GB of its memory, made when an environment
 * needs one, at the price of some ten seconds of cold start.
 */
export class ClassicNetwork implements FunctionNetwork, Part {
  attachMs = 0
  private environments = 0
  /** Subnet of each interface, in the order in which they were made. */
  private readonly made: string[] = []
  private nextSubnet = 0
  private readonly interfaces: Interfaces
  private readonly penalty: Sampler
  private readonly rate: TokenBucket
  private readonly rateLimit: LimitRecorder
  private readonly throttledCode: number
  private readonly unneeded: DelayLine
  private readonly gauge: GaugeRecorder
  private perInterface = 1

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    this.interfaces = new Interfaces(context)
    this.penalty = sampler(context.config.classicInterfacePenalty, context.random('classicInterface'))
    this.rate = context.shared(
      'lambda.interfaceRate',
      () => new TokenBucket(CLASSIC_INTERFACES_PER_MINUTE / 60, CLASSIC_INTERFACES_PER_MINUTE),
    )
    this.rateLimit = context.limit(INTERFACE_RATE, CLASSIC_INTERFACES_PER_MINUTE, INTERFACE_THROTTLED)
    this.throttledCode = context.outcomes.code(INTERFACE_THROTTLED)
    this.gauge = context.gauge(METRICS.networkInterfaces)
    const index = context.join(this, 'network interfaces')
    this.unneeded = new DelayLine(context.simulator, index, 0, CLASSIC_RELEASE_MS, { isLive: () => true })
  }

  /** Classic functions are always ready: their interfaces come with the environments. */
  refusal(): number {
    return 0
  }

  attach(memoryMb: number): number {
    this.perInterface = Math.max(1, Math.floor(CLASSIC_INTERFACE_MB / memoryMb))
    this.attachMs = 0
    if (this.environments + 1 > this.made.length * this.perInterface) {
      const failure = this.make()
      if (failure !== 0) return failure
      this.attachMs = this.penalty.sample()
    }
    this.environments++
    return 0
  }

  detach(): void {
    this.environments--
    if (this.environments <= (this.made.length - 1) * this.perInterface) this.unneeded.add(0, 0)
  }

  fire(): void {
    while (this.unneeded.next() >= 0) {
      // Environments may have come back for it meanwhile.
      if (this.environments > (this.made.length - 1) * this.perInterface) continue
      this.interfaces.release(this.made.pop()!)
      this.gauge.set(this.made.length)
    }
  }

  /** An interface in the next subnet that has an address left. */
  private make(): number {
    const { subnetIds } = this.context.config
    const { now } = this.context.simulator
    if (!this.rate.covers(now, 1)) {
      this.rateLimit.reject(CLASSIC_INTERFACES_PER_MINUTE)
      return this.throttledCode
    }
    let failure = 0
    for (let tries = 0; tries < subnetIds.length; tries++) {
      const subnetId = subnetIds[this.nextSubnet++ % subnetIds.length]!
      failure = this.interfaces.make(subnetId)
      if (failure !== 0) continue
      this.rate.spend(now, 1)
      this.made.push(subnetId)
      this.gauge.set(this.made.length)
      return 0
    }
    return this.interfaces.refuse(failure)
  }
}
