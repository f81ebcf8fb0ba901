import type { OutcomeClass, TraceResult } from '../../../sim/index'
import { parseQuantity } from '../../ui/parse'
import type { TimeWindow } from '../timeScope'

/** Which traces the list shows. */
export interface TraceFilter {
  /** Words that must all occur; also `duration>200ms`, `status=429`. */
  text: string
  outcome: OutcomeClass | 'all'
  coldOnly: boolean
  slowestOnly: boolean
  /** Only traces that passed over a connection; null for all. */
  edge: { from: string; to: string } | null
}

export const noFilter: TraceFilter = { text: '', outcome: 'all', coldOnly: false, slowestOnly: false, edge: null }

/** Traces that a filter lets through, in the order they started. */
export function filterTraces(
  traces: readonly TraceResult[],
  filter: TraceFilter,
  resourceId: string | null,
  window: TimeWindow,
): TraceResult[] {
  const terms = filter.text
    .toLowerCase()
    .split(/\s+/)
    .filter((term) => term !== '')
  return traces.filter(
    (trace) =>
      trace.startMs >= window.fromMs &&
      trace.startMs < window.toMs &&
      (filter.outcome === 'all' || trace.outcomeClass === filter.outcome) &&
      (!filter.coldOnly || trace.coldStart) &&
      (!filter.slowestOnly || trace.kept === 'slowest') &&
      (resourceId === null || trace.segments.some((segment) => segment.resourceId === resourceId)) &&
      (filter.edge === null || passes(trace, filter.edge)) &&
      terms.every((term) => matches(trace, term)),
  )
}

function passes({ segments }: TraceResult, { from, to }: { from: string; to: string }): boolean {
  return segments.some((segment) => {
    if (segment.resourceId !== to) return false
    // Subsegments of the caller may stand between the two.
    let above = segments[segment.parent]
    while (above && above.resourceId === to) above = segments[above.parent]
    return above?.resourceId === from
  })
}

function matches(trace: TraceResult, term: string): boolean {
  const comparison = /^(duration|span|status|segments)(<=|>=|<|>|=)(.+)$/.exec(term)
  if (comparison) {
    const [, what = '', operator = '', text = ''] = comparison
    const wanted = what === 'duration' || what === 'span' ? milliseconds(text) : Number(text)
    if (!Number.isNaN(wanted)) return compare(valueOf(trace, what), operator, wanted)
  }
  if (`${trace.id} ${trace.outcome} ${trace.httpStatus} ${trace.kept}`.toLowerCase().includes(term)) return true
  return trace.segments.some(({ name, resourceId, outcome }) =>
    `${name} ${resourceId} ${outcome}`.toLowerCase().includes(term),
  )
}

function valueOf({ durationMs, spanMs, httpStatus, segments }: TraceResult, what: string): number {
  if (what === 'duration') return durationMs
  if (what === 'span') return spanMs
  return what === 'status' ? httpStatus : segments.length
}

function milliseconds(text: string): number {
  const parsed = parseQuantity(text, 'ms')
  return parsed.ok ? parsed.value : Number.NaN
}

function compare(value: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '<':
      return value < wanted
    case '>':
      return value > wanted
    case '<=':
      return value <= wanted
    case '>=':
      return value >= wanted
    default:
      return value === wanted
  }
}
