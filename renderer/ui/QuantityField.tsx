import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { ControlSize } from './Button'
import { formatQuantityForEdit, parseQuantity, type QuantityUnit } from './parse'
import { TextField } from './TextField'

export interface QuantityFieldProps {
  /** In `unit`; undefined when not set. */
  value: number | undefined
  unit: QuantityUnit
  /** Called on Enter or when the focus leaves, with a number in `unit`, or undefined when emptied and `optional`. */
  onCommit: (value: number | undefined) => void
  /** May be left empty. */
  optional?: boolean
  /** Checks a parsed value; returns what is wrong, in words. */
  validate?: (value: number) => string | undefined
  label?: string
  hint?: ReactNode
  placeholder?: string
  differs?: boolean
  size?: ControlSize
  disabled?: boolean
  className?: string
}

/** A text box for a number with a unit: reads "250ms", "3.5k/s", "1 GB"; Escape puts the old value back. */
export function QuantityField({ value, unit, onCommit, optional = false, validate, ...rest }: QuantityFieldProps) {
  const shown = value === undefined ? '' : formatQuantityForEdit(value, unit)
  const [draft, setDraft] = useState<string>()
  const [error, setError] = useState<string>()

  const revert = () => {
    setDraft(undefined)
    setError(undefined)
  }

  const commit = () => {
    if (draft === undefined || draft === shown) return revert()
    if (optional && draft.trim() === '') {
      revert()
      return onCommit(undefined)
    }
    const parsed = parseQuantity(draft, unit)
    const problem = parsed.ok ? validate?.(parsed.value) : parsed.error
    if (problem !== undefined) return setError(problem)
    revert()
    if (parsed.ok && parsed.value !== value) onCommit(parsed.value)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') commit()
    if (event.key === 'Escape' && draft !== undefined) {
      event.stopPropagation()
      revert()
    }
  }

  return (
    <TextField
      {...rest}
      numeric
      value={draft ?? shown}
      onValueChange={(text) => {
        setDraft(text)
        setError(undefined)
      }}
      onBlur={commit}
      onKeyDown={onKeyDown}
      {...(error === undefined ? {} : { error })}
    />
  )
}
