import type { ResourceResult } from '../../sim/index'
import { cellsOf, environmentsAt, peakEnvironments } from '../canvas/figures/environments'
import { useBin } from '../store'
import { formatInteger } from '../ui/format'

/** Two rows at most. */
const mostCells = 80

/** Execution environments at the time cursor: busy, starting, idle, and room up to the run's peak. */
export function EnvironmentCells({ resource }: { resource: ResourceResult }) {
  const bin = useBin()
  const now = environmentsAt(resource, bin)
  const peak = peakEnvironments(resource)
  if (!now || peak === 0) return null
  const count = Math.min(mostCells, Math.ceil(peak))
  const cells = cellsOf(now, peak, count)
  const all = now.busy + now.starting + now.idle
  const states = [
    [now.busy, 'busy'],
    [now.starting, 'starting'],
    [now.idle, 'idle'],
  ] as const
  const split = states
    .filter(([amount]) => Math.round(amount) > 0)
    .map(([amount, state]) => `${formatInteger(amount)} ${state}`)
  return (
    <figure className="mt-2">
      <div aria-hidden className="grid grid-cols-[repeat(40,minmax(0,1fr))] gap-0.5">
        {Array.from({ length: count }, (_, cell) => (
          <i key={cell} className={`h-2.5 rounded-[2px] ${lookOf(cell, cells)}`} />
        ))}
      </div>
      <figcaption className="mt-1 text-caption text-muted tabular-nums">
        {formatInteger(all)} {Math.round(all) === 1 ? 'environment' : 'environments'}
        {split.length > 0 && `: ${split.join(', ')}`}
      </figcaption>
    </figure>
  )
}

function lookOf(cell: number, { busy, starting, idle }: { busy: number; starting: number; idle: number }): string {
  if (cell < busy) return 'bg-accent'
  if (cell < busy + starting) return 'bg-warn'
  return cell < busy + starting + idle ? 'bg-accent opacity-35' : 'bg-line-strong'
}
