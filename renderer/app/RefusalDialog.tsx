import { showRefusal, useQuestions } from '../store'
import { Button } from '../ui/Button'
import { Dialog } from '../ui/Dialog'
import { StatusGlyph } from '../ui/StatusGlyph'

/** Why a file cannot be opened: every problem with its place and what to do. */
export function RefusalDialog() {
  const refusal = useQuestions((state) => state.refusal)
  if (!refusal) return null
  const { fileName, problems } = refusal
  return (
    <Dialog
      open
      onOpenChange={() => showRefusal(null)}
      title={`${fileName} cannot be opened`}
      description={`${problems.length === 1 ? 'One problem was' : `${problems.length} problems were`} found. The open design is unchanged.`}
      footer={<Button onClick={() => showRefusal(null)}>Close</Button>}
      flush
    >
      <ul className="flex flex-col gap-3 px-4 py-3">
        {problems.map((problem, index) => (
          <li key={`${problem.code} ${index}`} className="flex gap-2 text-dense">
            <StatusGlyph
              status={problem.severity === 'error' ? 'fault' : 'error'}
              label={problem.severity}
              className="mt-px"
            />
            <div className="min-w-0">
              <p className="[overflow-wrap:anywhere]">{problem.message}</p>
              <p className="text-muted">{problem.help}</p>
              {problem.path && (
                <p className="font-mono text-caption text-faint [overflow-wrap:anywhere]">{problem.path}</p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
