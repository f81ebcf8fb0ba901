import { TokenBucket } from '../../primitives/TokenBucket'
import {
  CLASSIC_BURST,
  CLASSIC_BURST_ELSEWHERE,
  CLASSIC_GROWTH_PER_MINUTE,
  REQUESTS_PER_SECOND_PER_CONCURRENCY,
} from './limits'

/** Ten requests per second for each unit of concurrency; holds one second of them, since AWS states the limit per second. */
export function rateBucket(concurrency: number): TokenBucket {
  const rate = concurrency * REQUESTS_PER_SECOND_PER_CONCURRENCY
  return new TokenBucket(rate, rate)
}

/** The account's concurrency in the Region, shared by all functions without reserved concurrency. */
export class AccountConcurrency {
  /** On-demand executions of functions without reserved concurrency. */
  inUse = 0
  /** Environments that all functions together may start, before late 2023. */
  readonly burst: TokenBucket
  private reserved = 0
  /** Provisioned by functions without reserved concurrency: theirs even while idle. */
  private provisioned = 0
  private bucket: TokenBucket | null = null

  constructor(
    private readonly quota: number,
    region: string,
  ) {
    this.burst = new TokenBucket(CLASSIC_GROWTH_PER_MINUTE / 60, CLASSIC_BURST[region] ?? CLASSIC_BURST_ELSEWHERE)
  }

  reserve(concurrency: number): void {
    this.reserved += concurrency
    this.bucket = null
  }

  provision(environments: number): void {
    this.provisioned += environments
    this.bucket = null
  }

  /** What functions without reserved concurrency may use together on demand. */
  get unreserved(): number {
    const left = this.quota - this.reserved - this.provisioned
    return left > 0 ? left : 0
  }

  /** The unreserved pool's request rate. */
  get requests(): TokenBucket {
    return (this.bucket ??= rateBucket(this.unreserved))
  }
}
