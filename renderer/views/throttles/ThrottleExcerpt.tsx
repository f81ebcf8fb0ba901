import { useMemo, useState } from 'react'
import type { Design, RunResult, ThrottleResult } from '../../../sim/index'
import { Badge } from '../../ui/Badge'
import { formatInteger } from '../../ui/format'
import { Table, type TableColumn } from '../../ui/Table'
import { lowerFirst } from '../lowerFirst'
import { resourceInfo } from '../resourceInfo'
import type { TimeWindow } from '../timeScope'
import { ThrottleExplanation } from './ThrottleExplanation'
import { type ThrottleRow, throttleRows } from './throttleRows'

export interface ThrottleExcerptProps {
  result: RunResult
  design: Design
  /** Its limits come first; null when no resource is chosen. */
  resourceId: string | null
  window: TimeWindow
}

const mostRows = 4

/** The limits that turned most requests away, and the chosen one explained: what stands beside the charts. */
export function ThrottleExcerpt({ result, design, resourceId, window }: ThrottleExcerptProps) {
  const [chosenId, choose] = useState<string>()
  const rows = useMemo(() => {
    const all = throttleRows(result, result.throttles, window)
    const isOwn = ({ throttle }: ThrottleRow): boolean => throttle.resourceId === resourceId
    return [...all.filter(isOwn), ...all.filter((row) => !isOwn(row))].slice(0, mostRows)
  }, [result, resourceId, window])
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0]
  const columns = useMemo((): TableColumn<ThrottleRow>[] => {
    return [
      {
        id: 'limit',
        header: 'Limit',
        cell: ({ throttle }) => (
          <span className="flex min-w-0 items-center gap-1.5">
            <StatusTag throttle={throttle} />
            <span className="truncate">{`${resourceInfo(result, throttle.resourceId).name} · ${lowerFirst(throttle.title)}`}</span>
          </span>
        ),
      },
      {
        id: 'rejected',
        header: 'Rejected',
        align: 'right',
        width: '76px',
        cell: ({ rejected }) => formatInteger(rejected),
      },
      {
        id: 'value',
        header: 'Value',
        align: 'right',
        width: '64px',
        cell: ({ throttle }) => formatInteger(throttle.limit),
      },
    ]
  }, [result])
  if (!chosen)
    return <p className="p-3 text-dense text-muted">No limit turned a request away in this part of the run.</p>
  return (
    <>
      <Table
        label="Limits reached"
        className="!h-auto"
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        selectedId={rows.length > 1 ? chosen.id : undefined}
        {...(rows.length > 1 ? { onSelect: ({ id }: ThrottleRow) => choose(id) } : {})}
      />
      <div className="px-3 py-2">
        <ThrottleExplanation result={result} design={design} throttle={chosen.throttle} size="caption" />
      </div>
    </>
  )
}

/** HTTP status of a rejection; its AWS error name on hover. */
export function StatusTag({ throttle: { httpStatus, outcome } }: { throttle: ThrottleResult }) {
  return (
    <Badge tone="throttle" title={outcome}>
      {httpStatus > 0 ? httpStatus : outcome}
    </Badge>
  )
}
