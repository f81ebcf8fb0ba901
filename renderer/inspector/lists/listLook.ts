import { defaultOf, type FieldSet, isVisible, type ListField } from '../../../sim/index'
import { valueText } from '../valueText'

/** An entry of a list as the design has it. */
export type Entry = Readonly<Record<string, unknown>>

/** An entry in one line. */
export interface EntryText {
  title: string
  detail: string
}

/** How a list is shown and grows, where more is known about it than its fields. */
export interface ListLook {
  /** An entry with all defaults filled in, in one line. */
  text(entry: Entry): EntryText
  /** Words of the button that adds an entry. */
  addLabel?: string
  /** What the button adds, given the settings around the list and the entries there are, defaults filled in. */
  newEntry?(config: Entry, entries: readonly Entry[], field: ListField): Record<string, unknown>
  /** Why entries are only shown at first: AWS lets nobody change them. */
  frozen?: string
}

/** An entry in one line by its fields alone: the first one is its name, of the others the first three. */
export function plainText(fields: FieldSet, entry: Entry): EntryText {
  const [title = '', ...rest] = Object.entries(fields)
    .filter(([, field]) => isVisible(field, fields, entry))
    .map(([name, field]) => valueText(field, entry[name] ?? defaultOf(field)))
  return { title, detail: rest.slice(0, 3).join(' · ') }
}

/** Defaults, with the first choice that no other entry has, so that entries for `GET` and `POST` come by themselves. */
export function plainEntry(field: ListField, entries: readonly Entry[]): Record<string, unknown> {
  const entry = Object.fromEntries(Object.entries(field.item).map(([name, item]) => [name, defaultOf(item)]))
  const [name, first] = Object.entries(field.item)[0] ?? []
  if (name === undefined || first?.kind !== 'choice') return entry
  const taken = new Set(entries.map((other) => other[name] ?? first.default))
  entry[name] = first.options.find(({ value }) => !taken.has(value))?.value ?? first.default
  return entry
}
