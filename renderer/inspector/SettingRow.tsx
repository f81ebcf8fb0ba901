import { defaultOf, type Field } from '../../sim/index'
import { FieldRow } from '../ui/FieldRow'
import { FieldControl } from './FieldControl'
import { FieldHelp } from './FieldHelp'
import { ListControl } from './ListControl'
import type { SettingsFormProps } from './SettingsForm'
import { differsFromDefault, mixedText, sameValue, sharedValue } from './sharedFields'
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
  const wide = field.kind === 'distribution'
  const hint = hints?.[name]
  const note = !wrong && words ? <span className="text-warn">{words}</span> : undefined
  const commit = (value: unknown): void => onChange(name, sameValue(value, defaultOf(field)) ? undefined : value)
  const shared = sharedValue(field, name, configs)
  const help = (
    <FieldHelp
      label={field.label}
      help={field.help}
      default={defaultText(field)}
      allowed={allowedText(field)}
      source={field.source}
    />
  )
  if (field.kind === 'list') {
    return (
      <fieldset className="min-w-0 py-0.5">
        <div className="flex items-center gap-1">
          <legend className="float-left text-dense text-muted">{field.label}</legend>
          {help}
        </div>
        {shared.mixed ? (
          <p className="text-dense text-faint">{mixedText(shared.count)}: select one resource to change it.</p>
        ) : (
          <ListControl field={field} value={shared.value as Record<string, unknown>[]} onCommit={commit} />
        )}
        {words && <p className={`text-caption ${wrong ? 'text-fault' : 'text-warn'}`}>{words}</p>}
      </fieldset>
    )
  }
  return (
    <FieldRow
      label={field.label}
      help={field.help}
      stacked={wide}
      differs={differsFromDefault(field, name, configs)}
      onReset={() => onChange(name, undefined)}
      actions={help}
      hint={note ?? (wide ? hint : undefined)}
      {...(wrong && words ? { error: words } : {})}
    >
      <FieldControl field={field} shared={shared} hint={wide ? undefined : hint} onCommit={commit} />
    </FieldRow>
  )
}
