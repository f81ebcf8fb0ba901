import type { ReactNode } from 'react'
import { defaultOf, type Field } from '../../sim/index'
import { FieldRow } from '../ui/FieldRow'
import { FieldControl } from './FieldControl'
import { FieldHelp } from './FieldHelp'
import { type FormProblems, problemWords } from './fieldProblems'
import { differsFromDefault, sameValue, sharedValue } from './sharedFields'
import { allowedText, defaultText } from './valueText'

export interface SettingRowProps {
  name: string
  field: Exclude<Field, { kind: 'list' | 'handler' }>
  /** Settings as made, one for each thing that the form is about. */
  configs: readonly Readonly<Record<string, unknown>>[]
  problems: FormProblems
  /** Derived hints by the name of the setting. */
  hints?: Readonly<Record<string, string>>
  /** Faint text under a setting, by its name. */
  notes?: Readonly<Record<string, ReactNode>>
  /** It is a setting of a list's entry: it has no default to differ from or to go back to. */
  isEntry?: boolean
  /** Sets a setting; undefined puts the default back. */
  onChange: (name: string, value: unknown) => void
}

/** One setting of a form: label, control, what is wrong with it, its help, and the way back to its default. */
export function SettingRow({
  name,
  field,
  configs,
  problems,
  hints,
  notes,
  isEntry = false,
  onChange,
}: SettingRowProps) {
  const [problem, ...others] = problems.byField.get(name) ?? []
  const words = problem && problemWords([problem, ...others])
  const wrong = problem?.severity === 'error'
  const wide = field.kind === 'distribution'
  const hint = hints?.[name]
  const note = !wrong && words ? <span className="text-warn">{words}</span> : notes?.[name]
  const commit = (value: unknown): void =>
    onChange(name, !isEntry && sameValue(value, defaultOf(field)) ? undefined : value)
  return (
    <FieldRow
      label={field.label}
      help={field.help}
      stacked={wide}
      differs={!isEntry && differsFromDefault(field, name, configs)}
      onReset={() => onChange(name, undefined)}
      actions={
        <FieldHelp
          label={field.label}
          help={field.help}
          default={defaultText(field)}
          allowed={allowedText(field)}
          source={field.source}
        />
      }
      hint={note ?? (wide ? hint : undefined)}
      {...(wrong && words ? { error: words } : {})}
    >
      <FieldControl
        name={name}
        field={field}
        shared={sharedValue(field, name, configs)}
        hint={wide ? undefined : hint}
        onCommit={commit}
      />
    </FieldRow>
  )
}
