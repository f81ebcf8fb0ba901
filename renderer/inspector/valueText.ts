import type { Field } from '../../sim/index'
import { formatDistribution } from './distributionText'
import { rangeText } from './numberProblem'
import { quantityText } from './quantityText'

/** A setting's default as its field shows it. */
export function defaultText(field: Field): string {
  switch (field.kind) {
    case 'number':
      return quantityText(field.default, field.unit)
    case 'optionalNumber':
      return field.default === null ? field.none : quantityText(field.default, field.unit)
    case 'boolean':
      return field.default ? 'on' : 'off'
    case 'choice':
      return field.options.find(({ value }) => value === field.default)?.label ?? String(field.default)
    case 'text':
      return field.default === '' ? 'empty' : field.default
    case 'distribution':
      return formatDistribution(field.default, field.unit)
    case 'list':
    case 'resources':
      return 'none'
    case 'handler':
      return 'compute, then each connection once'
  }
}

/** The values that a setting may have, where that is a range. */
export function allowedText(field: Field): string | null {
  if (field.kind === 'number') return rangeText(field)
  return field.kind === 'optionalNumber' ? `${rangeText(field)}, or ${field.none}` : null
}
