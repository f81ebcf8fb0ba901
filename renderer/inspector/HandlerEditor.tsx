import type { Distribution, HandlerStep, Problem } from '../../sim/index'
import { Button } from '../ui/Button'
import type { CallTarget } from './callTargets'
import { formatDistribution } from './distributionText'
import { defaultSteps } from './handlerSteps'
import { StepList } from './StepList'

export interface HandlerEditorProps {
  label: string
  help: string
  /** null: the default handler. */
  steps: readonly HandlerStep[] | null
  /** Compute time of the default handler. */
  compute: Distribution
  targets: readonly CallTarget[]
  problems: readonly Problem[]
  onChange: (steps: HandlerStep[] | null) => void
}

/** What a request does, step by step; the default handler is shown as it runs and becomes editable on demand. */
export function HandlerEditor({ label, help, steps, compute, targets, problems, onChange }: HandlerEditorProps) {
  const materialised = defaultSteps(
    compute,
    targets.map(({ connection, operations }) => ({ connection, operation: operations[0]?.id ?? '' })),
  )
  return (
    <fieldset className="mt-1 min-w-0">
      <div className="flex min-h-6.5 items-center gap-2">
        <legend className="float-left text-dense text-muted" title={help}>
          {label}
        </legend>
        <span className="min-w-0 flex-1 truncate text-caption text-faint">{steps === null && 'default handler'}</span>
        {steps === null ? (
          <Button size="dense" onClick={() => onChange(materialised)}>
            Customise
          </Button>
        ) : (
          <Button size="dense" variant="ghost" onClick={() => onChange(null)}>
            Use default
          </Button>
        )}
      </div>
      {steps === null ? (
        <ol className="mt-1 mb-2 flex flex-col gap-0.5 text-dense text-muted">
          {materialised.map((step, index) => (
            <li key={index} className="truncate">
              <span className="text-faint">{index + 1} · </span>
              {stepText(step, targets)}
            </li>
          ))}
        </ol>
      ) : (
        <StepList steps={steps} list={[]} inner={steps} targets={targets} compute={compute} onChange={onChange} />
      )}
      {problems.map(({ severity, message, help: advice }, index) => (
        <p key={index} className={`mt-1 text-caption ${severity === 'error' ? 'text-fault' : 'text-warn'}`}>
          {message} {advice}
        </p>
      ))}
    </fieldset>
  )
}

function stepText(step: HandlerStep, targets: readonly CallTarget[]): string {
  switch (step.kind) {
    case 'compute':
      return `Compute ${formatDistribution(step.duration, 'ms')}`
    case 'call': {
      const target = targets.find(({ connection }) => connection === step.connection)
      const operation = target?.operations.find(({ id }) => id === step.operation)?.title ?? step.operation
      return `Call ${target?.name ?? step.connection}${operation ? `, ${operation}` : ''}`
    }
    case 'parallel':
      return 'In parallel'
  }
}
