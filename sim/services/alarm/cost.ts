import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'

const SOURCE: Price['source'] = {
  document: 'Amazon CloudWatch pricing, alarms',
  url: 'https://aws.amazon.com/cloudwatch/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

const STANDARD = 'cloudwatch.alarm'
const HIGH_RESOLUTION = 'cloudwatch.highResolutionAlarm'
const FREE = 'cloudwatch.alarms'

const PRICES: readonly Price[] = [
  {
    id: STANDARD,
    title: 'CloudWatch alarms, standard resolution',
    unit: 'alarm-month',
    tiers: [{ upTo: null, unitPrice: 0.1 }],
    source: SOURCE,
  },
  {
    id: HIGH_RESOLUTION,
    title: 'CloudWatch alarms, high resolution',
    unit: 'alarm-month',
    tiers: [{ upTo: null, unitPrice: 0.3 }],
    source: { ...SOURCE, note: 'Alarms with a period below a minute.' },
  },
]

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  PRICES.map((price) => ({ ...price, source: priceSource(price.source, region) }))

export const freeTiers: readonly FreeTier[] = [
  {
    id: FREE,
    title: 'Ten standard CloudWatch alarms',
    quantity: 10,
    unit: 'alarm-month',
    source: { ...SOURCE, confidence: 'recalled', note: 'Not for high-resolution alarms.' },
  },
]

/** An alarm costs by the month, whether it goes off or not. */
export const usageOf = (resourceId: string, isHighResolution: boolean, months: number): CostComponent[] => [
  {
    resourceId,
    priceId: isHighResolution ? HIGH_RESOLUTION : STANDARD,
    component: 'Alarm',
    quantity: months,
    basis: 'time',
    ...(isHighResolution ? {} : { freeTierId: FREE }),
  },
]
