import type { PlatformEra } from '../define'
import type { FunctionConfig } from './config'
import { BILLING_STEP_MS, UNCAPPED_STREAM_BYTES } from './limits'

/** A difference of two times carries rounding errors far below this, which must not round up to a whole step. */
const CLOCK_NOISE_MS = 1e-6

/** What a version is billed for, counted as it happens. */
export class Billing {
  requests = 0
  /** On demand, whole steps, ms. */
  onDemandMs = 0
  /** In provisioned environments, ms. */
  provisionedMs = 0
  /** Snapshots restored. */
  restores = 0
  private readonly stepMs: number
  /** Before 2025 init of zip packages was free, when it stayed within its limit. */
  private readonly initIsFree: boolean

  constructor(
    readonly settings: FunctionConfig,
    era: PlatformEra,
  ) {
    this.stepMs = BILLING_STEP_MS[era]
    this.initIsFree = era === 'classic' && settings.packageType === 'zip'
  }

  add(initMs: number, durationMs: number, provisioned: boolean): void {
    this.requests++
    const exactMs = (this.initIsFree ? 0 : initMs) + durationMs - CLOCK_NOISE_MS
    const billedMs = this.stepMs === 1 ? Math.ceil(exactMs) : Math.ceil(exactMs / this.stepMs) * this.stepMs
    if (provisioned) this.provisionedMs += billedMs
    else this.onDemandMs += billedMs
  }

  /** Bytes of streamed responses beyond the free part of each. */
  get streamedBytes(): number {
    const { responseStreaming, responseBytes } = this.settings
    return responseStreaming ? this.requests * Math.max(0, responseBytes - UNCAPPED_STREAM_BYTES) : 0
  }
}
