import { Switch as RadixSwitch } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { useField } from './FieldRow'

export interface SwitchProps {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** Visible label at the right; inside a FieldRow the row's label can serve instead. */
  label?: ReactNode
  /** Accessible name when there is neither a label nor a FieldRow. */
  'aria-label'?: string
  disabled?: boolean
  className?: string
}

/** On or off, taking effect at once. */
export function Switch({ checked, onCheckedChange, label, disabled = false, className, ...aria }: SwitchProps) {
  const field = useField()
  const ownId = useId()
  const id = field?.id ?? ownId
  return (
    <span className={cx('inline-flex min-h-6 items-center gap-2', disabled && 'opacity-45', className)}>
      <RadixSwitch.Root
        id={id}
        checked={checked}
        onCheckedChange={onCheckedChange}
        disabled={disabled}
        aria-label={aria['aria-label']}
        aria-describedby={field?.describedBy}
        className="inline-flex h-4 w-7 shrink-0 items-center rounded-full border border-faint bg-canvas p-px transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="size-3 rounded-full bg-faint transition-transform data-[state=checked]:translate-x-3 data-[state=checked]:bg-on-accent" />
      </RadixSwitch.Root>
      {label && (
        <label htmlFor={id} className="text-dense">
          {label}
        </label>
      )}
    </span>
  )
}
