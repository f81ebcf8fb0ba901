import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { SegmentResult, TraceResult } from '../../telemetry/results'
import { traceIds } from '../traceIds'

export interface XrayOptions {
  /** Wall-clock time of the run's start, seconds since 1970. */
  startUnixSeconds: number
}

/**
 * The kept traces in the shape of X-Ray's BatchGetTraces: `{Traces: [{Id, Duration, Segments: [{Id, Document}]}]}`, each
 * document a segment with its subsegments inside.
 */
export function xray(_design: Design, result: RunResult, { startUnixSeconds }: XrayOptions): string {
  const traces = result.traces.map((trace) => traceDocument(trace, result, startUnixSeconds))
  return `${JSON.stringify({ Traces: traces }, null, 2)}\n`
}

function traceDocument(trace: TraceResult, result: RunResult, base: number) {
  const ids = traceIds(result.seed, trace.id, trace.segments.length)
  const epoch = Math.floor(base + trace.startMs / 1000)
    .toString(16)
    .padStart(8, '0')
  const traceId = `1-${epoch}-${ids.trace.slice(0, 24)}`
  const children = new Map<number, number[]>()
  for (const [index, { parent, kind }] of trace.segments.entries()) {
    if (kind === 'subsegment') children.set(parent, [...(children.get(parent) ?? []), index])
  }

  const describe = (index: number): object => {
    const segment = trace.segments[index]!
    const inside = (children.get(index) ?? []).map(describe)
    return {
      id: ids.spans[index],
      name: segment.name,
      start_time: base + segment.startMs / 1000,
      ...(Number.isNaN(segment.endMs) ? { in_progress: true } : { end_time: base + segment.endMs / 1000 }),
      ...(segment.httpStatus > 0 ? { http: { response: { status: segment.httpStatus } } } : {}),
      ...flagsOf(segment),
      ...(segment.attempt > 0 ? { annotations: { attempt: segment.attempt } } : {}),
      ...(segment.outcomeClass === 'ok'
        ? {}
        : { cause: { exceptions: [{ id: ids.spans[index], type: segment.outcome }] } }),
      ...(inside.length > 0 ? { subsegments: inside } : {}),
    }
  }

  return {
    Id: traceId,
    Duration: trace.spanMs / 1000,
    Segments: trace.segments.flatMap((segment, index) => {
      if (segment.kind === 'subsegment') return []
      const parent = segment.parent >= 0 ? { parent_id: ids.spans[segment.parent] } : {}
      const metadata = {
        windtunnel: { resource: segment.resourceId, type: result.resources[segment.resourceId]?.type },
      }
      const document = { trace_id: traceId, ...parent, ...describe(index), metadata }
      return [{ Id: ids.spans[index], Document: JSON.stringify(document) }]
    }),
  }
}

/** X-Ray's three flags: `error` is any 4xx, `throttle` a 429 (an error as well), `fault` a 5xx. */
function flagsOf({ outcomeClass }: SegmentResult): { error?: true; throttle?: true; fault?: true } {
  if (outcomeClass === 'throttle') return { error: true, throttle: true }
  if (outcomeClass === 'clientError') return { error: true }
  return outcomeClass === 'fault' ? { fault: true } : {}
}
