import { PreviousPeak } from '../../primitives/PreviousPeak'
import { placeOf } from '../../primitives/scatter'
import type { StreamConfig } from './config'
import {
  ON_DEMAND_PEAK_FACTOR,
  ON_DEMAND_SHARDS,
  ON_DEMAND_WINDOW_MINUTES,
  SHARD_RECORDS_PER_SECOND,
  SHARD_WRITE_BYTES_PER_SECOND,
} from './limits'

const MINUTE_MS = 60_000

/** Shards of a stream at the start of a run. */
export const initialShards = (config: StreamConfig): number =>
  config.capacityMode === 'provisioned'
    ? config.shards
    : Math.max(ON_DEMAND_SHARDS, Math.ceil(ON_DEMAND_PEAK_FACTOR * (config.previousPeakMb ?? 0)))

/**
 * Which shard a partition key belongs to. A provisioned stream's shards are fixed; an on-demand stream doubles them,
 * each shard giving half of its keys to a new one, so that it takes twice its previous peak.
 */
export class ShardMap {
  /** Shards that take records now. */
  open: number
  /** Shards that there can be before the run ends. */
  readonly most: number
  private readonly peak: PreviousPeak | null
  /** Shards if the last doubling were complete; the quota may have cut it short. */
  private modulus: number

  constructor(config: StreamConfig, onDemandQuota: number, durationMs: number) {
    const start = initialShards(config)
    if (config.capacityMode === 'provisioned') {
      this.open = start
      this.most = start
      this.modulus = start
      this.peak = null
      return
    }
    this.open = Math.min(start, onDemandQuota)
    this.modulus = this.open
    this.peak = new PreviousPeak(config.previousPeakMb ?? 0, ON_DEMAND_WINDOW_MINUTES)
    // Traffic can double once in each window: it takes more than the shards there are to earn more of them.
    const doublings = Math.ceil(durationMs / (ON_DEMAND_WINDOW_MINUTES * MINUTE_MS))
    let most = this.open
    for (let i = 0; i < doublings && most < onDemandQuota; i++) most = Math.min(most * 2, onDemandQuota)
    this.most = most
  }

  /** The shard of a partition key. */
  shardOf(key: number): number {
    const shard = placeOf(key, this.modulus)
    // Beyond the last shard of a doubling cut short, keys stay with the shard that has not been split.
    return shard < this.open ? shard : shard - this.modulus / 2
  }

  /** Counts a record that was written. */
  wrote(bytes: number): void {
    this.peak?.add(Math.max(bytes / SHARD_WRITE_BYTES_PER_SECOND, 1 / SHARD_RECORDS_PER_SECOND))
  }

  /** Opens shards as the previous peak allows; true when there are more than before. Call it before `wrote`. */
  moveTo(now: number): boolean {
    if (this.peak === null || !this.peak.moveTo(now)) return false
    const before = this.open
    const wanted = Math.ceil(ON_DEMAND_PEAK_FACTOR * this.peak.unitsPerSecond)
    while (this.open < wanted && this.open < this.most) {
      this.modulus *= 2
      this.open = Math.min(this.modulus, this.most)
    }
    return this.open > before
  }
}
