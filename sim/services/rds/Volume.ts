import { TokenBucket } from '../../primitives/TokenBucket'
import type { DatabaseConfig } from './config'
import { ENGINES } from './engines'
import {
  GP2_BURST_IOPS,
  GP2_CREDITS,
  GP2_IOPS_PER_GB,
  GP2_MAX_IOPS,
  GP2_MIN_IOPS,
  GP2_STRIPED_BURST_IOPS,
  GP3_IOPS,
  GP3_STRIPED_IOPS,
  STRIPED_VOLUMES,
  STRIPING_GB,
} from './limits'

type StorageSettings = Pick<DatabaseConfig, 'engine' | 'storageType' | 'storageGb' | 'provisionedIops'>

/** IOPS that a storage keeps up for ever. */
export function baselineIops({ storageType, storageGb, provisionedIops }: StorageSettings): number {
  if (storageType === 'gp2') return Math.min(Math.max(GP2_IOPS_PER_GB * storageGb, GP2_MIN_IOPS), GP2_MAX_IOPS)
  return provisionedIops ?? (storageGb < STRIPING_GB ? GP3_IOPS : GP3_STRIPED_IOPS)
}

/** The storage of a database: lets so many reads and writes through per second, the others wait their turn. */
export class Volume {
  private freeAt = 0

  /** @param credits I/O credits for bursts; null when there are none to save */
  constructor(
    private readonly baseline: number,
    private readonly burst: number,
    private readonly credits: TokenBucket | null,
  ) {}

  /** How long a number of reads or writes waits for its turn, ms. */
  waitMs(now: number, operations: number): number {
    const { credits } = this
    const rate = credits !== null && credits.level(now) > 0 ? this.burst : this.baseline
    credits?.spend(now, operations)
    const startsAt = this.freeAt > now ? this.freeAt : now
    this.freeAt = startsAt + (operations * 1000) / rate
    return startsAt - now
  }
}

/** The storage of a database; null for Aurora, whose storage has no limit of its own. */
export function volumeOf(settings: StorageSettings): Volume | null {
  if (ENGINES[settings.engine].aurora) return null
  const baseline = baselineIops(settings)
  const striped = settings.storageGb >= STRIPING_GB
  const burst = striped ? GP2_STRIPED_BURST_IOPS : GP2_BURST_IOPS
  if (settings.storageType !== 'gp2' || baseline >= burst) return new Volume(baseline, baseline, null)
  return new Volume(baseline, burst, new TokenBucket(baseline, striped ? GP2_CREDITS * STRIPED_VOLUMES : GP2_CREDITS))
}
