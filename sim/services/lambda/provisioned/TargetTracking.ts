import type { FunctionConfig } from '../config'
import { SCALE_IN_DATAPOINTS, SCALE_IN_SHARE, SCALE_OUT_DATAPOINTS, TRACKING_PERIOD_MS } from './provisionedLimits'

/**
 * Application Auto Scaling's target tracking over ProvisionedConcurrencyUtilization: alarms look at one datapoint a
 * minute, scale out after three above the target, and in after fifteen below nine tenths of it.
 */
export class TargetTracking {
  readonly periodMs = TRACKING_PERIOD_MS
  private above = 0
  private below = 0
  private readonly target: number

  constructor(
    private readonly settings: Pick<FunctionConfig['provisioned'][number], 'targetPercent' | 'minimum' | 'maximum'>,
  ) {
    this.target = settings.targetPercent / 100
  }

  /**
   * Looks at the last minute.
   *
   * @param busiest most environments busy at once in it
   * @param allocated environments that are ready
   * @param requested environments asked for
   * @returns environments to ask for
   */
  look(busiest: number, allocated: number, requested: number): number {
    // Without use there is no datapoint, and the alarms have too little data to act.
    if (allocated === 0 || busiest === 0) {
      this.above = 0
      this.below = 0
      return requested
    }
    const use = busiest / allocated
    this.above = use > this.target ? this.above + 1 : 0
    this.below = use < this.target * SCALE_IN_SHARE ? this.below + 1 : 0
    const out = this.above >= SCALE_OUT_DATAPOINTS
    if (!out && this.below < SCALE_IN_DATAPOINTS) return requested
    const wanted = Math.ceil((allocated * use) / this.target)
    const { minimum, maximum } = this.settings
    const bounded = Math.min(maximum, Math.max(minimum, wanted))
    // While an allocation is under way the alarm fires again and again for the same need.
    return out ? Math.max(requested, bounded) : bounded
  }
}
