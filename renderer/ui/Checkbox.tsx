import { Check } from 'lucide-react'
import { Checkbox as RadixCheckbox } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { useField } from './FieldRow'

export interface CheckboxProps {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** Visible label at the right; inside a FieldRow the row's label can serve instead. */
  label?: ReactNode
  /** Accessible name when there is neither a label nor a FieldRow. */
  'aria-label'?: string
  disabled?: boolean
  className?: string
}

/** A choice that takes effect with the rest of its form. Use Switch for one that takes effect at once. */
export function Checkbox({ checked, onCheckedChange, label, disabled = false, className, ...aria }: CheckboxProps) {
  const field = useField()
  const ownId = useId()
  const id = field?.id ?? ownId
  return (
    <span className={cx('inline-flex min-h-6 items-center gap-2', disabled && 'opacity-45', className)}>
      <RadixCheckbox.Root
        id={id}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next === true)}
        disabled={disabled}
        aria-label={aria['aria-label']}
        aria-describedby={field?.describedBy}
        className="grid size-4 shrink-0 place-items-center rounded-field border border-faint bg-canvas transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-on-accent"
      >
        <RadixCheckbox.Indicator>
          <Check aria-hidden strokeWidth={3} className="size-3" />
        </RadixCheckbox.Indicator>
      </RadixCheckbox.Root>
      {label && (
        <label htmlFor={id} className="text-dense">
          {label}
        </label>
      )}
    </span>
  )
}
