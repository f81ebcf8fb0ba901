import { useMemo, useState } from 'react'
import type { ThrottleResult } from '../../../sim/index'
import type { RunRecord } from '../../store'
import { EmptyState } from '../../ui/EmptyState'
import { formatClock, formatInteger, formatPercent } from '../../ui/format'
import { Table, type TableColumn } from '../../ui/Table'
import { ResourceLabel } from '../ResourceLabel'
import { lowerFirst } from '../lowerFirst'
import { resourceInfo } from '../resourceInfo'
import { type ChartSpec, perSecond } from '../metrics/chartSpec'
import { chartMarks } from '../metrics/chartMarks'
import { MetricChart } from '../metrics/MetricChart'
import { type TimeWindow, useTimeScope } from '../timeScope'
import { limitText } from './explain'
import { StatusTag } from './ThrottleExcerpt'
import { ThrottleExplanation } from './ThrottleExplanation'
import { type ThrottleRow, throttleRows } from './throttleRows'

export interface ThrottlesViewProps {
  record: RunRecord
  resourceId: string | null
  window: TimeWindow
}

/** Every limit that turned requests away, and the chosen one explained. */
export function ThrottlesView({ record, resourceId, window }: ThrottlesViewProps) {
  const { result, design } = record
  const [chosenId, choose] = useState<string>()
  const scope = useTimeScope()
  const rows = useMemo(() => {
    const throttles =
      resourceId === null ? result.throttles : result.throttles.filter((one) => one.resourceId === resourceId)
    return throttleRows(result, throttles, window)
  }, [result, resourceId, window])
  const columns = useMemo((): TableColumn<ThrottleRow>[] => {
    const name = (row: ThrottleRow): string => resourceInfo(result, row.throttle.resourceId).name
    return [
      {
        id: 'limit',
        header: 'Limit',
        sortValue: ({ throttle }) => throttle.title,
        cell: ({ throttle }) => (
          <span className="flex min-w-0 items-center gap-1.5" title={throttle.reason ?? undefined}>
            <StatusTag throttle={throttle} />
            <span className="truncate">{throttle.title}</span>
          </span>
        ),
      },
      {
        id: 'resource',
        header: 'Resource',
        width: '16%',
        sortValue: name,
        cell: ({ throttle }) => <ResourceLabel result={result} id={throttle.resourceId} />,
      },
      {
        id: 'rejected',
        header: 'Rejected',
        align: 'right',
        width: '84px',
        sortValue: ({ rejected }) => rejected,
        cell: ({ rejected }) => <span className="font-semibold text-throttle">{formatInteger(rejected)}</span>,
      },
      {
        id: 'share',
        header: 'Share',
        help: 'Rejections as a share of the requests that reached the resource',
        align: 'right',
        width: '76px',
        sortValue: ({ share }) => share,
        cell: ({ share }) => formatPercent(share === null ? null : Number(share.toPrecision(2))),
      },
      {
        id: 'value',
        header: 'Limit value',
        align: 'right',
        width: '118px',
        sortValue: ({ throttle }) => throttle.limit,
        cell: ({ throttle }) => limitText(throttle.limit, throttle.unit),
      },
      {
        id: 'peak',
        header: 'Peak use',
        help: 'Largest use of the limit seen while it turned requests away',
        align: 'right',
        width: '84px',
        sortValue: ({ throttle }) => throttle.peakUse,
        cell: ({ throttle }) => limitText(throttle.peakUse, throttle.unit).split(' ')[0],
      },
      {
        id: 'first',
        header: 'First at',
        align: 'right',
        width: '76px',
        firstSort: 'ascending',
        sortValue: ({ throttle }) => throttle.firstAtMs,
        cell: ({ throttle }) => formatClock(throttle.firstAtMs),
      },
    ]
  }, [result])

  const marks = useMemo(() => chartMarks(record), [record])
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0]
  const chart = useMemo(() => chosen && rejectedChart(chosen.throttle, result.binMs), [chosen, result.binMs])
  // At the cursor the chart still shows its surroundings: the whole run with the cursor on it.
  const shown = scope === 'range' ? window : { fromBin: 0, toBin: result.bins, fromMs: 0, toMs: result.durationMs }

  if (!chosen || !chart) {
    return (
      <EmptyState sentence="No limit turned a request away here. Limits appear with their numbers as soon as load goes above them: try more traffic in the scenario." />
    )
  }
  return (
    <div className="@container flex h-full min-h-0">
      <div className="min-h-0 min-w-0 flex-1">
        <Table
          label="Throttles by limit"
          columns={columns}
          rows={rows}
          rowId={({ id }) => id}
          selectedId={chosen.id}
          onSelect={({ id }) => choose(id)}
        />
      </div>
      <aside
        aria-label="Explanation"
        aria-live="polite"
        className="flex min-h-0 w-2/5 max-w-160 min-w-90 shrink-0 flex-col overflow-y-auto border-l border-line px-3 pt-2"
      >
        <h3 className="mb-1 shrink-0 truncate text-dense font-semibold">
          {`${resourceInfo(result, chosen.throttle.resourceId).name} · ${lowerFirst(chosen.throttle.title)}`}
        </h3>
        <ThrottleExplanation result={result} design={design} throttle={chosen.throttle} />
        <div className="-mx-3 mt-2 max-h-60 min-h-34 flex-1 border-t border-line">
          <MetricChart chart={chart} window={shown} binMs={result.binMs} warmupMs={result.warmupMs} marks={marks} />
        </div>
      </aside>
    </div>
  )
}

/** When the limit turned requests away. */
function rejectedChart({ perBin }: ThrottleResult, binMs: number): ChartSpec {
  return {
    id: 'rejected',
    title: 'Rejected',
    detail: 'req/s',
    unit: 'perSecond',
    series: [{ id: 'rejected', label: 'rejected', tone: 'throttle', area: true, values: perSecond(perBin, binMs) }],
  }
}
