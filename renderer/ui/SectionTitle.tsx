import type { ReactNode } from 'react'
import { cx } from './cx'

export interface SectionTitleProps {
  /** `section` heads a group of fields or a chart, `caption` a list, `report` a part of a report (15/20). */
  level?: 'section' | 'caption' | 'report'
  /** Badge right after the title. */
  badge?: ReactNode
  /** Faint text or buttons at the right end. */
  trailing?: ReactNode
  id?: string
  className?: string
  children: ReactNode
}

const looks = {
  section: 'text-dense font-semibold',
  caption: 'text-caption font-semibold text-faint',
  report: 'text-section font-semibold',
} as const

/** A title inside a panel. */
export function SectionTitle({ level = 'section', badge, trailing, id, className, children }: SectionTitleProps) {
  return (
    <div className={cx('flex min-w-0 items-center gap-1.5', className)}>
      <h3 id={id} className={cx('min-w-0 truncate', looks[level])}>
        {children}
      </h3>
      {badge}
      {trailing && (
        <div className="ml-auto flex shrink-0 items-center gap-1 pl-2 text-caption text-faint">{trailing}</div>
      )}
    </div>
  )
}
