import { memo } from 'react'
import type { ResourceResult } from '../../../sim/index'
import { cellsOf, environmentsAt, peakEnvironments } from '../figures/environments'
import { useAtShownBin } from '../figures/shownBin'

/** Cells that fit on a card. */
const mostCells = 36

/**
 * Execution environments at the time cursor as cells, told apart by form as well as by colour: busy ones full, starting
 * ones hatched, idle ones half as high, room up to the run's peak a thin line.
 */
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
      className="absolute inset-x-2.5 top-[43px] h-[6px]"
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
  const solid = (color: string): string => `linear-gradient(${color}, ${color})`
  const hatched = 'repeating-linear-gradient(120deg, var(--color-warn) 0 1.5px, transparent 1.5px 3px)'
  return [
    `${solid('var(--color-accent)')} ${stretch(0, busy)} / ${busy * 100}% 100% no-repeat`,
    `${hatched} ${stretch(busy, starting)} / ${starting * 100}% 100% no-repeat`,
    `${solid('var(--color-accent)')} ${stretch(busy + starting, idle)} / ${idle * 100}% 2px no-repeat`,
    `${solid('var(--color-line-strong)')} 0 100% / 100% 1px no-repeat`,
  ].join(', ')
}

/** Background position of what takes a share of the strip from a share on, at its foot. */
function stretch(from: number, share: number): string {
  return `${share < 1 ? (from / (1 - share)) * 100 : 0}% 100%`
}
