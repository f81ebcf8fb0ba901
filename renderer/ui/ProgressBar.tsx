import { Progress } from 'radix-ui'
import { cx } from './cx'
import { formatPercent } from './format'
import type { Tone } from './tone'

export interface ProgressBarProps {
  /** Accessible name: "Running". */
  label: string
  /** 0..1; undefined while it cannot be known, and the bar then sweeps. */
  fraction: number | undefined
  /** Text at the left above the bar, "4 m 12 s of 10 m"; the label when not given. */
  detail?: string
  /** Bar alone, with the number beside it. */
  compact?: boolean
  tone?: Extract<Tone, 'accent' | 'ok' | 'warn' | 'fault'>
  className?: string
}

const fills = { accent: 'bg-accent', ok: 'bg-ok', warn: 'bg-warn', fault: 'bg-fault' } as const

/** How far something is, always with its number. */
export function ProgressBar({
  label,
  fraction,
  detail,
  compact = false,
  tone = 'accent',
  className,
}: ProgressBarProps) {
  const percent = fraction === undefined ? null : Math.round(Math.min(1, Math.max(0, fraction)) * 100)
  const number = percent === null ? '' : formatPercent(percent / 100)
  const bar = (
    <Progress.Root
      aria-label={label}
      value={percent}
      max={100}
      className="h-1 min-w-0 flex-1 overflow-hidden rounded-full bg-line-strong"
    >
      <Progress.Indicator
        className={cx('h-full rounded-full transition-[width]', fills[tone], percent === null && 'w-1/3 animate-sweep')}
        {...(percent === null ? {} : { style: { width: `${percent}%` } })}
      />
    </Progress.Root>
  )
  if (compact) {
    return (
      <span className={cx('flex min-w-24 items-center gap-2', className)}>
        {bar}
        <span className="w-9 shrink-0 text-right text-dense font-medium tabular-nums">{number}</span>
      </span>
    )
  }
  return (
    <div className={cx('flex w-full flex-col gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3 text-dense">
        <span className="min-w-0 truncate text-muted">{detail ?? label}</span>
        <span className="font-semibold tabular-nums">{number}</span>
      </div>
      <div className="flex">{bar}</div>
    </div>
  )
}
