import type { Distribution, Field } from '../../sim/index'
import { Switch } from '../ui/Switch'
import { ChoiceControl } from './ChoiceControl'
import { useFieldChoices } from './choices/FieldChoices'
import { KnownValueControl } from './choices/KnownValueControl'
import { DistributionControl } from './DistributionControl'
import { NumberControl } from './NumberControl'
import { ResourcesControl } from './ResourcesControl'
import { mixedText, type SharedValue } from './sharedFields'
import { TextControl } from './TextControl'

export interface FieldControlProps {
  /** Its name in the form, by which values that the design knows are found. */
  name?: string
  field: Field
  shared: SharedValue
  /** Derived value in faint inside the control. */
  hint?: string | undefined
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: unknown) => void
}

/** The control for one setting, by its kind. Lists and handlers have editors of their own. */
export function FieldControl({ name, field, shared, hint, label, onCommit }: FieldControlProps) {
  const known = useFieldChoices(name)
  const value = shared.mixed ? undefined : shared.value
  const common = {
    ...(shared.mixed ? { placeholder: mixedText(shared.count) } : {}),
    ...(label === undefined ? {} : { label }),
  }
  const typed = known.length === 0 ? common : { label: label ?? `${field.label}, typed` }
  switch (field.kind) {
    case 'number':
    case 'optionalNumber': {
      const none = field.kind === 'optionalNumber' ? field.none : undefined
      const number = value as number | null | undefined
      const box = (
        <NumberControl
          field={field}
          value={number}
          {...(none === undefined ? {} : { none })}
          hint={hint}
          onCommit={onCommit}
          {...typed}
        />
      )
      if (known.length === 0) return box
      return (
        <KnownValueControl
          known={none === undefined ? known : [{ value: 'null', label: none }, ...known]}
          value={number === undefined ? undefined : String(number)}
          onCommit={(text) => onCommit(text === 'null' ? null : Number(text))}
          other={box}
          {...common}
        />
      )
    }
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
    case 'text': {
      const box = <TextControl field={field} value={value as string | undefined} onCommit={onCommit} {...typed} />
      if (known.length === 0) return box
      return (
        <KnownValueControl
          known={known}
          value={value as string | undefined}
          onCommit={onCommit}
          other={box}
          {...common}
        />
      )
    }
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
    case 'resources':
      return (
        <ResourcesControl
          field={field}
          value={value as readonly string[] | undefined}
          onCommit={onCommit}
          {...common}
        />
      )
    case 'list':
    case 'handler':
      return null
  }
}
