import { RateMeter } from '../../primitives/RateMeter'
import { TokenBucket } from '../../primitives/TokenBucket'
import type { LimitRecorder } from '../../telemetry/throttles'
import { BURST_SECONDS } from './limits'
import type { TableThroughput } from './throughput'

/** Provisioned capacity: a steady rate, and up to 300 s of it saved up for bursts. */
export class ProvisionedThroughput implements TableThroughput {
  private readonly bucket: TokenBucket
  private readonly demand = new RateMeter()

  constructor(
    unitsPerSecond: number,
    private readonly limit: LimitRecorder,
    private readonly exceeded: number,
  ) {
    this.bucket = new TokenBucket(unitsPerSecond, unitsPerSecond * BURST_SECONDS)
  }

  check(now: number, units: number): number {
    this.demand.add(now, units)
    if (this.bucket.covers(now, units)) return 0
    this.limit.reject(this.demand.perSecond(now))
    return this.exceeded
  }

  consume(now: number, units: number): void {
    this.bucket.spend(now, units)
  }
}
