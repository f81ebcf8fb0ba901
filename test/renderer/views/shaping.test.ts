import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../renderer/views/compare/compareRows'
import {
  amountsThatAddUp,
  costBars,
  costRows,
  quantityText,
  unitPriceText,
} from '../../../renderer/views/cost/costRows'
import { dockTabs } from '../../../renderer/views/dockTabs'
import { brokenAssertions, findingsOf } from '../../../renderer/views/findings/findingsOf'
import { layoutMap, roomyMap } from '../../../renderer/views/map/mapLayout'
import { serviceMap, worstOf } from '../../../renderer/views/map/serviceMap'
import { axisText, chartTop, roundTop, timeTexts, timeTicks, tooltipText } from '../../../renderer/views/metrics/axis'
import { metricTitle, perSecond, sumSeries } from '../../../renderer/views/metrics/chartSpec'
import { overviewCharts } from '../../../renderer/views/metrics/overviewCharts'
import { resourceCharts } from '../../../renderer/views/metrics/resourceCharts'
import { withGhost } from '../../../renderer/views/metrics/withGhost'
import { depthsOf, resourcesInFlow } from '../../../renderer/views/resourceInfo'
import { throttleRows } from '../../../renderer/views/throttles/throttleRows'
import { sumInWindow, wholeWindow, windowBetween } from '../../../renderer/views/timeScope'
import { filterTraces, noFilter } from '../../../renderer/views/traces/traceFilter'
import { fakeDesign } from './fakeDesign'
import { fakeResult } from './fakeResult'

const result = fakeResult()
const whole = wholeWindow(result)

describe('time windows', () => {
  it('leave the warm-up out of the whole run', () => {
    expect(wholeWindow({ ...result, warmupMs: 60_000 })).toMatchObject({ fromBin: 60, toBin: 600, fromMs: 60_000 })
  })
  it('take every bin that a stretch touches, at least one', () => {
    expect(windowBetween(result, 1500, 3200)).toMatchObject({ fromBin: 1, toBin: 4 })
    expect(windowBetween(result, 599_999, 700_000)).toMatchObject({ fromBin: 599, toBin: 600 })
  })
  it('sum to unknown where nothing was observed', () => {
    expect(sumInWindow([Number.NaN, Number.NaN], { ...whole, fromBin: 0, toBin: 2 })).toBeNaN()
    expect(sumInWindow([Number.NaN, 3, 4], { ...whole, fromBin: 0, toBin: 3 })).toBe(7)
  })
})

describe('charts', () => {
  it('of the design: throughput, response time, rejections, shared levels', () => {
    expect(overviewCharts(result).map(({ title }) => title)).toEqual([
      'Throughput',
      'Response time',
      'Rejected',
      'Concurrency',
      'Messages waiting',
      'Oldest message',
      'Cold starts',
      'Requests in flight',
    ])
  })
  it('of a resource: throughput first, then latency, levels, counters; what was never seen is named', () => {
    const { charts, silent } = resourceCharts(result, fakeDesign(), 'place-order')
    expect(charts.map(({ id }) => id).slice(0, 4)).toEqual([
      'throughput',
      'Duration',
      'ConcurrentExecutions',
      'InitDuration',
    ])
    expect(charts.find(({ id }) => id === 'ConcurrentExecutions')?.limit).toEqual({ value: 100, label: 'limit 100' })
    expect(silent).toEqual([])
  })
  it('keep gaps apart from zero', () => {
    expect([...perSecond(Float64Array.of(2, Number.NaN, 0), 500)]).toEqual([4, Number.NaN, 0])
    expect([...sumSeries([Float64Array.of(1, Number.NaN), Float64Array.of(2, Number.NaN)], 2)]).toEqual([3, Number.NaN])
  })
  it('name metrics in words', () => {
    expect(['ConcurrentExecutions', '4XXError', 'CacheHitCount', 'IteratorAge'].map(metricTitle)).toEqual([
      'Concurrent executions',
      '4XX error',
      'Cache hit count',
      'Iterator age',
    ])
  })
  it('draw the baseline as a dashed ghost, and only with the same bins', () => {
    const charts = overviewCharts(result)
    expect(withGhost(charts, charts)[0]!.series[0]).toMatchObject({ id: 'baseline', dashed: true })
    expect(withGhost(charts, overviewCharts(fakeResult({ bins: 300 })))[0]!.series[0]!.id).not.toBe('baseline')
  })
})

