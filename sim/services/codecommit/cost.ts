import { MONTH_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'
import { SOURCES } from './limits'

const USERS: Price = {
  id: 'codecommit.activeUsers',
  title: 'CodeCommit active users',
  unit: 'user-month',
  tiers: [{ upTo: null, unitPrice: 1 }],
  source: { ...SOURCES.pricing, note: 'Each user has 10 GB of storage and 2,000 Git requests a month.' },
}
const FREE_USERS: FreeTier = {
  id: 'codecommit.activeUsers',
  title: 'CodeCommit active users',
  quantity: 5,
  unit: 'user-month',
  source: SOURCES.pricing,
}

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] => [{ ...USERS, source: priceSource(USERS.source, region) }]

export const freeTiers: readonly FreeTier[] = [FREE_USERS]

/** Usage of one repository. */
export const usageOf = (resourceId: string, activeUsers: number, durationMs: number): CostComponent[] => [
  {
    resourceId,
    priceId: USERS.id,
    component: 'Active users',
    quantity: (activeUsers * durationMs) / MONTH_MS,
    basis: 'time',
    freeTierId: FREE_USERS.id,
  },
]
