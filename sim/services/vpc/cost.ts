import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'

const BYTES_PER_GB = 1024 ** 3
/** Both Availability Zones pay for what crosses between them. */
const DIRECTIONS = 2

const PRICE: Price = {
  id: 'vpc.transferBetweenZones',
  title: 'Data transfer between Availability Zones',
  unit: 'GB',
  tiers: [{ upTo: null, unitPrice: 0.01 }],
  source: {
    document: 'AWS price list, data transfer within us-east-1, as recorded on 2024-07-01',
    url: 'https://aws.amazon.com/ec2/pricing/on-demand/',
    checked: '2026-11-23',
    confidence: 'verified',
    note: 'Charged in each direction: a gigabyte counts once where it leaves and once where it arrives.',
  },
}

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] => [{ ...PRICE, source: priceSource(PRICE.source, region) }]

export const usageOf = (resourceId: string, bytesBetweenZones: number): CostComponent[] => [
  {
    resourceId,
    priceId: PRICE.id,
    component: 'Between Availability Zones',
    quantity: (bytesBetweenZones / BYTES_PER_GB) * DIRECTIONS,
    basis: 'usage',
  },
]
