import type { ChoiceField } from '../../sim/index'
import { Select } from '../ui/Select'

export interface ChoiceControlProps {
  field: ChoiceField
  /** undefined: the selected have different values. */
  value: string | number | undefined
  placeholder?: string
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: string | number) => void
}

/** One of several values. */
export function ChoiceControl({ field, value, placeholder, label, onCommit }: ChoiceControlProps) {
  return (
    <Select
      value={value === undefined ? undefined : String(value)}
      onValueChange={(text) => {
        const option = field.options.find((candidate) => String(candidate.value) === text)
        if (option) onCommit(option.value)
      }}
      options={field.options.map((option) => ({ value: String(option.value), label: option.label }))}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(label === undefined ? {} : { label })}
    />
  )
}
