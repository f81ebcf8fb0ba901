import { Histogram } from '../../primitives/Histogram'
import type { Statistic } from './config'
import type { Step } from './steps'

const PERCENTILES: Partial<Record<Statistic, number>> = { p50: 0.5, p90: 0.9, p99: 0.99 }

export const isPercentile = (statistic: Statistic): boolean => PERCENTILES[statistic] !== undefined

/** Turns steps into the datapoints of periods, which slide on with each step. */
export class Datapoints {
  private readonly window: (Step | null)[]
  private readonly points: Float64Array
  private readonly values = new Histogram()
  private steps = 0

  /** @param stepsPerPeriod evaluations in a period; @param periods how many periods back are kept */
  constructor(
    private readonly statistic: Statistic,
    private readonly stepsPerPeriod: number,
    periods: number,
  ) {
    this.window = Array.from({ length: stepsPerPeriod }, () => null)
    this.points = new Float64Array((periods - 1) * stepsPerPeriod + 1).fill(NaN)
  }

  /** A step has ended; null: nothing can be read yet. */
  add(step: Step | null): void {
    this.window[this.steps % this.stepsPerPeriod] = step
    this.points[this.steps % this.points.length] = this.valueOfWindow()
    this.steps++
  }

  /** Datapoint of the period that ended so many periods before the latest; NaN when it has no data. */
  at(periodsAgo: number): number {
    const step = this.steps - 1 - periodsAgo * this.stepsPerPeriod
    return step < 0 ? NaN : this.points[step % this.points.length]!
  }

  private valueOfWindow(): number {
    let weight = 0
    let sum = 0
    let minimum = Infinity
    let maximum = -Infinity
    for (const step of this.window) {
      if (step === null || step.weight === 0) continue
      weight += step.weight
      sum += step.sum
      if (step.minimum < minimum) minimum = step.minimum
      if (step.maximum > maximum) maximum = step.maximum
    }
    if (weight === 0) return NaN
    // Rounding may carry a mean or the middle of a histogram's bucket just beyond what was seen.
    const within = (value: number): number => Math.min(maximum, Math.max(minimum, value))
    switch (this.statistic) {
      case 'Sum':
        return sum
      case 'SampleCount':
        return weight
      case 'Minimum':
        return minimum
      case 'Maximum':
        return maximum
      case 'Average':
        return within(sum / weight)
      default:
        return within(this.quantile(PERCENTILES[this.statistic]!))
    }
  }

  private quantile(share: number): number {
    const { values } = this
    values.clear()
    for (const step of this.window) if (step?.values) values.mergeSlice(step.values)
    return values.quantile(share)
  }
}
