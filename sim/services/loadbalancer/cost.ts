import { HOUR_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Elastic Load Balancing, us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const HOURS: Price = {
  id: 'elbv2.alb.hours',
  title: 'Application Load Balancer',
  unit: 'hour',
  tiers: [{ upTo: null, unitPrice: 0.0225 }],
  source: SOURCE,
}
const UNITS: Price = {
  id: 'elbv2.alb.lcuHours',
  title: 'Load balancer capacity units',
  unit: 'LCU-hour',
  tiers: [{ upTo: null, unitPrice: 0.008 }],
  source: {
    ...SOURCE,
    note: 'A unit covers 25 new connections a second, 3,000 active ones, 1 GB an hour (0.4 GB for Lambda targets) and 1,000 rule evaluations a second; the highest of them counts.',
  },
}

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  [HOURS, UNITS].map((price) => ({ ...price, source: priceSource(price.source, region) }))

/** Usage of one load balancer. */
export const usageOf = (resourceId: string, durationMs: number, capacityUnitHours: number): CostComponent[] => [
  {
    resourceId,
    priceId: HOURS.id,
    component: 'Load balancer hours',
    quantity: durationMs / HOUR_MS,
    basis: 'time',
  },
  {
    resourceId,
    priceId: UNITS.id,
    component: 'Capacity units',
    quantity: capacityUnitHours,
    basis: 'usage',
  },
]
