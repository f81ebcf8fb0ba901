import { createContext, use } from 'react'

/** A value that a setting can have because the design has such a thing: a version, an alias, a security group. */
export interface KnownValue {
  /** What the setting holds. */
  value: string
  label: string
  /** Faint text at the right. */
  hint?: string
  /** Values of the same group stand together under its name. */
  group?: string
}

/** Known values of a setting by its place in the form: `qualifier`, `aliases.version`. None: it is plainly typed. */
export type FieldChoices = (place: string) => readonly KnownValue[]

const none: readonly KnownValue[] = []
const Context = createContext<FieldChoices>(() => none)

/** Says what the settings inside it can be chosen from. */
export const FieldChoicesProvider = Context

/** What a setting can be chosen from. */
export const useFieldChoices = (place: string | undefined): readonly KnownValue[] => {
  const choices = use(Context)
  return place === undefined ? none : choices(place)
}

/** As outside, for settings of the entries of a list. */
export function useEntryChoices(list: string): FieldChoices {
  const choices = use(Context)
  return (place) => choices(`${list}.${place}`)
}
