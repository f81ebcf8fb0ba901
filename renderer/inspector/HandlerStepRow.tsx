import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Distribution, HandlerStep } from '../../sim/index'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Select } from '../ui/Select'
import type { CallTarget } from './callTargets'
import { DistributionControl } from './DistributionControl'
import { StepList } from './HandlerEditor'
import { addBranch, moveStep, removeBranch, removeStep, replaceStep, type StepPath } from './handlerSteps'
import { NumberControl } from './NumberControl'

export interface HandlerStepRowProps {
  step: HandlerStep
  path: StepPath
  /** Steps in the same list. */
  siblings: number
  /** The whole handler. */
  steps: readonly HandlerStep[]
  targets: readonly CallTarget[]
  compute: Distribution
  onChange: (steps: HandlerStep[]) => void
}

const titles = { compute: 'Compute', call: 'Call', parallel: 'In parallel' } as const

/** One step with its settings. Alt with an arrow key moves it, Alt with Delete removes it. */
export function HandlerStepRow({ step, path, siblings, steps, targets, compute, onChange }: HandlerStepRowProps) {
  const row = useRef<HTMLLIElement>(null)
  const index = path.at(-1) ?? 0
  const name = `step ${path.filter((_, at) => at % 2 === 0).map((at) => at + 1).join('.')}`
  const replace = (next: HandlerStep): void => onChange(replaceStep(steps, path, next))
  const move = (by: -1 | 1): void => {
    if (index + by < 0 || index + by >= siblings) return
    onChange(moveStep(steps, path, by))
    // The step is drawn by the neighbour's row now: the focus goes along.
    const neighbour = by < 0 ? row.current?.previousElementSibling : row.current?.nextElementSibling
    if (neighbour instanceof HTMLElement) neighbour.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || event.defaultPrevented) return
    if (event.key === 'ArrowUp') move(-1)
    else if (event.key === 'ArrowDown') move(1)
    else if (event.key === 'Delete') onChange(removeStep(steps, path))
    else return
    event.preventDefault()
  }
  return (
    <li
      ref={row}
      tabIndex={-1}
      aria-label={`${name}: ${titles[step.kind]}`}
      onKeyDown={onKeyDown}
      className="rounded-field border border-line bg-raised p-1.5 outline-offset-0"
    >
      <div className="mb-1 flex items-center">
        <span className="flex-1 pl-0.5 text-dense font-medium">
          <span className="text-faint">{index + 1} · </span>
          {titles[step.kind]}
        </span>
        <IconButton label={`Move ${name} up`} size="dense" className="!size-5" icon={<ArrowUp className="!size-3" />} disabled={index === 0} onClick={() => move(-1)} />
        <IconButton label={`Move ${name} down`} size="dense" className="!size-5" icon={<ArrowDown className="!size-3" />} disabled={index === siblings - 1} onClick={() => move(1)} />
        <IconButton label={`Remove ${name}`} size="dense" className="!size-5" icon={<X className="!size-3" />} onClick={() => onChange(removeStep(steps, path))} />
      </div>
      {step.kind === 'compute' && (
        <DistributionControl
          name={`compute time of ${name}`}
          label={`Compute time of ${name}`}
          unit="ms"
          value={step.duration}
          onCommit={(duration) => replace({ ...step, duration })}
        />
      )}
      {step.kind === 'call' && <CallStep step={step} name={name} targets={targets} onChange={replace} />}
      {step.kind === 'parallel' && (
        <div className="flex flex-col gap-1">
          {step.branches.map((branch, at) => (
            <div key={at} role="group" aria-label={`Branch ${at + 1} of ${name}`} className="border-l-2 border-line-strong pl-1.5">
              <div className="flex items-center text-caption text-faint">
                <span className="flex-1">Branch {at + 1}</span>
                <IconButton
                  label={`Remove branch ${at + 1} of ${name}`}
                  size="dense"
                  className="!size-5"
                  icon={<X className="!size-3" />}
                  onClick={() => onChange(removeBranch(steps, path, at))}
                />
              </div>
              <StepList steps={steps} list={[...path, at]} inner={branch} targets={targets} compute={compute} onChange={onChange} />
            </div>
          ))}
          <Button
            size="dense"
            variant="ghost"
            icon={<Plus aria-hidden />}
            className="self-start"
            disabled={step.branches.length >= 20}
            onClick={() => onChange(addBranch(steps, path))}
          >
            Add branch
          </Button>
        </div>
      )}
    </li>
  )
}

interface CallStepProps {
  step: Extract<HandlerStep, { kind: 'call' }>
  name: string
  targets: readonly CallTarget[]
  onChange: (step: HandlerStep) => void
}

function CallStep({ step, name, targets, onChange }: CallStepProps) {
  const target = targets.find(({ connection }) => connection === step.connection)
  return (
    <div className="grid grid-cols-2 gap-1">
      <Select
        label={`Target of ${name}`}
        value={target?.connection}
        placeholder="Choose a target"
        options={targets.map(({ connection, name: targetName }) => ({ value: connection, label: targetName }))}
        onValueChange={(connection) => {
          const operations = targets.find((candidate) => candidate.connection === connection)?.operations ?? []
          const keeps = operations.some(({ id }) => id === step.operation)
          onChange({ ...step, connection, operation: keeps ? step.operation : (operations[0]?.id ?? '') })
        }}
      />
      <Select
        label={`Operation of ${name}`}
        value={step.operation}
        placeholder="Operation"
        options={(target?.operations ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        onValueChange={(operation) => onChange({ ...step, operation })}
      />
      <NumberControl
        label={`Calls of ${name}`}
        field={{ label: 'Calls', unit: 'count', min: 0, max: 1000, integer: true }}
        value={step.count}
        hint="times"
        onCommit={(count) => count !== null && onChange({ ...step, count })}
      />
      <NumberControl
        label={`Probability of ${name}`}
        field={{ label: 'Probability', unit: 'percent', min: 0, max: 100, integer: false }}
        value={Number((step.probability * 100).toPrecision(15))}
        hint="of requests"
        onCommit={(percent) => percent !== null && onChange({ ...step, probability: percent / 100 })}
      />
    </div>
  )
}
