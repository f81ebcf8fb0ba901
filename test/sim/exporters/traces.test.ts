import { describe, expect, test } from 'vitest'
import { otlp } from '../../../sim/exporters/otlp/index'
import { hexId } from '../../../sim/exporters/traceIds'
import { perfetto } from '../../../sim/exporters/perfetto/index'
import { traceSummary } from '../../../sim/exporters/traceSummary/index'
import { xray } from '../../../sim/exporters/xray/index'
import { result, shop } from './fixtures'

interface OtlpSpan {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  startTimeUnixNano: string
  endTimeUnixNano: string
  attributes: { key: string; value: Record<string, unknown> }[]
  status: { code: number; message?: string }
}
interface OtlpDocument {
  resourceSpans: {
    resource: { attributes: OtlpSpan['attributes'] }
    scopeSpans: { scope: { name: string }; spans: OtlpSpan[] }[]
  }[]
}

describe('otlp', () => {
  const options = { startUnixNano: '1795392000000000000' }
  const document = JSON.parse(otlp(shop, result, options)) as OtlpDocument
  const spans = document.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))

  test('has a span per segment with hex ids and nanosecond strings', () => {
    expect(spans).toHaveLength(6)
    for (const span of spans) {
      expect(span.traceId).toMatch(/^[0-9a-f]{32}$/)
      expect(span.spanId).toMatch(/^[0-9a-f]{16}$/)
      expect(span.startTimeUnixNano).toMatch(/^17953920\d{11}$/)
      expect(BigInt(span.endTimeUnixNano) >= BigInt(span.startTimeUnixNano)).toBe(true)
    }
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(6)
    expect(spans.find(({ name }) => name === 'Initialization')).toMatchObject({
      kind: 1,
      startTimeUnixNano: '1795392002003000000',
      status: { code: 1 },
    })
  })

  test('parents are spans of the same trace, and groups are resources', () => {
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    for (const span of spans)
      if (span.parentSpanId !== undefined) expect(byId.get(span.parentSpanId)?.traceId).toBe(span.traceId)
    expect(spans.filter(({ parentSpanId }) => parentSpanId === undefined)).toHaveLength(2)
    expect(document.resourceSpans.map(({ resource }) => resource.attributes[0]!.value['stringValue'])).toContain(
      'settle-payment-of-every-single-order',
    )
  })

  test('errors carry their name, and unfinished spans end with the run', () => {
    const failed = spans.find(({ status }) => status.code === 2)!
    expect(failed.status.message).toBe('TooManyRequestsException')
    expect(failed.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: '429' } })
    const unfinished = spans.find(({ attributes }) => attributes.some(({ key }) => key === 'windtunnel.unfinished'))!
    expect(unfinished.endTimeUnixNano).toBe('1795392600000000000')
  })

  test('is the same for the same run, and other for another seed', () => {
    expect(otlp(shop, result, options)).toBe(otlp(shop, result, options))
    expect(otlp(shop, { ...result, seed: 2 }, options)).not.toContain(spans[0]!.traceId)
  })

  test('ids do not collide among 100,000', () => {
    expect(new Set(Array.from({ length: 100_000 }, (_, i) => hexId(`1/t${i}`, 2))).size).toBe(100_000)
  })
})

describe('xray', () => {
  test('nests subsegments and joins segments by parent_id', () => {
    const { Traces: traces } = JSON.parse(xray(shop, result, { startUnixSeconds: 1_795_392_000 })) as {
      Traces: { Id: string; Duration: number; Segments: { Id: string; Document: string }[] }[]
    }
    expect(traces[0]!.Id).toMatch(/^1-6b038202-[0-9a-f]{24}$/)
    expect(traces[0]!.Duration).toBe(0.812)
    const documents = traces[0]!.Segments.map(({ Document }) => JSON.parse(Document) as Record<string, unknown>)
    expect(documents.map(({ name }) => name)).toEqual(['orders-api', 'place-order', 'order-events', 'settle-payment'])
    expect(documents[1]).toMatchObject({
      parent_id: documents[0]!['id'],
      subsegments: [{ name: 'Initialization' }],
      http: { response: { status: 200 } },
    })
    expect(documents[3]).toMatchObject({ in_progress: true })
    expect(JSON.parse(traces[1]!.Segments[0]!.Document)).toMatchObject({
      error: true,
      throttle: true,
      annotations: { attempt: 1 },
    })
  })
})

describe('traceSummary', () => {
  test('is a table in order of start with the part that took the time', () => {
    expect(traceSummary(shop, result)).toBe(
      [
        '2 of 120000 traces kept',
        'TRACE   START  RESPONSE   TOTAL  STATUS  OUTCOME                   KEPT     COLD  SPANS  SLOWEST PART',
        't1     0.012s      5 ms    5 ms     429  TooManyRequestsException  error              1  orders-api 5 ms',
        't2     2.000s    172 ms  812 ms     200  OK                        slowest  cold      5  Initialization 120 ms',
        '',
      ].join('\n'),
    )
  })

  test('without traces there is no table', () => {
    expect(traceSummary(shop, { ...result, traces: [], tracesSeen: 0 })).toBe('0 of 0 traces kept\n')
  })
})

describe('perfetto', () => {
  interface Event {
    name: string
    ph: string
    ts: number
    dur: number
    pid: number
    tid: number
    args: Record<string, unknown>
  }
  const eventsOf = (run: typeof result) => (JSON.parse(perfetto(shop, run)) as { traceEvents: Event[] }).traceEvents

  test('has a complete event per segment, in microseconds, on the thread of its resource', () => {
    const events = eventsOf(result)
    const spans = events.filter(({ ph }) => ph === 'X')
    expect(spans).toHaveLength(6)
    const init = spans.find(({ name }) => name === 'Initialization')!
    expect(init).toMatchObject({ ts: 2_003_000, dur: 120_000, pid: 1 })
    expect(
      events.find(({ name, pid, tid }) => name === 'thread_name' && pid === init.pid && tid === init.tid)!.args,
    ).toEqual({ name: 'place-order' })
    expect(spans.find(({ name }) => name === 'settle-payment')!.args['unfinished']).toBe(true)
  })

  test('parallel segments of a resource are on threads of their own', () => {
    const [trace] = result.traces
    const [root] = trace!.segments
    const segments = [
      { ...root!, startMs: 0, endMs: 10 },
      { ...root!, parent: 0, startMs: 2, endMs: 6 },
      { ...root!, parent: 0, startMs: 4, endMs: 8 },
      { ...root!, parent: 0, startMs: 6, endMs: 9 },
    ]
    const spans = eventsOf({ ...result, traces: [{ ...trace!, segments }] }).filter(({ ph }) => ph === 'X')
    expect(spans.map(({ tid }) => tid)).toEqual([1, 1, 2, 1])
  })
})
