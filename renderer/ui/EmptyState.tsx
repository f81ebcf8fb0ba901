import type { ReactNode } from 'react'
import { Button } from './Button'
import { cx } from './cx'

export interface EmptyStateProps {
  /** A glyph or icon, drawn at 24 px in faint. */
  icon?: ReactNode
  /** One sentence: what belongs here. */
  sentence: string
  action?: { label: string; onSelect: () => void; icon?: ReactNode; primary?: boolean }
  /** A second way in, as a link: "Open the order platform example". */
  example?: { label: string; onSelect: () => void }
  className?: string
}

/** What an empty view teaches: one sentence, one action, one example. */
export function EmptyState({ icon, sentence, action, example, className }: EmptyStateProps) {
  return (
    <div className={cx('flex h-full min-h-0 flex-col items-center justify-center gap-3 p-6 text-center', className)}>
      {icon && <span className="text-faint [&_svg]:size-6">{icon}</span>}
      <p className="max-w-85 text-balance text-body text-muted">{sentence}</p>
      {action && (
        <Button variant={action.primary ? 'primary' : 'default'} icon={action.icon} onClick={action.onSelect}>
          {action.label}
        </Button>
      )}
      {example && (
        <button
          type="button"
          onClick={example.onSelect}
          className="rounded-field px-1 text-dense text-accent hover:underline"
        >
          {example.label}
        </button>
      )}
    </div>
  )
}