describe('axes', () => {
  it('end at round numbers', () => {
    expect([0, 0.7, 3.2, 3200, 97, 101].map(roundTop)).toEqual([1, 0.8, 4, 4000, 100, 120])
  })
  it('show a limit unless it lies far above the data', () => {
    const series = [{ id: 'a', label: 'a', tone: 'accent' as const, values: Float64Array.of(10, 40) }]
    const chart = { id: 'a', title: 'a', detail: '', unit: 'count' as const, series }
    expect(chartTop({ ...chart, limit: { value: 60, label: '' } }, 0, 2)).toEqual({ top: 80, showsLimit: true })
    expect(chartTop({ ...chart, limit: { value: 1000, label: '' } }, 0, 2).showsLimit).toBe(false)
  })
  it('count time in hours where all ticks are whole ones', () => {
    expect(timeTexts([0, 21_600_000, 86_400_000])).toEqual(['0 h', '6 h', '24 h'])
    expect(timeTexts([0, 300_000])).toEqual(['0:00', '5:00'])
  })
  it('tick at round moments', () => {
    expect(timeTicks(0, 600_000, 3)).toEqual([0, 300_000, 600_000])
    expect(timeTicks(61_000, 95_000, 4)).toEqual([70_000, 80_000, 90_000])
  })
  it('write units, and a dash for what is unknown', () => {
    expect(axisText(2400, 'milliseconds')).toBe('2.4 s')
    expect(tooltipText(3200, 'perSecond')).toBe('3.2k/s')
    expect(tooltipText(Number.NaN, 'count')).toBe('–')
    expect(tooltipText(null, 'milliseconds')).toBe('–')
  })
})

describe('throttle rows', () => {
  it('count the whole run, most rejections first', () => {
    const rows = throttleRows(result, result.throttles, whole)
    expect(rows.map(({ rejected }) => rejected)).toEqual(result.throttles.map(({ count }) => count))
    expect(rows[0]!.share).toBeGreaterThan(0)
  })
  it('leave out limits that rejected nothing in the window', () => {
    expect(throttleRows(result, result.throttles, windowBetween(result, 0, 60_000))).toEqual([])
  })
})

describe('trace filter', () => {
  const count = (change: Partial<typeof noFilter>, resourceId: string | null = null, window = whole) =>
    filterTraces(result.traces, { ...noFilter, ...change }, resourceId, window).length
  it('by words, outcome, cold start, kept reason', () => {
    expect(count({})).toBe(60)
    expect(count({ outcome: 'throttle' })).toBe(result.traces.filter(({ httpStatus }) => httpStatus === 429).length)
    expect(count({ coldOnly: true })).toBe(result.traces.filter(({ coldStart }) => coldStart).length)
    expect(count({ text: 'settle 200' })).toBe(count({ outcome: 'ok' }))
    expect(count({ text: 'nothing-like-this' })).toBe(0)
  })
  it('by comparisons with units', () => {
    const slow = result.traces.filter(({ durationMs }) => durationMs > 200).length
    expect(count({ text: 'duration>200ms' })).toBe(slow)
    expect(count({ text: 'duration>0.2s' })).toBe(slow)
    expect(count({ text: 'status=429' })).toBe(count({ outcome: 'throttle' }))
  })
  it('by resource, connection and time', () => {
    expect(count({}, 'settle-payment')).toBe(count({ outcome: 'ok' }))
    expect(count({ edge: { from: 'place-order', to: 'orders' } })).toBe(count({ outcome: 'ok' }))
    expect(count({ edge: { from: 'orders', to: 'place-order' } })).toBe(0)
    expect(count({}, null, windowBetween(result, 0, 10_000))).toBe(1)
  })
})

