import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import type { RepositoryConfig, triggerFields } from './config'

/** Shares that do not add up, and triggers that never start. */
export function check(context: CheckContext<RepositoryConfig>): CheckProblem[] {
  const { createPercent, deletePercent } = context.config
  const problems: CheckProblem[] = []
  if (createPercent + deletePercent > 100)
    problems.push({
      code: 'codecommit.shares',
      severity: 'error',
      field: 'deletePercent',
      message: `${createPercent}% of the events create and ${deletePercent}% delete a branch or tag: together that is more than all.`,
      help: 'Lower one of them; what is left to 100% are pushes.',
    })
  const share = {
    all: 100,
    updateReference: 100 - createPercent - deletePercent,
    createReference: createPercent,
    deleteReference: deletePercent,
  }
  for (const { id, other, config } of context.connections('triggers')) {
    const { events } = config as ConfigOf<typeof triggerFields>
    if (share[events] === 0)
      problems.push({
        code: 'codecommit.triggerNeverStarts',
        severity: 'warning',
        connectionId: id,
        message: `The trigger of ${other.name} waits for ${events}, of which there are none.`,
        help: 'Choose other events for the trigger, or change their share at the repository.',
      })
  }
  return problems
}
