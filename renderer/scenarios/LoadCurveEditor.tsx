import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react'
import { type FieldUnit, type Load, rateCurveOf } from '../../sim/index'
import { beginGesture, endGesture } from '../store'
import { formatClock, formatDuration } from '../ui/format'
import {
  addPoint,
  type CurvePoint,
  drawStroke,
  type LoadHandle,
  loadHandles,
  moveHandle,
  removePoint,
  roundStep,
  roundTop,
  tidy,
} from './loadShape'
import { loadText } from './loadWords'
import { useWidth } from './useWidth'

export interface LoadCurveEditorProps {
  load: Load
  durationSeconds: number
  unit: FieldUnit
  /** What the curve is of: `Load of Shoppers`. */
  label: string
  onChange: (load: Load) => void
}

const height = 92
/** A press that moves less than this is a click, px. */
const clickDistance = 4

/**
 * A load as a curve. Handles are dragged, or moved by arrow keys (Shift: tenfold; Delete removes a point). A drawn curve
 * takes a click as a new point and a stroke in place of what was there.
 */
export function LoadCurveEditor({ load, durationSeconds, unit, label, onChange }: LoadCurveEditorProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  // The scale stays as it is during a drag, so that the curve does not move away under the pointer.
  const [heldTop, setHeldTop] = useState<number>()
  const [stroke, setStroke] = useState<readonly CurvePoint[]>([])
  const pressed = useRef<{ x: number; y: number } | null>(null)
  const curve = useMemo(() => rateCurveOf(load, durationSeconds * 1000), [load, durationSeconds])
  const top = heldTop ?? roundTop((curve.peak || 10) * 1.08)
  const handles = loadHandles(load, durationSeconds).filter(({ atSeconds }) => atSeconds <= durationSeconds)
  const x = (seconds: number): number => (seconds / durationSeconds) * width
  const y = (rate: number): number => height - (rate / top) * height
  const timeStep = roundStep(durationSeconds / 200)
  const snapped = (seconds: number): number => Number((Math.round(seconds / timeStep) * timeStep).toPrecision(12))
  const placeOf = (event: PointerEvent): CurvePoint => {
    const bounds = box.current?.getBoundingClientRect()
    const left = bounds ? event.clientX - bounds.left : 0
    const above = bounds ? bounds.bottom - event.clientY : 0
    const rate = Math.max(0, Math.min(1.5, above / height)) * top
    const fine = roundStep(top / 200)
    return {
      atSeconds: snapped(Math.max(0, Math.min(1, left / Math.max(1, width))) * durationSeconds),
      rate: Number((Math.round(rate / fine) * fine).toPrecision(12)),
    }
  }
  const canDraw = load.kind === 'points' || load.kind === 'steps'

  const finishStroke = (event: PointerEvent): void => {
    const start = pressed.current
    pressed.current = null
    setStroke([])
    if (!start || !canDraw) return
    const isClick = Math.abs(event.clientX - start.x) + Math.abs(event.clientY - start.y) < clickDistance
    if (isClick) onChange(addPoint(load, placeOf(event)).load)
    else if (load.kind === 'points' && stroke.length > 1)
      onChange({ ...load, points: drawStroke(load.points, stroke, top / 40) })
  }
  const line = (points: readonly { timeMs: number; rate: number }[]): string =>
    points.map(({ timeMs, rate }) => `${x(timeMs / 1000).toFixed(1)},${y(rate).toFixed(1)}`).join('L')
  const drawn = line(curve.previewPoints(600))

  return (
    <div className="mt-1 mb-1.5">
      <div className="flex justify-between text-caption text-faint tabular-nums">
        <span>{loadText(top, unit)}</span>
        <span>
          {canDraw ? (load.kind === 'points' ? 'click to add a point, drag to draw' : 'click to add a step') : ''}
        </span>
      </div>
      <div
        ref={box}
        role="group"
        aria-label={label}
        style={{ height }}
        className={`relative touch-none border-y border-line ${canDraw ? 'cursor-crosshair' : ''}`}
        onPointerDown={(event) => {
          if (!canDraw || event.button !== 0 || event.target !== event.currentTarget) return
          event.currentTarget.setPointerCapture(event.pointerId)
          pressed.current = { x: event.clientX, y: event.clientY }
          setStroke([placeOf(event)])
        }}
        onPointerMove={(event) => pressed.current && load.kind === 'points' && setStroke([...stroke, placeOf(event)])}
        onPointerUp={finishStroke}
        onPointerCancel={() => {
          pressed.current = null
          setStroke([])
        }}
      >
        <svg
          aria-hidden
          width={width}
          height={height}
          className="pointer-events-none absolute inset-0 overflow-visible"
        >
          <line x1={0} x2={width} y1={height / 2} y2={height / 2} stroke="var(--color-line)" />
          <path d={`M0,${height}L${drawn}L${width},${height}Z`} fill="var(--color-area)" />
          <path d={`M${drawn}`} fill="none" stroke="var(--color-accent)" strokeWidth={1.5} strokeLinejoin="round" />
          {stroke.length > 1 && (
            <path
              d={`M${line(stroke.map(({ atSeconds, rate }) => ({ timeMs: atSeconds * 1000, rate })))}`}
              fill="none"
              stroke="var(--color-text)"
              strokeWidth={1.5}
              strokeDasharray="3 2"
            />
          )}
        </svg>
        {width > 0 &&
          handles.map((handle) => (
            <HandleDot
              key={handle.id}
              handle={handle}
              left={x(handle.atSeconds)}
              top={y(handle.rate)}
              highest={top}
              unit={unit}
              onGrab={() => {
                beginGesture()
                setHeldTop(top)
              }}
              onDrag={(event) =>
                onChange(moveHandle(load, handle.id, limited(handle, placeOf(event)), durationSeconds))
              }
              onDrop={() => {
                endGesture()
                setHeldTop(undefined)
              }}
              onNudge={(seconds, rate) => {
                const to = {
                  atSeconds: snapped(handle.atSeconds + seconds * timeStep * 2),
                  rate: tidy(handle.rate + rate * roundStep(top / 100)),
                }
                onChange(moveHandle(load, handle.id, limited(handle, to), durationSeconds))
              }}
              onRemove={() => handle.removable && onChange(removePoint(load, Number(handle.id)))}
            />
          ))}
      </div>
      <div className="flex justify-between text-caption text-faint tabular-nums">
        <span>0</span>
        <span>{formatDuration(durationSeconds * 1000)}</span>
      </div>
    </div>
  )
}

