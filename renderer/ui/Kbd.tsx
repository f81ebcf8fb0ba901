import { cx } from './cx'
import { formatShortcut } from './shortcut'

export interface KbdProps {
  /** Keys joined by "+", with "Mod" for ⌘ or Ctrl: "Mod+K", "/", "Shift+Enter". */
  keys: string
  /** Without a box, for use inside menus and buttons. */
  plain?: boolean
  className?: string
}

/** A keyboard shortcut in the platform's own spelling. */
export function Kbd({ keys, plain = false, className }: KbdProps) {
  return (
    <kbd
      className={cx(
        'shrink-0 whitespace-nowrap font-sans text-caption font-medium text-faint',
        !plain && 'inline-flex h-4 min-w-4 items-center justify-center rounded-field border border-line-strong px-1',
        className,
      )}
    >
      {formatShortcut(keys)}
    </kbd>
  )
}
