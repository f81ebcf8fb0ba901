import { TokenBucket } from './TokenBucket'

/** Waits shorter than this are rounding, ms. */
const ROUNDING_MS = 1e-6

/** A rate that delays what exceeds it, first come, first served, instead of turning it away: a token bucket in debt. */
export class Pacer {
  private readonly bucket: TokenBucket

  /** `burst` units may go at once after a pause. */
  constructor(
    readonly ratePerSecond: number,
    burst: number,
  ) {
    this.bucket = new TokenBucket(ratePerSecond, burst)
  }

  /** Takes a turn for one unit: ms until it comes, 0 when at once. `now` in ms, never before the last call's. */
  waitMs(now: number): number {
    this.bucket.spend(now, 1)
    const wait = (-this.bucket.level(now) / this.ratePerSecond) * 1000
    return wait > ROUNDING_MS ? wait : 0
  }
}
