import { type RunResult, totalThrottles } from '../../sim/index'
import type { DockTab } from '../store'
import { formatInteger, formatMoney } from '../ui/format'
import type { TabItem } from '../ui/Tabs'
import { brokenAssertions } from './findings/findingsOf'

export const dockTabIds: readonly DockTab[] = [
  'metrics',
  'throttles',
  'traces',
  'map',
  'cost',
  'findings',
  'concurrency',
]

const labels: Record<DockTab, string> = {
  metrics: 'Metrics',
  concurrency: 'Concurrency',
  throttles: 'Throttles',
  traces: 'Traces',
  map: 'Trace map',
  cost: 'Cost',
  findings: 'Findings',
}

/** The dock's tabs with what they count in a run; without counts before any run. */
export function dockTabs(result: RunResult | null): (TabItem & { id: DockTab })[] {
  return dockTabIds.map((id) => ({ id, label: labels[id], ...(result ? countOf(id, result) : {}) }))
}

function countOf(id: DockTab, result: RunResult): Pick<TabItem, 'count' | 'countTone'> {
  switch (id) {
    case 'throttles': {
      const rejected = totalThrottles(result.throttles)
      return rejected > 0 ? { count: formatInteger(rejected), countTone: 'throttle' } : {}
    }
    case 'traces':
      return result.traces.length > 0 ? { count: formatInteger(result.traces.length) } : {}
    case 'cost':
      return { count: `${monthText(result.cost.month)}/mo` }
    case 'findings': {
      // As many as there are cards; a broken assertion colours them, for it is told apart above the cards.
      const count = result.findings.length
      const broken = brokenAssertions(result)
      const failed = broken > 0 ? `${formatInteger(broken)} failed` : ''
      if (count === 0) return failed === '' ? {} : { count: failed, countTone: 'fault' }
      return { count: formatInteger(count), countTone: broken > 0 ? 'fault' : 'warn' }
    }
    case 'metrics':
    case 'concurrency':
    case 'map':
      return {}
  }
}

/** Whole dollars from ten dollars on: a tab is no place for cents. */
function monthText(dollars: number): string {
  return dollars >= 10 && dollars < 999_999 ? `$${formatInteger(dollars)}` : formatMoney(dollars)
}
