import { useState } from 'react'
import { runCommand } from '../commands/registry'
import { useRuns } from '../store'
import { Button } from '../ui/Button'
import { StatusGlyph } from '../ui/StatusGlyph'

/** A line above the results when they are not of the design as it is: a trial in a copy, or an earlier run after a failed one. */
export function RunNotice({ hasResult }: { hasResult: boolean }) {
  const status = useRuns((state) => state.status)
  const error = useRuns((state) => state.error)
  const trial = useRuns((state) => (state.current && state.current.changes.length > 0 ? state.current.label : null))
  const [dismissed, dismiss] = useState<string | null>(null)
  if (!hasResult) return null
  if (status === 'failed' && error !== null && error !== dismissed) {
    return (
      <div
        role="alert"
        className="flex shrink-0 items-center gap-2 border-b border-line bg-fault-soft px-3 py-1 text-dense"
      >
        <StatusGlyph status="fault" />
        <span
          className="min-w-0 flex-1 truncate"
          title={error}
        >{`The last run failed: ${error} These results are of the run before.`}</span>
        <Button size="dense" onClick={() => void runCommand('run.problems')}>
          Show problems
        </Button>
        <Button size="dense" variant="ghost" onClick={() => dismiss(error)}>
          Dismiss
        </Button>
      </div>
    )
  }
  if (trial === null) return null
  return (
    <div
      role="status"
      className="flex shrink-0 items-center gap-2 border-b border-line bg-accent-soft px-3 py-1 text-dense"
    >
      <StatusGlyph status="info" />
      <span className="min-w-0 flex-1 truncate">{`${trial}, tried in a copy. The design itself is unchanged.`}</span>
      <Button size="dense" onClick={() => void runCommand('run.compare')}>
        Compare
      </Button>
      <Button size="dense" onClick={() => void runCommand('run.applyTrial')}>
        Apply to the design
      </Button>
      <Button size="dense" variant="ghost" onClick={() => void runCommand('run.discardTrial')}>
        Discard
      </Button>
    </div>
  )
}
