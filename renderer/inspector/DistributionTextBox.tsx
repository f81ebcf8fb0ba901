import type { Distribution, FieldUnit } from '../../sim/index'
import { TextField } from '../ui/TextField'
import { distributionProblem } from './distributionProblem'
import { formatDistribution, parseDistribution } from './distributionText'
import { useDraft } from './useDraft'

export interface DistributionTextBoxProps {
  /** Name of the setting, for messages. */
  name: string
  unit: FieldUnit
  /** undefined: the selected have different values. */
  value: Distribution | undefined
  placeholder?: string
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: Distribution) => void
}

/** A random quantity as one line of text. */
export function DistributionTextBox({ name, unit, value, placeholder, label, onCommit }: DistributionTextBoxProps) {
  const draft = useDraft(value ? formatDistribution(value, unit) : '', (text) => {
    if (text.trim() === '' && !value) return undefined
    const parsed = parseDistribution(text, unit)
    if (!parsed.ok) return parsed.error
    const problem = distributionProblem(parsed.value, name, unit)
    if (problem === undefined) onCommit(parsed.value)
    return problem
  })
  return (
    <TextField
      value={draft.text}
      onValueChange={draft.onValueChange}
      onBlur={draft.onBlur}
      onKeyDown={draft.onKeyDown}
      placeholder={placeholder}
      title={draft.text}
      className="min-w-0 flex-1"
      {...(label === undefined ? {} : { label })}
      {...(draft.error === undefined ? {} : { error: draft.error })}
    />
  )
}
