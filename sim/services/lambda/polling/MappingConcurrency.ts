import type { PlatformEra } from '../../define'
import { ESM_START_CONCURRENCY } from '../limits'
import {
  growthPerMinute,
  INVOKES_PER_POLLER,
  LOW_TRAFFIC_CONCURRENCY,
  maxConcurrency,
  PROVISIONED_GROWTH_PER_MINUTE,
  PROVISIONED_MAX_CONCURRENCY,
} from './mappingLimits'
import type { EventSourceMappingConfig } from './sqsMappingFields'

/**
 * How many invocations of a mapping may run at once, and how that grows and shrinks. From a FIFO queue as many as
 * message groups that are not blocked, so the queue itself is what limits them.
 */
export class MappingConcurrency {
  /** Most invocations at once in the long run. */
  readonly ceiling: number
  /** What low traffic brings it down to. */
  readonly floor: number
  private readonly start: number
  private readonly growthPerMinute: number
  private readonly fallsAfterErrors: boolean
  private level: number

  constructor(config: EventSourceMappingConfig, isFifo: boolean, era: PlatformEra) {
    const { pollerMode, minimumPollers, maximumPollers, maximumConcurrency } = config
    this.fallsAfterErrors = pollerMode === 'onDemand' && !isFifo
    if (pollerMode === 'provisioned') {
      this.ceiling = Math.min(maximumPollers * INVOKES_PER_POLLER, PROVISIONED_MAX_CONCURRENCY)
      this.start = Math.min(minimumPollers * INVOKES_PER_POLLER, this.ceiling)
      this.floor = this.start
      this.growthPerMinute = PROVISIONED_GROWTH_PER_MINUTE
    } else {
      this.ceiling = maximumConcurrency ?? maxConcurrency(era)
      this.start = isFifo ? this.ceiling : Math.min(ESM_START_CONCURRENCY, this.ceiling)
      this.floor = isFifo || maximumConcurrency !== null || era === 'classic' ? this.start : LOW_TRAFFIC_CONCURRENCY
      this.growthPerMinute = growthPerMinute(era)
    }
    this.level = this.start
  }

  /** Invocations that may run at once now. */
  get allowed(): number {
    return Math.floor(this.level)
  }

  get isAboveFloor(): boolean {
    return this.level > this.floor
  }

  grow(forMs: number): void {
    this.level = Math.min(this.ceiling, this.level + (this.growthPerMinute * forMs) / 60_000)
  }

  shrink(forMs: number): void {
    this.level = Math.max(this.floor, this.level - (this.growthPerMinute * forMs) / 60_000)
  }

  /** After an error or a throttle AWS reduces concurrency by an unpublished amount; half is our choice. */
  slowDown(): void {
    if (this.fallsAfterErrors && this.level > this.start) this.level = Math.max(this.start, this.level / 2)
  }
}
