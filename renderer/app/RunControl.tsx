import { Play, X } from 'lucide-react'
import { useEffect } from 'react'
import { runCommand } from '../commands/registry'
import { useDocument, useIsStale, useRuns } from '../store'
import { Badge } from '../ui/Badge'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { ProgressBar } from '../ui/ProgressBar'
import { notify } from '../ui/Toast'

/** Run; while a run is under way, how far it is, and Cancel. The time line tells the pace. */
export function RunControl() {
  const progress = useRuns((state) => state.progress)
  const status = useRuns((state) => state.status)
  const error = useRuns((state) => state.error)
  const stale = useIsStale()
  const isEmpty = useDocument(({ design }) => design.resources.length === 0)
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
          // On an empty canvas something else comes first.
          variant={isEmpty ? 'default' : 'primary'}
          icon={<Play aria-hidden className="fill-current" />}
          onClick={() => void runCommand('run.start')}
        >
          Run
        </Button>
      </>
    )
  }
  return (
    <div className="flex h-7 items-center gap-1.5 rounded-button border border-line-strong pr-0.5 pl-2.5">
      <ProgressBar label="Running" fraction={progress.fraction} compact className="w-32" />
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
