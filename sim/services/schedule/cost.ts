import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon EventBridge pricing, EventBridge Scheduler',
  url: 'https://aws.amazon.com/eventbridge/pricing/',
  checked: '2026-11-23',
  confidence: 'recalled',
}

const PRICES: readonly Price[] = [
  {
    id: 'scheduler.invocations',
    title: 'EventBridge Scheduler invocations',
    unit: 'invocation',
    tiers: [{ upTo: null, unitPrice: 1e-6 }],
    source: { ...SOURCE, note: 'Each started 64 KB of payload is one invocation.' },
  },
  {
    id: 'scheduler.scheduledRuleEvents',
    title: 'Events of scheduled rules',
    unit: 'event',
    tiers: [{ upTo: null, unitPrice: 0 }],
    source: {
      ...SOURCE,
      document: 'Amazon EventBridge pricing, event buses',
      note: 'Free, as events of AWS services are.',
    },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

export const freeTiers: readonly FreeTier[] = [
  {
    id: 'scheduler.invocations',
    title: 'First 14 million EventBridge Scheduler invocations a month',
    quantity: 14_000_000,
    unit: 'invocation',
    source: SOURCE,
  },
]

/** Usage of one schedule: billed invocations. */
export const usageOf = (resourceId: string, invokedBy: 'scheduler' | 'rule', invocations: number): CostComponent[] =>
  invokedBy === 'rule'
    ? [
        {
          resourceId,
          priceId: 'scheduler.scheduledRuleEvents',
          component: 'Scheduled events',
          quantity: invocations,
          basis: 'usage',
        },
      ]
    : [
        {
          resourceId,
          priceId: 'scheduler.invocations',
          component: 'Invocations',
          quantity: invocations,
          basis: 'usage',
          freeTierId: 'scheduler.invocations',
        },
      ]
