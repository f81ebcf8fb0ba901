import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Fault } from '../../sim/index'
import { beginGesture, changeFault, endGesture, removeFault } from '../store'
import { formatDuration } from '../ui/format'
import { toneColor } from '../ui/tone'
import { effectLooks, faultText, moveFault, resizeFault } from './faultSpans'
import { roundStep } from './loadShape'
import { useWidth } from './useWidth'

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
  const [box, width] = useWidth<HTMLDivElement>()
  return (
    <div className="my-1.5">
      <div ref={box} className="relative flex flex-col gap-0.5 border-x border-line bg-canvas py-1">
        {faults.map((fault) => (
          <Lane key={fault.id} fault={fault} width={width} durationSeconds={durationSeconds} {...rest} />
        ))}
      </div>
      <div className="flex justify-between text-caption text-faint tabular-nums">
        <span>0</span>
        <span>{formatDuration(durationSeconds * 1000)}</span>
      </div>
    </div>
  )
}

interface LaneProps extends Omit<FaultTimelineProps, 'faults'> {
  fault: Fault
  width: number
}

type Part = 'whole' | 'start' | 'end'

function Lane({ fault, width, durationSeconds, scenarioId, nameOf, selectedId, onSelect }: LaneProps) {
  const drag = useRef<{ part: Part; x: number; from: Fault } | null>(null)
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
  const grab = (part: Part) => (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { part, x: event.clientX, from: fault }
    beginGesture()
    onSelect(fault.id)
  }
  const pull = (event: PointerEvent): void => {
    if (!drag.current || width === 0) return
    const seconds = ((event.clientX - drag.current.x) / width) * durationSeconds
    apply(drag.current.from, drag.current.part, Math.round(seconds / step) * step)
  }
  const drop = (): void => {
    if (!drag.current) return
    drag.current = null
    endGesture()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by !== 0) apply(fault, event.shiftKey && !instant ? 'end' : 'whole', by * step * 2)
    else if (event.key === 'Delete' || event.key === 'Backspace') removeFault(scenarioId, fault.id)
    else if (event.key === 'Enter') onSelect(fault.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const edge = (part: 'start' | 'end') => (
    <span
      aria-hidden
      onPointerDown={grab(part)}
      onPointerMove={pull}
      onPointerUp={drop}
      onPointerCancel={drop}
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
        onPointerMove={pull}
        onPointerUp={drop}
        onPointerCancel={drop}
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
