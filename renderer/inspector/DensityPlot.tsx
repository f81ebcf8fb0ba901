import type { Density } from './distributionFigures'

export interface DensityPlotProps {
  density: Density
  /** Pixels. */
  width: number
  height: number
  /** Values marked by a vertical line with their name. */
  marks?: readonly { value: number; name: string }[]
  /** Accessible name; without it the plot is decoration. */
  label?: string
}

/** The shape of a distribution: how often each value comes, from 0 on. */
export function DensityPlot({ density, width, height, marks = [], label }: DensityPlotProps) {
  const { shares, end } = density
  const top = Math.max(...shares, Number.MIN_VALUE)
  const floor = height - (marks.length > 0 ? 14 : 0.5)
  const step = width / shares.length
  const y = (share: number): number => floor - (share / top) * (floor - 2)
  const line = shares.map((share, bar) => `${((bar + 0.5) * step).toFixed(1)},${y(share).toFixed(1)}`).join('L')
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      className="block"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d={`M0,${floor}L${line}L${width},${floor}Z`} fill="var(--color-area)" />
      <path d={`M${line}`} fill="none" stroke="var(--color-accent)" strokeWidth={1.25} strokeLinejoin="round" />
      {marks.length > 0 && <line x1={0} x2={width} y1={floor} y2={floor} stroke="var(--color-line-strong)" />}
      {marks
        .filter(({ value }) => value <= end)
        .map(({ value, name }) => {
          const x = (value / end) * width
          const anchor = x < 20 ? 'start' : x > width - 20 ? 'end' : 'middle'
          return (
            <g key={name}>
              <line x1={x} x2={x} y1={0} y2={floor} stroke="var(--color-faint)" strokeDasharray="2 2" />
              <text x={x} y={height - 2} textAnchor={anchor} className="fill-muted text-caption">
                {name}
              </text>
            </g>
          )
        })}
    </svg>
  )
}
