import type { TrafficStream } from '../design/types'
import { power } from '../kernel/math'
import type { RandomStream } from '../kernel/RandomStream'
import { LevelledArrivals } from './levelledArrivals'
import type { RateCurve } from './rateCurve'

/**
 * Recorded counts: bin i emits exactly counts[i] arrivals. With n of them in a bin they lie
 * - poisson: as n points thrown into the bin at random, which is how a Poisson process with that count looks;
 * - uniform: one in each n-th of the bin, anywhere in it with equal chance;
 * - exact: in the middle of each n-th.
 * Arrivals after the end of the run are dropped.
 */
export class ReplayArrivals extends LevelledArrivals {
  private bin = -1
  /** Arrivals of this bin in all, and still to come. */
  private inBin = 0
  private left = 0
  /** Share of the bin after the latest arrival. */
  private rest = 1
  private endMs = 0
  private timeMs = 0

  constructor(
    curve: RateCurve,
    private readonly counts: readonly number[],
    private readonly binMs: number,
    private readonly spacing: TrafficStream['spacing'],
    private readonly random: RandomStream,
  ) {
    super(curve)
  }

  next(): number {
    while (this.left === 0) {
      if (this.bin + 1 >= this.counts.length || this.endMs >= this.curve.durationMs) return Infinity
      this.openBin(this.bin + 1)
    }
    let timeMs = this.endMs - this.nextRest() * this.binMs
    this.left--
    // Rounding must neither leave the bin nor turn the order.
    if (timeMs >= this.endMs) timeMs = this.endMs * (1 - Number.EPSILON)
    if (timeMs < this.timeMs) timeMs = this.timeMs
    this.timeMs = timeMs
    return timeMs < this.curve.durationMs ? timeMs : Infinity
  }

  private openBin(bin: number): void {
    this.bin = bin
    this.inBin = Math.max(0, Math.round(this.counts[bin]!))
    this.left = this.inBin
    this.rest = 1
    this.endMs = (bin + 1) * this.binMs
    this.timeMs = bin * this.binMs
  }

  /** Share of the bin that lies after the next arrival. */
  private nextRest(): number {
    switch (this.spacing) {
      case 'poisson':
        // The first of n random points leaves a share of the rest that is the largest of n uniforms.
        this.rest *= power(this.random.uniform(), 1 / this.left)
        return this.rest
      case 'uniform':
        return (this.left - this.random.uniform()) / this.inBin
      case 'exact':
        return (this.left - 0.5) / this.inBin
    }
  }
}
