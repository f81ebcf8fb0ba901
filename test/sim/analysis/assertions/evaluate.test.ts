import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkAssertion } from '../../../../sim/analysis/assertions/evaluate'
import type { RunResult } from '../../../../sim/result'
import type { MetricSummary } from '../../../../sim/telemetry/results'
import { exampleRun, metric, resource } from './exampleRun'

const run = exampleRun()
const check = (text: string) => checkAssertion(text, run)

describe('assertions on a run', () => {
  it.each([
    ['p99(orders-api) < 300ms', false, 412, 'p99(orders-api) is 412 ms, above the promised 300 ms'],
    ['p99(orders-api) < 0.5 s', true, 0.412, 'p99(orders-api) is 0.412 s, as promised: below 0.5 s'],
    ['p99(orders-api) < 412', false, 412, 'p99(orders-api) is 412 ms, not below the promised 412 ms'],
    ['p99(orders-api) <= 412', true, 412, 'p99(orders-api) is 412 ms, as promised: at most 412 ms'],
    ['p99(orders-api) > 412', false, 412, 'p99(orders-api) is 412 ms, not above the promised 412 ms'],
    ['p999(orders-api, Latency) == 800.25', true, 800.25, 'p999(orders-api, Latency) is 800.25 ms, as promised'],
    ['p999(orders-api) <= 800.2', false, 800.25, 'p999(orders-api) is 800.3 ms, above the promised 800.2 ms'],
    ['max(orders-api) == 1s', false, 0.9, 'max(orders-api) is 0.9 s, not the promised 1 s'],
    ['mean(orders-api) != 120', false, 120, 'mean(orders-api) is 120 ms, which was promised not to be'],
    ['min(orders-api) >= 20ms', true, 20, 'min(orders-api) is 20 ms, as promised: at least 20 ms'],
    ['p99(total) < 1s', true, 0.45, 'p99(total) is 0.45 s, as promised: below 1 s'],
    ['p99(web) < 100', false, 450, 'p99(web) is 450 ms, above the promised 100 ms'],
    ['max(jobs) < 1m', false, 1.5, 'max(jobs) is 1.5 min, above the promised 1 min'],
    ['mean(jobs) < 10', false, 12, 'mean(jobs) is 12 s, above the promised 10 s'],
    ['p50(jobs, SentMessageSize) <= 2KB', true, 2, 'p50(jobs, SentMessageSize) is 2 KB, as promised: at most 2 KB'],
    [
      'metric(orders-fn, Utilization, maximum) < 90%',
      false,
      100,
      'metric(orders-fn, Utilization, maximum) is 100%, above the promised 90%',
    ],
    [
      'metric(orders-fn, Utilization, average) < 90',
      true,
      82,
      'metric(orders-fn, Utilization, average) is 82%, as promised: below 90%',
    ],
    [
      'metric(orders-api, Latency, samples) == 1k',
      true,
      1000,
      'metric(orders-api, Latency, samples) is 1,000, as promised',
    ],
    ['throttles(total) == 0', false, 13, 'throttles(total) is 13, not the promised 0'],
    ['throttles(orders-fn) <= 10', true, 10, 'throttles(orders-fn) is 10, as promised: at most 10'],
    ['throttles(jobs) == 0', true, 0, 'throttles(jobs) is 0, as promised'],
    ['cost(month) < $1000', false, 1234.5, 'cost(month) is $1,234.50, above the promised $1,000.00'],
    ['cost(run) < 0.02', true, 0.0125, 'cost(run) is $0.0125, as promised: below $0.02'],
    ['cost(request) < $0.000003', false, 0.0000031, 'cost(request) is $0.0000031, above the promised $0.000003'],
    ['cost(month, orders-fn) == $1k', true, 1000, 'cost(month, orders-fn) is $1,000.00, as promised'],
    ['cost(request, orders-fn) <= $1', true, 1, 'cost(request, orders-fn) is $1.00, as promised: at most $1.00'],
    ['cost(month, jobs) < $1', true, 0, 'cost(month, jobs) is $0, as promised: below $1.00'],
    ['errorRate(total) <= 2%', true, 2, 'errorRate(total) is 2%, as promised: at most 2%'],
    ['errorRate(orders-api) < 1%', false, 2, 'errorRate(orders-api) is 2%, above the promised 1%'],
    ['errorRate(web) < 0.05', true, 0.02, 'errorRate(web) is 0.02, as promised: below 0.05'],
    ['availability(total) >= 98.5%', true, 98.5, 'availability(total) is 98.5%, as promised: at least 98.5%'],
    ['availability(orders-fn) > 99%', false, 98.125, 'availability(orders-fn) is 98.13%, below the promised 99%'],
    ['rate(total) > 10/s', true, 10.1, 'rate(total) is 10.1/s, as promised: above 10/s'],
    ['rate(orders-fn) >= 8/s', false, 7.9, 'rate(orders-fn) is 7.9/s, below the promised 8/s'],
    ['count(orders-fn) == 790', true, 790, 'count(orders-fn) is 790, as promised'],
    ['requests(total) > 2k', false, 1010, 'requests(total) is 1,010, below the promised 2,000'],
    ['hitRate(orders-api) > 80%', false, 75, 'hitRate(orders-api) is 75%, below the promised 80%'],
  ])('%s', (text, passed, measured, message) => {
    const result = check(text)
    expect(result).toMatchObject({ expression: text, passed, message })
    expect(result.measured).toBeCloseTo(measured, 9)
  })

  it.each([
    ['p99(order-api) < 1s', 'p99(order-api): there is no resource "order-api": did you mean orders-api?'],
    ['p99(Orders) < 1s', 'p99(Orders): there is no resource "Orders": did you mean orders-fn?'],
    ['p99(zzz) < 1s', 'p99(zzz): there is no resource "zzz": there are web, orders-api, orders-fn, jobs, bare'],
    [
      'throttles(__proto__) == 0',
      'throttles(__proto__): there is no resource "__proto__": there are web, orders-api, orders-fn, jobs, bare',
    ],
    [
      'p99(orders-api, Latenzy) < 1s',
      'p99(orders-api, Latenzy): orders-api has no metric "Latenzy": did you mean Latency?',
    ],
    ['p99(bare) < 1s', 'p99(bare): bare has no latency metric: it has no metrics'],
    [
      'p99(orders-fn) < 1s',
      'p99(orders-fn): nothing was observed: no Duration of orders-fn was recorded after warm-up',
    ],
    [
      'p99(jobs) < 1s',
      'p99(jobs): ApproximateAgeOfOldestMessage is a gauge without p99: take its average, maximum or minimum',
    ],
    [
      'p95(orders-fn, Invocations) < 1',
      'p95(orders-fn, Invocations): Invocations is a counter without p95: take its sum',
    ],
    ['errorRate(jobs) < 1%', 'errorRate(jobs): nothing was observed: no reply was counted'],
    ['hitRate(jobs) < 1%', 'hitRate(jobs): jobs has no cache'],
    ['p99(orders-api) < 1MB', 'p99(orders-api) is a time: write the limit in ms, s, m or h'],
    ['p90(total) < 1s', 'p90(total): nothing was observed: no request was answered after warm-up'],
    ['nonsense', 'a ( must follow nonsense'],
  ])('%s cannot be measured', (text, message) => {
    const result = check(text)
    expect(result).toMatchObject({ passed: false, measured: null })
    if (text !== 'nonsense') expect(result.message).toBe(message)
    else expect(result.message).toContain('"nonsense" is no measure (at character 1)')
  })

  it('treats what differs by rounding alone as equal', () => {
    const close = exampleRun()
    close.requests = { total: 1000, ok: 993, clientErrors: 0, throttled: 7, faults: 0, unfinished: 0 }
    expect(checkAssertion('errorRate(total) <= 0.7%', close).passed).toBe(true)
    expect(checkAssertion('errorRate(total) == 0.7%', close).passed).toBe(true)
    expect(checkAssertion('errorRate(total) < 0.7%', close).passed).toBe(false)
  })

  it('never throw, and fail whenever nothing was measured', () => {
    const number = fc.oneof(fc.constant(null), fc.double(), fc.nat())
    const summary: fc.Arbitrary<MetricSummary> = fc.record({
      sum: number,
      average: number,
      maximum: number,
      minimum: number,
      p50: number,
      p90: number,
      p95: number,
      p99: number,
      p999: number,
      samples: fc.nat(),
    })
    const unit = fc.constantFrom(
      'Count' as const,
      'Milliseconds' as const,
      'Seconds' as const,
      'Bytes' as const,
      'Percent' as const,
      'Count/Second' as const,
    )
    const kind = fc.constantFrom('counter' as const, 'distribution' as const, 'gauge' as const)
    const name = fc.constantFrom('Latency', 'Duration', 'CacheHitCount', 'CacheMissCount', 'Invocations', 'valueOf')
    const measured = fc.tuple(name, unit, kind, summary).map((parts) => metric(...parts))
    const anyRun: fc.Arbitrary<RunResult> = fc
      .tuple(fc.array(measured), fc.nat(), fc.nat(), fc.nat(), number)
      .map(([metrics, ok, faults, durationMs, perRequest]) => {
        const base = exampleRun()
        base.requests = { total: ok + faults, ok, clientErrors: 0, throttled: 0, faults, unfinished: 0 }
        return {
          ...base,
          durationMs,
          resources: { api: resource('api', 'x', 'API', metrics) },
          connections: {},
          cost: { ...base.cost, perRequest },
        }
      })
    const call = fc.oneof(
      fc
        .tuple(
          fc.constantFrom(
            'p50',
            'p999',
            'max',
            'mean',
            'throttles',
            'errorRate',
            'rate',
            'count',
            'availability',
            'hitRate',
          ),
          fc.constantFrom('api', 'total', 'other'),
        )
        .map(([f, a]) => `${f}(${a})`),
      fc
        .tuple(
          fc.constantFrom(
            'metric(api, Latency, sum)',
            'p99(api, valueOf)',
            'cost(request)',
            'cost(run, api)',
            'metric(api, toString, min)',
          ),
        )
        .map(([text]) => text),
    )
    const operator = fc.constantFrom('<', '<=', '>', '>=', '==', '!=')
    const limit = fc
      .tuple(
        fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.nat()),
        fc.constantFrom('', 'ms', 's', '%', '$', '/s', 'MB', 'k'),
      )
      .map(([value, u]) => `${value}${u}`)
    fc.assert(
      fc.property(anyRun, call, operator, limit, (result, left, sign, right) => {
        const outcome = checkAssertion(`${left} ${sign} ${right}`, result)
        expect(outcome.message).not.toBe('')
        if (outcome.measured === null) expect(outcome.passed).toBe(false)
        else expect(outcome.message.startsWith(`${left} is `)).toBe(true)
        expect(outcome.message).not.toMatch(/NaN|undefined|null/)
      }),
      { numRuns: 2000 },
    )
  })
})
