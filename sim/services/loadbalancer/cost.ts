import { loadBalancerCosts, loadBalancerPrices } from '../../cost/priceBooks/loadBalancer'
import type { CostComponent, Price } from '../../cost/types'

const PREFIX = 'elbv2.alb'

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] => loadBalancerPrices(PREFIX, region)

/** Usage of one load balancer. */
export const usageOf = (resourceId: string, durationMs: number, capacityUnitHours: number): CostComponent[] =>
  loadBalancerCosts(PREFIX, resourceId, durationMs, capacityUnitHours)
