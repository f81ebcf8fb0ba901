import type { NumberField, OptionalNumberField } from '../../sim/index'
import { quantityText } from './quantityText'

/** What is wrong with a number in a field, in words; undefined when nothing is. */
export function numberProblem(
  field: Pick<NumberField | OptionalNumberField, 'min' | 'max' | 'integer' | 'unit' | 'label'>,
  value: number,
): string | undefined {
  const { min, max, unit, label } = field
  if (value < min || value > max) return `${label} must be ${rangeText(field)}; this is ${quantityText(value, unit)}.`
  if (field.integer && !Number.isInteger(value))
    return `${label} must be a whole number; this is ${quantityText(value, unit)}.`
  return undefined
}

/** A range in words: `from 128 MB to 10,240 MB`, `0 or more`. */
export function rangeText({ min, max, unit }: Pick<NumberField, 'min' | 'max' | 'unit'>): string {
  if (max >= 1e15) return `${quantityText(min, unit)} or more`
  return `from ${quantityText(min, unit)} to ${quantityText(max, unit)}`
}
