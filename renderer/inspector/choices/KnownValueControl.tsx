import { type ReactNode, useState } from 'react'
import { OutsideField } from '../../ui/FieldRow'
import { Select } from '../../ui/Select'
import type { KnownValue } from './FieldChoices'

export interface KnownValueControlProps {
  known: readonly KnownValue[]
  /** undefined: the selected have different values. */
  value: string | undefined
  placeholder?: string
  /** Accessible name, outside a FieldRow. */
  label?: string
  onCommit: (value: string) => void
  /** The box for any other value. */
  other: ReactNode
}

/** One of the values that the design knows, or any other, typed. */
export function KnownValueControl({ known, value, placeholder, label, onCommit, other }: KnownValueControlProps) {
  const [typing, setTyping] = useState(false)
  const [shownBefore, setShownBefore] = useState(value)
  // A value that was typed, or came by undo, and is known needs no box.
  if (shownBefore !== value) {
    setShownBefore(value)
    setTyping(false)
  }
  const index = known.findIndex((candidate) => candidate.value === value)
  const isOther = typing || (index < 0 && value !== undefined)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <Select
        value={isOther ? 'other' : index < 0 ? undefined : String(index)}
        onValueChange={(next) => {
          const chosen = known[Number(next)]
          setTyping(chosen === undefined)
          if (chosen) onCommit(chosen.value)
        }}
        options={[
          ...known.map((option, at) => ({ ...option, value: String(at) })),
          { value: 'other', label: 'Other…', group: '' },
        ]}
        {...(placeholder === undefined ? {} : { placeholder })}
        {...(label === undefined ? {} : { label })}
      />
      {isOther && <OutsideField>{other}</OutsideField>}
    </div>
  )
}
