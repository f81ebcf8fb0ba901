import { priceSource } from '../../cost/regionNote'
import type { FreeTier, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon SQS pricing',
  url: 'https://aws.amazon.com/sqs/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

export const STANDARD_REQUESTS = 'sqs.standard.requests'
export const FIFO_REQUESTS = 'sqs.fifo.requests'

const PRICES: readonly Price[] = [
  {
    id: STANDARD_REQUESTS,
    title: 'Standard queue requests',
    unit: 'request',
    tiers: [
      { upTo: 100e9, unitPrice: 0.4e-6 },
      { upTo: 200e9, unitPrice: 0.3e-6 },
      { upTo: null, unitPrice: 0.24e-6 },
    ],
    source: { ...SOURCE, note: 'Each started 64 KB of payload is one request.' },
  },
  {
    id: FIFO_REQUESTS,
    title: 'FIFO queue requests',
    unit: 'request',
    tiers: [{ upTo: null, unitPrice: 0.5e-6 }],
    source: { ...SOURCE, note: 'Lower prices above 100 billion requests a month are reported but not confirmed.' },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

export const freeTiers: readonly FreeTier[] = [
  {
    id: 'sqs.requests',
    title: 'First million SQS requests a month',
    quantity: 1_000_000,
    unit: 'request',
    source: SOURCE,
  },
]
