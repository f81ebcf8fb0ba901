import { RateMeter } from '../../primitives/RateMeter'
import { placeOf } from '../../primitives/scatter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { LimitRecorder } from '../../telemetry/throttles'

/** What each partition of a table can serve of reads or of writes; a key always meets the same partition. */
export class Partitions {
  private buckets: TokenBucket[] = []
  private demand: RateMeter[] = []

  /** @param unitsPerSecond what one partition serves, and all it can serve at once */
  constructor(
    private readonly unitsPerSecond: number,
    private readonly limit: LimitRecorder,
  ) {}

  /** Splits into this many; never merges. */
  grow(count: number): void {
    if (count <= this.buckets.length) return
    this.buckets = Array.from({ length: count }, () => new TokenBucket(this.unitsPerSecond, this.unitsPerSecond))
    this.demand = Array.from({ length: count }, () => new RateMeter())
  }

  /** Takes units of the key's partition, or turns the request away in the partition's name. */
  take(now: number, key: number, units: number): boolean {
    const partition = this.buckets.length === 1 ? 0 : placeOf(key, this.buckets.length)
    const demand = this.demand[partition]!
    demand.add(now, units)
    const bucket = this.buckets[partition]!
    if (!bucket.covers(now, units)) {
      this.limit.reject(demand.perSecond(now))
      return false
    }
    bucket.spend(now, units)
    return true
  }
}
