import { useMemo, useState } from 'react'
import type { RunResult, TraceResult } from '../../../sim/index'
import { filterByResource, type RunRecord } from '../../store'
import { Badge } from '../../ui/Badge'
import { EmptyState } from '../../ui/EmptyState'
import { formatClock, formatCount, formatDuration } from '../../ui/format'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { Table, type TableColumn } from '../../ui/Table'
import { outcomeLooks } from '../outcomes'
import { setTimeScope, type TimeWindow } from '../timeScope'
import { filterTraces } from './traceFilter'
import { TraceFilterBar } from './TraceFilterBar'
import { clearTraceFilter, useTraceFilter } from './traceFilterStore'
import { Waterfall } from './Waterfall'

export interface TracesViewProps {
  record: RunRecord
  resourceId: string | null
  window: TimeWindow
}

const keptLabels: Record<TraceResult['kept'], string> = {
  sample: 'sample',
  slowest: 'slowest',
  error: 'error',
  entry: 'rare',
}

/** The traces kept of a run, and the chosen one as a waterfall. */
export function TracesView({ record: { result }, resourceId, window }: TracesViewProps) {
  const filter = useTraceFilter()
  const [chosenId, choose] = useState<string>()
  const traces = useMemo(
    () => filterTraces(result.traces, filter, resourceId, window),
    [result, filter, resourceId, window],
  )
  const chosen = traces.find(({ id }) => id === chosenId) ?? traces[0]
  if (result.traces.length === 0)
    return <EmptyState sentence="No trace was kept: no request ended after the warm-up of this run." />
  return (
    <div className="flex h-full min-h-0">
      <div className="flex min-h-0 w-[42%] max-w-140 min-w-90 shrink-0 flex-col border-r border-line">
        <TraceFilterBar result={result} />
        <div className="min-h-0 flex-1">
          <Table
            label="Traces"
            columns={columns}
            rows={traces}
            rowId={idOf}
            selectedId={chosen?.id}
            onSelect={({ id }) => choose(id)}
            empty={<NoTraces result={result} />}
          />
        </div>
        <p className="shrink-0 border-t border-line px-3 py-0.5 text-caption text-faint">
          {`${traces.length} of ${result.traces.length} kept, chosen from ${formatCount(result.tracesSeen)}`}
        </p>
      </div>
      <div className="min-h-0 min-w-0 flex-1">
        {chosen && <Waterfall key={chosen.id} result={result} trace={chosen} />}
      </div>
    </div>
  )
}

function NoTraces({ result }: { result: RunResult }) {
  return (
    <EmptyState
      sentence={`None of the ${result.traces.length} traces kept is like this.`}
      action={{
        label: 'Show all traces',
        onSelect: () => {
          clearTraceFilter()
          filterByResource(null)
          setTimeScope('whole')
        },
      }}
    />
  )
}

const idOf = ({ id }: TraceResult): string => id

const columns: readonly TableColumn<TraceResult>[] = [
  {
    id: 'outcome',
    header: 'Outcome',
    sortValue: ({ outcomeClass }) => outcomeClass,
    cell: ({ outcomeClass, outcome, httpStatus }) => (
      <span className="flex min-w-0 items-center gap-1.5" title={outcome}>
        <StatusGlyph status={outcomeLooks[outcomeClass].status} label={outcomeLooks[outcomeClass].label} />
        {httpStatus > 0 && <span className="tabular-nums">{httpStatus}</span>}
        <span className="truncate text-muted">{outcome}</span>
      </span>
    ),
  },
  {
    id: 'start',
    header: 'Start',
    align: 'right',
    width: '92px',
    firstSort: 'ascending',
    sortValue: ({ startMs }) => startMs,
    cell: ({ startMs }) => formatClock(startMs, 1),
  },
  {
    id: 'duration',
    header: 'Response',
    align: 'right',
    width: '92px',
    sortValue: ({ durationMs }) => durationMs,
    cell: ({ durationMs }) => formatDuration(durationMs),
  },
  {
    id: 'kept',
    header: 'Kept as',
    width: '108px',
    sortValue: ({ kept }) => kept,
    cell: ({ kept, coldStart }) => (
      <span className="flex gap-1">
        <Badge tone={kept === 'error' ? 'fault' : 'neutral'}>{keptLabels[kept]}</Badge>
        {coldStart && (
          <Badge tone="warn" title="Met a cold start">
            cold
          </Badge>
        )}
      </span>
    ),
  },
  {
    id: 'segments',
    header: 'Parts',
    align: 'right',
    width: '68px',
    help: 'Segments and subsegments',
    sortValue: ({ segments }) => segments.length,
    cell: ({ segments }) => segments.length,
  },
]
