import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const BYTES_PER_GB = 1024 ** 3
const TB = 1024

const SOURCE: Price['source'] = {
  document: 'AWS price list, data transfer from us-east-1 to the internet, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/ec2/pricing/on-demand/',
  checked: '2026-11-23',
  confidence: 'verified',
  note: 'The gateway itself is free.',
}

const PRICE: Price = {
  id: 'internetGateway.transferOut',
  title: 'Data transfer out to the internet',
  unit: 'GB',
  tiers: [
    { upTo: 10 * TB, unitPrice: 0.09 },
    { upTo: 50 * TB, unitPrice: 0.085 },
    { upTo: 150 * TB, unitPrice: 0.07 },
    { upTo: null, unitPrice: 0.05 },
  ],
  source: SOURCE,
}

const FREE_TRANSFER: FreeTier = {
  id: 'internetGateway.free.transferOut',
  title: 'First 100 GB a month out to the internet',
  quantity: 100,
  unit: 'GB',
  source: { ...SOURCE, confidence: 'recalled', note: 'Of all services of the account together.' },
}
export const freeTiers: readonly FreeTier[] = [FREE_TRANSFER]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] => [{ ...PRICE, source: priceSource(SOURCE, region) }]

export const usageOf = (resourceId: string, bytesOut: number): CostComponent[] => [
  {
    resourceId,
    priceId: PRICE.id,
    component: 'Data out to the internet',
    quantity: bytesOut / BYTES_PER_GB,
    basis: 'usage',
    freeTierId: FREE_TRANSFER.id,
  },
]
