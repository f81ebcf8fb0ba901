import { TokenBucket } from '../../primitives/TokenBucket'
import type { ComponentContext } from '../define'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { FunctionConfig } from './config'
import {
  ACCOUNT_CONCURRENCY,
  CONCURRENT_EXECUTIONS,
  REQUEST_RATE,
  REQUESTS_PER_SECOND_PER_CONCURRENCY,
  RESERVED_CONCURRENCY,
  SCALING_BURST,
  SCALING_PER_SECOND,
  SCALING_RATE,
} from './limits'
import { REASON, TOO_MANY_REQUESTS } from './outcomes'

/** The account's concurrency, shared by all functions without reserved concurrency. */
class AccountConcurrency {
  private reserved = 0
  private bucket: TokenBucket | null = null
  inUse = 0

  constructor(private readonly quota: number) {}

  reserve(concurrency: number): void {
    this.reserved += concurrency
  }

  /** What functions without reserved concurrency may use together. Known once all functions exist. */
  get unreserved(): number {
    return Math.max(0, this.quota - this.reserved)
  }

  /** The unreserved pool's request rate: ten per second and unit of concurrency. */
  get requests(): TokenBucket {
    return (this.bucket ??= rateBucket(this.unreserved))
  }
}

/** Capacity: one second of the rate, since AWS states the limit per second. */
function rateBucket(concurrency: number): TokenBucket {
  const rate = concurrency * REQUESTS_PER_SECOND_PER_CONCURRENCY
  return new TokenBucket(rate, rate)
}

/**
 * Decides whether an invocation may run, in the order: request rate, then concurrency (reserved, or what is left
 * of the account's), and, for a new environment, the function's scaling rate. Each refusal is a 429 that names
 * the limit.
 */
export class Admission {
  private readonly reserved: number | null
  private account: AccountConcurrency
  private concurrency = 0
  private rate: TokenBucket | null = null
  private readonly scaling = new TokenBucket(SCALING_PER_SECOND, SCALING_BURST)
  private concurrencyLimit: LimitRecorder | null = null
  private rateLimit: LimitRecorder | null = null
  private readonly scalingLimit: LimitRecorder
  /** Arrivals in the current and in the last second, for the use reported with a rate rejection. */
  private secondEndsAt = 0
  private arrivals = 0
  private lastArrivals = 0

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    const { config } = context
    this.reserved = config.reservedConcurrency
    this.account = context.shared(
      'lambda.account',
      () => new AccountConcurrency(context.quota(CONCURRENT_EXECUTIONS.id)),
    )
    if (this.reserved !== null) this.account.reserve(this.reserved)
    this.scalingLimit = context.limit(SCALING_RATE, SCALING_BURST, TOO_MANY_REQUESTS, REASON.account)
  }

  /** To be called once all functions have been made. */
  start(): void {
    const { reserved, context } = this
    // What the account has not reserved is known only now.
    this.concurrencyLimit =
      reserved === null
        ? context.limit(ACCOUNT_CONCURRENCY, this.account.unreserved, TOO_MANY_REQUESTS, REASON.account)
        : context.limit(RESERVED_CONCURRENCY, reserved, TOO_MANY_REQUESTS, REASON.reserved)
    this.rate = reserved === null ? this.account.requests : rateBucket(reserved)
    this.rateLimit = context.limit(
      REQUEST_RATE,
      this.rate.ratePerSecond,
      TOO_MANY_REQUESTS,
      reserved === null ? REASON.rate : REASON.reservedRate,
    )
  }

  /** Concurrent executions of the function. */
  get inUse(): number {
    return this.concurrency
  }

  /** Takes a place for an invocation; false when it is throttled. Then ask for `environment` unless a warm one is free. */
  admit(): boolean {
    const { now } = this.context.simulator
    this.countArrival(now)
    // Reserved concurrency 0 stops the function: that, not its rate of 0, is the reason.
    if (this.reserved !== 0 && !this.rate!.take(now)) {
      this.rateLimit!.reject(Math.max(this.arrivals, this.lastArrivals))
      return false
    }
    if (this.reserved === null) {
      if (this.account.inUse >= this.account.unreserved) {
        this.concurrencyLimit!.reject(this.account.inUse)
        return false
      }
      this.account.inUse++
    } else if (this.concurrency >= this.reserved) {
      this.concurrencyLimit!.reject(this.concurrency)
      return false
    }
    this.concurrency++
    return true
  }

  /** Whether an admitted invocation may start a new environment now; if not, its place is given back. */
  mayScale(): boolean {
    const { now } = this.context.simulator
    if (this.scaling.take(now)) return true
    this.scalingLimit.reject(SCALING_BURST - this.scaling.level(now))
    this.release()
    return false
  }

  release(): void {
    this.concurrency--
    if (this.reserved === null) this.account.inUse--
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
