import type { GaugeRecorder } from '../../../telemetry/metrics'
import type { ComponentContext } from '../../define'
import { STREAM_METRICS } from './metrics'

/** Which lanes wait for another try of the same records, as a level of the function. */
export class BlockedLanes {
  private readonly isBlocked: Uint8Array
  /** Shared by all mappings of the function. */
  private readonly gauge: GaugeRecorder

  constructor(context: ComponentContext<object>, laneCount: number) {
    this.isBlocked = new Uint8Array(laneCount)
    this.gauge = context.gauge(STREAM_METRICS.blockedShards)
  }

  block(lane: number): void {
    if (this.isBlocked[lane] === 1) return
    this.isBlocked[lane] = 1
    this.gauge.set(this.gauge.value + 1)
  }

  unblock(lane: number): void {
    if (this.isBlocked[lane] === 0) return
    this.isBlocked[lane] = 0
    this.gauge.set(this.gauge.value - 1)
  }
}
