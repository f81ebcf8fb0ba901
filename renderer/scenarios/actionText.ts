import { type Action, type Design, isVisible, type ScenarioAction, serviceOf, withDefaults } from '../../sim/index'
import { valueText } from '../inspector/valueText'

/** An action of a scenario in words. */
export interface ActionText {
  /** What is done, with what matters of its settings: `Deploy a version: live, 2`. */
  short: string
  /** Name of what it is done to. */
  target: string
  /** All settings that apply: `Alias live, to version 2, traffic all at once`. */
  settings: string
}

/** What an action of a scenario is, when its target's service knows it. */
export function actionOf(design: Design, { target, action }: ScenarioAction): Action | undefined {
  const type = design.resources.find(({ id }) => id === target)?.type
  return type === undefined ? undefined : serviceOf(type)?.actions?.find(({ id }) => id === action)
}

export function actionText(design: Design, action: ScenarioAction): ActionText {
  const definition = actionOf(design, action)
  const target = design.resources.find(({ id }) => id === action.target)?.name ?? action.target
  if (!definition) return { short: action.action, target, settings: '' }
  const settings = withDefaults(definition.fields, action.settings)
  const shown = Object.entries(definition.fields)
    .filter(([, field]) => isVisible(field, definition.fields, settings))
    .map(([name, field]) => ({ field, text: valueText(field, settings[name]) }))
  const names = shown.filter(({ field }) => field.kind !== 'choice').map(({ text }) => text)
  return {
    short: names.length === 0 ? definition.title : `${definition.title}: ${names.slice(0, 2).join(', ')}`,
    target,
    settings: shown.map(({ field, text }) => `${field.label} ${text}`).join(', '),
  }
}
