import { useMemo } from 'react'
import { filterByResource, type RunRecord, useBin, usePlayback } from '../../store'
import { EmptyState } from '../../ui/EmptyState'
import { cx } from '../../ui/cx'
import { formatClock, formatCount, formatInteger, formatPercent } from '../../ui/format'
import { type TimeWindow, useTimeScope } from '../timeScope'
import './concurrency.css'
import { ConcurrencyChart, layerColor } from './ConcurrencyChart'
import { type ConcurrencyLayer, type ConcurrencyStack, concurrencyStack } from './concurrencyStack'

export interface ConcurrencyViewProps {
  record: RunRecord
  resourceId: string | null
  window: TimeWindow
}

/** Who holds the account's concurrency: all functions on top of each other over time, and beside it who holds what at the time cursor. */
export function ConcurrencyView({ record: { result, design }, resourceId, window }: ConcurrencyViewProps) {
  const scope = useTimeScope()
  const stack = useMemo(() => concurrencyStack(result, design), [result, design])
  if (!stack) return <EmptyState sentence="Lambda functions share the account’s concurrency; this run has none." />
  const shown = scope === 'range' ? window : { fromBin: 0, toBin: result.bins, fromMs: 0, toMs: result.durationMs }
  return (
    <div className="concurrency flex h-full min-h-0">
      <div className="min-h-0 min-w-0 flex-1 pt-1">
        <ConcurrencyChart stack={stack} window={shown} binMs={result.binMs} />
      </div>
      <aside aria-label="Who holds what" className="flex min-h-0 w-90 shrink-0 flex-col border-l border-line">
        <Holders stack={stack} resourceId={resourceId} />
      </aside>
    </div>
  )
}

function Holders({ stack, resourceId }: { stack: ConcurrencyStack; resourceId: string | null }) {
  const bin = useBin()
  const binMs = usePlayback((state) => state.binMs)
  const { layers, held, limit, unreserved } = stack
  const now = held[bin] ?? 0
  const running = layers.reduce((sum, layer) => sum + (layer.running[bin] ?? 0), 0)
  return (
    <>
      <div className="shrink-0 px-3 pt-2 pb-1.5">
        <p className="flex items-baseline gap-1.5 tabular-nums">
          <b className="text-section font-semibold">{level(now)}</b>
          <span className="text-dense text-muted">
            held of {formatInteger(limit)} · {level(running)} running
          </span>
          <span className="ml-auto font-mono text-caption text-faint">{formatClock(bin * binMs)}</span>
        </p>
        <div className="mt-1.5 flex h-2 gap-px overflow-hidden rounded-[3px] bg-hover" aria-hidden>
          {layers.map((layer, index) => (
            <i
              key={layer.id}
              style={{
                width: `${((layer.running[bin]! + layer.idle[bin]!) / limit) * 100}%`,
                background: layerColor(index),
              }}
            />
          ))}
        </div>
        {unreserved < limit && (
          <p className="mt-1 text-caption text-faint tabular-nums">
            {formatInteger(limit - unreserved)} reserved, {formatInteger(unreserved)} shared by the other functions
          </p>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <table className="w-full table-fixed border-separate border-spacing-0 text-dense">
          <thead className="text-caption text-faint">
            <tr>
              <th scope="col" className={cx(head, 'text-left')}>
                Function
              </th>
              <th scope="col" className={cx(head, 'w-16 text-right')}>
                Running
              </th>
              <th scope="col" className={cx(head, 'w-14 text-right')}>
                Idle
              </th>
              <th scope="col" className={cx(head, 'w-14 pr-3 text-right')}>
                Share
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, index) => (
              <Row
                key={layer.id}
                layer={layer}
                index={index}
                bin={bin}
                limit={limit}
                chosen={layer.id === resourceId}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

const head = 'sticky top-0 border-b border-line bg-panel px-2 py-1 font-medium'

interface RowProps {
  layer: ConcurrencyLayer
  index: number
  bin: number
  limit: number
  chosen: boolean
}

function Row({ layer: { id, name, reserved, running, idle }, index, bin, limit, chosen }: RowProps) {
  const [now, kept] = [running[bin] ?? 0, idle[bin] ?? 0]
  return (
    <tr className={cx(chosen && 'bg-accent-soft')}>
      <th scope="row" className="truncate border-b border-line py-1 pr-2 pl-3 text-left font-normal">
        <span className="flex min-w-0 items-center gap-2">
          <i aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ background: layerColor(index) }} />
          <button
            type="button"
            disabled={id === ''}
            className="min-w-0 truncate rounded-field enabled:hover:underline"
            onClick={() => filterByResource(id)}
          >
            {name}
          </button>
          {reserved !== null && (
            <span className="shrink-0 text-caption text-faint tabular-nums">reserved {formatInteger(reserved)}</span>
          )}
        </span>
      </th>
      <td className="border-b border-line px-2 py-1 text-right font-medium tabular-nums">{level(now)}</td>
      <td className="border-b border-line px-2 py-1 text-right text-muted tabular-nums">{level(kept)}</td>
      <td className="border-b border-line py-1 pr-3 pl-2 text-right text-muted tabular-nums">
        {formatPercent(Number(((now + kept) / limit).toPrecision(2)))}
      </td>
    </tr>
  )
}

/** A mean over a time bin: whole from one on. */
const level = (value: number): string => (value >= 1 ? formatInteger(Math.round(value)) : formatCount(value))
