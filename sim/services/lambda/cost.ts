import { lambdaDurationLadder, lambdaRegions } from '../../cost/priceBooks/lambdaRegions'
import { PRICED_REGION, priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const FREE_TIER_SOURCE: Price['source'] = {
  document: 'AWS Lambda pricing',
  url: 'https://aws.amazon.com/lambda/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const REQUESTS_PRICE = 'lambda.requests'
const durationPriceId = (architecture: string): string => `lambda.duration.${architecture === 'arm64' ? 'arm' : 'x86'}`

/** Lambda's prices in a Region; those of us-east-1 where the Region's are not known. */
export function prices(region: string): readonly Price[] {
  const own = lambdaRegions[region]
  const known = own ?? lambdaRegions[PRICED_REGION]!
  const source = own === undefined ? priceSource(known.source, region) : own.source
  const duration = (architecture: 'x86' | 'arm', title: string): Price => ({
    id: `lambda.duration.${architecture}`,
    title: `Duration, ${title}`,
    unit: 'GB-second',
    tiers: lambdaDurationLadder(own === undefined ? PRICED_REGION : region, architecture).map((tier) => ({ ...tier })),
    source,
  })
  return [
    {
      id: REQUESTS_PRICE,
      title: 'Requests',
      unit: 'request',
      tiers: [{ upTo: null, unitPrice: known.requestsPerMillion / 1e6 }],
      source,
    },
    duration('x86', 'x86_64'),
    duration('arm', 'arm64'),
  ]
}

/** Monthly free allowance of every account, for both architectures together; it does not expire. */
export const freeTiers: readonly FreeTier[] = [
  { id: 'lambda.requests', title: 'Lambda requests', quantity: 1_000_000, unit: 'request', source: FREE_TIER_SOURCE },
  { id: 'lambda.duration', title: 'Lambda duration', quantity: 400_000, unit: 'GB-second', source: FREE_TIER_SOURCE },
]

/** What a function used: requests that started to run, and billed milliseconds (whole ones, init included). */
export function usage(
  resourceId: string,
  architecture: string,
  memoryMb: number,
  requests: number,
  billedMs: number,
): CostComponent[] {
  return [
    {
      resourceId,
      priceId: REQUESTS_PRICE,
      component: 'Requests',
      quantity: requests,
      basis: 'usage',
      freeTierId: 'lambda.requests',
    },
    {
      resourceId,
      priceId: durationPriceId(architecture),
      component: 'Duration',
      quantity: (memoryMb / 1024) * (billedMs / 1000),
      basis: 'usage',
      freeTierId: 'lambda.duration',
    },
  ]
}
