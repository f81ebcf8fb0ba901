import { HOUR_MS, HOURS_PER_MONTH } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import type { DatabaseConfig } from './config'
import { ENGINES, type Engine } from './engines'
import { classOf, INSTANCE_CLASS_NAMES, type InstanceClassName, type PriceList } from './instanceClasses'
import { GP3_IOPS, GP3_STRIPED_IOPS, STRIPING_GB } from './limits'

const CHECKED = '2026-11-23'

const LISTS: Record<PriceList, { title: string; page: string }> = {
  mysql: { title: 'RDS for MySQL', page: 'rds/mysql' },
  postgresql: { title: 'RDS for PostgreSQL', page: 'rds/postgresql' },
  aurora: { title: 'Aurora', page: 'rds/aurora' },
}

const RECALLED = 'Common knowledge, or a multiple by size of it: check the pricing page.'

const listSource = (list: PriceList, verified: boolean): Price['source'] => ({
  document: `AWS price list, ${LISTS[list].title}, us-east-1, on-demand, Single-AZ`,
  url: `https://aws.amazon.com/${LISTS[list].page}/pricing/`,
  checked: CHECKED,
  confidence: verified ? 'verified' : 'recalled',
  ...(verified ? {} : { note: RECALLED }),
})

const STORAGE_SOURCE: Price['source'] = {
  document: 'AWS price list, RDS storage, us-east-1, Single-AZ, as recorded in May 2026',
  url: 'https://aws.amazon.com/rds/mysql/pricing/',
  checked: CHECKED,
  confidence: 'verified',
}

const STORAGE_PRICES = {
  gp2: { title: 'RDS General Purpose storage (gp2)', unit: 'GB-month', unitPrice: 0.115 },
  gp3: { title: 'RDS General Purpose storage (gp3)', unit: 'GB-month', unitPrice: 0.115 },
  io1: { title: 'RDS Provisioned IOPS storage (io1)', unit: 'GB-month', unitPrice: 0.125 },
  gp3Iops: { title: 'RDS gp3 IOPS above those included', unit: 'IOPS-month', unitPrice: 0.02 },
  io1Iops: { title: 'RDS Provisioned IOPS (io1)', unit: 'IOPS-month', unitPrice: 0.1 },
  aurora: { title: 'Aurora storage', unit: 'GB-month', unitPrice: 0.1 },
  auroraIo: { title: 'Aurora I/O requests', unit: 'request', unitPrice: 0.2e-6 },
} as const

const listOf = (engine: Engine): PriceList => (ENGINES[engine].aurora ? 'aurora' : ENGINES[engine].dialect)

const instancePriceId = (list: PriceList, name: InstanceClassName): string => `rds.${list}.${name}`
const storagePriceId = (name: keyof typeof STORAGE_PRICES): string => `rds.storage.${name}`

const price = (id: string, title: string, unit: string, unitPrice: number, source: Price['source']): Price => ({
  id,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source,
})

const PRICES: readonly Price[] = [
  ...(Object.keys(LISTS) as PriceList[]).flatMap((list) =>
    INSTANCE_CLASS_NAMES.flatMap((name) => {
      const { [list]: hourly, verified } = classOf(name)
      if (hourly === null) return []
      const title = `${LISTS[list].title} ${name}`
      return [
        price(instancePriceId(list, name), title, 'instance-hour', hourly, listSource(list, verified.includes(list))),
      ]
    }),
  ),
  ...(Object.keys(STORAGE_PRICES) as (keyof typeof STORAGE_PRICES)[]).map((name) => {
    const { title, unit, unitPrice } = STORAGE_PRICES[name]
    return price(storagePriceId(name), title, unit, unitPrice, STORAGE_SOURCE)
  }),
]

/** On-demand prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): Price[] =>
  PRICES.map((each) => ({ ...each, source: priceSource(each.source, region) }))

/** IOPS that are billed apart from the storage. */
function billedIops({ storageType, storageGb, provisionedIops }: DatabaseConfig): number {
  if (provisionedIops === null || storageType === 'gp2') return 0
  if (storageType === 'io1') return provisionedIops
  return Math.max(0, provisionedIops - (storageGb < STRIPING_GB ? GP3_IOPS : GP3_STRIPED_IOPS))
}

/** What a database used: the instance and its storage by the hour, and with Aurora its I/O requests. */
export function costComponents(
  resourceId: string,
  config: DatabaseConfig,
  accesses: number,
  durationMs: number,
): CostComponent[] {
  const hours = durationMs / HOUR_MS
  const { aurora } = ENGINES[config.engine]
  const instances = config.multiAz ? 2 : 1
  const copies = aurora ? 1 : instances
  const months = (hours / HOURS_PER_MONTH) * copies
  const iops = aurora ? 0 : billedIops(config)
  const byTime = (priceId: string, component: string, quantity: number): CostComponent => ({
    resourceId,
    priceId,
    component,
    quantity,
    basis: 'time',
  })
  const instance = byTime(
    instancePriceId(listOf(config.engine), config.instanceClass),
    config.multiAz ? 'Instances (Multi-AZ: two)' : 'Instance',
    hours * instances,
  )
  const storage = byTime(storagePriceId(aurora ? 'aurora' : config.storageType), 'Storage', config.storageGb * months)
  const components = [instance, storage]
  if (iops > 0)
    components.push(
      byTime(storagePriceId(config.storageType === 'io1' ? 'io1Iops' : 'gp3Iops'), 'Provisioned IOPS', iops * months),
    )
  if (aurora && accesses > 0)
    components.push({
      resourceId,
      priceId: storagePriceId('auroraIo'),
      component: 'I/O requests',
      quantity: accesses,
      basis: 'usage',
    })
  return components
}
