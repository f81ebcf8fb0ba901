import type { RunResult } from '../../../sim/index'
import { formatClock, formatDuration } from '../../ui/format'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { outcomeLooks } from '../outcomes'
import { ResourceLabel } from '../ResourceLabel'
import { textureLabels } from './textures'
import type { WaterfallRow } from './waterfall'

/** The selected segment in one line: where, when, how long, how it ended. */
export function SegmentDetails({ result, row }: { result: RunResult; row: WaterfallRow }) {
  const { segment, startMs, endMs } = row
  const { status, label } = outcomeLooks[segment.outcomeClass]
  const critical = row.critical.reduce((total, [from, to]) => total + to - from, 0)
  return (
    <dl className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-4 gap-y-0.5 border-t border-line px-3 py-1 text-dense [&_dd]:inline [&_dd]:tabular-nums [&_dt]:mr-1 [&_dt]:inline [&_dt]:text-faint">
      <div className="min-w-0">
        <dt className="sr-only">Resource</dt>
        <dd>
          <ResourceLabel result={result} id={segment.resourceId} />
          {segment.kind === 'subsegment' && <span className="text-muted">{` · ${segment.name}`}</span>}
        </dd>
      </div>
      <div className="flex items-center gap-1">
        <dt className="sr-only">Outcome</dt>
        <dd className="!inline-flex items-center gap-1">
          <StatusGlyph status={status} label={label} size={12} />
          {`${segment.outcome}${segment.httpStatus > 0 ? ` ${segment.httpStatus}` : ''}`}
        </dd>
      </div>
      <Fact term="at" text={formatClock(segment.startMs, 3)} />
      <Fact term="from" text={formatDuration(startMs)} />
      <Fact
        term="took"
        text={
          row.running
            ? `${formatDuration(endMs - startMs)}, still running at the end of the run`
            : formatDuration(endMs - startMs)
        }
      />
      {row.texture !== 'work' && <Fact term="kind" text={textureLabels[row.texture]} />}
      {critical > 0 && <Fact term="on the critical path" text={formatDuration(critical)} />}
      {segment.attempt > 1 && <Fact term="try" text={String(segment.attempt)} />}
    </dl>
  )
}

function Fact({ term, text }: { term: string; text: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{text}</dd>
    </div>
  )
}
