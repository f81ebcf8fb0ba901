import { HOUR_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const BYTES_PER_GB = 1024 ** 3

const SOURCE: Price['source'] = {
  document: 'AWS price list, NAT gateways in us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/vpc/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}
const ADDRESS_SOURCE: Price['source'] = {
  document: 'Amazon VPC pricing, public IPv4 addresses, since 2024-02-01',
  url: 'https://aws.amazon.com/vpc/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const price = (id: string, title: string, unit: string, unitPrice: number, source = SOURCE): Price => ({
  id: `natGateway.${id}`,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source,
})

const HOURS = price('hours', 'NAT gateway hours', 'hour', 0.045)
const DATA = price('data', 'Data processed by NAT gateways', 'GB', 0.045)
const ADDRESSES = price('publicAddresses', 'Public IPv4 addresses of NAT gateways', 'hour', 0.005, ADDRESS_SOURCE)

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  [HOURS, DATA, ADDRESSES].map((each) => ({ ...each, source: priceSource(each.source, region) }))

export const freeTiers: readonly FreeTier[] = []

export function usageOf(resourceId: string, addresses: number, bytes: number, durationMs: number): CostComponent[] {
  const hours = durationMs / HOUR_MS
  return [
    { resourceId, priceId: HOURS.id, component: 'Gateway hours', quantity: hours, basis: 'time' },
    { resourceId, priceId: ADDRESSES.id, component: 'Public addresses', quantity: hours * addresses, basis: 'time' },
    { resourceId, priceId: DATA.id, component: 'Data processed', quantity: bytes / BYTES_PER_GB, basis: 'usage' },
  ]
}
