import type { ReactNode } from 'react'
import { formatDuration } from '../ui/format'
import { useWidth } from './useWidth'

export interface TimelineLanesProps {
  durationSeconds: number
  /** The lanes, one below the other, given the width of the run in pixels. */
  children: (width: number) => ReactNode
}

/** Lanes over the run, with its ends below them. */
export function TimelineLanes({ durationSeconds, children }: TimelineLanesProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  return (
    <div className="my-1.5">
      <div ref={box} className="relative flex flex-col gap-0.5 border-x border-line bg-canvas py-1">
        {children(width)}
      </div>
      <div className="flex justify-between text-caption text-faint tabular-nums">
        <span>0</span>
        <span>{formatDuration(durationSeconds * 1000)}</span>
      </div>
    </div>
  )
}
