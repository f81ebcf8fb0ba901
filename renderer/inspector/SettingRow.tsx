import { defaultOf, type Field } from '../../sim/index'
import { FieldRow } from '../ui/FieldRow'
import { FieldControl } from './FieldControl'
import { FieldHelp } from './FieldHelp'
import type { SettingsFormProps } from './SettingsForm'
import { differsFromDefault, sameValue, sharedValue } from './sharedFields'
import { allowedText, defaultText } from './valueText'

export interface SettingRowProps
  extends Pick<SettingsFormProps, 'configs' | 'problems' | 'hints' | 'onChange' | 'renderHandler'> {
  name: string
  field: Field
}

/** One setting of a form: label, control, what is wrong with it, its help, and the way back to its default. */
export function SettingRow({ name, field, configs, problems, hints, onChange, renderHandler }: SettingRowProps) {
  if (field.kind === 'handler') return renderHandler?.(name, field)
  const [problem, ...others] = problems.byField.get(name) ?? []
  const words = problem && [problem, ...others].map(({ message, help }) => `${message} ${help}`).join(' ')
  const wrong = problem?.severity === 'error'
  const wide = field.kind === 'distribution' || field.kind === 'list'
  const hint = hints?.[name]
  const note = !wrong && words ? <span className="text-warn">{words}</span> : undefined
  const commit = (value: unknown): void => onChange(name, sameValue(value, defaultOf(field)) ? undefined : value)
  const shared = sharedValue(field, name, configs)
  return (
    <FieldRow
      label={field.label}
      help={field.help}
      stacked={wide}
      differs={differsFromDefault(field, name, configs)}
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
      <FieldControl field={field} shared={shared} hint={wide ? undefined : hint} onCommit={commit} />
    </FieldRow>
  )
}

