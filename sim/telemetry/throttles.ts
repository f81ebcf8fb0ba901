import type { BinClock } from './metrics'
import type { ThrottleResult } from './results'

type Description = Omit<ThrottleResult, 'count' | 'firstAtMs' | 'lastAtMs' | 'useAtFirst' | 'peakUse' | 'perBin'>

/** Counts what one limit of one resource turns away, and remembers the circumstances. */
export class LimitRecorder {
  /** Null while it has turned nothing away. */
  private perBin: Float64Array | null = null
  private firstAtMs = NaN
  private lastAtMs = NaN
  private useAtFirst = NaN
  private peakUse = -Infinity

  constructor(
    private readonly description: Description,
    private readonly clock: BinClock,
  ) {}

  /** Records a rejection; `use` is the use of the limit at this moment, in the limit's unit. */
  reject(use: number): void {
    const { bin, bins, now } = this.clock
    const perBin = (this.perBin ??= new Float64Array(bins))
    perBin[bin]! += 1
    if (Number.isNaN(this.firstAtMs)) {
      this.firstAtMs = now
      this.useAtFirst = use
    }
    this.lastAtMs = now
    if (use > this.peakUse) this.peakUse = use
  }

  /** Null when the limit turned nothing away after warm-up. */
  result(): ThrottleResult | null {
    const { perBin } = this
    if (perBin === null) return null
    let count = 0
    for (let bin = this.clock.firstBin; bin < perBin.length; bin++) count += perBin[bin]!
    if (count === 0) return null
    return {
      ...this.description,
      count,
      firstAtMs: this.firstAtMs,
      lastAtMs: this.lastAtMs,
      useAtFirst: this.useAtFirst,
      peakUse: this.peakUse,
      perBin,
    }
  }
}
