/** A price of one unit, or a ladder of prices by monthly quantity. Amounts in US dollars. */
export interface Price {
  /** Such as `lambda.duration.x86`. */
  id: string
  title: string
  /** What one unit is: `request`, `GB-second`, `hour`. */
  unit: string
  /** Steps by monthly quantity; the last has `upTo: null`. */
  tiers: { upTo: number | null; unitPrice: number }[]
  source: {
    document: string
    url: string
    checked: string
    confidence: 'verified' | 'derived' | 'measured' | 'recalled'
    note?: string
  }
}

/** A line item of a resource: how much of what it used. */
export interface CostComponent {
  resourceId: string
  /** Price id. */
  priceId: string
  /** What the line is called: `Requests`, `Duration`. */
  component: string
  /** Units used in the run. */
  quantity: number
  /** usage: scales with traffic, so the month repeats the run. time: accrues by the hour whether used or not. */
  basis: 'usage' | 'time'
  /** Free units per month of the whole account, shared by all lines with the same `freeTierId`. */
  freeTierId?: string
}

/** A free allowance per month and account. */
export interface FreeTier {
  id: string
  title: string
  quantity: number
  unit: string
  source: Price['source']
}

/** One tier of one cost component, as shown: quantity x unit price = amount. */
export interface CostLine {
  resourceId: string
  component: string
  unit: string
  quantity: number
  unitPrice: number
  amount: number
  priceId: string
  /** Such as `first 6 billion` when the price has several tiers. */
  tier: string | null
  /** True for the line that takes the free allowance off (unit price 0). */
  free: boolean
  /** As in the component: whether the line grows with traffic or by the hour. */
  basis: CostComponent['basis']
}

/** Costs of a run and of a month like it. Totals are the sums of their lines, unrounded; see `money.ts` for showing them. */
export interface CostReport {
  currency: 'USD'
  region: string
  freeTier: boolean
  /** The run's own share, without free tier and at first-tier prices of its monthly projection. */
  run: number
  /** A 730-hour month of repeating the run. */
  month: number
  /** Month divided by requests of the month; null without requests. */
  perRequest: number | null
  requestsPerMonth: number
  /** Lines of the month. */
  lines: CostLine[]
  /** Lines of the run. */
  runLines: CostLine[]
  byResource: { resourceId: string; run: number; month: number }[]
  /** Prices of the lines, in order of first use. */
  prices: Price[]
  /** Free allowances that took something off the month, in order of first use. */
  freeTiers: FreeTier[]
}
