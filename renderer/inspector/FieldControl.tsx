import type { Distribution, Field } from '../../sim/index'
import { Switch } from '../ui/Switch'
import { ChoiceControl } from './ChoiceControl'
import { DistributionControl } from './DistributionControl'
import { NumberControl } from './NumberControl'
import { mixedText, type SharedValue } from './sharedFields'
import { TextControl } from './TextControl'

export interface FieldControlProps {
  field: Field
  shared: SharedValue
  /** Derived value in faint inside the control. */
  hint?: string | undefined
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: unknown) => void
}

/** The control for one setting, by its kind. Lists and handlers have editors of their own. */
export function FieldControl({ field, shared, hint, label, onCommit }: FieldControlProps) {
  const value = shared.mixed ? undefined : shared.value
  const common = {
    ...(shared.mixed ? { placeholder: mixedText(shared.count) } : {}),
    ...(label === undefined ? {} : { label }),
  }
  switch (field.kind) {
    case 'number':
      return (
        <NumberControl field={field} value={value as number | undefined} hint={hint} onCommit={onCommit} {...common} />
      )
    case 'optionalNumber':
      return (
        <NumberControl
          field={field}
          value={value as number | null | undefined}
          none={field.none}
          hint={hint}
          onCommit={onCommit}
          {...common}
        />
      )
    case 'boolean':
      return (
        <Switch
          checked={value === true}
          onCheckedChange={onCommit}
          label={shared.mixed ? mixedText(shared.count) : undefined}
          {...(label === undefined ? {} : { 'aria-label': label })}
        />
      )
    case 'choice':
      return (
        <ChoiceControl field={field} value={value as string | number | undefined} onCommit={onCommit} {...common} />
      )
    case 'text':
      return <TextControl field={field} value={value as string | undefined} onCommit={onCommit} {...common} />
    case 'distribution':
      return (
        <DistributionControl
          name={field.label}
          unit={field.unit}
          value={value as Distribution | undefined}
          onCommit={onCommit}
          {...common}
        />
      )
    case 'list':
    case 'resources':
    case 'handler':
      return null
  }
}
