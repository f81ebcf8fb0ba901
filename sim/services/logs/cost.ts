import { HOURS_PER_MONTH } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'
import type { PlatformEra } from '../define'
import type { LogGroupConfig } from './config'

const BYTES_PER_GB = 1024 ** 3
const GB_PER_TB = 1024
const DAYS_PER_MONTH = HOURS_PER_MONTH / 24

const SOURCE: Price['source'] = {
  document: 'Amazon CloudWatch pricing, logs',
  url: 'https://aws.amazon.com/cloudwatch/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const INGESTION = 'logs.ingestion'
const LAMBDA_INGESTION = 'logs.lambdaIngestion'
const STORAGE = 'logs.storage'

const PRICES: readonly Price[] = [
  {
    id: INGESTION,
    title: 'CloudWatch Logs ingestion',
    unit: 'GB',
    tiers: [{ upTo: null, unitPrice: 0.5 }],
    source: SOURCE,
  },
  {
    id: LAMBDA_INGESTION,
    title: 'CloudWatch Logs ingestion, logs of Lambda functions',
    unit: 'GB',
    tiers: [
      { upTo: 10 * GB_PER_TB, unitPrice: 0.5 },
      { upTo: 30 * GB_PER_TB, unitPrice: 0.25 },
      { upTo: 50 * GB_PER_TB, unitPrice: 0.1 },
      { upTo: null, unitPrice: 0.05 },
    ],
    source: { ...SOURCE, confidence: 'recalled', note: 'In tiers since May 2025.' },
  },
  {
    id: STORAGE,
    title: 'CloudWatch Logs storage',
    unit: 'GB-month',
    tiers: [{ upTo: null, unitPrice: 0.03 }],
    source: { ...SOURCE, note: 'Of compressed data.' },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({
    ...price,
    tiers: price.tiers.map((tier) => ({ ...tier })),
    source: priceSource(price.source, region),
  }))

export const freeTiers: readonly FreeTier[] = [
  {
    id: INGESTION,
    title: 'First 5 GB of log data a month',
    quantity: 5,
    unit: 'GB',
    source: { ...SOURCE, confidence: 'recalled', note: 'The allowance is for ingestion and storage together.' },
  },
]

/** What came in, and its storage until it expires; what never expires counts for a month. */
export function usageOf(
  resourceId: string,
  ingestedBytes: number,
  { retentionDays, compressedPercent }: LogGroupConfig,
  era: PlatformEra,
): CostComponent[] {
  const gigabytes = ingestedBytes / BYTES_PER_GB
  const months = retentionDays === 'never' ? 1 : Number(retentionDays) / DAYS_PER_MONTH
  return [
    {
      resourceId,
      priceId: era === 'modern' ? LAMBDA_INGESTION : INGESTION,
      component: 'Ingestion',
      quantity: gigabytes,
      basis: 'usage',
      freeTierId: INGESTION,
    },
    {
      resourceId,
      priceId: STORAGE,
      component: 'Storage',
      quantity: (gigabytes * compressedPercent * months) / 100,
      basis: 'usage',
    },
  ]
}
