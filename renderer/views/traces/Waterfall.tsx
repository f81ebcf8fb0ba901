import { ChevronDown, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState, type WheelEvent } from 'react'
import type { RunResult, TraceResult } from '../../../sim/index'
import { formatDuration } from '../../ui/format'
import { ServiceTile } from '../../ui/ServiceTile'
import { StatusGlyph } from '../../ui/StatusGlyph'
import { timeTicks } from '../metrics/axis'
import { outcomeLooks } from '../outcomes'
import { resourceInfo } from '../resourceInfo'
import { SegmentDetails } from './SegmentDetails'
import { barStyle, textureLabels } from './textures'
import { type WaterfallRow, waterfallRows } from './waterfall'
import { initialWaterfall, toggle, waterfallKey, type WaterfallState, zoom } from './waterfallKeys'

export interface WaterfallProps {
  result: RunResult
  trace: TraceResult
}

const rowHeight = 22
/** The stretch of time shown ends short of the right edge, so that durations have room behind their bars. */
const timeAxis = 'absolute inset-y-0 right-18 left-0'

/** One trace as a tree of names with bars over time; see waterfallKeys for the keyboard. Ctrl and the wheel zoom. */
export function Waterfall({ result, trace }: WaterfallProps) {
  const [state, setState] = useState<WaterfallState>(() => initialWaterfall(trace))
  const list = useRef<HTMLDivElement>(null)
  const baseId = useId()
  const rows = useMemo(() => waterfallRows(trace, state.collapsed), [trace, state.collapsed])
  const selected = rows.find(({ index }) => index === state.selected) ?? rows[0]

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [state.selected])

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = waterfallKey(state, event, trace, rows)
    if (!next) return
    event.preventDefault()
    setState(next)
  }
  const onWheel = (event: WheelEvent): void => {
    if (event.ctrlKey || event.metaKey) setState((now) => zoom(now, trace, event.deltaY > 0 ? 1.15 : 0.87))
  }

  return (
    <div className="flex h-full min-h-0 flex-col [container-type:size]">
      <Ruler state={state} />
      <div
        ref={list}
        role="tree"
        tabIndex={0}
        aria-label={`Segments of trace ${trace.id}`}
        aria-activedescendant={selected ? `${baseId}-${selected.index}` : undefined}
        onKeyDown={onKeyDown}
        onWheel={onWheel}
        className="focus-inset min-h-0 flex-1 overflow-y-auto"
      >
        {rows.map((row) => (
          <Row
            key={row.index}
            id={`${baseId}-${row.index}`}
            row={row}
            result={result}
            state={state}
            onSelect={() => setState((now) => ({ ...now, selected: row.index }))}
            onToggle={() => setState((now) => toggle(now, rows, row.index))}
          />
        ))}
      </div>
      {selected && <SegmentDetails result={result} row={selected} />}
      <TextureLegend rows={rows} />
    </div>
  )
}

