import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import type { Distribution, HandlerStep } from '../../sim/index'
import { Button } from '../ui/Button'
import { IconButton } from '../ui/IconButton'
import { Menu } from '../ui/Menu'
import { MenuItem } from '../ui/MenuItem'
import { CallStep } from './CallStep'
import type { CallTarget } from './callTargets'
import { DistributionControl } from './DistributionControl'
import {
  addBranch,
  insertStep,
  type ListPath,
  moveStep,
  removeBranch,
  removeStep,
  replaceStep,
  type StepPath,
} from './handlerSteps'

interface StepListProps {
  /** The whole handler. */
  steps: readonly HandlerStep[]
  /** Where this list is in it, and its steps. */
  list: ListPath
  inner: readonly HandlerStep[]
  targets: readonly CallTarget[]
  compute: Distribution
  onChange: (steps: HandlerStep[]) => void
}

/** Steps in order with what can be added after them. */
export function StepList({ steps, list, inner, targets, compute, onChange }: StepListProps) {
  const add = (step: HandlerStep): void => onChange(insertStep(steps, list, inner.length, step))
  const first = targets[0]
  return (
    <>
      {inner.length === 0 && <p className="py-1 text-caption text-faint">No steps: answers at once.</p>}
      <ol className="flex flex-col gap-1">
        {inner.map((step, index) => (
          <HandlerStepRow
            key={index}
            step={step}
            path={[...list, index]}
            siblings={inner.length}
            steps={steps}
            targets={targets}
            compute={compute}
            onChange={onChange}
          />
        ))}
      </ol>
      <Menu
        trigger={
          <Button size="dense" variant="ghost" icon={<Plus aria-hidden />} className="-ml-2.5 mt-0.5">
            Add step
          </Button>
        }
      >
        <MenuItem onSelect={() => add({ kind: 'compute', duration: compute })}>Compute</MenuItem>
        <MenuItem
          disabled={!first}
          hint={first ? undefined : 'connect it first'}
          onSelect={() =>
            first &&
            add({
              kind: 'call',
              connection: first.connection,
              operation: first.operations[0]?.id ?? '',
              count: 1,
              probability: 1,
            })
          }
        >
          Call
        </MenuItem>
        <MenuItem onSelect={() => add({ kind: 'parallel', branches: [[], []] })}>Parallel group</MenuItem>
      </Menu>
    </>
  )
}

interface HandlerStepRowProps {
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
function HandlerStepRow({ step, path, siblings, steps, targets, compute, onChange }: HandlerStepRowProps) {
  const row = useRef<HTMLLIElement>(null)
  const index = path.at(-1) ?? 0
  const name = `step ${path
    .filter((_, at) => at % 2 === 0)
    .map((at) => at + 1)
    .join('.')}`
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
    event.stopPropagation()
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
        <IconButton
          label={`Move ${name} up`}
          size="dense"
          className="!size-5"
          icon={<ArrowUp className="!size-3" />}
          disabled={index === 0}
          onClick={() => move(-1)}
        />
        <IconButton
          label={`Move ${name} down`}
          size="dense"
          className="!size-5"
          icon={<ArrowDown className="!size-3" />}
          disabled={index === siblings - 1}
          onClick={() => move(1)}
        />
        <IconButton
          label={`Remove ${name}`}
          size="dense"
          className="!size-5"
          icon={<X className="!size-3" />}
          onClick={() => onChange(removeStep(steps, path))}
        />
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
            <div
              key={at}
              role="group"
              aria-label={`Branch ${at + 1} of ${name}`}
              className="border-l-2 border-line-strong pl-1.5"
            >
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
              <StepList
                steps={steps}
                list={[...path, at]}
                inner={branch}
                targets={targets}
                compute={compute}
                onChange={onChange}
              />
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
