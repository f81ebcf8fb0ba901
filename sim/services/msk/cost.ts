import { HOUR_MS, HOURS_PER_MONTH } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import { BROKER_TYPE_NAMES, brokerType } from './brokerTypes'
import type { TopicConfig } from './config'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Amazon MSK, Standard brokers, us-east-1',
  url: 'https://aws.amazon.com/msk/pricing/',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'Common knowledge: check the pricing page.',
}

const STORAGE_PRICE = 'msk.storage'

const priceOf = (id: string, title: string, unit: string, unitPrice: number): Price => ({
  id,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source: SOURCE,
})

const PRICES: readonly Price[] = [
  ...BROKER_TYPE_NAMES.map((name) =>
    priceOf(`msk.${name}`, `MSK broker ${name}`, 'broker-hour', brokerType(name).hourly),
  ),
  priceOf(STORAGE_PRICE, 'MSK broker storage', 'GB-month', 0.1),
]

/** On-demand prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

/** What a cluster costs: its brokers and their storage by the hour, used or not. */
export function costComponents(resourceId: string, config: TopicConfig, durationMs: number): CostComponent[] {
  const brokerHours = (durationMs / HOUR_MS) * config.brokers
  return [
    { resourceId, priceId: `msk.${config.brokerType}`, component: 'Brokers', quantity: brokerHours, basis: 'time' },
    {
      resourceId,
      priceId: STORAGE_PRICE,
      component: 'Broker storage',
      quantity: (config.storageGb * brokerHours) / HOURS_PER_MONTH,
      basis: 'time',
    },
  ]
}