function Ruler({ state: { fromMs, toMs } }: { state: WaterfallState }) {
  const ticks = fineTicks(fromMs, toMs)
  return (
    <div className="flex h-6 shrink-0 border-b border-line text-caption text-faint">
      <div className="w-50 shrink-0 truncate border-r border-line pl-3 leading-6 font-medium">Segment</div>
      <div className="relative min-w-0 flex-1 overflow-hidden">
        <div className={timeAxis}>
          {ticks.map((tick) => (
            <span
              key={tick}
              style={{ left: `${((tick - fromMs) / (toMs - fromMs)) * 100}%` }}
              className="absolute inset-y-0 border-l border-line pl-1 leading-6 whitespace-nowrap tabular-nums"
            >
              {formatDuration(tick)}
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

interface RowProps {
  id: string
  row: WaterfallRow
  result: RunResult
  state: WaterfallState
  onSelect: () => void
  onToggle: () => void
}

function Row({ id, row, result, state, onSelect, onToggle }: RowProps) {
  const { segment, depth, children, texture, startMs, endMs } = row
  const info = resourceInfo(result, segment.resourceId)
  const name = segment.kind === 'segment' ? info.name : segment.name
  const open = !state.collapsed.has(row.index)
  const isSelected = row.index === state.selected
  const span = state.toMs - state.fromMs
  const percent = (time: number): number => ((time - state.fromMs) / span) * 100
  const look = outcomeLooks[segment.outcomeClass]
  const duration = `${formatDuration(endMs - startMs)}${row.running ? '+' : ''}`
  const notes = [
    segment.attempt > 1 ? `try ${segment.attempt}` : '',
    texture === 'work' ? '' : textureLabels[texture],
    row.asynchronous ? 'asynchronous' : '',
    row.running ? 'still running at the end of the run' : '',
  ].filter((note) => note !== '')

  return (
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={children > 0 ? open : undefined}
      aria-label={`${name}, ${look.label}, ${duration}, from ${formatDuration(startMs)}${notes.length > 0 ? `, ${notes.join(', ')}` : ''}`}
      onClick={onSelect}
      onDoubleClick={onToggle}
      style={{ height: rowHeight }}
      className={`flex text-dense ${isSelected ? 'bg-accent-soft' : 'hover:bg-hover'}`}
    >
      <div
        className="flex w-50 shrink-0 items-center gap-1 border-r border-line pr-2"
        style={{ paddingLeft: 6 + depth * 12 }}
      >
        {children > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            aria-hidden
            onClick={onToggle}
            className="grid size-4 shrink-0 place-items-center text-faint hover:text-text"
          >
            {open ? <ChevronDown className="size-3" /> : <ChevronRight className="size-3" />}
          </button>
        ) : (
          <span className="w-4 shrink-0" />
        )}
        {segment.kind === 'segment' && <ServiceTile type={info.type} category={info.category} size={16} />}
        <span className={`min-w-0 truncate ${segment.kind === 'segment' ? 'font-medium' : 'text-muted'}`}>{name}</span>
        {segment.attempt > 1 && <span className="shrink-0 text-caption text-faint">{`try ${segment.attempt}`}</span>}
        {segment.outcomeClass !== 'ok' && <StatusGlyph status={look.status} size={12} className="ml-auto" />}
      </div>
      <div className="relative min-w-0 flex-1 overflow-hidden">
        <div className={timeAxis}>
          {row.asynchronous && (
            <span
              aria-hidden
              style={{ left: 0, width: `${Math.max(0, percent(startMs))}%` }}
              className="absolute top-1/2 border-t border-dashed border-line-strong"
            />
          )}
          <span
            style={{
              left: `${percent(startMs)}%`,
              width: `max(2px, ${percent(endMs) - percent(startMs)}%)`,
              ...barStyle(texture, segment.outcomeClass),
            }}
            className="absolute inset-y-1 rounded-[2px]"
          />
          {row.critical.map(([from, to]) => (
            <span
              key={from}
              style={{ left: `${percent(from)}%`, width: `max(1px, ${percent(to) - percent(from)}%)` }}
              className="absolute bottom-0.5 h-0.5 bg-text"
            />
          ))}
          <DurationLabel text={duration} start={percent(startMs)} end={percent(endMs)} />
        </div>
      </div>
    </div>
  )
}

/** The duration beside its bar: right of it; left of it or on it where a zoomed view cuts its end off. Positions in percent of the time axis. */
function DurationLabel({ text, start, end }: { text: string; start: number; end: number }) {
  const side = end < 100.1 ? 'right' : start > 16 ? 'left' : 'inside'
  const style =
    side === 'right'
      ? { left: `calc(${Math.max(0, end)}% + 4px)` }
      : side === 'left'
        ? { right: `calc(${Math.min(100, 100 - start)}% + 4px)` }
        : { right: 8 }
  return (
    <span
      style={style}
      className={`absolute inset-y-1 text-caption leading-3.5 whitespace-nowrap tabular-nums ${side === 'inside' ? 'rounded-[2px] bg-panel px-1 text-muted' : 'text-faint'}`}
    >
      {text}
    </span>
  )
}

/** What the patterns mean; only those on screen. */
function TextureLegend({ rows }: { rows: readonly WaterfallRow[] }) {
  const used = (['work', 'initialization', 'wait', 'retry'] as const).filter((texture) =>
    rows.some((row) => row.texture === texture),
  )
  return (
    <ul className="hidden h-6 shrink-0 items-center gap-3 overflow-hidden border-t border-line px-3 text-caption whitespace-nowrap text-faint [@container(min-height:220px)]:flex">
      {used.map((texture) => (
        <li key={texture} className="flex items-center gap-1.5">
          <span aria-hidden style={barStyle(texture, 'ok')} className="h-2.5 w-4 rounded-[2px]" />
          {textureLabels[texture]}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-0.5 w-4 bg-text" />
        critical path of the response
      </li>
      {rows.some(({ asynchronous }) => asynchronous) && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden className="w-4 border-t border-dashed border-faint" />
          asynchronous
        </li>
      )}
    </ul>
  )
}

/** Ticks of the ruler, down to microseconds: the time axis' own steps, scaled. */
function fineTicks(fromMs: number, toMs: number): number[] {
  const span = toMs - fromMs
  const scale = 10 ** Math.max(0, Math.ceil(Math.log10(20_000 / span)))
  return timeTicks(fromMs * scale, toMs * scale, 6).map((tick) => tick / scale)
}
