import type { SegmentResult, TraceResult } from '../../../sim/index'
import { criticalPath, type Stretch } from './criticalPath'

/** How a bar is filled: work, a cold start's initialization, waiting in a queue, a repeated try. */
export type Texture = 'work' | 'initialization' | 'wait' | 'retry'

/** One line of the waterfall. Times are ms from the start of the trace. */
export interface WaterfallRow {
  /** Position in the trace's segments. */
  index: number
  depth: number
  segment: SegmentResult
  startMs: number
  /** End of the trace where the segment was still running at the end of the run. */
  endMs: number
  running: boolean
  texture: Texture
  /** Goes on after its caller was answered. */
  asynchronous: boolean
  critical: Stretch[]
  children: number
}

/** The segments as a tree in time order, children under their parents; what is under a collapsed one is left out. */
export function waterfallRows(trace: TraceResult, collapsed: ReadonlySet<number>): WaterfallRow[] {
  const { segments, startMs: origin, spanMs } = trace
  const critical = criticalPath(segments)
  const children: number[][] = segments.map(() => [])
  for (const [index, { parent }] of segments.entries()) children[parent]?.push(index)
  for (const list of children) list.sort((a, b) => segments[a]!.startMs - segments[b]!.startMs || a - b)

  const rows: WaterfallRow[] = []
  const visit = (index: number, depth: number): void => {
    const segment = segments[index]!
    const parent = segments[segment.parent]
    const running = Number.isNaN(segment.endMs)
    rows.push({
      index,
      depth,
      segment,
      startMs: segment.startMs - origin,
      endMs: running ? Math.max(spanMs, segment.startMs - origin) : segment.endMs - origin,
      running,
      texture: textureOf(segment),
      asynchronous: parent !== undefined && (running || segment.endMs > parent.endMs + 1e-6),
      critical: critical[index]!.map(([start, end]) => [start - origin, end - origin] as const),
      children: children[index]!.length,
    })
    if (collapsed.has(index)) return
    for (const child of children[index]!) visit(child, depth + 1)
  }
  for (const [index, { parent }] of segments.entries()) if (parent < 0) visit(index, 0)
  return rows
}

/** Segments that have something to collapse. */
export function parentsOf({ segments }: TraceResult): number[] {
  return [...new Set(segments.map(({ parent }) => parent).filter((parent) => parent >= 0))]
}

/** How deep a segment lies: 0 for the root. */
export function depthOf({ segments }: TraceResult, index: number): number {
  let depth = 0
  for (let above = segments[index]?.parent ?? -1; above >= 0; above = segments[above]!.parent) depth++
  return depth
}

function textureOf({ name, attempt, kind }: SegmentResult): Texture {
  if (kind === 'subsegment' && /^init|cold start/i.test(name)) return 'initialization'
  if (kind === 'subsegment' && /wait|queue|dwell|back-?off|delay/i.test(name)) return 'wait'
  return attempt > 1 ? 'retry' : 'work'
}
