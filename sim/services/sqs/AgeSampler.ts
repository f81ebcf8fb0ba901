import type { Simulator } from '../../kernel/Simulator'
import type { GaugeRecorder } from '../../telemetry/metrics'
import { EVENT } from './eventKinds'
import type { MessageStore } from './MessageStore'

const INTERVAL_MS = 1000

/** Records the age of the oldest message each second while there is one. */
export class AgeSampler {
  private armed = false

  constructor(
    private readonly simulator: Simulator,
    private readonly component: number,
    private readonly messages: MessageStore,
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
    const sentAt = this.messages.oldestSentAt
    const isEmpty = Number.isNaN(sentAt)
    this.gauge.set(isEmpty ? 0 : (this.simulator.now - sentAt) / 1000)
    if (!isEmpty) this.arm()
  }
}
