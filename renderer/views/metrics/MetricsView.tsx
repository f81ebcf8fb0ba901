import { useMemo, useRef } from 'react'
import type { RunRecord } from '../../store'
import { EmptyState } from '../../ui/EmptyState'
import { ThrottleExcerpt } from '../throttles/ThrottleExcerpt'
import { type TimeWindow, useTimeScope } from '../timeScope'
import { useSize } from '../useSize'
import { chartGrid } from './chartGrid'
import { chartMarks } from './chartMarks'
import { metricTitle } from './chartSpec'
import { MetricChart } from './MetricChart'
import { overviewCharts } from './overviewCharts'
import { resourceCharts } from './resourceCharts'
import { SummaryStrip } from './SummaryStrip'
import { withGhost } from './withGhost'

export interface MetricsViewProps {
  record: RunRecord
  baseline: RunRecord | null
  resourceId: string | null
  window: TimeWindow
}

/** The run in numbers, then small multiples of the whole design or of one resource; at the right the limits that turned requests away. */
export function MetricsView({ record, baseline, resourceId, window }: MetricsViewProps) {
  const { result, design } = record
  const scope = useTimeScope()
  const box = useRef<HTMLDivElement>(null)
  const size = useSize(box)
  const { charts, silent } = useMemo(() => {
    const own = chartsOf(record, resourceId)
    return baseline ? { ...own, charts: withGhost(own.charts, chartsOf(baseline, resourceId).charts) } : own
  }, [record, baseline, resourceId])
  const marks = useMemo(() => chartMarks(record), [record])
  const { columns, rowHeight } = chartGrid(charts.length, size.width, size.height)
  // At the cursor a chart still shows its surroundings: the whole run with the cursor on it.
  const shown = scope === 'range' ? window : { fromBin: 0, toBin: result.bins, fromMs: 0, toMs: result.durationMs }

  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <SummaryStrip result={result} resourceId={resourceId} />
      <div className="flex min-h-0 flex-1">
        <div
          ref={box}
          role="group"
          aria-label="Charts"
          tabIndex={0}
          className="focus-inset min-h-0 min-w-0 flex-1 overflow-y-auto"
        >
          {charts.length === 0 ? (
            <EmptyState sentence="Nothing was measured here in this run: no request reached this resource." />
          ) : (
            <div
              className="grid"
              style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridAutoRows: rowHeight }}
            >
              {charts.map((chart) => (
                <div key={chart.id} className="min-h-0 min-w-0 border-r border-b border-line [content-visibility:auto]">
                  <MetricChart
                    chart={chart}
                    window={shown}
                    binMs={result.binMs}
                    warmupMs={result.warmupMs}
                    marks={marks}
                  />
                </div>
              ))}
            </div>
          )}
          {charts.length > 0 && silent.length > 0 && (
            <p className="px-3 py-2 text-caption text-faint">{`Nothing observed: ${silent.map(metricTitle).join(', ')}`}</p>
          )}
        </div>
        {result.throttles.length > 0 && (
          <aside
            aria-label="Limits reached"
            className="hidden min-h-0 w-105 shrink-0 overflow-y-auto border-l border-line @[900px]:block"
          >
            <ThrottleExcerpt result={result} design={design} resourceId={resourceId} window={window} />
          </aside>
        )}
      </div>
    </div>
  )
}

function chartsOf({ result, design }: RunRecord, resourceId: string | null) {
  return resourceId === null
    ? { charts: overviewCharts(result), silent: [] }
    : resourceCharts(result, design, resourceId)
}
