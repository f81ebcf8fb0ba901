import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'

/** One kind of requests against the rate that each prefix serves; a prefix holds one second's worth of unused rate. */
export class PrefixRates {
  private readonly buckets: TokenBucket[] = []
  private readonly demand: RateMeter[] = []

  constructor(
    readonly prefixes: number,
    perSecond: number,
  ) {
    for (let prefix = 0; prefix < prefixes; prefix++) {
      this.buckets.push(new TokenBucket(perSecond, perSecond))
      this.demand.push(new RateMeter())
    }
  }

  /** Whether the prefix serves one more request now; it counts as demanded either way. */
  admit(prefix: number, now: number): boolean {
    this.demand[prefix]!.add(now)
    return this.buckets[prefix]!.take(now)
  }

  /** Requests per second that the prefix is asked for. */
  demanded(prefix: number, now: number): number {
    return this.demand[prefix]!.perSecond(now)
  }
}
