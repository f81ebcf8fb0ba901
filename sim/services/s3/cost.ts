import { MONTH_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon S3 pricing, S3 Standard',
  url: 'https://aws.amazon.com/s3/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const PRICES: readonly Price[] = [
  {
    id: 's3.standard.put',
    title: 'PUT, COPY, POST and LIST requests',
    unit: 'request',
    tiers: [{ upTo: null, unitPrice: 0.005e-3 }],
    source: SOURCE,
  },
  {
    id: 's3.standard.get',
    title: 'GET and other requests',
    unit: 'request',
    tiers: [{ upTo: null, unitPrice: 0.0004e-3 }],
    source: SOURCE,
  },
  {
    id: 's3.standard.storage',
    title: 'Storage',
    unit: 'GB-month',
    tiers: [
      { upTo: 51_200, unitPrice: 0.023 },
      { upTo: 512_000, unitPrice: 0.022 },
      { upTo: null, unitPrice: 0.021 },
    ],
    source: { ...SOURCE, note: 'The price beyond 50 TB is recalled.' },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

/** AWS's allowance for S3 ends twelve months after an account was opened, so none is taken off. */
export const freeTiers: readonly FreeTier[] = []

export const usageOf = (
  resourceId: string,
  gets: number,
  puts: number,
  storedGigabytes: number,
  durationMs: number,
): CostComponent[] => [
  {
    resourceId,
    priceId: 's3.standard.put',
    component: 'PUT, COPY, POST and LIST requests',
    quantity: puts,
    basis: 'usage',
  },
  { resourceId, priceId: 's3.standard.get', component: 'GET and other requests', quantity: gets, basis: 'usage' },
  {
    resourceId,
    priceId: 's3.standard.storage',
    component: 'Storage',
    quantity: (storedGigabytes * durationMs) / MONTH_MS,
    basis: 'time',
  },
]
