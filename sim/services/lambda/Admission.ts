import { TokenBucket } from '../../primitives/TokenBucket'
import type { GaugeRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { ComponentContext } from '../define'
import { AccountConcurrency, rateBucket } from './AccountConcurrency'
import type { FunctionConfig } from './config'
import {
  ACCOUNT_CONCURRENCY,
  CLASSIC_BURST_LIMIT,
  CONCURRENT_EXECUTIONS,
  REQUEST_RATE,
  RESERVED_CONCURRENCY,
  SCALING_BURST,
  SCALING_PER_SECOND,
  SCALING_RATE,
} from './limits'
import { METRICS } from './metrics'
import { REASON, TOO_MANY_REQUESTS } from './outcomes'

/**
 * Decides whether an invocation may run on demand, in the order: request rate, then concurrency (reserved, or what
 * is left of the account's), and, for a new environment, the function's scaling rate. Each refusal is a 429 that
 * names the limit. Reserved concurrency counts for the whole function, provisioned concurrency inside it.
 */
export class Admission {
  /** On-demand executions running. */
  private onDemand = 0
  /** Executions in provisioned environments. */
  private onProvisioned = 0
  /** Provisioned environments allocated to versions of the function. */
  private provisioned = 0
  private reserved: number | null
  private readonly account: AccountConcurrency
  private rate: TokenBucket | null = null
  private readonly scaling: TokenBucket
  private concurrencyLimit: LimitRecorder | null = null
  private rateLimit: LimitRecorder | null = null
  private readonly scalingLimit: LimitRecorder
  private readonly concurrent: GaugeRecorder
  /** Null for a function that claims no more than it runs. */
  private readonly claimed: GaugeRecorder | null
  /** Arrivals in the current and in the last second, for the use reported with a rate rejection. */
  private secondEndsAt = 0
  private arrivals = 0
  private lastArrivals = 0

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    const { config, era } = context
    this.reserved = config.reservedConcurrency
    this.account = context.shared(
      'lambda.account',
      () => new AccountConcurrency(context.quota(CONCURRENT_EXECUTIONS.id), context.region),
    )
    if (this.reserved !== null) this.account.reserve(this.reserved)
    const classic = era === 'classic'
    this.scaling = classic ? this.account.burst : new TokenBucket(SCALING_PER_SECOND, SCALING_BURST)
    this.scalingLimit = context.limit(
      classic ? CLASSIC_BURST_LIMIT : SCALING_RATE,
      this.scaling.capacity,
      TOO_MANY_REQUESTS,
      REASON.account,
    )
    this.concurrent = context.gauge(METRICS.concurrentExecutions)
    const claims = config.reservedConcurrency !== null || config.provisioned.length > 0
    this.claimed = claims ? context.gauge(METRICS.claimedConcurrency) : null
  }

  /** To be called once all functions have been made, and whenever reservations change. */
  start(): void {
    const { reserved, context } = this
    // What the account has not reserved is known only now.
    this.concurrencyLimit =
      reserved === null
        ? context.limit(ACCOUNT_CONCURRENCY, this.account.unreserved, TOO_MANY_REQUESTS, REASON.account)
        : context.limit(RESERVED_CONCURRENCY, reserved, TOO_MANY_REQUESTS, REASON.reserved)
    this.rate = reserved === null ? null : rateBucket(Math.max(0, reserved - this.provisioned))
    this.rateLimit = context.limit(
      REQUEST_RATE,
      (this.rate ?? this.account.requests).ratePerSecond,
      TOO_MANY_REQUESTS,
      reserved === null ? REASON.rate : REASON.reservedRate,
    )
    this.publish()
  }

  /** Requests running at once, in all versions. */
  get inUse(): number {
    return this.onDemand + this.onProvisioned
  }

  /** Whether the function has been stopped: its reserved concurrency is 0. */
  get stopped(): boolean {
    return this.reserved === 0
  }

  /** Changes the reservation from now on. */
  reserve(concurrency: number | null): void {
    this.account.reserve((concurrency ?? 0) - (this.reserved ?? 0))
    if (this.reserved === null && concurrency !== null) {
      this.account.provision(-this.provisioned)
      this.account.inUse -= this.onDemand
    } else if (this.reserved !== null && concurrency === null) {
      this.account.provision(this.provisioned)
      this.account.inUse += this.onDemand
    }
    this.reserved = concurrency
    this.start()
  }

  /** Provisioned environments have been allocated, or given up when negative. */
  provision(environments: number): void {
    this.provisioned += environments
    if (this.reserved === null) this.account.provision(environments)
    else this.rate = rateBucket(Math.max(0, this.reserved - this.provisioned))
    this.publish()
  }

  /** An execution begins in a provisioned environment. */
  beginProvisioned(): void {
    this.onProvisioned++
    this.publish()
  }

  endProvisioned(): void {
    this.onProvisioned--
    this.publish()
  }

  /** Takes a place for an invocation; false when it is throttled. Then ask `mayScale` unless a warm one is free, and tell when it `began`. */
  admit(): boolean {
    const { now } = this.context.simulator
    const { reserved, account } = this
    this.countArrival(now)
    if (reserved === null) {
      if (!account.requests.take(now)) return this.refuseRate()
      if (account.inUse >= account.unreserved) {
        this.concurrencyLimit!.reject(account.inUse)
        return false
      }
      account.inUse++
    } else {
      const available = reserved - this.provisioned
      // Nothing left for on-demand executions: that, not a rate of 0, is the reason.
      if (available > 0 && !this.rate!.take(now)) return this.refuseRate()
      if (this.onDemand >= available) {
        this.concurrencyLimit!.reject(this.inUse)
        return false
      }
    }
    this.onDemand++
    return true
  }

  /** Whether an admitted invocation may start a new environment now; if not, its place is given back. */
  mayScale(): boolean {
    const { now } = this.context.simulator
    if (this.scaling.covers(now, 1)) return true
    this.scalingLimit.reject(this.scaling.capacity - this.scaling.level(now))
    this.release()
    return false
  }

  /** A new environment is started. */
  scale(): void {
    this.scaling.spend(this.context.simulator.now, 1)
  }

  /** An admitted invocation has its environment. */
  began(): void {
    this.publish()
  }

  /** An on-demand execution has ended, or could not begin. */
  release(): void {
    this.onDemand--
    if (this.reserved === null) this.account.inUse--
    this.publish()
  }

  private refuseRate(): false {
    this.rateLimit!.reject(Math.max(this.arrivals, this.lastArrivals))
    return false
  }

  private publish(): void {
    this.concurrent.set(this.onDemand + this.onProvisioned)
    this.claimed?.set(this.reserved ?? this.provisioned + this.onDemand)
  }

  private countArrival(now: number): void {
    if (now >= this.secondEndsAt) {
      this.lastArrivals = now < this.secondEndsAt + 1000 ? this.arrivals : 0
      this.arrivals = 0
      this.secondEndsAt = (Math.floor(now / 1000) + 1) * 1000
    }
    this.arrivals++
  }
}
