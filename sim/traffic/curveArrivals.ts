import type { TrafficStream } from '../design/types'
import type { RandomStream } from '../kernel/RandomStream'
import { LevelledArrivals } from './levelledArrivals'
import type { RateCurve } from './rateCurve'

/** Arrivals of a changing rate: places on the cumulative rate, turned into times by exact inversion. */
export class CurveArrivals extends LevelledArrivals {
  /** Units of cumulative rate begun so far. */
  private units = 0
  /** Cumulative rate at the latest Poisson arrival. */
  private reached = 0
  private piece = 0
  private timeMs = 0

  constructor(
    curve: RateCurve,
    private readonly spacing: TrafficStream['spacing'],
    private readonly random: RandomStream,
  ) {
    super(curve)
  }

  next(): number {
    const { curve } = this
    const place = this.nextPlace()
    while (this.piece < curve.pieces && curve.cumulative[this.piece + 1]! <= place) this.piece++
    const piece = this.piece
    if (piece === curve.pieces) return Infinity
    // Solves rate t + slope t^2 / 2 = wanted in the form without cancellation.
    const rate = curve.ratePerSecond[piece]!
    const wanted = (place - curve.cumulative[piece]!) * 1000
    const square = rate * rate + 2 * curve.slopePerSecondPerMs[piece]! * wanted
    const offsetMs = wanted > 0 ? (2 * wanted) / (rate + Math.sqrt(square > 0 ? square : 0)) : 0
    let timeMs = curve.startMs[piece]! + offsetMs
    // Rounding must neither leave the piece nor turn the order.
    const endMs = curve.startMs[piece + 1]!
    if (timeMs >= endMs) timeMs = endMs * (1 - Number.EPSILON)
    if (timeMs < this.timeMs) timeMs = this.timeMs
    this.timeMs = timeMs
    return timeMs
  }

  private nextPlace(): number {
    switch (this.spacing) {
      case 'poisson':
        this.reached += this.random.exponential()
        return this.reached
      case 'uniform':
        return this.units++ + this.random.uniform()
      case 'exact':
        return this.units++ + 0.5
    }
  }
}
