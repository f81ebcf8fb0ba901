import { priceSource } from '../../../cost/regionNote'
import type { CostComponent, Price } from '../../../cost/types'

const POLLER_HOURS = 'lambda.pollerHours'

const PRICE: Price = {
  id: POLLER_HOURS,
  title: 'Provisioned pollers of SQS event source mappings',
  unit: 'poller-hour',
  tiers: [{ upTo: null, unitPrice: 0.00925 }],
  source: {
    document: 'AWS Lambda pricing',
    url: 'https://aws.amazon.com/lambda/pricing/',
    checked: '2026-11-23',
    confidence: 'derived',
    note: 'Derived from $0.185 for an event poller unit of 20 MB/s, of which a poller of 1 MB/s is a twentieth; not confirmed.',
  },
}

/** Price of a provisioned poller in us-east-1; other Regions get it with a note. */
export const pollerPrices = (region: string): readonly Price[] => [
  { ...PRICE, source: priceSource(PRICE.source, region) },
]

/** What the provisioned pollers of one mapping used. */
export const pollerUsage = (resourceId: string, pollerHours: number): CostComponent[] => [
  {
    resourceId,
    priceId: POLLER_HOURS,
    component: 'Provisioned pollers',
    quantity: pollerHours,
    basis: 'time',
  },
]
