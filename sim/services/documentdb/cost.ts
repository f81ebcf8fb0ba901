import { HOUR_MS, HOURS_PER_MONTH } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import type { ClusterConfig } from './config'
import { INSTANCE_CLASS_NAMES, instanceClass } from './instanceClasses'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Amazon DocumentDB, Standard storage configuration, us-east-1',
  url: 'https://aws.amazon.com/documentdb/pricing/',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'Common knowledge: check the pricing page.',
}

const STORAGE = 'docdb.storage'
const IO = 'docdb.io'

const priceOf = (id: string, title: string, unit: string, unitPrice: number): Price => ({
  id,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source: SOURCE,
})

const PRICES: readonly Price[] = [
  ...INSTANCE_CLASS_NAMES.map((name) =>
    priceOf(`docdb.${name}`, `DocumentDB ${name}`, 'instance-hour', instanceClass(name).hourly),
  ),
  priceOf(STORAGE, 'DocumentDB storage', 'GB-month', 0.1),
  priceOf(IO, 'DocumentDB I/O requests', 'request', 0.2e-6),
]

/** On-demand prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

/** What a cluster used: its instances and storage by the hour, and its I/O requests. */
export function costComponents(
  resourceId: string,
  config: ClusterConfig,
  ioRequests: number,
  durationMs: number,
): CostComponent[] {
  const hours = durationMs / HOUR_MS
  const components: CostComponent[] = [
    {
      resourceId,
      priceId: `docdb.${config.instanceClass}`,
      component: 'Instances',
      quantity: hours * config.instances,
      basis: 'time',
    },
    {
      resourceId,
      priceId: STORAGE,
      component: 'Storage',
      quantity: (config.storageGb * hours) / HOURS_PER_MONTH,
      basis: 'time',
    },
    { resourceId, priceId: IO, component: 'I/O requests', quantity: ioRequests, basis: 'usage' },
  ]
  return components.filter(({ quantity }) => quantity > 0)
}
