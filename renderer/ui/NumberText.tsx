import { cx } from './cx'
import { type Tone, toneText } from './tone'

export interface NumberTextProps {
  /** Already formatted by format.ts: "184 ms", "3.2k/s", "–". */
  text: string
  /** What it is, in faint beneath: "p99". */
  caption?: string
  size?: 'dense' | 'body' | 'section' | 'heading'
  tone?: Tone
  align?: 'left' | 'right'
  /** The exact value, as tooltip. */
  title?: string
  className?: string
}

const sizes = {
  dense: 'text-dense',
  body: 'text-body',
  section: 'text-section',
  heading: 'text-heading',
} as const

/** A number as the hero: tabular figures, the unit lighter than the digits. */
export function NumberText({ text, caption, size = 'body', tone, align = 'left', title, className }: NumberTextProps) {
  const [, digits = text, unit = ''] = /^([^a-zA-Zµ%/]*\d[kMGT]?)(.*)$/.exec(text) ?? []
  // Times in two parts ("1 m 12 s") have digits in the rest: one weight for all of it then.
  const split = unit !== '' && !/\d/.test(unit)
  return (
    <span
      title={title}
      className={cx('inline-flex min-w-0 flex-col', align === 'right' && 'items-end text-right', className)}
    >
      <span className={cx('truncate font-semibold tabular-nums', sizes[size], tone && toneText[tone])}>
        {split ? digits : text}
        {split && <span className={cx('font-medium', !tone && 'text-muted')}>{unit}</span>}
      </span>
      {caption && <span className="truncate text-caption text-faint">{caption}</span>}
    </span>
  )
}
