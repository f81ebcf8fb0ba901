import { Play, X } from 'lucide-react'
import { useEffect } from 'react'
import { runCommand } from '../commands/registry'
import { useIsStale, useRuns } from '../store'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { formatCount, formatDuration } from '../ui/format'
import { IconButton } from '../ui/IconButton'
import { ProgressBar } from '../ui/ProgressBar'
import { notify } from '../ui/Toast'

/** Run; while a run is under way, how far it is, at what pace, and Cancel. */
export function RunControl() {
  const progress = useRuns((state) => state.progress)
  const status = useRuns((state) => state.status)
  const error = useRuns((state) => state.error)
  const stale = useIsStale()
  useEffect(() => {
    if (error !== null) notify.error('The run did not finish', { detail: error })
  }, [error])
  if (status !== 'running' || !progress) {
    return (
      <>
        {stale && (
          <Badge tone="warn" title="The design has changed since the run on screen: run again to see the change">
            stale
          </Badge>
        )}
        <Button
          variant="primary"
          icon={<Play aria-hidden className="fill-current" />}
          onClick={() => void runCommand('run.start')}
        >
          Run
        </Button>
      </>
    )
  }
  const left = progress.secondsLeft === null ? 'estimating' : `${formatDuration(progress.secondsLeft * 1000)} left`
  return (
    <div className="flex h-7 items-center gap-2 rounded-button border border-line-strong pr-0.5 pl-2.5">
      <ProgressBar label="Running" fraction={progress.fraction} compact className="w-36" />
      <span className="w-34 truncate text-caption text-muted">
        {formatCount(progress.eventsPerSecond)} events/s · {left}
      </span>
      <IconButton
        label="Cancel the run"
        size="dense"
        icon={<X aria-hidden />}
        shortcut="Mod+Shift+Enter"
        onClick={() => void runCommand('run.cancel')}
      />
    </div>
  )
}
