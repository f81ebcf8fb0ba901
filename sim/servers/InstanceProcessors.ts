import type { Simulator } from '../kernel/Simulator'
import { widened } from '../kernel/widened'
import type { HandlerProcessor } from '../handler/HandlerProcessor'

/** CPU credits of every instance of a pool. */
export interface CreditRules {
  /** Share of each vCPU that can be used for ever, 0 to 1. */
  baseline: number
  atLaunch: number
  /** Whether instances keep their speed when credits run out, for money. */
  unlimited: boolean
}

const CREDIT_MS = 60_000
const HOURS_OF_CREDITS = 24
const HOUR_MS = 3_600_000
/** vCPUs in use below this are what adding and taking away have left by rounding. */
const ROUNDING = 1e-9

/**
 * The vCPUs of a pool's instances. Handlers that compute at once on one instance share its vCPUs: a step that begins
 * while more compute than there are vCPUs takes longer by that ratio. CPU credits are spent as a step begins.
 */
export class InstanceProcessors implements HandlerProcessor {
  /** CPU time that credits did not pay for, in instances that have ended, ms of a vCPU. */
  private surplusMs = 0
  /** vCPUs in use, over all instances. */
  private busy = 0
  private busyMs = 0
  private since = 0
  private computing = new Int32Array(8)
  /** Speed of an instance's vCPUs, 0 to 1, as its latest step found it. */
  private speed = new Float64Array(8)
  /** Credits; below 0 when more was used than there was. */
  private balance = new Float64Array(8)
  private earnedAt = new Float64Array(8)
  private readonly earnedPerMs: number
  readonly mostCredits: number

  constructor(
    private readonly simulator: Simulator,
    private readonly vcpus: number,
    private readonly workers: number,
    private readonly credits: CreditRules | null,
    private readonly changed: () => void,
  ) {
    this.earnedPerMs = credits === null ? 0 : (credits.baseline * vcpus) / CREDIT_MS
    this.mostCredits = this.earnedPerMs * HOURS_OF_CREDITS * HOUR_MS
  }

  /** A new instance begins, with the credits of one. */
  launched(instance: number): void {
    if (instance >= this.computing.length) this.grow(instance)
    this.computing[instance] = 0
    this.speed[instance] = 1
    this.balance[instance] = this.credits?.atLaunch ?? 0
    this.earnedAt[instance] = this.simulator.now
  }

  /** Gives an instance that has just begun other credits than a new one has. */
  grant(instance: number, credits: number): void {
    this.balance[instance] = Math.min(credits, this.mostCredits)
  }

  /** An instance ends: what it owes is charged. */
  ended(instance: number): void {
    this.surplusMs += this.owedMs(instance)
    this.balance[instance] = 0
  }

  begin(environment: number, ms: number): number {
    const instance = Math.floor(environment / this.workers)
    const before = this.inUse(instance)
    const computing = ++this.computing[instance]!
    if (this.credits !== null) this.spend(instance, ms)
    this.change(this.inUse(instance) - before)
    const share = computing > this.vcpus ? this.vcpus / computing : 1
    return ms / (share * this.speed[instance]!)
  }

  end(environment: number): void {
    const instance = Math.floor(environment / this.workers)
    const before = this.inUse(instance)
    this.computing[instance]!--
    this.change(this.inUse(instance) - before)
  }

  /** vCPUs in use now, over all instances. */
  get busyVcpus(): number {
    return this.busy
  }

  /** Time of vCPUs in use up to now, ms of a vCPU. */
  get usedMs(): number {
    return this.busyMs + this.busy * (this.simulator.now - this.since)
  }

  /** Credits that an instance has saved. */
  creditsOf(instance: number): number {
    this.earn(instance)
    return Math.max(0, this.balance[instance]!)
  }

  /** CPU time to be charged if a number of instances ended now, ms of a vCPU. */
  chargedMs(instances: Iterable<number>): number {
    let total = this.surplusMs
    for (const instance of instances) total += this.owedMs(instance)
    return total
  }

  private owedMs(instance: number): number {
    if (this.credits?.unlimited !== true) return 0
    this.earn(instance)
    return Math.max(0, -this.balance[instance]!) * CREDIT_MS
  }

  private spend(instance: number, ms: number): void {
    const { baseline, unlimited } = this.credits!
    this.earn(instance)
    this.speed[instance] = unlimited || this.balance[instance]! > 0 ? 1 : baseline
    this.balance[instance]! -= ms / CREDIT_MS
    if (!unlimited || this.balance[instance]! >= -this.mostCredits) return
    // What a day does not earn back is charged at once.
    this.surplusMs += (-this.mostCredits - this.balance[instance]!) * CREDIT_MS
    this.balance[instance] = -this.mostCredits
  }

  private earn(instance: number): void {
    const { now } = this.simulator
    const earned = this.balance[instance]! + (now - this.earnedAt[instance]!) * this.earnedPerMs
    // Credits of the launch do not count against the most that can be saved.
    this.balance[instance] = Math.min(earned, Math.max(this.balance[instance]!, this.mostCredits))
    this.earnedAt[instance] = now
  }

  private inUse(instance: number): number {
    const computing = this.computing[instance]!
    return (computing < this.vcpus ? computing : this.vcpus) * this.speed[instance]!
  }

  private change(by: number): void {
    const { now } = this.simulator
    this.busyMs += this.busy * (now - this.since)
    this.since = now
    const busy = this.busy + by
    this.busy = busy > ROUNDING ? busy : 0
    this.changed()
  }

  private grow(instance: number): void {
    const capacity = Math.max(this.computing.length * 2, instance + 1)
    this.computing = widened(this.computing, capacity)
    this.speed = widened(this.speed, capacity)
    this.balance = widened(this.balance, capacity)
    this.earnedAt = widened(this.earnedAt, capacity)
  }
}
