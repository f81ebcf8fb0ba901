import type { ComponentContext } from '../define'
import type { TableConfig } from './config'
import {
  ON_DEMAND_READ_UNITS,
  ON_DEMAND_WRITE_UNITS,
  PARTITION_READ_UNITS,
  PARTITION_WRITE_UNITS,
  READ_LIMITS,
  type SideLimits,
  TABLE_READ_QUOTA,
  TABLE_WRITE_QUOTA,
  WRITE_LIMITS,
} from './limits'
import {
  CONSUMED_READS,
  CONSUMED_WRITES,
  PROVISIONED_READS,
  PROVISIONED_WRITES,
  READ_THROTTLES,
  WRITE_THROTTLES,
} from './metrics'
import { type OnDemandBounds, OnDemandThroughput } from './onDemandThroughput'
import { partitionCount } from './operations'
import { PROVISIONED_THROUGHPUT_EXCEEDED, THROTTLING } from './outcomes'
import { Partitions } from './partitions'
import { ProvisionedThroughput } from './provisionedThroughput'
import { TableSide } from './tableSide'

/** Both sides of a table. */
export interface TableCapacity {
  reads: TableSide
  writes: TableSide
}

type Context = ComponentContext<TableConfig>

export const capacityOf = (context: Context): TableCapacity =>
  context.config.capacityMode === 'provisioned' ? provisioned(context) : onDemand(context)

function provisioned(context: Context): TableCapacity {
  const { readCapacityUnits, writeCapacityUnits, tableSizeGb } = context.config
  context.gauge(PROVISIONED_READS).set(readCapacityUnits)
  context.gauge(PROVISIONED_WRITES).set(writeCapacityUnits)
  const partitions = bothPartitions(context)
  const count = partitionCount(readCapacityUnits, writeCapacityUnits, tableSizeGb, 'provisioned')
  partitions.reads.grow(count)
  partitions.writes.grow(count)
  const throughput = (side: 'Read' | 'Write', units: number, limits: SideLimits) =>
    new ProvisionedThroughput(
      units,
      context.limit(
        limits.provisioned,
        units,
        PROVISIONED_THROUGHPUT_EXCEEDED,
        `Table${side}ProvisionedThroughputExceeded`,
      ),
      context.outcomes.code(PROVISIONED_THROUGHPUT_EXCEEDED),
    )
  const hotPartition = context.outcomes.code(PROVISIONED_THROUGHPUT_EXCEEDED)
  return {
    reads: readSide(context, throughput('Read', readCapacityUnits, READ_LIMITS), partitions.reads, hotPartition),
    writes: writeSide(context, throughput('Write', writeCapacityUnits, WRITE_LIMITS), partitions.writes, hotPartition),
  }
}

function onDemand(context: Context): TableCapacity {
  const { config } = context
  const partitions = bothPartitions(context)
  const split = (): void => {
    const count = partitionCount(reads.capacity, writes.capacity, config.tableSizeGb, 'on-demand')
    partitions.reads.grow(count)
    partitions.writes.grow(count)
  }
  const throughput = (side: 'Read' | 'Write', bounds: OnDemandBounds, limits: SideLimits) =>
    new OnDemandThroughput(side, bounds, limits, {
      limit: (limit, value, outcome, reason) => context.limit(limit, value, outcome, reason),
      code: (outcome) => context.outcomes.code(outcome),
      ceilingRaised: split,
    })
  const reads = throughput(
    'Read',
    {
      initial: ON_DEMAND_READ_UNITS,
      previousPeak: config.previousReadPeak,
      maximum: config.maximumReadUnits,
      tableQuota: context.quota(TABLE_READ_QUOTA.id),
    },
    READ_LIMITS,
  )
  const writes = throughput(
    'Write',
    {
      initial: ON_DEMAND_WRITE_UNITS,
      previousPeak: config.previousWritePeak,
      maximum: config.maximumWriteUnits,
      tableQuota: context.quota(TABLE_WRITE_QUOTA.id),
    },
    WRITE_LIMITS,
  )
  split()
  const hotPartition = context.outcomes.code(THROTTLING)
  return {
    reads: readSide(context, reads, partitions.reads, hotPartition),
    writes: writeSide(context, writes, partitions.writes, hotPartition),
  }
}

function bothPartitions(context: Context): { reads: Partitions; writes: Partitions } {
  const outcome = context.config.capacityMode === 'provisioned' ? PROVISIONED_THROUGHPUT_EXCEEDED : THROTTLING
  const partitions = (side: 'Read' | 'Write', units: number, limits: SideLimits) =>
    new Partitions(units, context.limit(limits.partition, units, outcome, `Table${side}KeyRangeThroughputExceeded`))
  return {
    reads: partitions('Read', PARTITION_READ_UNITS, READ_LIMITS),
    writes: partitions('Write', PARTITION_WRITE_UNITS, WRITE_LIMITS),
  }
}

type Throughput = ProvisionedThroughput | OnDemandThroughput

const readSide = (context: Context, throughput: Throughput, partitions: Partitions, hotPartition: number): TableSide =>
  new TableSide(throughput, partitions, hotPartition, context.counter(CONSUMED_READS), context.counter(READ_THROTTLES))

const writeSide = (context: Context, throughput: Throughput, partitions: Partitions, hotPartition: number): TableSide =>
  new TableSide(
    throughput,
    partitions,
    hotPartition,
    context.counter(CONSUMED_WRITES),
    context.counter(WRITE_THROTTLES),
  )
