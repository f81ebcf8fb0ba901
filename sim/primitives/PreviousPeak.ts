const MINUTE_MS = 60_000

/**
 * The highest demand served, in units per second over a whole minute, once it lies a given number of minutes back.
 * Demand of each minute waits in a ring until then.
 */
export class PreviousPeak {
  private readonly waiting: Float64Array
  private minute = 0
  private minuteEndsAt = MINUTE_MS
  private served = 0

  /** @param unitsPerSecond the peak known at the start */
  constructor(
    public unitsPerSecond: number,
    windowMinutes: number,
  ) {
    this.waiting = new Float64Array(windowMinutes)
  }

  /** Counts units served. */
  add(units: number): void {
    this.served += units
  }

  /** Brings the peak up to date; true when it has risen. Call it before `add` at the same time. */
  moveTo(now: number): boolean {
    if (now < this.minuteEndsAt) return false
    const before = this.unitsPerSecond
    const minute = Math.floor(now / MINUTE_MS)
    for (; this.minute < minute; this.minute++) {
      const place = this.minute % this.waiting.length
      // What lies here was served one window ago.
      this.unitsPerSecond = Math.max(this.unitsPerSecond, this.waiting[place]!)
      this.waiting[place] = (this.served * 1000) / MINUTE_MS
      this.served = 0
    }
    this.minuteEndsAt = (minute + 1) * MINUTE_MS
    return this.unitsPerSecond > before
  }
}
