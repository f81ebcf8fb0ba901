import { HOUR_MS } from '../../cost/month'
import { ec2Prices, instanceCosts } from '../../cost/priceBooks/ec2'
import { loadBalancerCosts, loadBalancerPrices } from '../../cost/priceBooks/loadBalancer'
import type { CostComponent, Price } from '../../cost/types'
import { subnetsOf } from '../../servers/serverFields'
import type { EnvironmentConfig } from './config'
import { MIN_ZONES } from './limits'

const PREFIX = 'beanstalk'
const LOAD_BALANCER = `${PREFIX}.loadBalancer`

/** List prices of us-east-1; other Regions get them with a note. Elastic Beanstalk itself costs nothing. */
export const prices = (region: string): readonly Price[] => [
  ...ec2Prices(PREFIX, region),
  ...loadBalancerPrices(LOAD_BALANCER, region),
]

/** What an environment has used in a run. */
interface EnvironmentUse {
  /** Times of instances, ms. */
  instanceMs: number
  /** CPU time beyond credits, ms of a vCPU. */
  surplusMs: number
  capacityUnitHours: number
  durationMs: number
}

export function usageOf(
  resourceId: string,
  parentId: string | null,
  config: EnvironmentConfig,
  { instanceMs, surplusMs, capacityUnitHours, durationMs }: EnvironmentUse,
): CostComponent[] {
  const { instanceType, volumeType, volumeGb, publicAddress } = config
  const hours = durationMs / HOUR_MS
  const instanceHours = instanceMs / HOUR_MS
  const addresses = publicAddress ? Math.max(MIN_ZONES, subnetsOf(config, parentId).length) : 0
  return [
    ...instanceCosts(PREFIX, resourceId, {
      instanceType,
      instanceHours,
      volumeType,
      volumeGbHours: volumeGb * instanceHours,
      addressHours: addresses * hours,
      surplusVcpuHours: surplusMs / HOUR_MS,
    }),
    ...loadBalancerCosts(LOAD_BALANCER, resourceId, durationMs, capacityUnitHours),
  ]
}
