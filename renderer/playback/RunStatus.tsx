import { X } from 'lucide-react'
import { cancelRun, type RunProgress } from '../store'
import { formatClock, formatCount, formatDuration } from '../ui/format'
import { IconButton } from '../ui/IconButton'

/** How far a run under way is, with the way to stop it. */
export function RunStatus({ progress }: { progress: RunProgress }) {
  const percent = Math.floor(progress.fraction * 100)
  const left = progress.secondsLeft === null ? 'estimating' : `${formatDuration(progress.secondsLeft * 1000)} left`
  return (
    <div className="flex items-center justify-end gap-1.5">
      <div className="min-w-0 text-right">
        <div
          role="progressbar"
          aria-label="Running"
          aria-valuenow={percent}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuetext={`${percent}%, ${left}`}
          className="text-dense font-semibold text-accent tabular-nums"
        >
          {`${percent}% · ${formatClock(progress.simulatedMs)}`}
        </div>
        <div className="truncate text-caption text-faint tabular-nums">
          {`${formatCount(progress.eventsPerSecond)} events/s · ${left}`}
        </div>
      </div>
      <IconButton
        label="Cancel the run"
        shortcut="Mod+Shift+Enter"
        icon={<X />}
        tooltipSide="top"
        onClick={cancelRun}
      />
    </div>
  )
}
