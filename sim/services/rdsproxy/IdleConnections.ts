/**
 * Open database connections that nobody uses, by when they were last used. The one used last is taken first, so that
 * those beyond need go unused for long.
 */
export class IdleConnections {
  private readonly unusedSince: Float64Array
  private oldest = 0
  private count = 0

  constructor(most: number) {
    this.unusedSince = new Float64Array(Math.max(1, most))
  }

  get size(): number {
    return this.count
  }

  /** Since when the one unused longest is so, ms; Infinity when there is none. */
  get oldestSince(): number {
    return this.count === 0 ? Infinity : this.unusedSince[this.oldest]!
  }

  add(now: number): void {
    this.unusedSince[(this.oldest + this.count) % this.unusedSince.length] = now
    this.count++
  }

  /** Takes the one used last. */
  take(): void {
    this.count--
  }

  /** Removes the one unused longest. */
  removeOldest(): void {
    this.oldest = (this.oldest + 1) % this.unusedSince.length
    this.count--
  }
}
