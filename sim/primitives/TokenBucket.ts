/** Tokens that the sum of many refills may be short of by rounding alone; no one is turned away for them. */
const ROUNDING = 1e-9

/**
 * A token bucket: refills continuously at `ratePerSecond`, holds at most `capacity` tokens, starts full.
 * Refill is computed when it is asked, so an idle bucket costs nothing.
 */
export class TokenBucket {
  private tokens = 0
  private filledAt = 0
  private readonly perMs: number

  constructor(
    readonly ratePerSecond: number,
    readonly capacity: number,
    initial = capacity,
  ) {
    this.perMs = ratePerSecond / 1000
    this.tokens = initial
  }

  /** Takes tokens if that many are there; all or nothing. `now` in ms, never before the last call's. */
  take(now: number, tokens = 1): boolean {
    this.refill(now)
    if (this.tokens < tokens - ROUNDING) return false
    this.tokens -= tokens
    return true
  }

  /** Whether that many tokens are there, or the bucket is full when it can never hold so many. */
  covers(now: number, tokens: number): boolean {
    this.refill(now)
    return this.tokens >= (tokens < this.capacity ? tokens : this.capacity) - ROUNDING
  }

  /** Takes tokens even into debt, for work whose size is known only afterwards. */
  spend(now: number, tokens: number): void {
    this.refill(now)
    this.tokens -= tokens
  }

  /** Tokens present at `now`. */
  level(now: number): number {
    this.refill(now)
    return this.tokens
  }

  private refill(now: number): void {
    const tokens = this.tokens + (now - this.filledAt) * this.perMs
    this.tokens = tokens > this.capacity ? this.capacity : tokens
    this.filledAt = now
  }
}
