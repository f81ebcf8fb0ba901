import { Tooltip } from '../ui/Tooltip'
import type { ActionMark } from './actionMarks'
import type { FaultBlock } from './faultBlocks'

/** Width of a letter of the labels on average, and room beside a label, px. */
const letter = 6
const inset = 12

export interface ActionLaneProps {
  marks: readonly ActionMark[]
  /** Blocks in the same lane. */
  faults: readonly FaultBlock[]
  durationMs: number
  width: number
}

/** The scenario's actions as marks over the load curve, each with its name as far as there is room. */
export function ActionLane({ marks, faults, durationMs, width }: ActionLaneProps) {
  return marks.map((mark) => {
    const share = mark.atMs / durationMs
    const left = share * width
    const covered = faults.some(({ start, width: length }) => start <= share && share < start + length)
    const next = Math.min(
      width,
      ...faults.filter(({ start }) => start > share).map(({ start }) => start * width),
      ...marks.filter(({ atMs }) => atMs > mark.atMs).map(({ atMs }) => (atMs / durationMs) * width),
    )
    const words = [`${mark.short} · ${mark.target}`, mark.short, mark.short.split(':')[0] ?? '']
    const label = covered ? undefined : words.find((text) => text.length * letter + inset <= next - left)
    return (
      <Tooltip key={mark.id} content={mark.title} side="top">
        <span
          role="img"
          aria-label={mark.title}
          style={{ left }}
          className="absolute -top-0.5 bottom-0 z-1 -ml-1.5 flex w-3 items-start gap-0.5 text-caption font-medium whitespace-nowrap text-accent before:absolute before:top-3 before:bottom-0 before:left-1/2 before:border-l before:border-dashed before:border-accent"
        >
          <span aria-hidden className="mt-1 ml-0.5 size-2 shrink-0 rotate-45 bg-accent" />
          <span aria-hidden className="pl-1 leading-4">
            {label}
          </span>
        </span>
      </Tooltip>
    )
  })
}
