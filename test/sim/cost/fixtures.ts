import type { CostReportInput } from '../../../sim/cost/report'
import type { CostComponent, FreeTier, Price } from '../../../sim/cost/types'

const source: Price['source'] = {
  document: 'Test prices',
  url: 'https://aws.amazon.com/pricing/',
  checked: '2026-11-23',
  confidence: 'verified',
}

export const flat = (id: string, unitPrice: number, unit = 'request'): Price => ({
  id,
  title: id,
  unit,
  tiers: [{ upTo: null, unitPrice }],
  source,
})

export const ladder = (id: string, tiers: Price['tiers'], unit = 'request'): Price => ({
  id,
  title: id,
  unit,
  tiers,
  source,
})

export const freeTier = (id: string, quantity: number, unit = 'request'): FreeTier => ({
  id,
  title: id,
  quantity,
  unit,
  source,
})

export const usage = (resourceId: string, priceId: string, quantity: number, freeTierId?: string): CostComponent => ({
  resourceId,
  priceId,
  component: priceId,
  quantity,
  basis: 'usage',
  freeTierId,
})

export const MONTH_MS = 730 * 3_600_000

/** A month-long run, so that the month equals the run unless free tier or ladder change it. */
export const report = (input: Partial<CostReportInput>): CostReportInput => ({
  components: [],
  prices: [],
  freeTiers: [],
  region: 'us-east-1',
  freeTierOn: false,
  runDurationMs: MONTH_MS,
  requests: 0,
  ...input,
})
