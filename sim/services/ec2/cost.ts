import { HOUR_MS } from '../../cost/month'
import { ec2Prices, instanceCosts } from '../../cost/priceBooks/ec2'
import type { CostComponent, Price } from '../../cost/types'
import type { InstanceConfig } from './config'

const PREFIX = 'ec2'

/** List prices of us-east-1, Linux on demand; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] => ec2Prices(PREFIX, region)

/** What a group has used in a run, ms. */
interface GroupUse {
  /** Times of instances that ran. */
  instanceMs: number
  /** CPU time beyond credits, of one vCPU. */
  surplusMs: number
  durationMs: number
}

/** Volumes are there all the time; public addresses go when an instance is stopped. */
export const usageOf = (
  resourceId: string,
  { instanceType, instances, volumeType, volumeGb, publicAddress }: InstanceConfig,
  { instanceMs, surplusMs, durationMs }: GroupUse,
): CostComponent[] =>
  instanceCosts(PREFIX, resourceId, {
    instanceType,
    instanceHours: instanceMs / HOUR_MS,
    volumeType,
    volumeGbHours: (volumeGb * instances * durationMs) / HOUR_MS,
    addressHours: publicAddress ? instanceMs / HOUR_MS : 0,
    surplusVcpuHours: surplusMs / HOUR_MS,
  })
