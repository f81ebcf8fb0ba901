import { PreviousPeak } from '../../primitives/PreviousPeak'
import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { Outcome } from '../../telemetry/outcome'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Limit } from '../define'
import { ON_DEMAND_PEAK_FACTOR, ON_DEMAND_WINDOW_MINUTES, type SideLimits } from './limits'
import { REQUEST_LIMIT_EXCEEDED, THROTTLING } from './outcomes'
import type { TableThroughput } from './throughput'

/** What bounds an on-demand table, units per second. */
export interface OnDemandBounds {
  /** What a new table serves at once. */
  initial: number
  previousPeak: number | null
  maximum: number | null
  tableQuota: number
}

/** What a table asks its surroundings for. */
export interface OnDemandHost {
  limit(limit: Limit, value: number, outcome: Outcome, reason: string): LimitRecorder
  code(outcome: Outcome): number
  /** The table serves more than before. */
  ceilingRaised(): void
}

/**
 * On-demand capacity: twice the previous peak at once, never less than a new table has; a peak counts as previous
 * 30 minutes after it was served. The table quota and the user's own maximum bound it.
 */
export class OnDemandThroughput implements TableThroughput {
  /** Units per second that the table serves now, by its previous peak and the table quota. */
  capacity = 0
  private readonly demand = new RateMeter()
  private readonly peak: PreviousPeak
  private bucket!: TokenBucket
  private limit!: LimitRecorder
  private exceeded = 0
  /** Units per second in force. */
  private ceiling = 0

  constructor(
    private readonly side: 'Read' | 'Write',
    private readonly bounds: OnDemandBounds,
    private readonly limits: SideLimits,
    private readonly host: OnDemandHost,
  ) {
    this.peak = new PreviousPeak(bounds.previousPeak ?? 0, ON_DEMAND_WINDOW_MINUTES)
    this.raise()
  }

  check(now: number, units: number): number {
    if (this.peak.moveTo(now) && this.raise()) this.host.ceilingRaised()
    this.demand.add(now, units)
    if (this.bucket.covers(now, units)) return 0
    this.limit.reject(this.demand.perSecond(now))
    return this.exceeded
  }

  consume(now: number, units: number): void {
    this.bucket.spend(now, units)
    this.peak.add(units)
  }

  /** Sets the ceiling from the peak; true when the table serves more than before. */
  private raise(): boolean {
    const { initial, maximum, tableQuota } = this.bounds
    const byPeak = Math.max(initial, ON_DEMAND_PEAK_FACTOR * this.peak.unitsPerSecond)
    const capacity = Math.min(byPeak, tableQuota)
    if (capacity <= this.capacity) return false
    this.capacity = capacity
    if (maximum !== null && maximum <= capacity)
      this.enforce(maximum, this.limits.onDemandMaximum, THROTTLING, 'MaxOnDemandThroughputExceeded')
    else if (byPeak >= tableQuota)
      this.enforce(tableQuota, this.limits.tableQuota, REQUEST_LIMIT_EXCEEDED, 'AccountLimitExceeded')
    else this.enforce(byPeak, this.limits.onDemandPeak, THROTTLING, 'KeyRangeThroughputExceeded')
    return true
  }

  private enforce(ceiling: number, limit: Limit, outcome: Outcome, reason: string): void {
    if (ceiling === this.ceiling) return
    this.ceiling = ceiling
    this.bucket = new TokenBucket(ceiling, ceiling)
    this.limit = this.host.limit(limit, ceiling, outcome, `Table${this.side}${reason}`)
    this.exceeded = this.host.code(outcome)
  }
}
