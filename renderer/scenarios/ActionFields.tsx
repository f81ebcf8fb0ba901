import { useMemo } from 'react'
import { isVisible, type Problem, type Resource, type ScenarioAction, serviceOf } from '../../sim/index'
import { FieldChoicesProvider } from '../inspector/choices/FieldChoices'
import { actionChoices } from '../inspector/choices/knownValues'
import { problemsByField, problemWords } from '../inspector/fieldProblems'
import { NumberControl } from '../inspector/NumberControl'
import { SettingRow } from '../inspector/SettingRow'
import { changeAction, setActionSetting, useDocument } from '../store'
import { FieldRow } from '../ui/FieldRow'
import { Select } from '../ui/Select'
import { actionOf } from './actionText'
import { firstSettings } from './firstAction'

export interface ActionFieldsProps {
  scenarioId: string
  action: ScenarioAction
  /** Resources that something can be done to. */
  targets: readonly Resource[]
  /** Where it stands in the design: `scenarios[peak].actions[deploy]`. */
  path: string
  problems: readonly Problem[]
}

const mostSeconds = 31 * 86_400

/** What is done, to what, when, and with which settings. */
export function ActionFields({ scenarioId, action, targets, path, problems }: ActionFieldsProps) {
  const design = useDocument((state) => state.design)
  const target = design.resources.find(({ id }) => id === action.target)
  const known = (target && serviceOf(target.type)?.actions) ?? []
  const definition = actionOf(design, action)
  const choices = useMemo(() => actionChoices(target), [target])
  const change = (part: Partial<Omit<ScenarioAction, 'id'>>): void => changeAction(scenarioId, action.id, part)
  const fields = definition?.fields ?? {}
  const own = problemsByField(problems, path, new Set(['target', 'action', 'atSeconds']))
  const settings = problemsByField(own.whole, `${path}.settings`, new Set(Object.keys(fields)))
  const errorOf = (name: string): { error?: string } => {
    const found = own.byField.get(name)
    return found ? { error: problemWords(found) } : {}
  }
  const chooseTarget = (id: string): void => {
    const next = serviceOf(targets.find((resource) => resource.id === id)?.type ?? '')?.actions ?? []
    const kept = next.find((candidate) => candidate.id === action.action) ?? next[0]
    if (kept) change({ target: id, action: kept.id, settings: firstSettings(design.resources, id, kept.id) })
  }
  return (
    <>
      <FieldRow label="Done to" {...errorOf('target')}>
        <Select
          value={targets.some(({ id }) => id === action.target) ? action.target : undefined}
          options={targets.map(({ id, name }) => ({ value: id, label: name }))}
          onValueChange={chooseTarget}
          placeholder="Choose a resource"
        />
      </FieldRow>
      <FieldRow label="Action" hint={definition?.help} {...errorOf('action')}>
        <Select
          value={definition?.id}
          options={known.map(({ id, title }) => ({ value: id, label: title }))}
          onValueChange={(id) => change({ action: id, settings: firstSettings(design.resources, action.target, id) })}
          placeholder="Choose an action"
        />
      </FieldRow>
      <FieldRow label="At" {...errorOf('atSeconds')}>
        <NumberControl
          field={{ label: 'At', unit: 's', min: 0, max: mostSeconds, integer: false }}
          value={action.atSeconds}
          onCommit={(atSeconds) => atSeconds !== null && change({ atSeconds })}
        />
      </FieldRow>
      <FieldChoicesProvider value={choices}>
        {Object.entries(fields).map(([name, field]) =>
          field.kind === 'list' || field.kind === 'handler' || !isVisible(field, fields, action.settings) ? null : (
            <SettingRow
              key={`${action.action} ${name}`}
              name={name}
              field={field}
              configs={[action.settings]}
              problems={settings}
              isEntry
              onChange={(setting, value) => setActionSetting(scenarioId, action.id, setting, value)}
            />
          ),
        )}
      </FieldChoicesProvider>
      {settings.whole.length > 0 && <p className="mt-1 text-caption text-fault">{problemWords(settings.whole)}</p>}
    </>
  )
}
