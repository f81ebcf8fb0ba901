import type { PointerEvent } from 'react'
import type { Fault } from '../../sim/index'
import { changeFault, removeFault } from '../store'
import { formatDuration } from '../ui/format'
import { toneColor } from '../ui/tone'
import { effectLooks, faultText, moveFault, resizeFault } from './faultSpans'
import { roundStep } from './loadShape'
import { TimelineLanes } from './TimelineLanes'
import { timelineKeys, useTimeDrag } from './useTimeDrag'

export interface FaultTimelineProps {
  scenarioId: string
  faults: readonly Fault[]
  durationSeconds: number
  nameOf: (resourceId: string) => string
  selectedId: string | undefined
  onSelect: (id: string) => void
}

/** Faults as blocks over the run, a lane each. Drag a block to move it, its ends to change its length. */
export function FaultTimeline({ faults, durationSeconds, ...rest }: FaultTimelineProps) {
  return (
    <TimelineLanes durationSeconds={durationSeconds}>
      {(width) =>
        faults.map((fault) => (
          <Lane key={fault.id} fault={fault} width={width} durationSeconds={durationSeconds} {...rest} />
        ))
      }
    </TimelineLanes>
  )
}

interface LaneProps extends Omit<FaultTimelineProps, 'faults'> {
  fault: Fault
  width: number
}

type Part = 'whole' | 'start' | 'end'

function Lane({ fault, width, durationSeconds, scenarioId, nameOf, selectedId, onSelect }: LaneProps) {
  const { tone, short } = effectLooks[fault.effect.kind]
  const color = toneColor[tone]
  const step = roundStep(durationSeconds / 200)
  const instant = fault.effect.kind === 'coldFlush'
  const left = (fault.startSeconds / durationSeconds) * width
  const pixels = instant ? 10 : Math.max(10, (fault.durationSeconds / durationSeconds) * width)
  const apply = (from: Fault, part: Part, bySeconds: number): void => {
    const span =
      part === 'whole'
        ? moveFault(from, bySeconds, durationSeconds)
        : resizeFault(from, part, bySeconds, durationSeconds, step)
    changeFault(scenarioId, fault.id, span)
  }
  const drag = useTimeDrag<{ fault: Fault; part: Part }>({
    width,
    durationSeconds,
    onMove: (from, by) => apply(from.fault, from.part, Math.round(by / step) * step),
  })
  const grab = (part: Part) => (event: PointerEvent<HTMLElement>) =>
    drag.grab(event, { fault, part }) && onSelect(fault.id)
  const onKeyDown = timelineKeys({
    move: (by, { shiftKey }) => apply(fault, shiftKey && !instant ? 'end' : 'whole', by * step * 2),
    remove: () => removeFault(scenarioId, fault.id),
    select: () => onSelect(fault.id),
  })
  const edge = (part: 'start' | 'end') => (
    <span
      aria-hidden
      onPointerDown={grab(part)}
      {...drag.handlers}
      className={`absolute inset-y-0 w-1.5 cursor-ew-resize ${part === 'start' ? 'left-0' : 'right-0'}`}
    />
  )
  return (
    <div className="relative h-6">
      <div
        role="slider"
        tabIndex={0}
        aria-label={faultText(fault, nameOf(fault.target))}
        aria-valuemin={0}
        aria-valuemax={durationSeconds}
        aria-valuenow={fault.startSeconds}
        aria-valuetext={`from ${formatDuration(fault.startSeconds * 1000)} for ${formatDuration(fault.durationSeconds * 1000)}`}
        title={`${faultText(fault, nameOf(fault.target))}\n← → move, Shift ← → change the length, Delete removes`}
        onFocus={() => onSelect(fault.id)}
        onKeyDown={onKeyDown}
        onPointerDown={grab('whole')}
        {...drag.handlers}
        style={{
          left,
          width: pixels,
          borderColor: color,
          color,
          backgroundColor: `color-mix(in srgb, ${color} ${selectedId === fault.id ? 28 : 14}%, var(--color-panel))`,
        }}
        className="absolute inset-y-0.5 cursor-grab touch-none overflow-hidden rounded-[3px] border px-1.5 text-caption leading-[18px] font-medium whitespace-nowrap select-none active:cursor-grabbing"
      >
        {pixels > 52 && short}
        {!instant && edge('start')}
        {!instant && edge('end')}
      </div>
      {pixels <= 52 && (
        <span
          aria-hidden
          style={labelPlace(left, pixels, width)}
          className="pointer-events-none absolute inset-y-0.5 text-caption leading-5 text-muted"
        >
          {short}
        </span>
      )}
    </div>
  )
}

/** Beside a block too narrow for its name: right of it, or left where the run ends. */
function labelPlace(left: number, pixels: number, width: number): { left: number } | { right: number } {
  return left + pixels + 60 < width ? { left: left + pixels + 4 } : { right: width - left + 4 }
}
