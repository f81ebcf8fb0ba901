/**
 * Demand per second at this moment: units of the last 1,000 ms, with the part that lies in the second before this
 * one taken as evenly spread. Two counters, so measuring costs no more than counting.
 */
export class RateMeter {
  private second = 0
  private secondEndsAt = 1000
  private current = 0
  private previous = 0

  /** Counts units that are asked for at `now` (ms, never before the last call's). */
  add(now: number, units = 1): void {
    if (now >= this.secondEndsAt) this.moveTo(Math.floor(now / 1000))
    this.current += units
  }

  /** Units per second at `now`. */
  perSecond(now: number): number {
    if (now >= this.secondEndsAt) this.moveTo(Math.floor(now / 1000))
    return this.current + this.previous * (this.second + 1 - now / 1000)
  }

  private moveTo(second: number): void {
    this.previous = second === this.second + 1 ? this.current : 0
    this.current = 0
    this.second = second
    this.secondEndsAt = (second + 1) * 1000
  }
}
