import { HOUR_MS } from '../month'
import { priceSource } from '../regionNote'
import type { CostComponent, Price } from '../types'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Elastic Load Balancing, us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/elasticloadbalancing/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const price = (id: string, title: string, unit: string, unitPrice: number, source = SOURCE): Price => ({
  id,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source,
})

/** Prices of an Application Load Balancer, with ids of the service that has it; other Regions get those of us-east-1 with a note. */
export const loadBalancerPrices = (service: string, region: string): Price[] =>
  [
    price(`${service}.hours`, 'Application Load Balancer', 'hour', 0.0225),
    price(`${service}.lcuHours`, 'Load balancer capacity units', 'LCU-hour', 0.008, {
      ...SOURCE,
      note: 'A unit covers 25 new connections a second, 3,000 active ones, 1 GB an hour (0.4 GB for Lambda targets) and 1,000 rule evaluations a second; the highest of them counts.',
    }),
  ].map((each) => ({ ...each, source: priceSource(each.source, region) }))

/** The cost components of a load balancer, at the prices of `loadBalancerPrices`. */
export const loadBalancerCosts = (
  service: string,
  resourceId: string,
  durationMs: number,
  capacityUnitHours: number,
): CostComponent[] => [
  {
    resourceId,
    priceId: `${service}.hours`,
    component: 'Load balancer hours',
    quantity: durationMs / HOUR_MS,
    basis: 'time',
  },
  {
    resourceId,
    priceId: `${service}.lcuHours`,
    component: 'Capacity units',
    quantity: capacityUnitHours,
    basis: 'usage',
  },
]
