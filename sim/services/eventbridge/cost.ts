import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon EventBridge pricing, event buses',
  url: 'https://aws.amazon.com/eventbridge/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const PRICES: readonly Price[] = [
  {
    id: 'eventbridge.customEvents',
    title: 'Custom events',
    unit: 'event',
    tiers: [{ upTo: null, unitPrice: 1e-6 }],
    source: { ...SOURCE, note: 'Each started 64 KB of an event is one event.' },
  },
  {
    id: 'eventbridge.serviceEvents',
    title: 'Events of AWS services',
    unit: 'event',
    tiers: [{ upTo: null, unitPrice: 0 }],
    source: { ...SOURCE, confidence: 'recalled', note: 'Free.' },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

export const freeTiers: readonly FreeTier[] = []

/** Usage of one bus: billed custom events, and events of AWS services. */
export const usageOf = (resourceId: string, customEvents: number, serviceEvents: number): CostComponent[] => [
  {
    resourceId,
    priceId: 'eventbridge.customEvents',
    component: 'Custom events',
    quantity: customEvents,
    basis: 'usage',
  },
  {
    resourceId,
    priceId: 'eventbridge.serviceEvents',
    component: 'Events of AWS services',
    quantity: serviceEvents,
    basis: 'usage',
  },
]
