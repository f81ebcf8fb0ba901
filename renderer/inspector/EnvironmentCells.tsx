import type { ResourceResult } from '../../sim/index'
import { cellsOf, type Environments, environmentsAt, peakEnvironments } from '../canvas/figures/environments'
import { useBin } from '../store'
import { formatInteger } from '../ui/format'

/** Two rows at most. */
const mostCells = 80

const looks = {
  busy: 'bg-accent',
  starting:
    'bg-[repeating-linear-gradient(120deg,var(--color-warn)_0_2px,transparent_2px_4px)] shadow-[inset_0_0_0_1px_var(--color-warn)]',
  idle: 'shadow-[inset_0_0_0_1px_var(--color-accent)]',
  room: 'bg-line',
} as const

/** Execution environments at the time cursor: busy ones full, starting ones hatched, idle ones hollow, then room up to the run's peak. */
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
  const present = states.filter(([amount]) => Math.round(amount) > 0)
  return (
    <figure className="mt-2">
      <div aria-hidden className="grid grid-cols-[repeat(40,minmax(0,1fr))] gap-0.5">
        {Array.from({ length: count }, (_, cell) => (
          <i key={cell} className={`h-2.5 rounded-[2px] ${looks[stateOf(cell, cells)]}`} />
        ))}
      </div>
      <figcaption className="mt-1 flex flex-wrap items-center gap-x-3 text-caption text-muted tabular-nums">
        <span>
          {formatInteger(all)} {Math.round(all) === 1 ? 'environment' : 'environments'}
        </span>
        {present.map(([amount, state]) => (
          <span key={state} className="flex items-center gap-1">
            <i aria-hidden className={`size-2 rounded-[2px] ${looks[state]}`} />
            {formatInteger(amount)} {state}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function stateOf(cell: number, { busy, starting, idle }: Environments): keyof typeof looks {
  if (cell < busy) return 'busy'
  if (cell < busy + starting) return 'starting'
  return cell < busy + starting + idle ? 'idle' : 'room'
}
