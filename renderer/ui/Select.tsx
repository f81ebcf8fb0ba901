import { Check, ChevronDown } from 'lucide-react'
import { Select as RadixSelect } from 'radix-ui'
import type { ReactNode } from 'react'
import type { ControlSize } from './Button'
import { cx } from './cx'
import { fieldBox } from './fieldBox'
import { useField } from './FieldRow'

export interface SelectOption<Value extends string = string> {
  value: Value
  label: string
  /** Faint text at the right of the option. */
  hint?: string
  icon?: ReactNode
  /** Options with the same group stand together under its name; keep them adjacent. */
  group?: string
  disabled?: boolean
}

export interface SelectProps<Value extends string = string> {
  value: Value | undefined
  onValueChange: (value: Value) => void
  options: readonly SelectOption<Value>[]
  /** Accessible name; needed only outside a FieldRow. */
  label?: string
  placeholder?: string
  /** `field` looks like a text field, `ghost` like a quiet button in a toolbar. */
  appearance?: 'field' | 'ghost'
  size?: ControlSize
  differs?: boolean
  disabled?: boolean
  className?: string
}

/** One of several. Arrow keys, type-ahead, Home and End work. */
export function Select<Value extends string>({
  value,
  onValueChange,
  options,
  label,
  placeholder = 'Choose',
  appearance = 'field',
  size = 'dense',
  differs,
  disabled = false,
  className,
}: SelectProps<Value>) {
  const field = useField()
  const invalid = field?.invalid ?? false
  return (
    <RadixSelect.Root value={value ?? ''} onValueChange={(next) => onValueChange(next as Value)} disabled={disabled}>
      <RadixSelect.Trigger
        id={field?.id}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={field?.describedBy}
        className={cx(
          appearance === 'field'
            ? cx(
                fieldBox({ size, invalid, differs: differs ?? field?.differs ?? false, disabled }),
                'pr-1.5 pl-2 focus-inset',
              )
            : cx(
                'inline-flex min-w-0 items-center gap-1 rounded-button px-2 text-dense font-medium text-muted transition-colors hover:bg-hover hover:text-text data-[state=open]:bg-hover',
                size === 'default' ? 'h-7' : 'h-6.5',
              ),
          'data-[placeholder]:text-faint',
          className,
        )}
      >
        <span className={cx('min-w-0 truncate text-left', appearance === 'field' && 'flex-1')}>
          <RadixSelect.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-faint" />
      </RadixSelect.Trigger>
      <RadixSelect.Portal>
        <RadixSelect.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="floating max-h-[min(320px,var(--radix-select-content-available-height))] min-w-(--radix-select-trigger-width) max-w-90 overflow-hidden"
        >
          <RadixSelect.Viewport className="p-1">
            {groupsOf(options).map((group) => (
              <RadixSelect.Group key={group.options[0]?.value}>
                {group.name && (
                  <RadixSelect.Label className="px-2 pt-1.5 pb-1 text-caption font-semibold text-faint">
                    {group.name}
                  </RadixSelect.Label>
                )}
                {group.options.map((option) => (
                  <RadixSelect.Item
                    key={option.value}
                    value={option.value}
                    disabled={option.disabled}
                    className="flex h-7 items-center gap-2 rounded-field px-2 text-dense outline-none data-[disabled]:opacity-45 data-[highlighted]:bg-hover"
                  >
                    <span className="grid size-3.5 shrink-0 place-items-center text-accent">
                      <RadixSelect.ItemIndicator>
                        <Check aria-hidden className="size-3.5" />
                      </RadixSelect.ItemIndicator>
                    </span>
                    {option.icon}
                    <span className="min-w-0 flex-1 truncate">
                      <RadixSelect.ItemText>{option.label}</RadixSelect.ItemText>
                    </span>
                    {option.hint && <span className="ml-4 shrink-0 text-caption text-faint">{option.hint}</span>}
                  </RadixSelect.Item>
                ))}
              </RadixSelect.Group>
            ))}
          </RadixSelect.Viewport>
        </RadixSelect.Content>
      </RadixSelect.Portal>
    </RadixSelect.Root>
  )
}

function groupsOf<Value extends string>(options: readonly SelectOption<Value>[]) {
  const groups: { name: string | undefined; options: SelectOption<Value>[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.name === option.group) last.options.push(option)
    else groups.push({ name: option.group, options: [option] })
  }
  return groups
}
