import type { Simulator } from '../../kernel/Simulator'
import type { GaugeRecorder } from '../../telemetry/metrics'
import { EVENT } from './eventKinds'
import type { Messages } from './Messages'

const INTERVAL_MS = 1000

/** Records the age of the oldest message each second while there is one. */
export class AgeSampler {
  private armed = false

  constructor(
    private readonly simulator: Simulator,
    private readonly component: number,
    private readonly messages: Messages,
    private readonly gauge: GaugeRecorder,
  ) {}

  /** Makes sure that samples are taken from now on. */
  arm(): void {
    if (this.armed) return
    this.armed = true
    this.simulator.schedule(INTERVAL_MS, this.component, EVENT.ageSample, 0)
  }

  sample(): void {
    this.armed = false
    const oldest = this.messages.oldestForAge
    this.gauge.set(oldest < 0 ? 0 : (this.simulator.now - this.messages.sentAt[oldest]!) / 1000)
    if (oldest >= 0) this.arm()
  }
}
