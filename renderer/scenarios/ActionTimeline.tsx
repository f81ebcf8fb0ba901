import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { ScenarioAction } from '../../sim/index'
import { beginGesture, changeAction, endGesture, removeAction } from '../store'
import { cx } from '../ui/cx'
import { formatDuration } from '../ui/format'
import type { ActionText } from './actionText'
import { roundStep } from './loadShape'
import { useWidth } from './useWidth'

export interface ActionTimelineProps {
  scenarioId: string
  actions: readonly ScenarioAction[]
  durationSeconds: number
  selectedId: string
  textOf: (action: ScenarioAction) => ActionText
  onSelect: (id: string) => void
}

/** Actions as marks over the run, a lane each. Drag a mark to another time. */
export function ActionTimeline({ actions, durationSeconds, ...rest }: ActionTimelineProps) {
  const [box, width] = useWidth<HTMLDivElement>()
  return (
    <div className="my-1.5">
      <div ref={box} className="relative flex flex-col gap-0.5 border-x border-line bg-canvas py-1">
        {actions.map((action) => (
          <Lane key={action.id} action={action} width={width} durationSeconds={durationSeconds} {...rest} />
        ))}
      </div>
      <div className="flex justify-between text-caption text-faint tabular-nums">
        <span>0</span>
        <span>{formatDuration(durationSeconds * 1000)}</span>
      </div>
    </div>
  )
}

interface LaneProps extends Omit<ActionTimelineProps, 'actions'> {
  action: ScenarioAction
  width: number
}

function Lane({ action, width, durationSeconds, scenarioId, textOf, selectedId, onSelect }: LaneProps) {
  const drag = useRef<{ x: number; fromSeconds: number } | null>(null)
  const { short, target } = textOf(action)
  const step = roundStep(durationSeconds / 200)
  const left = Math.min(1, action.atSeconds / durationSeconds) * width
  const moveTo = (seconds: number): void => {
    const atSeconds = Math.round(Math.max(0, Math.min(durationSeconds - step, seconds)) * 1000) / 1000
    changeAction(scenarioId, action.id, { atSeconds })
  }
  const grab = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, fromSeconds: action.atSeconds }
    beginGesture()
    onSelect(action.id)
  }
  const pull = (event: PointerEvent): void => {
    if (!drag.current || width === 0) return
    const by = ((event.clientX - drag.current.x) / width) * durationSeconds
    moveTo(Math.round((drag.current.fromSeconds + by) / step) * step)
  }
  const drop = (): void => {
    if (!drag.current) return
    drag.current = null
    endGesture()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0
    if (by !== 0) moveTo(action.atSeconds + by * step * 2)
    else if (event.key === 'Delete' || event.key === 'Backspace') removeAction(scenarioId, action.id)
    else if (event.key === 'Enter') onSelect(action.id)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const words = `${short}, ${target}, at ${formatDuration(action.atSeconds * 1000)}`
  const isSelected = selectedId === action.id
  return (
    <div className="relative h-6">
      <div
        role="slider"
        tabIndex={0}
        aria-label={words}
        aria-valuemin={0}
        aria-valuemax={durationSeconds}
        aria-valuenow={action.atSeconds}
        aria-valuetext={`at ${formatDuration(action.atSeconds * 1000)}`}
        title={`${words}\n← → move, Delete removes`}
        onFocus={() => onSelect(action.id)}
        onKeyDown={onKeyDown}
        onPointerDown={grab}
        onPointerMove={pull}
        onPointerUp={drop}
        onPointerCancel={drop}
        style={{ left: left - 8 }}
        className="absolute inset-y-0 flex w-4 cursor-grab touch-none items-center justify-center rounded-field active:cursor-grabbing"
      >
        <span
          aria-hidden
          className={cx('size-2.5 rotate-45 border border-accent', isSelected ? 'bg-accent' : 'bg-accent-soft')}
        />
      </div>
      <span
        aria-hidden
        style={left > width / 2 ? { left: 2, right: width - left + 12 } : { left: left + 12, right: 2 }}
        className={cx(
          'pointer-events-none absolute inset-y-0 truncate text-caption leading-6',
          left > width / 2 && 'text-right',
          isSelected ? 'font-medium text-text' : 'text-muted',
        )}
      >
        {short}
      </span>
    </div>
  )
}
