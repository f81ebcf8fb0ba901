import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { ComponentContext, Limit } from '../define'
import { METHODS, type RestApiConfig } from './config'
import { ACCOUNT_BURST, ACCOUNT_LIMIT, ACCOUNT_RATE, METHOD_LIMIT, STAGE_LIMIT } from './limits'
import { THROTTLED } from './outcomes'

/** A token bucket and the demand on it. */
interface MeteredBucket {
  readonly bucket: TokenBucket
  readonly demand: RateMeter
}

const meteredBucket = (ratePerSecond: number, burst: number): MeteredBucket => ({
  bucket: new TokenBucket(ratePerSecond, burst),
  demand: new RateMeter(),
})

/** One level of throttling: a request takes a token or is turned away in the name of the level's limit. */
class ThrottleLevel {
  constructor(
    private readonly metered: MeteredBucket,
    private readonly limit: LimitRecorder,
  ) {}

  admits(now: number): boolean {
    const { bucket, demand } = this.metered
    demand.add(now)
    if (bucket.take(now)) return true
    this.limit.reject(demand.perSecond(now))
    return false
  }
}

/** The levels a request passes in AWS's order: its method on the stage, then the account in the Region. */
export class Throttling {
  /** By operation; null where neither method nor stage has a limit. */
  private readonly methods: readonly (ThrottleLevel | null)[]
  private readonly account: ThrottleLevel

  constructor(context: ComponentContext<RestApiConfig>) {
    const rate = context.quota(ACCOUNT_RATE.id)
    const burst = context.quota(ACCOUNT_BURST.id)
    this.account = new ThrottleLevel(
      context.shared('apigateway.account', () => meteredBucket(rate, burst)),
      context.limit(ACCOUNT_LIMIT, rate, THROTTLED),
    )
    this.methods = METHODS.map((method) => methodLevel(context, method, burst))
  }

  admits(operation: number, now: number): boolean {
    const method = this.methods[operation]!
    return (method === null || method.admits(now)) && this.account.admits(now)
  }
}

/** The limit of a method: its own entry, else the stage's default, which every method has to itself. */
function methodLevel(
  context: ComponentContext<RestApiConfig>,
  method: string,
  accountBurst: number,
): ThrottleLevel | null {
  const { methodThrottling, throttlingRatePerSecond, throttlingBurst } = context.config
  const own = methodThrottling.find((entry) => entry.method === method)
  if (own !== undefined)
    return new ThrottleLevel(
      meteredBucket(own.ratePerSecond, own.burst),
      context.limit(limitOf(METHOD_LIMIT, method), own.ratePerSecond, THROTTLED),
    )
  if (throttlingRatePerSecond === null) return null
  return new ThrottleLevel(
    meteredBucket(throttlingRatePerSecond, throttlingBurst ?? accountBurst),
    context.limit(limitOf(STAGE_LIMIT, method), throttlingRatePerSecond, THROTTLED),
  )
}

/** The limit as it holds for one method: each has a bucket of its own. */
const limitOf = (limit: Limit, method: string): Limit => ({ ...limit, title: `${limit.title}: ${method}` })
