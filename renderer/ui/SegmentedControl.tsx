import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import type { ControlSize } from './Button'
import { cx } from './cx'
import { useField } from './FieldRow'

interface SegmentedOption<Value extends string = string> {
  value: Value
  label: string
  /** Shown in place of the label, which stays the accessible name. */
  icon?: ReactNode
  disabled?: boolean
}

export interface SegmentedControlProps<Value extends string = string> {
  value: Value
  onValueChange: (value: Value) => void
  options: readonly SegmentedOption<Value>[]
  /** Accessible name. */
  label: string
  size?: ControlSize
  /** Segments share the full width equally. */
  stretch?: boolean
  className?: string
}

/** One of two to five, all visible. Arrow keys change the choice. */
export function SegmentedControl<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  size = 'dense',
  stretch = false,
  className,
}: SegmentedControlProps<Value>) {
  const field = useField()
  return (
    <RadioGroup.Root
      id={field?.id}
      aria-label={label}
      aria-describedby={field?.describedBy}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      className={cx(
        'inline-flex min-w-0 items-center gap-0.5 rounded-button border border-line-strong bg-canvas p-0.5',
        size === 'default' ? 'h-7' : 'h-6.5',
        stretch && 'w-full',
        className,
      )}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          aria-label={option.icon ? option.label : undefined}
          title={option.icon ? option.label : undefined}
          className={cx(
            'inline-flex h-full min-w-6 items-center justify-center truncate rounded-field px-2 text-dense font-medium text-muted transition-colors [&_svg]:size-3.5',
            'hover:text-text disabled:opacity-45 data-[state=checked]:bg-hover data-[state=checked]:text-text data-[state=checked]:shadow-[0_0_0_1px_var(--color-line-strong)]',
            stretch && 'flex-1',
          )}
        >
          {option.icon ?? option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
