import type { ReactNode } from 'react'
import { cx } from './cx'

export interface PanelHeaderProps {
  title: ReactNode
  subtitle?: ReactNode
  /** A ServiceTile of 32 px or an icon. */
  leading?: ReactNode
  /** IconButtons at the right. */
  actions?: ReactNode
  className?: string
}

/** The head of a panel: what it is about. */
export function PanelHeader({ title, subtitle, leading, actions, className }: PanelHeaderProps) {
  return (
    <header className={cx('flex shrink-0 items-center gap-2.5 border-b border-line px-3.5 py-2.5', className)}>
      {leading}
      <div className="min-w-0 flex-1">
        <h2 className="truncate text-body font-semibold">{title}</h2>
        {subtitle && <p className="truncate text-caption text-muted">{subtitle}</p>}
      </div>
      {actions && <div className="-mr-1.5 flex shrink-0 items-center gap-0.5">{actions}</div>}
    </header>
  )
}
