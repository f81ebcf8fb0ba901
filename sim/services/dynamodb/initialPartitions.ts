import type { TableConfig } from './config'
import {
  ON_DEMAND_PEAK_FACTOR,
  ON_DEMAND_READ_UNITS,
  ON_DEMAND_WRITE_UNITS,
  TABLE_READ_QUOTA,
  TABLE_WRITE_QUOTA,
} from './limits'
import { partitionCount } from './operations'

/** Partitions of a table when a run begins; an on-demand table may get more. */
export function initialPartitions(config: TableConfig, quota: (id: string) => number): number {
  const { capacityMode, readCapacityUnits, writeCapacityUnits, previousReadPeak, previousWritePeak } = config
  const atOnce = (initial: number, peak: number | null, most: number): number =>
    Math.min(Math.max(initial, ON_DEMAND_PEAK_FACTOR * (peak ?? 0)), most)
  const [reads, writes] =
    capacityMode === 'provisioned'
      ? [readCapacityUnits, writeCapacityUnits]
      : [
          atOnce(ON_DEMAND_READ_UNITS, previousReadPeak, quota(TABLE_READ_QUOTA.id)),
          atOnce(ON_DEMAND_WRITE_UNITS, previousWritePeak, quota(TABLE_WRITE_QUOTA.id)),
        ]
  return partitionCount(reads, writes, config.tableSizeGb, capacityMode)
}
