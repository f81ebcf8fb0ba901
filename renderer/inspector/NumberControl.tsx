import type { ReactNode } from 'react'
import type { NumberField, OptionalNumberField } from '../../sim/index'
import { parseQuantity } from '../ui/parse'
import { TextField } from '../ui/TextField'
import { numberProblem } from './numberProblem'
import { quantityText, quantityUnitOf } from './quantityText'
import { useDraft } from './useDraft'

export interface NumberControlProps {
  field: Pick<NumberField | OptionalNumberField, 'min' | 'max' | 'integer' | 'unit' | 'label'>
  /** null: not set; undefined: the selected have different values. */
  value: number | null | undefined
  /** What not set is called: makes the number optional. */
  none?: string
  placeholder?: string
  /** Derived value in faint at the right. */
  hint?: ReactNode
  /** Accessible name, outside a FieldRow. */
  label?: string
  differs?: boolean
  onCommit: (value: number | null) => void
}

/** A number with its unit. Reads `250ms`, `2k/s`, `1.5GB`; what is out of range is not taken over but explained. */
export function NumberControl({ field, value, none, placeholder, hint, label, differs, onCommit }: NumberControlProps) {
  const shown = value === undefined || value === null ? '' : quantityText(value, field.unit)
  const draft = useDraft(shown, (text) => {
    const words = text.trim().toLowerCase()
    if (none !== undefined && (words === '' || words === 'none' || words === none.toLowerCase())) {
      if (value !== null) onCommit(null)
      return undefined
    }
    if (words === '' && value === undefined) return undefined
    const parsed = parseQuantity(text, quantityUnitOf(field.unit))
    if (!parsed.ok) return parsed.error
    const problem = numberProblem(field, parsed.value)
    if (problem === undefined && parsed.value !== value) onCommit(parsed.value)
    return problem
  })
  // Nothing is derived from a text that is refused, and what the text says itself needs no saying again.
  const tellsMore = hint !== undefined && hint !== '' && hint !== draft.text && draft.error === undefined
  return (
    <TextField
      numeric
      value={draft.text}
      onValueChange={draft.onValueChange}
      onBlur={draft.onBlur}
      onKeyDown={draft.onKeyDown}
      placeholder={placeholder ?? none}
      {...(tellsMore ? { hint } : {})}
      {...(label === undefined ? {} : { label })}
      {...(differs === undefined ? {} : { differs })}
      {...(draft.error === undefined ? {} : { error: draft.error })}
    />
  )
}
