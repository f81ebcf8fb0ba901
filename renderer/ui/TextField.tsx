import { type ComponentProps, type ReactNode, useId } from 'react'
import type { ControlSize } from './Button'
import { cx } from './cx'
import { fieldBox, fieldFocus } from './fieldBox'
import { useField } from './FieldRow'

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size' | 'value' | 'onChange' | 'prefix'> {
  value: string
  onValueChange: (value: string) => void
  /** Accessible name; needed only outside a FieldRow. */
  label?: string
  /** Fixed unit at the right: "MB". */
  unit?: string
  /** Derived value in faint at the right: "0.29 vCPU", "of 1,000". */
  hint?: ReactNode
  /** What is wrong, in words, under the box. Inside a FieldRow give it to the row instead. */
  error?: string
  /** The value is not the default: accent bar at the left edge. */
  differs?: boolean
  size?: ControlSize
  /** Monospaced, for ARNs, paths and expressions. */
  mono?: boolean
  /** Tabular figures, for numbers. */
  numeric?: boolean
}

/** A one-line text box. */
export function TextField({
  value,
  onValueChange,
  label,
  unit,
  hint,
  error,
  differs,
  size = 'dense',
  mono = false,
  numeric = false,
  disabled = false,
  className,
  id,
  ...rest
}: TextFieldProps) {
  const field = useField()
  const ownId = useId()
  const invalid = Boolean(error) || (field?.invalid ?? false)
  const describedBy = [error && `${ownId}-error`, field?.describedBy].filter(Boolean).join(' ')
  return (
    <div className={cx('min-w-0', className)}>
      <div
        className={cx(fieldBox({ size, invalid, differs: differs ?? field?.differs ?? false, disabled }), fieldFocus)}
      >
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={id ?? field?.id}
          value={value}
          disabled={disabled}
          onChange={(event) => onValueChange(event.target.value)}
          aria-label={label}
          aria-invalid={invalid || undefined}
          aria-describedby={describedBy || undefined}
          className={cx(
            'h-full min-w-0 flex-1 bg-transparent pl-2 outline-none placeholder:text-faint',
            !unit && !hint && 'pr-2',
            mono && 'font-mono',
            numeric && 'tabular-nums',
          )}
        />
        {(unit || hint) && (
          <span className="flex max-w-[60%] shrink-0 items-center gap-2 truncate pr-2 text-faint">
            {unit && <span className="text-muted">{unit}</span>}
            {hint && <span className="truncate">{hint}</span>}
          </span>
        )}
      </div>
      {error && (
        <p id={`${ownId}-error`} className="mt-1 text-caption text-fault">
          {error}
        </p>
      )}
    </div>
  )
}
