import { X } from 'lucide-react'
import { useMemo } from 'react'
import type { RunResult } from '../../../sim/index'
import { Button } from '../../ui/Button'
import { Checkbox } from '../../ui/Checkbox'
import { SearchField } from '../../ui/SearchField'
import { Select } from '../../ui/Select'
import { outcomeLooks, outcomeOrder } from '../outcomes'
import { resourceInfo, resourcesInFlow } from '../resourceInfo'
import { setTraceFilter, useTraceFilter } from './traceFilterStore'

const outcomes = [
  { value: 'all' as const, label: 'any outcome' },
  ...outcomeOrder.map((value) => ({ value, label: outcomeLooks[value].label })),
]

/** Words, outcome, cold starts, slowest: which traces are listed. */
export function TraceFilterBar({ result }: { result: RunResult }) {
  const filter = useTraceFilter()
  const example = useMemo(() => `${resourcesInFlow(result)[1]?.name ?? 'orders'} duration>200ms`, [result])
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line px-2 py-1">
      <SearchField
        label="Filter traces"
        placeholder={example}
        title="Words that occur in a trace, duration>200ms, status=429"
        value={filter.text}
        onValueChange={(text) => setTraceFilter({ text })}
        className="!h-6.5 !w-auto min-w-35 flex-1"
      />
      <Select
        label="Outcome"
        appearance="ghost"
        value={filter.outcome}
        onValueChange={(outcome) => setTraceFilter({ outcome })}
        options={outcomes}
      />
      <Checkbox label="cold" checked={filter.coldOnly} onCheckedChange={(coldOnly) => setTraceFilter({ coldOnly })} />
      <Checkbox
        label="slowest"
        checked={filter.slowestOnly}
        onCheckedChange={(slowestOnly) => setTraceFilter({ slowestOnly })}
      />
      {filter.edge && (
        <Button
          size="dense"
          iconEnd={<X aria-hidden />}
          title="Show traces over all connections"
          onClick={() => setTraceFilter({ edge: null })}
        >
          {`${resourceInfo(result, filter.edge.from).name} → ${resourceInfo(result, filter.edge.to).name}`}
        </Button>
      )}
    </div>
  )
}
