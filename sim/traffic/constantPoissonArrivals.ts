import type { RandomStream } from '../kernel/RandomStream'
import { LevelledArrivals } from './levelledArrivals'
import type { RateCurve } from './rateCurve'

/** Poisson arrivals of a rate that never changes: exponential gaps. */
export class ConstantPoissonArrivals extends LevelledArrivals {
  private timeMs = 0
  private readonly endMs: number
  /** Infinity at a rate of 0. */
  private readonly meanGapMs: number

  constructor(
    curve: RateCurve,
    private readonly random: RandomStream,
  ) {
    super(curve)
    this.endMs = curve.durationMs
    this.meanGapMs = 1000 / curve.peak
  }

  next(): number {
    const timeMs = this.timeMs + this.random.exponential() * this.meanGapMs
    this.timeMs = timeMs
    return timeMs < this.endMs ? timeMs : Infinity
  }
}
