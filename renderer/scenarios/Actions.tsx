import { X } from 'lucide-react'
import { useState } from 'react'
import { type Problem, type Scenario, serviceOf } from '../../sim/index'
import { ProblemList } from '../inspector/ProblemList'
import { addAction, removeAction, useDocument } from '../store'
import { IconButton } from '../ui/IconButton'
import { AddableSection } from './AddableSection'
import { ActionFields } from './ActionFields'
import { actionText } from './actionText'
import { ActionTimeline } from './ActionTimeline'
import { firstAction } from './firstAction'
import { tidy } from './loadShape'

export interface ActionsProps {
  scenario: Scenario
  /** Problems of the scenario's actions. */
  problems: readonly Problem[]
}

/** What people do to resources during a scenario, and when: deploys, changed reservations. */
export function Actions({ scenario, problems }: ActionsProps) {
  const design = useDocument((state) => state.design)
  const [chosen, setChosen] = useState<string>()
  const actions = scenario.actions ?? []
  const selected = actions.find(({ id }) => id === chosen) ?? actions[0]
  const targets = design.resources.filter(({ type }) => (serviceOf(type)?.actions ?? []).length > 0)
  const pathOf = (id: string): string => `scenarios[${scenario.id}].actions[${id}]`
  const own = selected ? problems.filter(({ path }) => path?.startsWith(pathOf(selected.id))) : []
  const add = (): void => {
    const first = firstAction(design.resources)
    if (first) setChosen(addAction(scenario.id, { ...first, atSeconds: tidy(scenario.durationSeconds * 0.5) }))
  }
  return (
    <AddableSection
      title="Actions"
      add="Add action"
      onAdd={add}
      disabled={targets.length === 0}
      empty={
        actions.length === 0 &&
        (targets.length === 0
          ? 'Nothing in the design can be acted on yet. A Lambda function can be deployed during the run.'
          : 'Nobody touches anything. Add a deploy, or a changed reservation, and see what it costs.')
      }
    >
      {selected && (
        <>
          <ActionTimeline
            scenarioId={scenario.id}
            actions={actions}
            durationSeconds={scenario.durationSeconds}
            selectedId={selected.id}
            textOf={(action) => actionText(design, action)}
            onSelect={setChosen}
          />
          <div
            key={selected.id}
            role="group"
            aria-label={actionText(design, selected).short}
            className="rounded-button border border-line p-2"
          >
            <div className="flex items-center">
              <h4 className="min-w-0 flex-1 truncate text-dense font-semibold">{actionText(design, selected).short}</h4>
              <IconButton
                label="Remove this action"
                size="dense"
                icon={<X />}
                onClick={() => removeAction(scenario.id, selected.id)}
              />
            </div>
            <ActionFields
              scenarioId={scenario.id}
              action={selected}
              targets={targets}
              path={pathOf(selected.id)}
              problems={own}
            />
          </div>
          <ProblemList problems={problems.filter((problem) => !own.includes(problem))} />
        </>
      )}
    </AddableSection>
  )
}
