import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../../sim/result'
import { alexaSkill } from '../../../sim/services/alexa'
import type { Outcome } from '../../../sim/telemetry/outcome'
import { codesOf, neighbour } from './checks'
import { FUNCTION_ERROR, responders, THROTTLED } from './responder'
import { open, simulateWith } from './traffic'

interface Answer {
  outcome?: Outcome
  responseBytes?: number
  afterMs?: number
}

/** 10 requests a second for 10 s to a function that answers so, and time for the last answers. */
function run(answer: (n: number) => Answer, config: Record<string, unknown> = {}) {
  const functions = responders()
  const { service } = functions
  const answering = {
    ...service,
    create: (context: never) => {
      const component = service.create(context)
      functions.of('fn').answer = answer
      return component
    },
  }
  const result = simulateWith([open(alexaSkill), answering], {
    resources: [
      { id: 'skill', type: 'aws.alexa.skill', config },
      { id: 'fn', type: 'test.responder' },
    ],
    connections: [{ from: 'skill.function', to: 'fn.requests' }],
    load: {
      skill: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: 10 },
          { atSeconds: 10, rate: 0 },
        ],
      },
    },
    spacing: 'exact',
    durationSeconds: 60,
  })
  return { result, fn: functions.of('fn') }
}

const sum = (result: RunResult, metric: string): number => result.resources['skill']!.metrics[metric]!.summary.sum!

describe('Alexa skill', () => {
  it('ALEXA-1: every arrival is one request, however slow the answers', () => {
    for (const afterMs of [1, 7_000]) {
      const { result, fn } = run(() => ({ afterMs }))
      expect(fn.received).toHaveLength(100)
      expect(fn.received[51]!.atMs - fn.received[50]!.atMs).toBeCloseTo(100, 6)
      expect(result.requests).toMatchObject({ total: 100, ok: 100, unfinished: 0 })
    }
  })

  it('ALEXA-2: after 8 s it gives up', () => {
    const { result, fn } = run((n) => ({ afterMs: n % 4 === 0 ? 8_001 : 7_999 }))
    expect(result.requests).toMatchObject({ total: 100, ok: 75, faults: 25, unfinished: 0 })
    expect(sum(result, 'Timeouts')).toBe(25)
    expect(result.throttles).toMatchObject([
      { limitId: 'alexa.responseTimeout', count: 25, outcome: 'SKILL_RESPONSE_TIMEOUT_EXCEPTION', limit: 8_000 },
    ])
    expect(result.resources['skill']!.metrics['ResponseTime']!.summary.maximum).toBe(8_000)
    expect(fn.received).toHaveLength(100)
    const outcomes = result.traces.map(({ segments }) => segments[0]!.outcome)
    expect(outcomes).toContain('SKILL_RESPONSE_TIMEOUT_EXCEPTION')
  })

  it('ALEXA-3: it never tries again', () => {
    const { result, fn } = run((n) => ({ outcome: n % 2 === 0 ? THROTTLED : FUNCTION_ERROR }))
    expect(fn.received).toHaveLength(100)
    expect(fn.received.every(({ attempt }) => attempt === 1)).toBe(true)
    expect(result.requests).toMatchObject({ total: 100, throttled: 50, faults: 50 })
    expect(sum(result, 'Attempts')).toBe(sum(result, 'Requests'))
  })

  it('ALEXA-4: a response above 24 KB is invalid', () => {
    const { result } = run((n) => ({ responseBytes: 24 * 1024 + (n % 10 === 0 ? 1 : 0) }))
    expect(result.requests).toMatchObject({ ok: 90, faults: 10 })
    expect(result.throttles).toMatchObject([{ limitId: 'alexa.responseBytes', count: 10, outcome: 'INVALID_RESPONSE' }])
  })

  it('ALEXA-5: requests are those of so many users, with their payload', () => {
    const { fn } = run(() => ({}), { users: 5, payload: { kind: 'constant', value: 777 } })
    expect(new Set(fn.received.map(({ key }) => key))).toEqual(new Set([0, 1, 2, 3, 4]))
    expect(fn.received[0]!.bytes).toBe(777)
  })

  it('ALEXA-6: it reports what clients report', () => {
    const { result } = run(() => ({ afterMs: 250 }))
    const metrics = result.resources['skill']!.metrics
    expect(Object.keys(metrics).sort()).toEqual(alexaSkill.metrics.map(({ name }) => name).sort())
    expect(metrics['ResponseTime']!.summary).toMatchObject({ minimum: 250, maximum: 250 })
    expect(result.latency.maximum).toBe(250)
    expect(sum(result, 'Successes')).toBe(100)
    expect(metrics['RequestsInFlight']!.summary.maximum).toBe(3)
    expect(result.cost.run).toBe(0)
  })

  it('ALEXA-7: checks compare the function with what Alexa advises', () => {
    const fn = (timeoutSeconds: number, memoryMb: number) => ({
      function: [neighbour({ config: { timeoutSeconds, memoryMb } })],
    })
    expect(codesOf(alexaSkill, {}, fn(8, 256))).toEqual([])
    expect(codesOf(alexaSkill, {}, fn(3, 256))).toEqual(['alexa.functionTimeout'])
    expect(codesOf(alexaSkill, {}, fn(10, 128))).toEqual(['alexa.functionMemory'])
  })
})
