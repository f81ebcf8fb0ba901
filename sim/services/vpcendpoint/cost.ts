import { HOUR_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const BYTES_PER_GB = 1024 ** 3
const PB = 1024 ** 2

const SOURCE: Price['source'] = {
  document: 'AWS price list, interface endpoints in us-east-1, as recorded in 2024-10',
  url: 'https://aws.amazon.com/privatelink/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const HOURS: Price = {
  id: 'vpcEndpoint.hours',
  title: 'Interface endpoint hours',
  unit: 'hour',
  tiers: [{ upTo: null, unitPrice: 0.01 }],
  source: { ...SOURCE, note: 'For each Availability Zone that the endpoint has an address in.' },
}
const DATA: Price = {
  id: 'vpcEndpoint.data',
  title: 'Data processed by interface endpoints',
  unit: 'GB',
  tiers: [
    { upTo: PB, unitPrice: 0.01 },
    { upTo: 5 * PB, unitPrice: 0.006 },
    { upTo: null, unitPrice: 0.004 },
  ],
  source: SOURCE,
}

/** List prices of us-east-1; other Regions get them with a note. Gateway endpoints are free. */
export const prices = (region: string): readonly Price[] =>
  [HOURS, DATA].map((each) => ({ ...each, source: priceSource(each.source, region) }))

export const freeTiers: readonly FreeTier[] = []

/** Usage of an interface endpoint. */
export const usageOf = (resourceId: string, zones: number, bytes: number, durationMs: number): CostComponent[] => [
  {
    resourceId,
    priceId: HOURS.id,
    component: 'Endpoint hours',
    quantity: (zones * durationMs) / HOUR_MS,
    basis: 'time',
  },
  { resourceId, priceId: DATA.id, component: 'Data processed', quantity: bytes / BYTES_PER_GB, basis: 'usage' },
]