/** A move in the directions that the handle has. */
const limited = (handle: LoadHandle, to: CurvePoint): CurvePoint => ({
  atSeconds: handle.moves === 'rate' ? handle.atSeconds : to.atSeconds,
  rate: handle.moves === 'time' ? handle.rate : to.rate,
})

interface HandleDotProps {
  handle: LoadHandle
  left: number
  top: number
  highest: number
  unit: FieldUnit
  onGrab: () => void
  onDrag: (event: PointerEvent) => void
  onDrop: () => void
  /** Steps of time and of rate. */
  onNudge: (seconds: number, rate: number) => void
  onRemove: () => void
}

const arrows: Record<string, readonly [seconds: number, rate: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
}

function HandleDot({ handle, left, top, highest, unit, onGrab, onDrag, onDrop, onNudge, onRemove }: HandleDotProps) {
  const [held, setHeld] = useState(false)
  const words = `${formatClock(handle.atSeconds * 1000)}, ${loadText(handle.rate, unit)}`
  const onKeyDown = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key]
    if (arrow) {
      const factor = event.shiftKey ? 10 : 1
      onNudge(arrow[0] * factor, arrow[1] * factor)
    } else if (event.key === 'Delete' || event.key === 'Backspace') onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const drop = (): void => {
    if (!held) return
    setHeld(false)
    onDrop()
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={handle.name}
      aria-valuemin={0}
      aria-valuemax={Math.max(highest, handle.rate)}
      aria-valuenow={handle.rate}
      aria-valuetext={words}
      title={`${handle.name}: ${words}`}
      style={{ left, top }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setHeld(true)
        onGrab()
      }}
      onPointerMove={(event) => held && onDrag(event)}
      onPointerUp={drop}
      onPointerCancel={drop}
      className={`absolute grid size-5 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full outline-none ${cursors[handle.moves]} [&:focus-visible>i]:outline-2 [&:focus-visible>i]:outline-offset-2 [&:focus-visible>i]:outline-accent`}
    >
      <i
        className={`pointer-events-none size-2 rounded-full border-2 border-accent ${held ? 'bg-accent' : 'bg-panel'}`}
      />
    </div>
  )
}

const cursors = { both: 'cursor-move', rate: 'cursor-ns-resize', time: 'cursor-ew-resize' } as const
