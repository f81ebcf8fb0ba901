import type { ControlSize } from './Button'
import { cx } from './cx'

/** Look shared by every box that holds a value: text fields, selects, search. */
export function fieldBox(options: {
  size: ControlSize
  invalid: boolean
  differs: boolean
  disabled: boolean
}): string {
  return cx(
    'relative flex w-full min-w-0 items-center gap-2 overflow-hidden rounded-field border bg-canvas text-dense transition-colors',
    options.size === 'default' ? 'h-7' : 'h-6.5',
    options.invalid ? 'border-fault' : 'border-line-strong',
    options.disabled ? 'opacity-50' : !options.invalid && 'hover:border-faint',
    options.differs && 'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-accent',
  )
}

/** Focus ring of a box whose input has the focus. */
export const fieldFocus =
  'has-[:focus-visible]:outline-2 has-[:focus-visible]:-outline-offset-1 has-[:focus-visible]:outline-accent has-[[aria-invalid=true]:focus-visible]:outline-fault'
