import type { TextField as TextSetting } from '../../sim/index'
import { TextField } from '../ui/TextField'
import { useDraft } from './useDraft'

export interface TextControlProps {
  field: Pick<TextSetting, 'label' | 'maxLength'>
  /** undefined: the selected have different values. */
  value: string | undefined
  placeholder?: string
  /** Accessible name, outside a FieldRow. */
  label?: string
  /** The text may not be left empty. */
  required?: boolean
  onCommit: (value: string) => void
}

/** A line of text. */
export function TextControl({ field, value, placeholder, label, required = false, onCommit }: TextControlProps) {
  const draft = useDraft(value ?? '', (text) => {
    if (required && text.trim() === '') return `${field.label} may not be empty.`
    if (text.length > field.maxLength)
      return `${field.label} may have at most ${field.maxLength} characters; this has ${text.length}.`
    if (text !== value) onCommit(text)
    return undefined
  })
  return (
    <TextField
      value={draft.text}
      onValueChange={draft.onValueChange}
      onBlur={draft.onBlur}
      onKeyDown={draft.onKeyDown}
      placeholder={placeholder}
      {...(label === undefined ? {} : { label })}
      {...(draft.error === undefined ? {} : { error: draft.error })}
    />
  )
}
