import { describe, expect, it } from 'vitest'
import { resourceFigures, runFigures } from '../../../renderer/views/metrics/summaryFigures'
import { fakeResult } from './fakeResult'

const result = fakeResult({ reservedConcurrency: 60 })
const texts = (figures: { label: string; text: string }[]) =>
  Object.fromEntries(figures.map(({ label, text }) => [label, text]))
const rejections = (resourceId?: string) =>
  result.throttles
    .filter((one) => resourceId === undefined || one.resourceId === resourceId)
    .reduce((all, { count }) => all + count, 0)

describe('the run in numbers', () => {
  it('tells what clients saw', () => {
    expect(texts(runFigures(result))).toEqual({
      requests: result.requests.total.toLocaleString('en-US'),
      succeeded: expect.stringMatching(/^\d+\.?\d*%$/),
      'p50 response time': expect.stringMatching(/ ms$/),
      p99: expect.stringMatching(/ ms$/),
      throttles: rejections().toLocaleString('en-US'),
      faults: result.requests.faults.toLocaleString('en-US'),
    })
  })

  it('colours what went wrong only where something did', () => {
    const toneOf = (count: number) =>
      runFigures({ ...result, throttles: [{ ...result.throttles[0]!, count }] }).find(
        ({ label }) => label === 'throttles',
      )?.tone
    expect([toneOf(0), toneOf(1)]).toEqual([undefined, 'throttle'])
  })

  it('shows a dash for what was never observed', () => {
    const none = { total: 0, ok: 0, clientErrors: 0, throttled: 0, faults: 0, unfinished: 0 }
    const empty = { ...result, requests: none, latency: { ...result.latency, p50: null, p99: null } }
    expect(texts(runFigures(empty))).toMatchObject({ succeeded: '–', 'p50 response time': '–', p99: '–' })
  })
})

describe('a resource in numbers', () => {
  it('tells its main latency and its replies', () => {
    const { throttle, fault, ok, clientError } = result.connections['c2']!.totals
    expect(texts(resourceFigures(result, 'place-order'))).toEqual({
      requests: (ok + throttle + fault + clientError).toLocaleString('en-US'),
      'p50 duration': expect.stringMatching(/ ms$/),
      p99: expect.stringMatching(/ ms$/),
      errors: (fault + clientError).toLocaleString('en-US'),
      throttles: rejections('place-order').toLocaleString('en-US'),
    })
  })

  it('of a client tells what it sent', () => {
    const sent = result.resources['shoppers']!.metrics['Requests']!.summary.sum!
    expect(texts(resourceFigures(result, 'shoppers'))).toMatchObject({ requests: sent.toLocaleString('en-US') })
  })

  it('knows no latency of what has none', () => {
    expect(texts(resourceFigures(result, 'order-events'))).toMatchObject({ 'p50 latency': '–', p99: '–' })
  })
})
