import { defaultOf, type Distribution, type Field } from '../../sim/index'
import { formatDistribution } from './distributionText'
import { rangeText } from './numberProblem'
import { quantityText } from './quantityText'

/** A setting's default as its field shows it. */
export function defaultText(field: Field): string {
  if (field.kind === 'handler') return 'compute, then each connection once'
  return field.kind === 'text' && field.default === '' ? 'empty' : valueText(field, defaultOf(field))
}

/** A setting's value as its field shows it. */
export function valueText(field: Field, value: unknown): string {
  switch (field.kind) {
    case 'number':
      return quantityText(value as number, field.unit)
    case 'optionalNumber':
      return value === null ? field.none : quantityText(value as number, field.unit)
    case 'boolean':
      return value === true ? 'on' : 'off'
    case 'choice':
      return field.options.find((option) => option.value === value)?.label ?? String(value)
    case 'text':
      return String(value)
    case 'distribution':
      return formatDistribution(value as Distribution, field.unit)
    case 'list':
    case 'resources':
      return Array.isArray(value) && value.length > 0 ? String(value.length) : 'none'
    case 'handler':
      return value === null ? 'default' : 'customised'
  }
}

/** The values that a setting may have, where that is a range. */
export function allowedText(field: Field): string | null {
  if (field.kind === 'number') return rangeText(field)
  return field.kind === 'optionalNumber' ? `${rangeText(field)}, or ${field.none}` : null
}
