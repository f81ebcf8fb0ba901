import { Histogram } from '../primitives/Histogram'
import { Extremes } from './Extremes'
import type { RunningSum } from './RunningSum'

// What a recorder has seen since it was last read, whenever that was and whether bins ended meanwhile. Recorders keep
// no such account while they record: the difference is taken when somebody reads.

/** Reads a distribution from time to time. After `next` its fields tell of the time since the call before. */
export class DistributionReading {
  sum = 0
  minimum = Infinity
  maximum = -Infinity
  readonly values = new Histogram()
  /** Kept by the recorder: of the time since the last reading. */
  readonly extremes = new Extremes()
  private readonly closed = new Histogram()
  /** What has been read of the open bin. */
  private readonly taken = new Histogram()

  /** @param look brings `extremes` up to now and gives the values of the open bin */
  constructor(
    private readonly sums: RunningSum,
    private readonly look: () => Histogram,
  ) {}

  next(): void {
    const { values, closed, taken, extremes } = this
    const open = this.look()
    values.clear()
    values.merge(closed)
    values.merge(open)
    values.subtract(taken)
    closed.clear()
    taken.clear()
    taken.merge(open)
    this.sum = this.sums.next()
    this.minimum = extremes.minimum
    this.maximum = extremes.maximum
    extremes.clear()
  }

  /** The recorder is about to forget these values of a bin. */
  binClosed(values: Histogram): void {
    this.closed.merge(values)
    this.closed.subtract(this.taken)
    this.taken.clear()
  }
}

/** Reads a level from time to time. After `next` its fields tell of the time since the call before. */
export class GaugeReading {
  /** Level times how long it lasted, in its unit times ms. */
  integral = 0
  elapsedMs = 0
  minimum = Infinity
  maximum = -Infinity
  /** Kept by the recorder: of the time since the last reading. */
  readonly extremes = new Extremes()
  private closed = 0
  private readAt: number

  /**
   * @param taken integral of the open bin so far, which is not read
   * @param look brings `extremes` up to now and gives the integral of the open bin
   */
  constructor(
    private readonly clock: { readonly now: number },
    private taken: number,
    private readonly look: () => number,
  ) {
    this.readAt = clock.now
  }

  next(): void {
    const { extremes } = this
    const open = this.look()
    const { now } = this.clock
    this.integral = this.closed + open - this.taken
    this.elapsedMs = now - this.readAt
    this.minimum = extremes.minimum
    this.maximum = extremes.maximum
    this.closed = 0
    this.taken = open
    this.readAt = now
    extremes.clear()
  }

  /** The recorder is about to forget the integral of a bin. */
  binClosed(integral: number): void {
    this.closed += integral - this.taken
    this.taken = 0
  }
}
