import { cx } from './cx'

export interface LegendItem {
  id: string
  label: string
  /** CSS colour; use a token: "var(--color-accent)". */
  color: string
  /** How the series is drawn. */
  mark?: 'line' | 'dashed' | 'area' | 'dot'
  /** Value at the cursor, already formatted. */
  value?: string
  hidden?: boolean
}

export interface LegendProps {
  items: readonly LegendItem[]
  /** Makes each entry a toggle. */
  onToggle?: (id: string) => void
  /** One entry per line with values right-aligned, as in a chart's tooltip. */
  stacked?: boolean
  className?: string
}

/** Names the series of a chart, with their values at the cursor. */
export function Legend({ items, onToggle, stacked = false, className }: LegendProps) {
  return (
    <ul
      className={cx('flex min-w-0 text-caption', stacked ? 'flex-col gap-1' : 'flex-wrap gap-x-3 gap-y-1', className)}
    >
      {items.map((item) => {
        const content = (
          <>
            <LegendMark color={item.hidden ? 'var(--color-line-strong)' : item.color} mark={item.mark ?? 'line'} />
            <span className={cx('truncate', item.hidden ? 'text-faint line-through' : 'text-muted')}>{item.label}</span>
            {item.value !== undefined && (
              <span className={cx('font-semibold tabular-nums', stacked && 'ml-auto pl-4')}>{item.value}</span>
            )}
          </>
        )
        const row = cx('flex min-w-0 items-center gap-1.5', stacked && 'w-full')
        return (
          <li key={item.id} className="flex min-w-0">
            {onToggle ? (
              <button
                type="button"
                aria-pressed={!item.hidden}
                onClick={() => onToggle(item.id)}
                className={cx(row, 'rounded-field hover:text-text')}
              >
                {content}
              </button>
            ) : (
              <span className={row}>{content}</span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function LegendMark({ color, mark }: { color: string; mark: NonNullable<LegendItem['mark']> }) {
  return (
    <svg aria-hidden width={12} height={10} viewBox="0 0 12 10" className="shrink-0">
      {mark === 'area' && (
        <rect
          x={0.75}
          y={1.75}
          width={10.5}
          height={6.5}
          rx={1.5}
          fill={color}
          fillOpacity={0.3}
          stroke={color}
          strokeWidth={1.5}
        />
      )}
      {mark === 'dot' && <circle cx={6} cy={5} r={3.5} fill={color} />}
      {mark === 'line' && <path d="M1 5h10" stroke={color} strokeWidth={2} strokeLinecap="round" />}
      {mark === 'dashed' && <path d="M0 5h12" stroke={color} strokeWidth={2} strokeDasharray="3 1.5" />}
    </svg>
  )
}
