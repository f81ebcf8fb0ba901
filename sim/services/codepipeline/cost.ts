import { MONTH_MS } from '../../cost/month'
import { priceSource } from '../../cost/regionNote'
import type { CostComponent, FreeTier, Price } from '../../cost/types'
import { SOURCES } from './limits'

const PIPELINES: Price = {
  id: 'codepipeline.v1.pipelines',
  title: 'Active pipelines (V1)',
  unit: 'pipeline-month',
  tiers: [{ upTo: null, unitPrice: 1 }],
  source: {
    ...SOURCES.pricing,
    note: 'A pipeline is active in a month in which a change runs through it; free for its first 30 days.',
  },
}
const MINUTES: Price = {
  id: 'codepipeline.v2.actionMinutes',
  title: 'Action execution minutes (V2)',
  unit: 'minute',
  tiers: [{ upTo: null, unitPrice: 0.002 }],
  source: { ...SOURCES.pricing, note: 'Each action is rounded up to a minute.' },
}
const FREE_PIPELINE: FreeTier = {
  id: 'codepipeline.v1.pipelines',
  title: 'Active pipeline (V1)',
  quantity: 1,
  unit: 'pipeline-month',
  source: SOURCES.pricing,
}
const FREE_MINUTES: FreeTier = {
  id: 'codepipeline.v2.actionMinutes',
  title: 'Action execution minutes (V2)',
  quantity: 100,
  unit: 'minute',
  source: SOURCES.pricing,
}

/** List prices of us-east-1; other Regions get them with a note. */
export const prices = (region: string): readonly Price[] =>
  [PIPELINES, MINUTES].map((price) => ({ ...price, source: priceSource(price.source, region) }))

export const freeTiers: readonly FreeTier[] = [FREE_PIPELINE, FREE_MINUTES]

/** Usage of one pipeline: of type V1, its time if it was used; of type V2, the minutes of its actions. */
export const usageOf = (
  resourceId: string,
  pipelineType: 'V1' | 'V2',
  durationMs: number,
  isActive: boolean,
  actionMinutes: number,
): CostComponent[] =>
  pipelineType === 'V1'
    ? [
        {
          resourceId,
          priceId: PIPELINES.id,
          component: 'Active pipeline',
          quantity: isActive ? durationMs / MONTH_MS : 0,
          basis: 'time',
          freeTierId: FREE_PIPELINE.id,
        },
      ]
    : [
        {
          resourceId,
          priceId: MINUTES.id,
          component: 'Action minutes',
          quantity: actionMinutes,
          basis: 'usage',
          freeTierId: FREE_MINUTES.id,
        },
      ]
