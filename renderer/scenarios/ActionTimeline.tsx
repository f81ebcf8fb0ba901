import type { ScenarioAction } from '../../sim/index'
import { changeAction, removeAction } from '../store'
import { cx } from '../ui/cx'
import { formatDuration } from '../ui/format'
import type { ActionText } from './actionText'
import { roundStep } from './loadShape'
import { TimelineLanes } from './TimelineLanes'
import { timelineKeys, useTimeDrag } from './useTimeDrag'

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
  return (
    <TimelineLanes durationSeconds={durationSeconds}>
      {(width) =>
        actions.map((action) => (
          <Lane key={action.id} action={action} width={width} durationSeconds={durationSeconds} {...rest} />
        ))
      }
    </TimelineLanes>
  )
}

interface LaneProps extends Omit<ActionTimelineProps, 'actions'> {
  action: ScenarioAction
  width: number
}

function Lane({ action, width, durationSeconds, scenarioId, textOf, selectedId, onSelect }: LaneProps) {
  const { short, target } = textOf(action)
  const step = roundStep(durationSeconds / 200)
  const left = Math.min(1, action.atSeconds / durationSeconds) * width
  const moveTo = (seconds: number): void => {
    const atSeconds = Math.round(Math.max(0, Math.min(durationSeconds - step, seconds)) * 1000) / 1000
    changeAction(scenarioId, action.id, { atSeconds })
  }
  const drag = useTimeDrag<number>({
    width,
    durationSeconds,
    onMove: (from, by) => moveTo(Math.round((from + by) / step) * step),
  })
  const onKeyDown = timelineKeys({
    move: (by) => moveTo(action.atSeconds + by * step * 2),
    remove: () => removeAction(scenarioId, action.id),
    select: () => onSelect(action.id),
  })
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
        onPointerDown={(event) => drag.grab(event, action.atSeconds) && onSelect(action.id)}
        {...drag.handlers}
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
