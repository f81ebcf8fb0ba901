import type { ComponentProps, ReactNode } from 'react'
import type { ControlSize } from './Button'
import { cx } from './cx'
import { Tooltip } from './Tooltip'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  /** Accessible name, and the tooltip's text. */
  label: string
  /** The icon; drawn at 16 px. */
  icon: ReactNode
  /** Shown in the tooltip. */
  shortcut?: string
  /** Makes it a toggle: on or off. */
  pressed?: boolean
  size?: ControlSize
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left'
}

/** A square ghost button with an icon alone; named for screen readers and by its tooltip. */
export function IconButton({
  label,
  icon,
  shortcut,
  pressed,
  size = 'default',
  tooltipSide = 'bottom',
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={label} side={tooltipSide} {...(shortcut === undefined ? {} : { shortcut })}>
      <button
        {...rest}
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={cx(
          'inline-grid shrink-0 place-items-center rounded-button transition-colors disabled:opacity-40 [&_svg]:size-4',
          size === 'default' ? 'size-7' : 'size-6',
          pressed
            ? 'bg-accent-soft text-accent'
            : 'text-muted hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text',
          className,
        )}
      >
        {icon}
      </button>
    </Tooltip>
  )
}
