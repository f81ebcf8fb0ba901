import { ProblemList } from '../inspector/ProblemList'
import { addScenario, useDocument, useProblems, useScenario } from '../store'
import { EmptyState } from '../ui/EmptyState'
import { Actions } from './Actions'
import { Assertions } from './Assertions'
import { Faults } from './Faults'
import { RunSettings } from './RunSettings'
import { ScenarioList } from './ScenarioList'
import { Traffic } from './Traffic'

/** The chosen scenario: its traffic, its faults, what people do meanwhile, what the design promises in it. */
export function ScenarioPanel() {
  const scenarios = useDocument(({ design }) => design.scenarios)
  const scenario = useScenario()
  const problems = useProblems().filter(({ path }) => scenario && path?.startsWith(`scenarios[${scenario.id}]`))
  if (!scenario) {
    return (
      <EmptyState
        sentence="A scenario says who sends how much, and what goes wrong meanwhile."
        action={{ label: 'Add scenario', onSelect: () => addScenario() }}
      />
    )
  }
  // An action says itself what is wrong with it.
  const ofActions = problems.filter(({ path }) => path?.startsWith(`scenarios[${scenario.id}].actions[`))
  return (
    <div className="h-full min-w-0 overflow-y-auto overflow-x-hidden bg-panel">
      <ScenarioList scenarios={scenarios} chosenId={scenario.id} />
      <div key={scenario.id}>
        <ProblemList problems={problems.filter((problem) => !ofActions.includes(problem))} />
        <RunSettings scenario={scenario} />
        <Traffic scenario={scenario} />
        <Faults scenario={scenario} />
        <Actions scenario={scenario} problems={ofActions} />
        <Assertions scenario={scenario} />
      </div>
    </div>
  )
}
