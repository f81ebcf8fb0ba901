import { lambdaDurationLadder, lambdaRegions } from '../../cost/priceBooks/lambdaRegions'
import { PRICED_REGION, priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'
import type { FunctionVersion } from './FunctionVersion'
import { pollerPrices } from './polling/pollerCost'
import { FREE_EPHEMERAL_STORAGE_MB } from './limits'

const FREE_TIER_SOURCE: Price['source'] = {
  document: 'AWS Lambda pricing',
  url: 'https://aws.amazon.com/lambda/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

/** Prices known for us-east-1 alone, US dollars. */
const STREAMING_PER_GB = 0.008
const SNAPSTART_CACHE_GB_SECOND = 0.0000015046
const SNAPSTART_RESTORE_GB = 0.0001397998

const REQUESTS_PRICE = 'lambda.requests'

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
  const flat = (id: string, title: string, unit: string, unitPrice: number, of = source): Price => ({
    id,
    title,
    unit,
    tiers: [{ upTo: null, unitPrice }],
    source: of,
  })
  const home = priceSource(lambdaRegions[PRICED_REGION]!.source, region)
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
    flat('lambda.provisioned.x86', 'Provisioned concurrency, x86_64', 'GB-second', known.provisionedX86),
    flat('lambda.provisioned.arm', 'Provisioned concurrency, arm64', 'GB-second', known.provisionedArm),
    flat(
      'lambda.provisionedDuration.x86',
      'Duration in provisioned environments, x86_64',
      'GB-second',
      known.provisionedDurationX86,
    ),
    flat(
      'lambda.provisionedDuration.arm',
      'Duration in provisioned environments, arm64',
      'GB-second',
      known.provisionedDurationArm,
    ),
    flat('lambda.ephemeralStorage', 'Ephemeral storage above 512 MB', 'GB-second', known.ephemeralStorage),
    flat('lambda.streaming', 'Response streaming', 'GB', STREAMING_PER_GB, home),
    flat('lambda.snapStartCache', 'SnapStart cache, Python and .NET', 'GB-second', SNAPSTART_CACHE_GB_SECOND, home),
    flat('lambda.snapStartRestore', 'SnapStart restore, Python and .NET', 'GB', SNAPSTART_RESTORE_GB, home),
    ...pollerPrices(region),
  ]
}

/** Monthly free allowance of every account, for both architectures together; it does not expire. */
export const freeTiers: readonly FreeTier[] = [
  { id: 'lambda.requests', title: 'Lambda requests', quantity: 1_000_000, unit: 'request', source: FREE_TIER_SOURCE },
  { id: 'lambda.duration', title: 'Lambda duration', quantity: 400_000, unit: 'GB-second', source: FREE_TIER_SOURCE },
  {
    id: 'lambda.streaming',
    title: 'Lambda response streaming',
    quantity: 100,
    unit: 'GB',
    source: { ...FREE_TIER_SOURCE, confidence: 'recalled' },
  },
]

/** What a function used, all versions together: each price once, with the memory of each version in its quantity. */
export function usage(
  resourceId: string,
  versions: readonly FunctionVersion[],
  furtherRequests: number,
  durationMs: number,
): CostComponent[] {
  const used = new Map<string, CostComponent>()
  const add = (
    priceId: string,
    component: string,
    quantity: number,
    freeTierId?: string,
    basis: CostComponent['basis'] = 'usage',
  ): void => {
    const known = used.get(priceId)
    if (known !== undefined) known.quantity += quantity
    else
      used.set(priceId, {
        resourceId,
        priceId,
        component,
        quantity,
        basis,
        ...(freeTierId === undefined ? {} : { freeTierId }),
      })
  }
  for (const { billing, provisioned } of versions) {
    const { architecture, memoryMb, ephemeralStorageMb, runtime, snapStart } = billing.settings
    const suffix = architecture === 'arm64' ? 'arm' : 'x86'
    const gigabytes = memoryMb / 1024
    add(REQUESTS_PRICE, 'Requests', billing.requests, 'lambda.requests')
    add(`lambda.duration.${suffix}`, 'Duration', gigabytes * (billing.onDemandMs / 1000), 'lambda.duration')
    if (provisioned !== null) {
      const readyMs = provisioned.usedMs(durationMs)
      const ranMs = billing.provisionedMs + provisioned.initMs
      add(`lambda.provisioned.${suffix}`, 'Provisioned concurrency', gigabytes * (readyMs / 1000), undefined, 'time')
      add(`lambda.provisionedDuration.${suffix}`, 'Duration, provisioned', gigabytes * (ranMs / 1000))
    }
    const extraStorage = (ephemeralStorageMb - FREE_EPHEMERAL_STORAGE_MB) / 1024
    if (extraStorage > 0)
      add(
        'lambda.ephemeralStorage',
        'Ephemeral storage',
        extraStorage * ((billing.onDemandMs + billing.provisionedMs) / 1000),
      )
    if (billing.settings.responseStreaming)
      add('lambda.streaming', 'Response streaming', billing.streamedBytes / 1024 ** 3, 'lambda.streaming')
    if (snapStart && !runtime.startsWith('java')) {
      add('lambda.snapStartCache', 'SnapStart cache', gigabytes * (durationMs / 1000), undefined, 'time')
      add('lambda.snapStartRestore', 'SnapStart restore', gigabytes * billing.restores)
    }
  }
  add(REQUESTS_PRICE, 'Requests', furtherRequests, 'lambda.requests')
  return [...used.values()]
}
