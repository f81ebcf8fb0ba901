import { Plus } from 'lucide-react'
import { type FieldSet, type ListField, withDefaults } from '../../../sim/index'
import { endTyping, fieldsOfType } from '../../store'
import { Button } from '../../ui/Button'
import { FieldHelp } from '../FieldHelp'
import { type FormProblems, problemsByEntry, problemWords } from '../fieldProblems'
import { mixedText, sameValue, sharedValue } from '../sharedFields'
import { ListControl } from './ListControl'
import { type Entry, plainEntry } from './listLook'
import { lookOf } from './listLooks'

export interface ListRowProps {
  name: string
  field: ListField
  /** Service type whose setting it is, if any: the list then looks and grows as that service's. */
  type?: string | undefined
  configs: readonly Entry[]
  problems: FormProblems
  onChange: (name: string, value: unknown) => void
}

/** A setting that is a list: its name, the button that adds to it, its entries. Empty it takes one line. */
export function ListRow({ name, field, type, configs, problems, onChange }: ListRowProps) {
  const shared = sharedValue(field, name, configs)
  const value = shared.mixed ? [] : (shared.value as readonly Entry[])
  const look = lookOf(type, name)
  const path = `${problems.path}.${name}`
  const sorted = problemsByEntry(problems.byField.get(name) ?? [], path)
  const wrong = sorted.own.some(({ severity }) => severity === 'error')
  const commit = (next: Record<string, unknown>[]): void => {
    // An entry more or less is a step of its own, however quickly it follows another.
    if (next.length !== value.length) endTyping()
    onChange(name, sameValue(next, []) ? undefined : next)
  }
  // What is published has the settings of one function.
  const canAdd = !shared.mixed && (configs.length === 1 || look?.frozen === undefined)
  const add = (): void => {
    const fields: FieldSet = type === undefined ? {} : fieldsOfType(type)
    const config = withDefaults(fields, configs[0] ?? {})
    const entries = value.map((entry) => withDefaults(field.item, entry))
    const entry = look?.newEntry?.(config, entries, field) ?? plainEntry(field, entries)
    commit([...value.map((old) => ({ ...old })), entry])
  }
  return (
    <fieldset className="relative min-w-0 py-0.5">
      <legend className="sr-only">{field.label}</legend>
      <div className="flex min-h-6.5 min-w-0 items-center gap-1">
        <span aria-hidden title={field.help} className="min-w-0 truncate text-dense text-muted">
          {field.label}
        </span>
        <FieldHelp label={field.label} help={field.help} source={field.source} />
        {value.length === 0 && !shared.mixed && <span className="text-dense text-faint">none</span>}
        {canAdd && (
          <Button
            size="dense"
            variant="ghost"
            icon={<Plus aria-hidden />}
            className="-mr-2.5 ml-auto"
            aria-label={look?.addLabel ?? `Add ${field.itemLabel.toLowerCase()}`}
            disabled={value.length >= field.maxItems}
            onClick={add}
          >
            {look?.addLabel ?? 'Add'}
          </Button>
        )}
      </div>
      {shared.mixed ? (
        <p className="text-dense text-faint">{mixedText(shared.count)}: select one resource to change it.</p>
      ) : (
        <ListControl
          name={name}
          field={field}
          look={look}
          value={value}
          path={path}
          problems={sorted.entries}
          onCommit={commit}
        />
      )}
      {sorted.own.length > 0 && (
        <p className={`text-caption ${wrong ? 'text-fault' : 'text-warn'}`}>{problemWords(sorted.own)}</p>
      )}
    </fieldset>
  )
}
