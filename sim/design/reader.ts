import { isId } from './ids'
import { didYouMean } from './nearest'
import { entry, member, type Place, type ProblemList } from './problems'
import { numberInWords, quoted, rangeInWords, shown, withUnit } from './words'
import type { FieldUnit } from '../services/fields'

/** A JSON object as read, its members unknown. */
export type JsonObject = Record<string, unknown>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a member holds; undefined when it is missing, also when a prototype has one of the name. */
export const own = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** Reports members that do not belong, naming the one probably meant. */
export function refuseUnknownKeys(
  object: JsonObject,
  known: readonly string[],
  place: Place,
  problems: ProblemList,
): void {
  for (const key of Object.keys(object)) {
    if (known.includes(key)) continue
    const readable = isId(key) ? key : quoted(key)
    problems.error('key.unknown', member(place, readable), `${readable} is not something that can be set here.`, () =>
      didYouMean(key, known),
    )
  }
}

export interface NumberRule {
  /** As messages name it. */
  label: string
  min: number
  max: number
  integer?: boolean
  unit?: FieldUnit
  /** Closing advice; by default the range again. */
  help?: string
}

/** Reports a number that is none, not finite, not whole or out of range; returns it when it is right. */
export function checkNumber(value: unknown, rule: NumberRule, place: Place, problems: ProblemList): number | null {
  const unit = rule.unit ?? 'count'
  const range = rangeInWords(rule.min, rule.max, unit)
  const help = rule.help ?? `Set it to ${rule.integer ? 'a whole number, ' : ''}${range}.`
  if (typeof value !== 'number' || Number.isNaN(value)) {
    const hint =
      typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value))
        ? ' Write the number without quotation marks.'
        : ''
    problems.error('number.type', place, `${rule.label} must be a number; it is ${shown(value)}.`, help + hint)
    return null
  }
  if (value < rule.min || value > rule.max || !Number.isFinite(value)) {
    problems.error('number.outOfRange', place, `${rule.label} must be ${range}; it is ${withUnit(value, unit)}.`, help)
    return null
  }
  if (rule.integer && !Number.isInteger(value)) {
    problems.error(
      'number.notWhole',
      place,
      `${rule.label} must be a whole number; it is ${withUnit(value, unit)}.`,
      `${help} The nearest is ${numberInWords(Math.round(value))}.`,
    )
    return null
  }
  return value
}

export const requireNumber = (
  object: JsonObject,
  name: string,
  rule: NumberRule,
  place: Place,
  problems: ProblemList,
): number | null => checkNumber(own(object, name), rule, member(place, name), problems)

export interface TextRule {
  label: string
  maxLength: number
  minLength?: number
  /** Used when the member is missing. */
  default?: string
  /** Line breaks and tabs are fine. */
  lines?: boolean
}

/** Control characters would garble terminals and exports. */
const CONTROL = /\p{Cc}/u
const CONTROL_BUT_LINES = /[^\P{Cc}\n\r\t]/u

/** Reports a text that is none, too long or unprintable; returns it when it is right. */
export function checkText(value: unknown, rule: TextRule, place: Place, problems: ProblemList): string | null {
  if (typeof value !== 'string') {
    problems.error(
      'text.type',
      place,
      `${rule.label} must be a text; it is ${shown(value)}.`,
      'Write it in quotation marks.',
    )
    return null
  }
  if (value.length > rule.maxLength || value.length < (rule.minLength ?? 0)) {
    problems.error(
      'text.length',
      place,
      `${rule.label} must have ${rangeInWords(rule.minLength ?? 0, rule.maxLength, 'count')} characters; it has ${numberInWords(value.length)}.`,
      value.length > rule.maxLength ? 'Shorten it.' : 'Give it some text.',
    )
    return null
  }
  if ((rule.lines ? CONTROL_BUT_LINES : CONTROL).test(value)) {
    problems.error(
      'text.control',
      place,
      `${rule.label} contains control characters: ${quoted(value)}.`,
      rule.lines ? 'Remove everything but text, tabs and line breaks.' : 'Keep it to one line of plain text.',
    )
    return null
  }
  return value
}

export function readText(
  object: JsonObject,
  name: string,
  rule: TextRule,
  place: Place,
  problems: ProblemList,
): string {
  const value = own(object, name)
  if (value === undefined && rule.default !== undefined) return rule.default
  return checkText(value, rule, member(place, name), problems) ?? ''
}

/** Reads an id, reporting one that does not match the pattern or is taken; null then. */
export function readId(
  object: JsonObject,
  what: string,
  taken: Set<string>,
  place: Place,
  problems: ProblemList,
): string | null {
  const id = own(object, 'id')
  const at = member(place, 'id')
  if (typeof id !== 'string' || !isId(id)) {
    problems.error(
      'id.invalid',
      at,
      `The id of ${what} must be 1 to 64 letters, digits, dots, dashes or underscores, beginning with a letter or digit; it is ${shown(id)}.`,
      'Use something like orders-api. Names that every JavaScript object has, such as constructor, cannot be used.',
    )
    return null
  }
  if (taken.has(id)) {
    problems.error(
      'id.duplicate',
      at,
      `The id ${id} is used by more than one ${what.replace(/^an? /, '')}.`,
      'Give each its own id, and adapt what refers to it.',
    )
    return null
  }
  taken.add(id)
  return id
}

/** Reads a reference to something by id; existence is for the caller to check. */
export function readReference(
  object: JsonObject,
  name: string,
  label: string,
  place: Place,
  problems: ProblemList,
): string | null {
  const id = own(object, name)
  if (typeof id === 'string' && isId(id)) return id
  problems.error(
    'id.reference',
    member(place, name),
    `${label} must be the id of a resource; it is ${shown(id)}.`,
    'Write the id exactly as the resource has it.',
  )
  return null
}

/** The entries of a list member; an absent one has none unless it is required. Reports too long lists, and reads none of them. */
export function readList(
  object: JsonObject,
  name: string,
  rule: { max: number; required?: boolean; min?: number },
  place: Place,
  problems: ProblemList,
): unknown[] {
  const value = own(object, name)
  if (value === undefined && !rule.required) return []
  const at = member(place, name)
  if (!Array.isArray(value)) {
    problems.error('list.type', at, `${name} must be a list; it is ${shown(value)}.`, `Write "${name}": [...].`)
    return []
  }
  if (value.length > rule.max || value.length < (rule.min ?? 0)) {
    problems.error(
      'list.length',
      at,
      `${name} must have ${rangeInWords(rule.min ?? 0, rule.max, 'count')} entries; it has ${numberInWords(value.length)}.`,
      value.length > rule.max ? 'Split the design, or remove entries.' : 'Add entries.',
    )
    return []
  }
  return value
}

/** Reads every entry of a list that is an object, reporting those that are none. */
export function eachObject(
  list: readonly unknown[],
  what: string,
  place: Place,
  problems: ProblemList,
  read: (object: JsonObject, at: Place) => void,
): void {
  for (const [i, value] of list.entries()) {
    const id = isObject(value) ? own(value, 'id') : undefined
    const at = entry(place, typeof id === 'string' && isId(id) ? id : i)
    if (isObject(value)) read(value, at)
    else
      problems.error(
        'object.type',
        at,
        `${what} must be an object in braces; it is ${shown(value)}.`,
        'Compare it with its neighbours.',
      )
  }
}
