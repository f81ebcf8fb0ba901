import type { Design } from '../../design/types'
import type { RunResult } from '../../result'
import type { SegmentResult, TraceResult } from '../../telemetry/results'
import { traceIds } from '../traceIds'

const INTERNAL = 1
const SERVER = 2
const STATUS_OK = 1
const STATUS_ERROR = 2

export interface OtlpOptions {
  /** Wall-clock time of the run's start, nanoseconds since 1970 as a decimal string. */
  startUnixNano: string
}

/**
 * The kept traces as one OTLP/JSON `ExportTraceServiceRequest`: a resourceSpans entry per resource of the design, spans
 * for X-Ray's segments and subsegments. Spans still running when the run ended close at its end.
 */
export function otlp(_design: Design, result: RunResult, { startUnixNano }: OtlpOptions): string {
  const base = BigInt(startUnixNano)
  const spansByResource = new Map<string, object[]>()
  for (const trace of result.traces) {
    const ids = traceIds(result.seed, trace.id, trace.segments.length)
    for (const [index, segment] of trace.segments.entries()) {
      const spans = spansByResource.get(segment.resourceId) ?? []
      spansByResource.set(segment.resourceId, spans)
      spans.push(span(trace, segment, index, ids, base, result.durationMs))
    }
  }
  const resourceSpans = [...spansByResource].map(([resourceId, spans]) => {
    const resource = result.resources[resourceId]
    return {
      resource: {
        attributes: [
          text('service.name', resource?.name ?? resourceId),
          text('service.namespace', result.design.name),
          text('cloud.provider', 'aws'),
          text('cloud.region', result.design.region),
          text('windtunnel.resource.id', resourceId),
          text('windtunnel.resource.type', resource?.type ?? ''),
        ],
      },
      scopeSpans: [{ scope: { name: 'windtunnel' }, spans }],
    }
  })
  return `${JSON.stringify({ resourceSpans }, null, 2)}\n`
}

function span(
  trace: TraceResult,
  segment: SegmentResult,
  index: number,
  ids: ReturnType<typeof traceIds>,
  base: bigint,
  runEndMs: number,
): object {
  const unfinished = Number.isNaN(segment.endMs)
  const failed = segment.outcomeClass !== 'ok'
  return {
    traceId: ids.trace,
    spanId: ids.spans[index],
    ...(segment.parent >= 0 ? { parentSpanId: ids.spans[segment.parent] } : {}),
    name: segment.name,
    kind: segment.kind === 'segment' ? SERVER : INTERNAL,
    startTimeUnixNano: nanos(base, segment.startMs),
    endTimeUnixNano: nanos(base, unfinished ? Math.max(runEndMs, segment.startMs) : segment.endMs),
    attributes: [
      text('windtunnel.outcome', segment.outcome),
      ...(segment.httpStatus > 0 ? [integer('http.response.status_code', segment.httpStatus)] : []),
      ...(segment.attempt > 0 ? [integer('windtunnel.attempt', segment.attempt)] : []),
      ...(segment.parent < 0 && trace.coldStart ? [flag('windtunnel.cold_start')] : []),
      ...(unfinished ? [flag('windtunnel.unfinished')] : []),
    ],
    status: failed ? { code: STATUS_ERROR, message: segment.outcome } : { code: STATUS_OK },
  }
}

/** Simulated milliseconds after the base, in whole nanoseconds. */
const nanos = (base: bigint, milliseconds: number): string => String(base + BigInt(Math.round(milliseconds * 1e6)))

const text = (key: string, value: string) => ({ key, value: { stringValue: value } })
const integer = (key: string, value: number) => ({ key, value: { intValue: String(value) } })
const flag = (key: string) => ({ key, value: { boolValue: true } })
