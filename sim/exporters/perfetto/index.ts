import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { SegmentResult, TraceResult } from '../../telemetry/results'

/**
 * The kept traces as Chrome trace events, which ui.perfetto.dev and chrome://tracing open: a process per trace, a
 * thread per resource, complete events in microseconds since the start of the run. Segments that overlap on a resource
 * without one holding the other (parallel calls) go to further threads of its name.
 */
export function perfetto(_design: Design, result: RunResult): string {
  const traceEvents = result.traces.flatMap((trace, index) => eventsOf(trace, index + 1, result))
  return `${JSON.stringify({ displayTimeUnit: 'ms', traceEvents })}\n`
}

interface Thread {
  id: number
  resourceId: string
  /** Ends of the segments that are open at the time last looked at, outermost first. */
  open: number[]
}

function eventsOf(trace: TraceResult, pid: number, result: RunResult): object[] {
  const threads: Thread[] = []
  const endOf = ({ startMs, endMs }: SegmentResult) =>
    Number.isNaN(endMs) ? Math.max(result.durationMs, startMs) : endMs
  const ordered = [...trace.segments].sort((a, b) => a.startMs - b.startMs || endOf(b) - endOf(a))
  const spans = ordered.map((segment) => {
    const endMs = endOf(segment)
    const thread = threadFor(threads, segment, endMs)
    return {
      name: segment.name,
      cat: segment.kind,
      ph: 'X',
      ts: segment.startMs * 1000,
      dur: (endMs - segment.startMs) * 1000,
      pid,
      tid: thread.id,
      args: {
        outcome: segment.outcome,
        status: segment.httpStatus,
        attempt: segment.attempt,
        unfinished: Number.isNaN(segment.endMs),
      },
    }
  })
  const label = (name: string, tid: number, value: string) => ({ name, ph: 'M', pid, tid, args: { name: value } })
  return [
    label('process_name', 0, `${trace.id} ${trace.outcome}`),
    ...threads.map(({ id, resourceId }) => label('thread_name', id, result.resources[resourceId]?.name ?? resourceId)),
    ...spans,
  ]
}

/** The resource's first thread on which the segment nests, or a new one. Segments must come by start. */
function threadFor(threads: Thread[], { resourceId, startMs }: SegmentResult, endMs: number): Thread {
  for (const thread of threads) {
    if (thread.resourceId !== resourceId) continue
    while (thread.open.length > 0 && thread.open.at(-1)! <= startMs) thread.open.pop()
    if (thread.open.length > 0 && thread.open.at(-1)! < endMs) continue
    thread.open.push(endMs)
    return thread
  }
  const thread = { id: threads.length + 1, resourceId, open: [endMs] }
  threads.push(thread)
  return thread
}
