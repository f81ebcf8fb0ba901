import type { TraceResult } from '../../../sim/index'
import { depthOf, parentsOf, type WaterfallRow } from './waterfall'

/** What part of a trace the waterfall shows and how. Times are ms from the start of the trace. */
export interface WaterfallState {
  fromMs: number
  toMs: number
  /** Segment whose details are shown. */
  selected: number
  collapsed: ReadonlySet<number>
}

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The whole trace, everything open. */
export function initialWaterfall({ spanMs }: TraceResult): WaterfallState {
  return { fromMs: 0, toMs: Math.max(spanMs, 0.001), selected: 0, collapsed: new Set() }
}

/**
 * The state after a key; null when the key means nothing here. As in Jaeger's viewer: w and s page, a, d and the
 * horizontal arrows pan, the vertical arrows zoom (Shift makes both large), f and b go to the next and previous segment,
 * ] and [ collapse and open all, p and o one level, Escape shows the whole trace.
 */
export function waterfallKey(
  state: WaterfallState,
  press: Press,
  trace: TraceResult,
  rows: readonly WaterfallRow[],
): WaterfallState | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const large = press.shiftKey
  switch (press.key.length === 1 ? press.key.toLowerCase() : press.key) {
    case 'a':
    case 'ArrowLeft':
      return pan(state, trace, large ? -0.5 : -0.1)
    case 'd':
    case 'ArrowRight':
      return pan(state, trace, large ? 0.5 : 0.1)
    case 'ArrowUp':
      return zoom(state, trace, large ? 0.5 : 0.8)
    case 'ArrowDown':
      return zoom(state, trace, large ? 2 : 1.25)
    case 'f':
      return move(state, rows, 1)
    case 'b':
      return move(state, rows, -1)
    case 's':
    case 'PageDown':
      return move(state, rows, 10)
    case 'w':
    case 'PageUp':
      return move(state, rows, -10)
    case 'Home':
      return move(state, rows, -rows.length)
    case 'End':
      return move(state, rows, rows.length)
    case ']':
      return { ...state, collapsed: new Set(parentsOf(trace)), selected: 0 }
    case '[':
      return { ...state, collapsed: new Set() }
    case 'p':
      return { ...state, ...collapseOneLevel(state, trace) }
    case 'o':
      return { ...state, collapsed: openOneLevel(state, trace) }
    case 'Enter':
    case ' ':
      return toggle(state, rows)
    case 'Escape':
      return initialWaterfall(trace)
    default:
      return null
  }
}

/** Opens or closes the selected segment; nothing changes when it has no children. */
export function toggle(state: WaterfallState, rows: readonly WaterfallRow[], index = state.selected): WaterfallState {
  if (!rows.some((row) => row.index === index && row.children > 0)) return state
  const collapsed = new Set(state.collapsed)
  if (!collapsed.delete(index)) collapsed.add(index)
  return { ...state, collapsed }
}

/** A narrower or wider stretch around its middle, within the trace. */
export function zoom(
  state: WaterfallState,
  { spanMs }: TraceResult,
  factor: number,
  aroundMs = (state.fromMs + state.toMs) / 2,
): WaterfallState {
  const width = Math.max(Math.min(spanMs, (state.toMs - state.fromMs) * factor), spanMs / 1000)
  const share = (aroundMs - state.fromMs) / (state.toMs - state.fromMs)
  return within({ ...state, fromMs: aroundMs - share * width, toMs: aroundMs + (1 - share) * width }, spanMs)
}

function pan(state: WaterfallState, { spanMs }: TraceResult, share: number): WaterfallState {
  const by = (state.toMs - state.fromMs) * share
  return within({ ...state, fromMs: state.fromMs + by, toMs: state.toMs + by }, spanMs)
}

function within(state: WaterfallState, spanMs: number): WaterfallState {
  const width = Math.min(state.toMs - state.fromMs, spanMs)
  const fromMs = Math.max(0, Math.min(spanMs - width, state.fromMs))
  return { ...state, fromMs, toMs: fromMs + width }
}

function move(state: WaterfallState, rows: readonly WaterfallRow[], by: number): WaterfallState {
  const at = rows.findIndex(({ index }) => index === state.selected)
  const row = rows[Math.max(0, Math.min(rows.length - 1, at + by))]
  return row ? { ...state, selected: row.index } : state
}

/** Closes the deepest segments that are still open. */
function collapseOneLevel(
  { collapsed, selected }: WaterfallState,
  trace: TraceResult,
): Pick<WaterfallState, 'collapsed' | 'selected'> {
  const open = parentsOf(trace).filter((index) => !collapsed.has(index))
  const deepest = Math.max(...open.map((index) => depthOf(trace, index)))
  const closed = new Set([...collapsed, ...open.filter((index) => depthOf(trace, index) === deepest)])
  let visible = selected
  for (let above = trace.segments[selected]?.parent ?? -1; above >= 0; above = trace.segments[above]!.parent) {
    if (closed.has(above)) visible = above
  }
  return { collapsed: closed, selected: visible }
}

/** Opens the topmost segments that are closed. */
function openOneLevel({ collapsed }: WaterfallState, trace: TraceResult): ReadonlySet<number> {
  const top = Math.min(...[...collapsed].map((index) => depthOf(trace, index)))
  return new Set([...collapsed].filter((index) => depthOf(trace, index) !== top))
}
