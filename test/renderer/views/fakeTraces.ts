import type { SegmentResult, TraceResult } from '../../../sim/index'

/** Sixty traces: most succeed, some cold, some rejected after three tries. */
export function fakeTraces(): TraceResult[] {
  const segment = (
    parent: number,
    resourceId: string,
    name: string,
    startMs: number,
    endMs: number,
    extra: Partial<SegmentResult> = {},
  ): SegmentResult => ({
    parent,
    resourceId,
    name,
    kind: name === resourceId ? 'segment' : 'subsegment',
    startMs,
    endMs,
    outcome: 'OK',
    outcomeClass: 'ok',
    httpStatus: 200,
    attempt: 1,
    ...extra,
  })
  const throttle = { outcome: 'TooManyRequestsException', outcomeClass: 'throttle', httpStatus: 429 } as const
  return Array.from({ length: 60 }, (_, index): TraceResult => {
    const at = 4000 + index * 9700
    const cold = index % 7 === 3
    const rejected = index % 9 === 5
    const initMs = cold ? 260 : 0
    const handlerMs = 60 + (index % 13) * 9
    const root = at + 12 + initMs + handlerMs
    const segments = rejected
      ? [
          segment(-1, 'shoppers', 'shoppers', at, at + 340, throttle),
          segment(0, 'orders-api', 'orders-api', at + 4, at + 22, throttle),
          segment(1, 'place-order', 'place-order', at + 8, at + 18, throttle),
          segment(0, 'orders-api', 'orders-api', at + 130, at + 152, { ...throttle, attempt: 2 }),
          segment(3, 'place-order', 'place-order', at + 136, at + 148, { ...throttle, attempt: 2 }),
          segment(0, 'orders-api', 'orders-api', at + 310, at + 336, { ...throttle, attempt: 3 }),
        ]
      : [
          segment(-1, 'shoppers', 'shoppers', at, root),
          segment(0, 'orders-api', 'orders-api', at + 3, root - 3),
          segment(1, 'place-order', 'place-order', at + 8, root - 5),
          ...(cold ? [segment(2, 'place-order', 'Initialization', at + 9, at + 9 + initMs)] : []),
          segment(2, 'place-order', 'Invocation', at + 9 + initMs, root - 6),
          segment(cold ? 4 : 3, 'orders', 'orders', at + 20 + initMs, at + 26 + initMs),
          segment(cold ? 4 : 3, 'order-events', 'order-events', at + 30 + initMs, at + 520 + initMs),
          segment(cold ? 6 : 5, 'order-events', 'Queue wait', at + 40 + initMs, at + 300 + initMs),
          segment(cold ? 6 : 5, 'settle-payment', 'settle-payment', at + 300 + initMs, at + 515 + initMs),
        ]
    const end = Math.max(...segments.map(({ endMs }) => endMs))
    return {
      id: `1-${(0x5f000000 + index).toString(16)}-${String(index).padStart(24, '0')}`,
      startMs: at,
      durationMs: segments[0]!.endMs - at,
      spanMs: end - at,
      outcome: segments[0]!.outcome,
      outcomeClass: segments[0]!.outcomeClass,
      httpStatus: segments[0]!.httpStatus,
      kept: rejected ? 'error' : cold ? 'slowest' : 'sample',
      coldStart: cold,
      segments,
    }
  })
}
