import { didYouMean } from '../design/nearest'
import { member, type Place, type ProblemList } from '../design/problems'
import { checkNumber } from '../design/reader'
import { MAX_DURATION_SECONDS } from '../design/shapes'
import type { ScenarioAction } from '../design/types'
import { checkConfig } from '../design/validateFields'
import { quoted } from '../design/words'
import { withDefaults } from '../services/fields'
import type { DesignIndex } from './designIndex'

/** An action is done to a resource that knows it, within the scenario's time, with settings in range. */
export function checkAction(
  action: ScenarioAction,
  scenario: string,
  durationSeconds: number | null,
  index: DesignIndex,
  at: Place,
  problems: ProblemList,
): void {
  const label = `action ${action.id} of scenario ${scenario}`
  const target = index.resources.get(action.target)
  if (target === undefined) {
    problems.error(
      'action.target',
      member(at, 'target'),
      `The ${label} is done to ${action.target}, which does not exist.`,
      () => didYouMean(action.target, [...index.resources.keys()]),
    )
    return
  }
  const known = target.service.actions ?? []
  const definition = known.find(({ id }) => id === action.action)
  if (definition === undefined) {
    problems.error(
      'action.unknown',
      member(at, 'action'),
      `${target.service.title} has no action ${quoted(action.action)}.`,
      known.length === 0
        ? 'Nothing can be done to it during a scenario: remove the action.'
        : didYouMean(
            action.action,
            known.map(({ id }) => id),
          ),
    )
    return
  }
  const seconds = checkNumber(
    action.atSeconds,
    { label: `The time of ${label}`, min: 0, max: MAX_DURATION_SECONDS, unit: 's' },
    member(at, 'atSeconds'),
    problems,
  )
  if (seconds !== null && durationSeconds !== null && seconds >= durationSeconds) {
    problems.warning(
      'action.outside',
      member(at, 'atSeconds'),
      `The ${label} takes place at ${seconds} s, after the end at ${durationSeconds} s: it never happens.`,
      'Let it take place earlier, or make the scenario longer.',
    )
  }
  const before = problems.errorCount
  checkConfig(definition.fields, action.settings, member(at, 'settings'), problems)
  if (problems.errorCount > before || !target.sound) return
  const settings = withDefaults(definition.fields, action.settings)
  for (const { message, help, field } of target.service.checkAction?.(
    index.configOf(target) as never,
    action.action,
    settings,
  ) ?? [])
    problems.error('action.settings', member(member(at, 'settings'), field), `The ${label}: ${message}`, help)
}
