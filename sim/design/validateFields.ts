import {
  defaultOf,
  type ChoiceField,
  type Field,
  type FieldSet,
  type ListField,
  type ResourcesField,
} from '../services/fields'
import { isId } from './ids'
import { didYouMean } from './nearest'
import { entry, member, ProblemList, type Place, type Problem } from './problems'
import { checkNumber, checkText, isObject, own, refuseUnknownKeys, type JsonObject } from './reader'
import { checkDistribution } from './validateDistribution'
import { checkHandlerShape } from './validateHandler'
import { numberInWords, quoted, shown, withUnit } from './words'

/** Everything wrong with a configuration, given by its fields; `path` is where it stands in the design. */
export function validateConfig(
  fields: FieldSet,
  value: unknown,
  path: string,
  resourceId: string | null = null,
): Problem[] {
  const problems = new ProblemList()
  checkConfig(fields, value, { resourceId, path }, problems)
  return problems.all()
}

/** As `validateConfig`, adding to a list. */
export function checkConfig(fields: FieldSet, value: unknown, place: Place, problems: ProblemList): void {
  if (!isObject(value)) {
    problems.error(
      'config.type',
      place,
      `Settings must be an object in braces; this is ${shown(value)}.`,
      'Write "config": {...}; {} leaves every setting at its default.',
    )
    return
  }
  refuseUnknownKeys(value, Object.keys(fields), place, problems)
  for (const [name, field] of Object.entries(fields)) {
    const set = own(value, name)
    if (set !== undefined) checkField(field, set, isVisible(field, fields, value), member(place, name), problems)
  }
}

/** Whether a field applies, given the other settings of its form. */
export function isVisible(field: Field, fields: FieldSet, config: JsonObject): boolean {
  const condition = field.visibleWhen
  if (condition === undefined) return true
  const other = fields[condition.field]
  if (other === undefined) return true
  const value = own(config, condition.field) ?? defaultOf(other)
  return condition.is.some((allowed) => allowed === value)
}

/** A setting that does not apply may have any value of its kind: it comes back into play when the user switches back. */
function checkField(field: Field, value: unknown, visible: boolean, place: Place, problems: ProblemList): void {
  switch (field.kind) {
    case 'number':
    case 'optionalNumber': {
      if (field.kind === 'optionalNumber' && value === null) return
      const none = field.kind === 'optionalNumber' ? `, or null for ${quoted(field.none)}` : ''
      const standard = field.default === null ? '' : ` The default is ${withUnit(field.default, field.unit)}.`
      const range = visible ? field : { min: -Number.MAX_VALUE, max: Number.MAX_VALUE }
      checkNumber(
        value,
        {
          label: field.label,
          min: range.min,
          max: range.max,
          integer: visible && field.integer,
          unit: field.unit,
          help: `${field.help} Set ${field.integer ? 'a whole number' : 'a number'} from ${numberInWords(field.min)} to ${withUnit(field.max, field.unit)}${none}.${standard}`,
        },
        place,
        problems,
      )
      return
    }
    case 'boolean':
      if (typeof value !== 'boolean') {
        problems.error(
          'boolean.type',
          place,
          `${field.label} must be true or false; it is ${shown(value)}.`,
          `${field.help} Write true or false without quotation marks.`,
        )
      }
      return
    case 'choice':
      checkChoice(field, value, place, problems)
      return
    case 'text':
      checkText(value, { label: field.label, maxLength: field.maxLength, lines: true }, place, problems)
      return
    case 'distribution':
      checkDistribution(value, field.label, place, problems)
      return
    case 'list':
      checkListField(field, value, place, problems)
      return
    case 'resources':
      checkResourceIds(field, value, place, problems)
      return
    case 'handler':
      checkHandlerShape(value, field.label, place, problems)
  }
}

function checkChoice(field: ChoiceField, value: unknown, place: Place, problems: ProblemList): void {
  if (field.options.some((option) => option.value === value)) return
  const options = field.options.map((option) => String(option.value))
  problems.error(
    'choice.unknown',
    place,
    `${field.label} must be one of its options; it is ${shown(value)}.`,
    `${didYouMean(typeof value === 'string' ? value : '', options)} The default is ${field.default}.`,
  )
}

function checkListField(field: ListField, value: unknown, place: Place, problems: ProblemList): void {
  if (!isShortList(field, value, place, problems)) return
  for (const [i, item] of value.entries()) checkConfig(field.item, item, entry(place, i), problems)
}

/** Whether the resources exist is checked with the whole design. */
function checkResourceIds(field: ResourcesField, value: unknown, place: Place, problems: ProblemList): void {
  if (!isShortList(field, value, place, problems)) return
  const seen = new Set<unknown>()
  for (const [i, id] of value.entries()) {
    if (typeof id !== 'string' || !isId(id) || seen.has(id)) {
      problems.error(
        'reference.invalid',
        entry(place, i),
        `${field.label} must name each resource once, by its id; this is ${shown(id)}.`,
        field.help,
      )
    }
    seen.add(id)
  }
}

function isShortList(
  field: ListField | ResourcesField,
  value: unknown,
  place: Place,
  problems: ProblemList,
): value is unknown[] {
  if (!Array.isArray(value)) {
    problems.error(
      'list.type',
      place,
      `${field.label} must be a list; it is ${shown(value)}.`,
      `${field.help} Write [] for none.`,
    )
    return false
  }
  if (value.length > field.maxItems) {
    problems.error(
      'list.length',
      place,
      `${field.label} may have ${numberInWords(field.maxItems)} entries; it has ${numberInWords(value.length)}.`,
      'Remove entries.',
    )
    return false
  }
  return true
}
