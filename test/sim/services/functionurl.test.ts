import { describe, expect, it } from 'vitest'
import { functionUrl } from '../../../sim/services/functionurl'
import { codesOf, neighbour } from './checks'
import { FUNCTION_ERROR, NOT_FOUND, responders, SERVER_ERROR, THROTTLED, TIMED_OUT } from './responder'
import { sender, Stage } from './stage'

const OVERHEAD = { overhead: { kind: 'constant', value: 5 } }
const MB = 1024 * 1024

/** users → url → fn */
function staged(config: Record<string, unknown> = {}) {
  const functions = responders()
  const stage = new Stage({
    resources: [
      { id: 'users', service: sender },
      { id: 'url', service: functionUrl, config: { ...OVERHEAD, ...config } },
      { id: 'fn', service: functions.service },
    ],
    connections: [
      { from: 'users.calls', to: 'url.requests' },
      { from: 'url.function', to: 'fn.requests' },
    ],
    seconds: 1_000,
  })
  return { stage, fn: functions.of('fn'), replies: stage.sender('users').replies }
}

describe('Lambda function URL', () => {
  it('URL-1: a request takes the overhead and the function’s time, and relays its response', () => {
    const { stage, fn, replies } = staged()
    fn.answer = () => ({ afterMs: 100, responseBytes: 4_321 })
    stage.at(10, () => stage.sender('users').send({ key: 7, bytes: 2_000 })).run()
    expect(replies).toEqual([{ outcome: 'OK', httpStatus: 200, sentAtMs: 10, atMs: 115, responseBytes: 4_321 }])
    expect(fn.received).toEqual([{ atMs: 15, key: 7, bytes: 2_000, attempt: 1 }])
    expect(stage.sum('url', 'UrlRequestCount')).toBe(1)
    expect(stage.metric('url', 'UrlRequestLatency').summary).toMatchObject({ sum: 105, maximum: 105 })
    expect(stage.sum('url', 'Url4xxCount') + stage.sum('url', 'Url5xxCount')).toBe(0)
    const [trace] = stage.traces()
    expect(trace!.segments.map(({ resourceId }) => resourceId)).toEqual(['users', 'url', 'fn'])
  })

  it('URL-2: unsigned requests to a URL with IAM get 403', () => {
    const { stage, fn, replies } = staged({ authType: 'AWS_IAM', unsignedPercent: 25 })
    const requests = 4_000
    for (let i = 0; i < requests; i++) stage.at(i, () => stage.sender('users').send())
    stage.run()
    const refused = replies.filter(({ httpStatus }) => httpStatus === 403)
    expect(new Set(refused.map(({ outcome }) => outcome))).toEqual(new Set(['AccessDeniedException']))
    // Four standard deviations of a binomial count.
    expect(Math.abs(refused.length - requests / 4)).toBeLessThan(4 * Math.sqrt(requests * 0.25 * 0.75))
    expect(fn.received).toHaveLength(requests - refused.length)
    expect(stage.sum('url', 'Url4xxCount')).toBe(refused.length)

    const open = staged({ authType: 'NONE', unsignedPercent: 100 })
    open.stage.at(0, () => open.stage.sender('users').send()).run()
    expect(open.replies[0]!.httpStatus).toBe(200)
  })

  it('URL-3, URL-4: what the function gives becomes a status of the URL', () => {
    const statusOf = (outcome: typeof THROTTLED, config = {}): number => {
      const { stage, fn, replies } = staged(config)
      fn.answer = () => ({ outcome })
      stage.at(0, () => stage.sender('users').send()).run()
      const { httpStatus } = replies[0]!
      expect(stage.sum('url', 'Url4xxCount')).toBe(httpStatus < 500 ? 1 : 0)
      expect(stage.sum('url', 'Url5xxCount')).toBe(httpStatus < 500 ? 0 : 1)
      return httpStatus
    }
    expect(statusOf(THROTTLED)).toBe(429)
    expect(statusOf(FUNCTION_ERROR)).toBe(502)
    expect(statusOf(SERVER_ERROR)).toBe(502)
    expect(statusOf(NOT_FOUND)).toBe(404)
    expect(statusOf(TIMED_OUT)).toBe(502)
    expect(statusOf(TIMED_OUT, { timeoutStatus: 504 })).toBe(504)
    expect(statusOf(FUNCTION_ERROR, { timeoutStatus: 504 })).toBe(502)
  })

  it('URL-5: a request above 6 MB gets 413', () => {
    const { stage, fn, replies } = staged()
    stage.at(0, () => stage.sender('users').send({ bytes: 6 * MB }))
    stage.at(1, () => stage.sender('users').send({ bytes: 6 * MB + 1 })).run()
    expect(replies.map(({ httpStatus }) => httpStatus)).toEqual([200, 413])
    expect(fn.received).toHaveLength(1)
    expect(stage.throttles()).toMatchObject([
      { limitId: 'functionurl.requestBytes', resourceId: 'url', count: 1, useAtFirst: 6 * MB + 1, limit: 6 * MB },
    ])
  })

  it('URL-6: a buffered response may have 6 MB, a streamed one 200 MB', () => {
    const answer = (invokeMode: string, responseBytes: number) => {
      const { stage, fn, replies } = staged({ invokeMode })
      fn.answer = () => ({ responseBytes })
      stage.at(0, () => stage.sender('users').send()).run()
      return { httpStatus: replies[0]!.httpStatus, limitId: stage.throttles()[0]?.limitId }
    }
    const refused = { httpStatus: 502, limitId: 'functionurl.responseBytes' }
    expect(answer('BUFFERED', 6 * MB)).toEqual({ httpStatus: 200 })
    expect(answer('BUFFERED', 6 * MB + 1)).toEqual(refused)
    expect(answer('RESPONSE_STREAM', 200 * MB)).toEqual({ httpStatus: 200 })
    expect(answer('RESPONSE_STREAM', 200 * MB + 1)).toEqual(refused)
  })

  it('URL-7: it neither retries nor gives up', () => {
    const { stage, fn, replies } = staged()
    fn.answer = (n) => (n === 1 ? { outcome: SERVER_ERROR } : { afterMs: 900_000 })
    stage.at(0, () => stage.sender('users').send())
    stage.at(10, () => stage.sender('users').send()).run()
    expect(fn.received).toHaveLength(2)
    expect(replies.map(({ httpStatus, atMs }) => [httpStatus, atMs])).toEqual([
      [502, 5],
      [200, 900_015],
    ])
    expect(stage.usage('url')).toEqual({})
    expect(functionUrl.prices('us-east-1')).toEqual([])
  })

  it('URL-8: checks find a URL without a function and settings that do not go together', () => {
    const fn = neighbour({ config: { responseStreaming: false }, connection: { qualifier: '' } })
    const streaming = neighbour({ config: { responseStreaming: true }, connection: { qualifier: 'live' } })
    expect(codesOf(functionUrl, {})).toEqual(['functionurl.noFunction'])
    expect(codesOf(functionUrl, {}, { function: [fn] })).toEqual([])
    expect(codesOf(functionUrl, { invokeMode: 'RESPONSE_STREAM' }, { function: [fn] })).toEqual([
      'functionurl.streaming',
    ])
    expect(codesOf(functionUrl, {}, { function: [streaming] })).toEqual(['functionurl.streaming'])
    expect(codesOf(functionUrl, { invokeMode: 'RESPONSE_STREAM' }, { function: [streaming] })).toEqual([])
    expect(codesOf(functionUrl, {}, { function: [neighbour({ connection: { qualifier: '3' } })] })).toEqual([
      'functionurl.version',
    ])
    expect(codesOf(functionUrl, { authType: 'AWS_IAM', unsignedPercent: 100 }, { function: [fn] })).toEqual([
      'functionurl.nobodySigned',
    ])
    const { stage, replies } = (() => {
      const stage = new Stage({
        resources: [
          { id: 'users', service: sender },
          { id: 'url', service: functionUrl },
        ],
        connections: [{ from: 'users.calls', to: 'url.requests' }],
        seconds: 1,
      })
      return { stage, replies: stage.sender('users').replies }
    })()
    stage.at(0, () => stage.sender('users').send()).run()
    expect(replies[0]!.httpStatus).toBe(502)
  })
})
