import { useMemo } from 'react'
import type { RunResult } from '../../../sim/index'
import { cx } from '../../ui/cx'
import { toneText } from '../../ui/tone'
import { resourceInfo } from '../resourceInfo'
import { resourceFigures, runFigures } from './summaryFigures'

/** The whole run in one row of numbers: of the design, or of one resource. */
export function SummaryStrip({ result, resourceId }: { result: RunResult; resourceId: string | null }) {
  const figures = useMemo(
    () => (resourceId === null ? runFigures(result) : resourceFigures(result, resourceId)),
    [result, resourceId],
  )
  return (
    <dl
      aria-label={resourceId === null ? 'The whole run' : `The whole run at ${resourceInfo(result, resourceId).name}`}
      className="flex h-7 shrink-0 items-center gap-5 overflow-x-auto border-b border-line px-3 text-dense whitespace-nowrap [scrollbar-width:none]"
    >
      <div className="shrink-0 text-caption text-faint">
        <dt className="sr-only">Part of the run</dt>
        <dd>Whole run</dd>
      </div>
      {figures.map(({ label, text, title, tone }) => (
        <div key={label} title={title} className="flex shrink-0 flex-row-reverse items-baseline gap-1.5">
          <dt className="text-caption text-muted">{label}</dt>
          <dd className={cx('font-semibold tabular-nums', tone && toneText[tone])}>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
