import { Tooltip } from '../ui/Tooltip'
import { toneColor } from '../ui/tone'
import type { FaultBlock } from './faultBlocks'

/** Height of the lane above the load curve, px. */
export const laneHeight = 17
/** Width of a letter of the labels on average, and room beside a label, px. */
const letter = 6
const inset = 10
/** A fault of a moment is still seen and pointed at. */
const leastWidth = 6

/** The scenario's faults as blocks over the load curve, each with its kind and target as far as there is room. */
export function FaultLane({ faults, width }: { faults: readonly FaultBlock[]; width: number }) {
  const blocks = together(faults)
  return blocks.map((fault) => {
    const left = fault.start * width
    const pixels = Math.max(leastWidth, fault.width * width)
    const next = Math.min(width, ...blocks.filter(({ start }) => start > fault.start).map(({ start }) => start * width))
    const words = [`${fault.short} · ${fault.target}`, fault.short]
    const inside = words.find((text) => text.length * letter + inset <= pixels)
    const beside = inside === undefined && words.find((text) => text.length * letter + inset <= next - left - pixels)
    return (
      <Tooltip key={fault.id} content={<span className="whitespace-pre-line">{fault.title}</span>} side="top">
        <span
          role="img"
          aria-label={fault.title}
          style={{ left, color: toneColor[fault.tone] }}
          className="absolute top-0 z-1 flex h-4 items-center gap-1 text-caption font-medium whitespace-nowrap"
        >
          <span
            style={{
              width: pixels,
              borderColor: toneColor[fault.tone],
              backgroundColor: `color-mix(in srgb, ${toneColor[fault.tone]} 14%, var(--color-panel))`,
            }}
            className="h-4 shrink-0 overflow-hidden rounded-[3px] border px-1 leading-3.5"
          >
            {inside}
          </span>
          {beside}
        </span>
      </Tooltip>
    )
  })
}

/** Faults of one kind at the same time as one block that names all their targets. */
function together(faults: readonly FaultBlock[]): FaultBlock[] {
  const blocks: FaultBlock[] = []
  for (const fault of faults) {
    const same = blocks.findIndex(
      ({ start, width, short }) => start === fault.start && width === fault.width && short === fault.short,
    )
    const other = blocks[same]
    if (!other) blocks.push(fault)
    else
      blocks[same] = {
        ...other,
        target: `${other.target}, ${fault.target}`,
        title: `${other.title}\n${fault.title}`,
      }
  }
  return blocks
}
