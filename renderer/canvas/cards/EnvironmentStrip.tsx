import { memo } from 'react'
import type { ResourceResult } from '../../../sim/index'
import { cellsOf, environmentsAt, peakEnvironments } from '../figures/environments'
import { useAtShownBin } from '../figures/shownBin'

/** Cells that fit on a card. */
const mostCells = 36

/** Execution environments at the time cursor as cells: starting, busy, idle, and room up to the run's peak. */
export const EnvironmentStrip = memo(function EnvironmentStrip({ resource }: { resource: ResourceResult }) {
  const peak = peakEnvironments(resource)
  const cells = Math.min(mostCells, Math.ceil(peak))
  // A text, so that the strip renders only when a cell or a count changes.
  const state = useAtShownBin((bin) => {
    const now = environmentsAt(resource, bin)
    if (!now) return ''
    const shown = cellsOf(now, peak, cells)
    const counts = [now.busy, now.starting, now.idle].map(Math.round)
    return [shown.busy, shown.starting, shown.idle, ...counts].join(' ')
  })
  if (cells === 0) return <hr className="absolute inset-x-0 top-[46px] border-t border-line" />
  const [busy = 0, starting = 0, idle = 0, busyCount = 0, startingCount = 0, idleCount = 0] = state
    .split(' ')
    .map(Number)
  const words = `${busyCount} environments busy, ${startingCount} starting, ${idleCount} idle`
  return (
    <div
      role="img"
      aria-label={words}
      title={words}
      className="absolute inset-x-2.5 top-[44.5px] h-[4px]"
      style={{ background: `${gapsOf(cells)}, ${stripOf(busy / cells, starting / cells, idle / cells)}` }}
    />
  )
})

/** Gaps of one px between cells, in the card's colour: one background instead of many elements. */
function gapsOf(cells: number): string {
  const cell = `${100 / cells}%`
  return `repeating-linear-gradient(to right, transparent 0 calc(${cell} - 1px), var(--color-raised) calc(${cell} - 1px) ${cell})`
}

function stripOf(busy: number, starting: number, idle: number): string {
  const [a, b, c] = [busy, busy + starting, busy + starting + idle].map((share) => `${share * 100}%`)
  const soft = 'color-mix(in srgb, var(--color-accent) 38%, var(--color-raised))'
  return `linear-gradient(to right, var(--color-accent) 0 ${a}, var(--color-warn) ${a} ${b}, ${soft} ${b} ${c}, var(--color-line) ${c})`
}
