import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { TraceResult } from '../../telemetry/results'
import { formatDuration } from '../format'

const HEADER = ['TRACE', 'START', 'RESPONSE', 'TOTAL', 'STATUS', 'OUTCOME', 'KEPT', 'COLD', 'SPANS', 'SLOWEST PART']
const RIGHT = new Set([1, 2, 3, 4, 8])

/** The kept traces as a text table, one line each, in the order they started. */
export function traceSummary(_design: Design, { traces, tracesSeen }: RunResult): string {
  const rows = [...traces].sort((a, b) => a.startMs - b.startMs).map(row)
  const widths = HEADER.map((title, column) => Math.max(title.length, ...rows.map((cells) => cells[column]!.length)))
  const print = (cells: readonly string[]) =>
    cells
      .map((cell, column) => (RIGHT.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join('  ')
      .trimEnd()
  const count = `${traces.length} of ${tracesSeen} traces kept`
  return `${[count, ...(rows.length > 0 ? [print(HEADER), ...rows.map(print)] : [])].join('\n')}\n`
}

function row(trace: TraceResult): string[] {
  return [
    trace.id,
    `${(trace.startMs / 1000).toFixed(3)}s`,
    formatDuration(trace.durationMs),
    formatDuration(trace.spanMs),
    trace.httpStatus > 0 ? String(trace.httpStatus) : '',
    trace.outcome,
    trace.kept,
    trace.coldStart ? 'cold' : '',
    String(trace.segments.length),
    slowestPart(trace),
  ]
}

/** The segment with the most time that none of its own parts accounts for. */
function slowestPart({ segments }: TraceResult): string {
  const own = segments.map(({ startMs, endMs }) => endMs - startMs)
  for (const { parent, startMs, endMs } of segments) {
    if (parent < 0 || Number.isNaN(endMs)) continue
    const above = segments[parent]!
    // Work that goes on after its parent has answered is not part of the parent's time.
    own[parent]! -= Math.max(0, Math.min(endMs, above.endMs) - Math.max(startMs, above.startMs))
  }
  let slowest = -1
  for (const [index, time] of own.entries()) if (time > 0 && (slowest < 0 || time > own[slowest]!)) slowest = index
  return slowest < 0 ? '' : `${segments[slowest]!.name} ${formatDuration(own[slowest]!)}`
}