describe('trace map', () => {
  it('shows outcomes, mean latency and rate; unknown latency stays unknown', () => {
    const { nodes, edges } = serviceMap(result, whole)
    const node = (id: string) => nodes.find((one) => one.id === id)!
    expect(node('place-order').latencyMs).toBeCloseTo(85, 0)
    expect(node('shoppers').total).toBe(result.requests.total)
    expect(node('order-events').latencyMs).toBeNull()
    expect(edges.find(({ id }) => id === 'c1')?.worst).toBe('throttle')
    expect(edges.find(({ id }) => id === 'c5')?.worst).toBe('ok')
  })
  it('ignores outcomes below one in a thousand', () => {
    expect(worstOf({ ok: 9999, clientError: 0, throttle: 0, fault: 1 }, 10_000)).toBe('ok')
    expect(worstOf({ ok: 900, clientError: 50, throttle: 50, fault: 0 }, 1000)).toBe('throttle')
  })
  it('is laid out from left to right, cycles included', () => {
    const { points } = layoutMap(
      ['a', 'b', 'c'],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'c' },
        { from: 'c', to: 'b' },
      ],
      roomyMap,
    )
    expect(points.get('a')!.x).toBeLessThan(points.get('b')!.x)
    expect(points.get('b')!.x).toBeLessThan(points.get('c')!.x)
    expect(
      depthsOf(
        ['x', 'y'],
        [
          { from: 'x', to: 'y' },
          { from: 'y', to: 'x' },
        ],
      ).size,
    ).toBe(2)
  })
  it('lists resources in the order a request meets them', () => {
    expect(resourcesInFlow(result).map(({ id }) => id)).toEqual([
      'shoppers',
      'orders-api',
      'place-order',
      'order-events',
      'orders',
      'settle-payment',
    ])
  })
})

describe('cost', () => {
  it('lines add up to the total shown', () => {
    const { amounts, total } = amountsThatAddUp([1 / 3, 1 / 3, 1 / 3, 10])
    const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '')) * 100)
    expect(amounts.reduce((sum, one) => sum + cents(one), 0)).toBe(cents(total))
    expect(amountsThatAddUp([0.00001, 0.00002]).total).toBe('$0.0000300')
    expect(amountsThatAddUp([]).total).toBe('$0.00')
  })
  it('of one resource add up to its own total, beside that of the design', () => {
    const { rows, own, total } = costRows(result, 'month', 'place-order')
    const cents = (text: string) => Math.round(Number(text.replace(/[$,]/g, '')) * 100)
    expect(rows.every(({ line }) => line.resourceId === 'place-order')).toBe(true)
    expect(rows.reduce((sum, { amount }) => sum + cents(amount), 0)).toBe(cents(own!))
    expect(costRows(result, 'month')).toMatchObject({ total, own: null })
  })
  it('has a row per line and a bar per resource, the dearest first', () => {
    expect(costRows(result, 'month').rows).toHaveLength(result.cost.lines.length)
    const bars = costBars(result.cost, 'run')
    expect(bars[0]).toMatchObject({ resourceId: 'orders-api', width: 1 })
    expect(bars.reduce((sum, { share }) => sum + share!, 0)).toBeCloseTo(1)
  })
  it('writes quantities and unit prices in full', () => {
    expect(quantityText(1_307_502_270, 'request')).toBe('1,307,502,270 requests')
    expect(quantityText(1, 'request')).toBe('1 request')
    expect(unitPriceText(0.0000166667)).toBe('$0.0000166667')
  })
})

