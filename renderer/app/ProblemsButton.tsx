import type { Problem } from '../../sim/index'
import { closeDialog, openDialog, select, showRight, useCanvasPort, useDocument, useProblems, useUi } from '../store'
import { cx } from '../ui/cx'
import { Popover } from '../ui/Popover'
import { StatusGlyph } from '../ui/StatusGlyph'

/** How many problems the design has; opens the list, in which a click goes to the place. Nothing while there is none. */
export function ProblemsButton() {
  const problems = useProblems()
  const open = useUi((ui) => ui.dialog === 'problems')
  const isEmpty = useDocument(({ design }) => design.resources.length === 0)
  // An empty canvas says itself what is missing.
  if (problems.length === 0 || isEmpty) return null
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const count = errors > 0 ? errors : problems.length
  const what = errors > 0 ? (errors === 1 ? 'error' : 'errors') : problems.length === 1 ? 'warning' : 'warnings'
  return (
    <Popover
      label="Problems of the design"
      align="end"
      open={open}
      onOpenChange={(next) => (next ? openDialog('problems') : closeDialog())}
      className="w-100 !p-0"
      trigger={
        <button
          type="button"
          className={cx(
            'flex h-7 shrink-0 items-center gap-1.5 rounded-button px-2 text-dense font-medium transition-colors hover:bg-hover data-[state=open]:bg-hover',
            errors > 0 ? 'text-fault' : 'text-warn',
          )}
        >
          <StatusGlyph status={errors > 0 ? 'fault' : 'error'} />
          {count} {what}
        </button>
      }
    >
      {errors > 0 && (
        <p className="border-b border-line px-3 py-2 text-dense text-muted">Solve the errors, then run.</p>
      )}
      <ul className="max-h-96 overflow-y-auto p-1">
        {problems.map((problem, index) => (
          <li key={`${problem.code} ${problem.path} ${index}`}>
            <ProblemItem problem={problem} />
          </li>
        ))}
      </ul>
    </Popover>
  )
}

function ProblemItem({ problem }: { problem: Problem }) {
  const name = useDocument(({ design }) => design.resources.find(({ id }) => id === problem.resourceId)?.name)
  return (
    <button
      type="button"
      onClick={() => goTo(problem)}
      className="focus-inset flex w-full gap-2 rounded-field px-2 py-1.5 text-left text-dense hover:bg-hover"
    >
      <StatusGlyph
        status={problem.severity === 'error' ? 'fault' : 'error'}
        label={problem.severity}
        className="mt-px"
      />
      <span className="min-w-0 flex-1">
        {name && <span className="font-semibold">{name}: </span>}
        <span className="[overflow-wrap:anywhere]">{problem.message}</span>
        <span className="mt-0.5 block text-muted">{problem.help}</span>
      </span>
    </button>
  )
}

/** Shows the place that a problem is about. */
function goTo({ resourceId, path }: Problem): void {
  closeDialog()
  const connectionId = /^connections\[([^\]]+)\]/.exec(path ?? '')?.[1]
  if (connectionId !== undefined) select({ connectionIds: [connectionId] })
  else select(resourceId === null ? {} : { resourceIds: [resourceId] })
  showRight(path?.startsWith('scenarios') ? 'scenario' : 'inspector')
  if (resourceId !== null) useCanvasPort.getState().port?.reveal([resourceId])
}
