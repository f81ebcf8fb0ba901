import type { ReactNode } from 'react'
import { cx } from './cx'
import { type Tone, toneSoft } from './tone'

export interface BadgeProps {
  tone?: Tone
  /** `tag` for words and status codes, `count` (round ends) beside a tab or title. */
  shape?: 'tag' | 'count'
  /** Full text for the tooltip, when the badge abbreviates. */
  title?: string
  className?: string
  children: ReactNode
}

/** A small tinted label. Its words carry the meaning, its tone only repeats it. */
export function Badge({ tone = 'neutral', shape = 'tag', title, className, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-4 shrink-0 items-center whitespace-nowrap px-1.5 text-caption font-semibold tabular-nums',
        shape === 'tag' ? 'rounded-field' : 'min-w-4 justify-center rounded-full',
        toneSoft[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