describe('findings and tabs', () => {
  it('puts the most severe first and counts the cards', () => {
    expect(findingsOf(result, null).map(({ severity }) => severity)).toEqual(['critical', 'warning', 'info'])
    expect(findingsOf(result, 'orders')).toHaveLength(1)
    const tab = (shown: typeof result) => dockTabs(shown).find(({ id }) => id === 'findings')
    expect(brokenAssertions(result)).toBe(1)
    expect(tab(result)).toMatchObject({ count: '3', countTone: 'fault' })
    expect(tab({ ...result, assertions: [] })).toMatchObject({ count: '3', countTone: 'warn' })
    expect(tab({ ...result, findings: [] })).toMatchObject({ count: '1 failed', countTone: 'fault' })
    expect(tab({ ...result, findings: [], assertions: [] })?.count).toBeUndefined()
  })
  it('counts on the tabs only after a run', () => {
    expect(dockTabs(null).every(({ count }) => count === undefined)).toBe(true)
    expect(dockTabs(result).find(({ id }) => id === 'cost')?.count).toMatch(/^\$[\d,]+\/mo$/)
    expect(dockTabs({ ...result, throttles: [] }).find(({ id }) => id === 'throttles')?.count).toBeUndefined()
  })
})

describe('comparison', () => {
  const groups = compareGroups(fakeResult({ reservedConcurrency: 60 }), result)
  const row = (label: string) => groups.flatMap(({ rows }) => rows).find((one) => one.label === label)!
  it('signs differences and says which way is better', () => {
    expect(row('Throttled').difference).toMatch(/^−[\d,]+ \(−\d+%\)$/)
    expect(row('Throttled').better).toBe(true)
    expect(row('Succeeded').better).toBe(true)
    expect(row('Success rate').difference).toMatch(/points$/)
    expect(row('Requests')).toMatchObject({ difference: 'same', better: null })
  })
  it('judges response times and costs of runs that succeed alike', () => {
    const slower = { ...result, latency: { ...result.latency, p99: result.latency.p99! * 2 } }
    const alike = compareGroups(slower, result)
    expect(alike[1]!.rows.find(({ label }) => label === 'p99')!.better).toBe(true)
    expect(alike.every(({ note }) => note === undefined)).toBe(true)
  })
  it('does not judge them where the runs succeed to different shares, and says why', () => {
    const requests = { ...result.requests, ok: Math.round(result.requests.total * 0.38) }
    const failing = { ...result, requests, latency: { ...result.latency, p99: 12 } }
    const [, times, , costs] = compareGroups(failing, result)
    expect(times!.rows.every(({ better }) => better === null)).toBe(true)
    expect(times!.note).toMatch(/^Response times include fast failures: the runs succeeded to 38% and 9\d\.?\d*%\.$/)
    const perSuccess = costs!.rows.find(({ label }) => label === 'Per million successful requests')!
    expect(perSuccess.better).toBe(true)
    expect(costs!.rows.filter((one) => one !== perSuccess).every(({ better }) => better === null)).toBe(true)
  })
  it('has no cost per success where nothing succeeded', () => {
    const none = { ...result, requests: { ...result.requests, ok: 0 } }
    const costs = compareGroups(none, result)[3]!
    expect(costs.rows.find(({ label }) => label === 'Per million successful requests')!.baseline).toBe('–')
  })
  it('has limits of either run; one that is not listed rejected nothing', () => {
    const gone = compareGroups(result, { ...result, throttles: [] }).find(
      ({ title }) => title === 'Rejected by a limit',
    )!
    expect(gone.rows.map(({ current }) => current)).toEqual(['0', '0'])
  })
  it('shows unknown as a dash', () => {
    const unknown = { ...result, latency: { ...result.latency, p50: null } }
    const p50 = compareGroups(unknown, result)[1]!.rows[0]!
    expect(p50).toMatchObject({ baseline: '–', difference: '–', better: null })
  })
})
