import { Search, X } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'
import { fieldBox, fieldFocus } from './fieldBox'
import { Kbd } from './Kbd'

export interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'size'> {
  value: string
  onValueChange: (value: string) => void
  /** Accessible name, and the placeholder unless one is given. */
  label: string
  /** Key that focuses it from anywhere; shown while empty. The caller binds it. */
  shortcut?: string
}

/** A search box. Escape clears it, a second Escape leaves it. */
export function SearchField({
  value,
  onValueChange,
  label,
  shortcut,
  placeholder,
  className,
  onKeyDown,
  ...rest
}: SearchFieldProps) {
  return (
    <div
      className={cx(
        fieldBox({ size: 'default', invalid: false, differs: false, disabled: false }),
        fieldFocus,
        '!rounded-button',
        className,
      )}
    >
      <Search aria-hidden className="ml-2 size-3.5 shrink-0 text-faint" />
      <input
        {...rest}
        type="text"
        role="searchbox"
        autoComplete="off"
        spellCheck={false}
        aria-label={label}
        placeholder={placeholder ?? label}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event)
          if (event.key !== 'Escape' || event.defaultPrevented) return
          if (value === '') event.currentTarget.blur()
          else onValueChange('')
          event.stopPropagation()
        }}
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint"
      />
      {value === '' ? (
        shortcut && <Kbd keys={shortcut} className="mr-1.5" />
      ) : (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onValueChange('')}
          className="focus-inset mr-1 grid size-5 shrink-0 place-items-center rounded-field text-faint hover:bg-hover hover:text-text"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </div>
  )
}
