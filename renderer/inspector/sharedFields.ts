import { defaultOf, type Field, type FieldSet, isVisible } from '../../sim/index'

type Config = Readonly<Record<string, unknown>>

/** The value of one setting over everything selected. */
export type SharedValue = { mixed: false; value: unknown } | { mixed: true; count: number }

/** What all of the selected have for a setting, defaults filled in. */
export function sharedValue(field: Field, name: string, configs: readonly Config[]): SharedValue {
  const different: unknown[] = []
  for (const config of configs) {
    const value = valueIn(config, name, field)
    if (!different.some((other) => sameValue(other, value))) different.push(value)
  }
  return different.length > 1 ? { mixed: true, count: different.length } : { mixed: false, value: different[0] }
}

/** `Mixed (3 values)`: what a field shows in place of values that differ. */
export const mixedText = (count: number): string => `Mixed (${count} values)`

/** True when at least one of the selected has another value than the default. */
export function differsFromDefault(field: Field, name: string, configs: readonly Config[]): boolean {
  return configs.some((config) => !sameValue(valueIn(config, name, field), defaultOf(field)))
}

/** Settings that all forms have alike: same name, label, kind, unit and options. Handlers belong to one resource alone. */
export function sharedFields(forms: readonly FieldSet[]): FieldSet {
  const [first, ...others] = forms
  if (!first || others.length === 0) return first ?? {}
  return Object.fromEntries(
    Object.entries(first).filter(
      ([name, field]) => field.kind !== 'handler' && others.every((form) => form === first || alike(field, form[name])),
    ),
  )
}

/** One section of a form. */
export interface SettingsGroup {
  title: string
  basic: readonly [name: string, field: Field][]
  /** Behind Advanced. */
  advanced: readonly [name: string, field: Field][]
}

/** Settings that apply to all of the selected, by section, in the order of the definition. */
export function settingsGroups(fields: FieldSet, configs: readonly Config[]): SettingsGroup[] {
  const groups = new Map<string, { basic: [string, Field][]; advanced: [string, Field][] }>()
  for (const [name, field] of Object.entries(fields)) {
    if (!configs.every((config) => isVisible(field, fields, config))) continue
    const title = groupOf(field)
    const group = groups.get(title) ?? { basic: [], advanced: [] }
    groups.set(title, group)
    group[field.advanced ? 'advanced' : 'basic'].push([name, field])
  }
  return [...groups].map(([title, group]) => ({ title, ...group }))
}

/** The section that a setting stands in. */
export const groupOf = (field: Field): string => field.group ?? 'Configuration'

/** Deep equality of values as design files hold them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(left)
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key], right[key]))
  )
}

function valueIn(config: Config, name: string, field: Field): unknown {
  const value = Object.hasOwn(config, name) ? config[name] : undefined
  return value === undefined ? defaultOf(field) : value
}

function alike(a: Field, b: Field | undefined): boolean {
  if (!b || a.kind !== b.kind || a.label !== b.label) return false
  if ('unit' in a && 'unit' in b && a.unit !== b.unit) return false
  return a.kind !== 'choice' || b.kind !== 'choice' || sameValue(a.options, b.options)
}
