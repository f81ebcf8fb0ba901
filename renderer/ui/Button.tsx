import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'
import { Kbd } from './Kbd'

type ButtonVariant = 'primary' | 'default' | 'ghost' | 'danger'
/** 28 px in bars and dialogs, 26 px in the inspector. */
export type ControlSize = 'default' | 'dense'

export interface ButtonProps extends ComponentProps<'button'> {
  /** `primary` is the one filled button of a view; `danger` confirms something that loses work. */
  variant?: ButtonVariant
  size?: ControlSize
  /** 14 px icon before the label. */
  icon?: ReactNode
  /** Icon after the label, such as the chevron of a menu button. */
  iconEnd?: ReactNode
  /** Shown after the label, "Mod+K". */
  shortcut?: string
  /** Shows a spinner in place of the icon and refuses clicks. */
  busy?: boolean
}

const variants: Record<ButtonVariant, string> = {
  primary:
    'border-transparent bg-accent font-semibold text-on-accent hover:bg-accent-strong data-[state=open]:bg-accent-strong',
  default: 'border-line-strong bg-raised text-text hover:bg-hover data-[state=open]:bg-hover',
  ghost:
    'border-transparent text-muted hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text',
  danger: 'border-transparent bg-fault font-semibold text-on-fault hover:brightness-110',
}

/** A push button. Its label is its children; for an icon alone use IconButton. */
export function Button({
  variant = 'default',
  size = 'default',
  icon,
  iconEnd,
  shortcut,
  busy = false,
  disabled,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  const filled = variant === 'primary' || variant === 'danger'
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      className={cx(
        'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-button border text-dense font-medium transition-colors',
        'disabled:opacity-45 [&_svg]:size-3.5 [&_svg]:shrink-0',
        size === 'default' ? 'h-7' : 'h-6.5',
        variant === 'primary' ? 'px-3.5' : 'px-2.5',
        variants[variant],
        className,
      )}
    >
      {busy ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
      {iconEnd}
      {shortcut && <Kbd keys={shortcut} plain className={cx('-mr-0.5 ml-1', filled && '!text-current')} />}
    </button>
  )
}
