/** How a target-tracking policy decides. */
export interface TrackingSettings {
  /** Value that the metric should have. */
  target: number
  minimum: number
  maximum: number
  /** Datapoints in a row above the target that scale out. */
  outDatapoints: number
  /** Datapoints in a row below the target's share that scale in. */
  inDatapoints: number
  /** Share of the target below which a datapoint counts for scaling in. */
  inShare: number
  /** Looks after the last change during which nothing is scaled in. */
  inCooldownLooks: number
}

/**
 * Target tracking as Application Auto Scaling does it: two alarms look at one datapoint a minute of a metric that
 * falls in proportion to capacity, one to scale out soon, one to scale in late.
 */
export class TargetTracking {
  private above = 0
  private below = 0
  private looksSinceChange = Infinity

  constructor(private readonly settings: TrackingSettings) {}

  /**
   * Looks at the last minute.
   *
   * @param value the metric; null when there was nothing to measure, and the alarms have too little data to act
   * @param capacity what the metric was measured over
   * @param desired capacity asked for, which may still be starting
   * @returns capacity to ask for
   */
  look(value: number | null, capacity: number, desired: number): number {
    this.looksSinceChange++
    if (value === null || capacity === 0) {
      this.above = 0
      this.below = 0
      return desired
    }
    const { target, minimum, maximum, outDatapoints, inDatapoints, inShare, inCooldownLooks } = this.settings
    this.above = value > target ? this.above + 1 : 0
    this.below = value < target * inShare ? this.below + 1 : 0
    const wanted = Math.min(maximum, Math.max(minimum, Math.ceil((capacity * value) / target)))
    const out = this.above >= outDatapoints && wanted > desired
    const into = this.below >= inDatapoints && wanted < desired && this.looksSinceChange > inCooldownLooks
    if (!out && !into) return desired
    this.looksSinceChange = 0
    return wanted
  }
}
