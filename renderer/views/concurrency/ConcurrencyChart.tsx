import { area, line } from 'd3-shape'
import { type PointerEvent, useEffect, useId, useMemo, useRef } from 'react'
import { seek, usePlayback } from '../../store'
import { formatCount, formatInteger } from '../../ui/format'
import { roundTop, timeTexts, timeTicks } from '../metrics/axis'
import type { TimeWindow } from '../timeScope'
import { useSize } from '../useSize'
import type { ConcurrencyStack } from './concurrencyStack'

export interface ConcurrencyChartProps {
  stack: ConcurrencyStack
  /** Stretch of the run on the time axis. */
  window: TimeWindow
  binMs: number
}

const room = { top: 12, right: 16, bottom: 20, left: 46 }

/** Colour of the layer with an index. */
export const layerColor = (index: number): string => `var(--series-${index % 8})`

/** What functions hold of the account's concurrency, on top of each other: running full, held but idle hatched. Press or drag to move the time cursor. */
export function ConcurrencyChart({ stack, window, binMs }: ConcurrencyChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const { width, height } = useSize(box)
  const patternId = useId()
  const { fromBin, toBin, fromMs, toMs } = window
  const right = Math.max(room.left + 1, width - room.right)
  const bottom = Math.max(room.top + 1, height - room.bottom)
  const top = useMemo(() => topOf(stack, fromBin, toBin), [stack, fromBin, toBin])
  const x = (timeMs: number): number => room.left + ((timeMs - fromMs) / (toMs - fromMs)) * (right - room.left)
  const y = (value: number): number => bottom - (value / top) * (bottom - room.top)

  const shapes = useMemo(() => {
    const atX = (bin: number): number =>
      room.left + (((bin + 0.5) * binMs - fromMs) / (toMs - fromMs)) * (right - room.left)
    const atY = (value: number): number => bottom - (value / top) * (bottom - room.top)
    const bins = Array.from({ length: toBin - fromBin }, (_, index) => fromBin + index)
    const base = new Float64Array(stack.held.length)
    return stack.layers.map(({ id, running, idle }) => {
      const low = base.slice()
      const middle = low.map((value, bin) => value + running[bin]!)
      const high = middle.map((value, bin) => value + idle[bin]!)
      base.set(high)
      const between = (from: Float64Array, to: Float64Array): string =>
        area<number>(
          atX,
          (bin) => atY(from[bin]!),
          (bin) => atY(to[bin]!),
        )(bins) ?? ''
      return {
        id,
        running: between(low, middle),
        idle: between(middle, high),
        edge: line<number>(atX, (bin) => atY(high[bin]!))(bins) ?? '',
      }
    })
  }, [stack, binMs, fromBin, toBin, fromMs, toMs, right, bottom, top])

  const seekTo = (event: PointerEvent): void => {
    const { left } = event.currentTarget.getBoundingClientRect()
    const share = (event.clientX - left - room.left) / (right - room.left)
    seek(fromMs + Math.max(0, Math.min(1, share)) * (toMs - fromMs))
  }
  const ticks = timeTicks(fromMs, toMs, Math.max(2, Math.floor(width / 90)))
  const labels = timeTexts(ticks)
  const hasPool = stack.unreserved < stack.limit
  return (
    <div
      ref={box}
      className="relative size-full min-h-0 touch-none select-none"
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        seekTo(event)
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) seekTo(event)
      }}
    >
      <svg
        role="img"
        aria-label={summaryOf(stack)}
        width={width}
        height={height}
        className="absolute inset-0 text-[11px]"
      >
        <defs>
          {stack.layers.map((layer, index) => (
            <pattern
              key={layer.id}
              id={`${patternId}${index}`}
              width={6}
              height={6}
              patternUnits="userSpaceOnUse"
              patternTransform="rotate(45)"
            >
              <rect width={6} height={6} fill={layerColor(index)} fillOpacity={0.12} />
              <rect width={2} height={6} fill={layerColor(index)} fillOpacity={0.6} />
            </pattern>
          ))}
        </defs>
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <path d={`M${room.left} ${y(value)}H${right}`} className="stroke-line" />
            <text x={room.left - 6} y={y(value) + 4} textAnchor="end" className="fill-faint">
              {formatCount(value)}
            </text>
          </g>
        ))}
        {shapes.map(({ id, running, idle, edge }, index) => (
          <g key={id}>
            <path d={running} fill={layerColor(index)} fillOpacity={0.7} />
            <path d={idle} fill={`url(#${patternId}${index})`} />
            <path d={edge} fill="none" stroke={layerColor(index)} strokeWidth={1.25} />
          </g>
        ))}
        {ticks.map((tick, index) => (
          <text key={tick} x={x(tick)} y={height - 5} textAnchor="middle" className="fill-faint">
            {labels[index]}
          </text>
        ))}
        {hasPool && stack.unreserved <= top && (
          <LimitLine
            y={y(stack.unreserved)}
            right={right}
            name={`unreserved ${formatInteger(stack.unreserved)}`}
            quiet
          />
        )}
        {stack.limit <= top && (
          <LimitLine y={y(stack.limit)} right={right} name={`account limit ${formatInteger(stack.limit)}`} />
        )}
      </svg>
      <Cursor fromMs={fromMs} toMs={toMs} />
    </div>
  )
}

function LimitLine({ y, right, name, quiet = false }: { y: number; right: number; name: string; quiet?: boolean }) {
  return (
    <g className={quiet ? 'text-muted' : 'text-throttle'}>
      <path
        d={`M${room.left} ${y}H${right}`}
        stroke="currentColor"
        strokeDasharray={quiet ? '2 3' : '5 3'}
        strokeWidth={1.25}
      />
      <text
        x={right - 2}
        y={y > room.top + 12 ? y - 4 : y + 13}
        textAnchor="end"
        fill="currentColor"
        className="font-medium [paint-order:stroke]"
        stroke="var(--color-panel)"
        strokeWidth={3}
      >
        {name}
      </text>
    </g>
  )
}

/** The time cursor, moved without rendering. */
function Cursor({ fromMs, toMs }: { fromMs: number; toMs: number }) {
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const place = ({ timeMs }: { timeMs: number }): void => {
      if (!element.current) return
      const share = (timeMs - fromMs) / (toMs - fromMs)
      element.current.style.display = share < 0 || share > 1 ? 'none' : ''
      element.current.style.left = `${share * 100}%`
    }
    place(usePlayback.getState())
    return usePlayback.subscribe(place)
  }, [fromMs, toMs])
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute"
      style={{ left: room.left, right: room.right, top: room.top, bottom: room.bottom }}
    >
      <div ref={element} className="absolute inset-y-0 w-0 border-l border-dashed border-text/55" />
    </div>
  )
}

/** Top of the axis. A limit far above all use does not press it flat: it is left out. */
function topOf({ held, limit, unreserved }: ConcurrencyStack, fromBin: number, toBin: number): number {
  let most = 0
  for (let bin = fromBin; bin < toBin; bin++) most = Math.max(most, held[bin]!)
  const lines = [limit, unreserved].filter((value) => value <= most * 2.5).map((value) => value * 1.06)
  return roundTop(Math.max(1, most * 1.04, ...lines))
}

function summaryOf({ layers, held, limit }: ConcurrencyStack): string {
  const most = held.reduce((peak, value) => Math.max(peak, value), 0)
  return `Concurrency of ${layers.reduce((count, layer) => count + layer.functions, 0)} functions: up to ${formatCount(most)} held of ${formatInteger(limit)}`
}
