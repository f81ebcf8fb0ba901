import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon SNS pricing, standard topics',
  url: 'https://aws.amazon.com/sns/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const PRICES: readonly Price[] = [
  {
    id: 'sns.standard.publishes',
    title: 'Publish requests',
    unit: 'request',
    tiers: [{ upTo: null, unitPrice: 0.5e-6 }],
    source: { ...SOURCE, note: 'Each started 64 KB of payload is one request.' },
  },
  {
    id: 'sns.standard.deliveries.sqs',
    title: 'Deliveries to SQS and Lambda',
    unit: 'notification',
    tiers: [{ upTo: null, unitPrice: 0 }],
    source: { ...SOURCE, confidence: 'recalled', note: 'Free; SQS bills the message that arrives.' },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

export const freeTiers: readonly FreeTier[] = [
  {
    id: 'sns.publishes',
    title: 'First million SNS requests a month',
    quantity: 1_000_000,
    unit: 'request',
    source: SOURCE,
  },
]

/** Usage of one topic: billed publish requests, and notifications delivered. */
export const usageOf = (resourceId: string, publishes: number, deliveries: number): CostComponent[] => [
  {
    resourceId,
    priceId: 'sns.standard.publishes',
    component: 'Publish requests',
    quantity: publishes,
    basis: 'usage',
    freeTierId: 'sns.publishes',
  },
  {
    resourceId,
    priceId: 'sns.standard.deliveries.sqs',
    component: 'Deliveries',
    quantity: deliveries,
    basis: 'usage',
  },
]
