import { HOUR_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import type { RestApiConfig } from './config'
import { CACHE_SIZES } from './limits'

const REQUESTS = 'apigateway.rest.requests'
const cachePriceId = (gb: number): string => `apigateway.rest.cache.${gb}`

const SOURCE: Price['source'] = {
  document: 'AWS price list, API Gateway, us-east-1, as recorded on 2024-07-01',
  url: 'https://aws.amazon.com/api-gateway/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}
const FREE_TIER_NOTE =
  'The free million requests a month end 12 months after an account was opened, so they are not taken off.'

/** List prices of REST APIs in us-east-1; other Regions get them with a note. */
export function prices(region: string): Price[] {
  const noted = (note: string): Price['source'] => priceSource({ ...SOURCE, note }, region)
  return [
    {
      id: REQUESTS,
      title: 'API Gateway REST API requests',
      unit: 'request',
      tiers: [
        { upTo: 333e6, unitPrice: 3.5e-6 },
        { upTo: 1e9, unitPrice: 2.8e-6 },
        { upTo: 20e9, unitPrice: 2.38e-6 },
        { upTo: null, unitPrice: 1.51e-6 },
      ],
      source: noted(FREE_TIER_NOTE),
    },
    ...CACHE_SIZES.map(({ gb, usdPerHour }) => ({
      id: cachePriceId(gb),
      title: `API Gateway cache, ${gb} GB`,
      unit: 'hour',
      tiers: [{ upTo: null, unitPrice: usdPerHour }],
      source: noted('Caching has no free tier.'),
    })),
  ]
}

/** What a stage used: requests that were not throttled, and hours of its cache. */
export function costComponents(
  resourceId: string,
  config: RestApiConfig,
  requests: number,
  durationMs: number,
): CostComponent[] {
  const components: CostComponent[] = [
    { resourceId, priceId: REQUESTS, component: 'Requests', quantity: requests, basis: 'usage' },
  ]
  if (config.cacheEnabled)
    components.push({
      resourceId,
      priceId: cachePriceId(config.cacheSizeGb),
      component: `Cache ${config.cacheSizeGb} GB`,
      quantity: durationMs / HOUR_MS,
      basis: 'time',
    })
  return components
}
