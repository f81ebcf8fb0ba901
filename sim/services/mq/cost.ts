import { HOUR_MS, MONTH_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, Price } from '../../cost/types'
import { type BrokerConfig, instances } from './config'
import { ENGINES, type Engine } from './engines'
import { INSTANCE_TYPE_NAMES, instanceType } from './instanceTypes'

const SOURCE: Price['source'] = {
  document: 'AWS price list, Amazon MQ, us-east-1',
  url: 'https://aws.amazon.com/amazon-mq/pricing/',
  checked: '2026-11-23',
  confidence: 'recalled',
  note: 'Common knowledge: check the pricing page.',
}

const priceOf = (id: string, title: string, unit: string, unitPrice: number): Price => ({
  id,
  title,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source: SOURCE,
})

const PRICES: readonly Price[] = (Object.keys(ENGINES) as Engine[]).flatMap((engine) => {
  const { title, storage } = ENGINES[engine]
  return [
    ...INSTANCE_TYPE_NAMES.map((name) =>
      priceOf(`mq.${engine}.${name}`, `Amazon MQ ${title} ${name}`, 'instance-hour', instanceType(name)[engine]),
    ),
    priceOf(`mq.${engine}.storage`, storage.title, 'GB-month', storage.price),
  ]
})

/** On-demand prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

/** What a broker costs: its instances by the hour and its storage. RabbitMQ stores on each node. */
export function costComponents(resourceId: string, config: BrokerConfig, durationMs: number): CostComponent[] {
  const { engine } = config
  const count = instances(config)
  const volumes = engine === 'rabbitmq' ? count : 1
  const components: CostComponent[] = [
    {
      resourceId,
      priceId: `mq.${engine}.${config.instanceType}`,
      component: count === 1 ? 'Broker instance' : 'Broker instances',
      quantity: (durationMs / HOUR_MS) * count,
      basis: 'time',
    },
    {
      resourceId,
      priceId: `mq.${engine}.storage`,
      component: 'Storage',
      quantity: (durationMs / MONTH_MS) * config.storageGb * volumes,
      basis: 'time',
    },
  ]
  return components.filter(({ quantity }) => quantity > 0)
}
