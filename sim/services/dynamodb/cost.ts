import { HOUR_MS, HOURS_PER_MONTH } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'
import type { TableConfig } from './config'

const SOURCE: Price['source'] = {
  document: 'AWS price list, DynamoDB, us-east-1, as recorded on 2024-11-15',
  url: 'https://aws.amazon.com/dynamodb/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const FREE_SOURCE: Price['source'] = {
  document: 'DynamoDB pricing, AWS Free Tier',
  url: 'https://aws.amazon.com/dynamodb/pricing/',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'Always free, for tables of the Standard class.',
}

const freeTier = (id: string, title: string, quantity: number, unit: string): FreeTier => ({
  id: `dynamodb.free.${id}`,
  title,
  quantity,
  unit,
  source: FREE_SOURCE,
})

const FREE_UNITS = 25
const FREE_STORAGE = freeTier('storage', '25 GB of storage', 25, 'GB-month')
const FREE_READS = freeTier(
  'readCapacity',
  '25 provisioned read capacity units',
  FREE_UNITS * HOURS_PER_MONTH,
  'RCU-hour',
)
const FREE_WRITES = freeTier(
  'writeCapacity',
  '25 provisioned write capacity units',
  FREE_UNITS * HOURS_PER_MONTH,
  'WCU-hour',
)
const FREE_STREAM_READS = freeTier('streamReads', '2.5 million reads of streams', 2_500_000, 'request')
export const freeTiers: readonly FreeTier[] = [FREE_STORAGE, FREE_READS, FREE_WRITES, FREE_STREAM_READS]

const PRICES = {
  readRequests: { title: 'DynamoDB read request units', unit: 'RRU', unitPrice: 0.125e-6 },
  writeRequests: { title: 'DynamoDB write request units', unit: 'WRU', unitPrice: 0.625e-6 },
  readCapacity: { title: 'DynamoDB provisioned read capacity', unit: 'RCU-hour', unitPrice: 0.00013 },
  writeCapacity: { title: 'DynamoDB provisioned write capacity', unit: 'WCU-hour', unitPrice: 0.00065 },
  streamReads: { title: 'DynamoDB Streams reads, except those of Lambda', unit: 'request', unitPrice: 0.2e-6 },
  storage: { title: 'DynamoDB storage', unit: 'GB-month', unitPrice: 0.25 },
} as const

const priceId = (name: keyof typeof PRICES): string => `dynamodb.${name}`

/** List prices of the Standard table class in us-east-1; other Regions get them with a note. */
export function prices(region: string): Price[] {
  const source = priceSource(SOURCE, region)
  return (Object.keys(PRICES) as (keyof typeof PRICES)[]).map((name) => ({
    id: priceId(name),
    title: PRICES[name].title,
    unit: PRICES[name].unit,
    tiers: [{ upTo: null, unitPrice: PRICES[name].unitPrice }],
    source,
  }))
}

/** What a table used: units by request or capacity by the hour, its storage, and reads of its stream. */
export function costComponents(
  resourceId: string,
  config: TableConfig,
  readUnits: number,
  writeUnits: number,
  streamReads: number,
  durationMs: number,
): CostComponent[] {
  const hours = durationMs / HOUR_MS
  const storage: CostComponent = {
    resourceId,
    priceId: priceId('storage'),
    component: 'Storage',
    quantity: (config.tableSizeGb * hours) / HOURS_PER_MONTH,
    basis: 'time',
    freeTierId: FREE_STORAGE.id,
  }
  const always = streamReads === 0 ? [storage] : [storage, streamComponent(resourceId, streamReads)]
  if (config.capacityMode === 'on-demand')
    return [
      { resourceId, priceId: priceId('readRequests'), component: 'Reads', quantity: readUnits, basis: 'usage' },
      { resourceId, priceId: priceId('writeRequests'), component: 'Writes', quantity: writeUnits, basis: 'usage' },
      ...always,
    ]
  return [
    {
      resourceId,
      priceId: priceId('readCapacity'),
      component: 'Read capacity',
      quantity: config.readCapacityUnits * hours,
      basis: 'time',
      freeTierId: FREE_READS.id,
    },
    {
      resourceId,
      priceId: priceId('writeCapacity'),
      component: 'Write capacity',
      quantity: config.writeCapacityUnits * hours,
      basis: 'time',
      freeTierId: FREE_WRITES.id,
    },
    ...always,
  ]
}

const streamComponent = (resourceId: string, quantity: number): CostComponent => ({
  resourceId,
  priceId: priceId('streamReads'),
  component: 'Stream reads',
  quantity,
  basis: 'usage',
  freeTierId: FREE_STREAM_READS.id,
})
