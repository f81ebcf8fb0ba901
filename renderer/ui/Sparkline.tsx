import { type Tone, toneColor } from './tone'

export interface SparklineProps {
  /** Equally spaced values, oldest first; null where unknown, which leaves a gap. */
  values: readonly (number | null)[]
  /** Accessible name: "Requests over the run". */
  label: string
  /** Pixels. */
  width?: number
  height?: number
  tone?: Tone
  /** Top of the scale; the largest value when not given. */
  max?: number
  /** Soft fill under the line. */
  area?: boolean
  className?: string
}

/** A line of history the size of a word; its scale starts at zero. */
export function Sparkline({
  values,
  label,
  width = 64,
  height = 16,
  tone = 'accent',
  max,
  area = true,
  className,
}: SparklineProps) {
  const top = max ?? values.reduce<number>((largest, value) => Math.max(largest, value ?? 0), 0)
  const inset = 1
  const x = (index: number) =>
    values.length < 2 ? width / 2 : inset + (index / (values.length - 1)) * (width - 2 * inset)
  const y = (value: number) => height - inset - (top === 0 ? 0 : (Math.min(value, top) / top) * (height - 2 * inset))
  const color = toneColor[tone]
  return (
    <svg
      role="img"
      aria-label={label}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className={className}
    >
      {runsOf(values).map((run) => {
        const first = run[0]
        const last = run.at(-1)
        if (!first || !last) return null
        const line = run.map(([index, value]) => `${x(index).toFixed(1)},${y(value).toFixed(1)}`).join('L')
        return (
          <g key={first[0]}>
            {area && (
              <path
                d={`M${x(first[0]).toFixed(1)},${height}L${line}L${x(last[0]).toFixed(1)},${height}Z`}
                fill={color}
                opacity={0.16}
              />
            )}
            <path
              d={`M${line}`}
              fill="none"
              stroke={color}
              strokeWidth={1.25}
              strokeLinejoin="round"
              strokeLinecap="round"
            />
          </g>
        )
      })}
    </svg>
  )
}

/** Splits at the gaps into runs of [index, value]. */
function runsOf(values: readonly (number | null)[]): [number, number][][] {
  const runs: [number, number][][] = []
  let open: [number, number][] | undefined
  values.forEach((value, index) => {
    if (value === null || Number.isNaN(value)) {
      open = undefined
      return
    }
    if (!open) {
      open = []
      runs.push(open)
    }
    open.push([index, value])
  })
  return runs
}
