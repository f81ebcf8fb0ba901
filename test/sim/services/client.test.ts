import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../../sim/index'
import { simulate, type Trial } from './harness'

const constant = (value: number) => ({ kind: 'constant', value })

/** A function with nothing around the handler: 100 ms of work. */
const PLAIN = {
  memoryMb: 1769,
  timeoutSeconds: 60,
  compute: constant(100),
  initSource: 'custom',
  customInit: constant(0),
  placementDelay: constant(0),
  invokeOverhead: constant(0),
}

function trial(
  client: Record<string, unknown>,
  fn: Record<string, unknown>,
  rate: number,
  more: Partial<Trial> = {},
): Trial {
  return {
    resources: [
      { id: 'users', type: 'client', config: client },
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...fn } },
    ],
    connections: [{ from: 'users.requests', to: 'fn.invoke' }],
    load: { users: { kind: 'constant', rate } },
    spacing: 'exact',
    durationSeconds: 60,
    ...more,
  }
}

const metric = (result: RunResult, name: string, id = 'users') => result.resources[id]!.metrics[name]!
const count = (result: RunResult, name: string, id = 'users'): number => metric(result, name, id).summary.sum!

/** A throttle of every request to the function, for the whole run. */
const throttled = {
  faults: [
    { target: 'fn', startSeconds: 0, durationSeconds: 1000, effect: { kind: 'throttle' as const, probability: 1 } },
  ],
}

describe('Clients', () => {
  it('CLIENT-1: an open loop sends at the scenario’s rate whatever the answers', () => {
    const fast = simulate(trial({}, {}, 20))
    const slow = simulate(trial({ timeoutMs: null }, { compute: constant(30_000) }, 20))
    const failing = simulate(trial({}, {}, 20, throttled))
    for (const result of [fast, slow, failing]) expect(count(result, 'Requests')).toBe(1200)
    expect(fast.requests.ok).toBeGreaterThanOrEqual(1198)
    expect(metric(slow, 'RequestsInFlight').summary.maximum).toBe(600)
    expect(failing.requests.throttled).toBeGreaterThanOrEqual(1199)
  })

  it('CLIENT-2: a closed loop keeps its users; each answers to the interactive response time law', () => {
    const users = { loop: 'closed', thinkTime: { kind: 'exponential', mean: 900 }, timeoutMs: null }
    const result = simulate(trial(users, {}, 50, { durationSeconds: 600, warmupSeconds: 60 }))
    // X = N / (R + Z) = 50 / (0.1 s + 0.9 s).
    expect(count(result, 'Requests') / 540).toBeGreaterThan(49)
    expect(count(result, 'Requests') / 540).toBeLessThan(51)
    expect(metric(result, 'RequestsInFlight').summary.average).toBeCloseTo(5, 0)
    expect(metric(result, 'RequestsInFlight').summary.maximum).toBeLessThanOrEqual(50)
    // Slower answers slow the users down: 50 / (4.1 s + 0.9 s).
    const slowed = simulate(trial(users, { compute: constant(4100) }, 50, { durationSeconds: 600, warmupSeconds: 60 }))
    expect(count(slowed, 'Requests') / 540).toBeGreaterThan(9.7)
    expect(count(slowed, 'Requests') / 540).toBeLessThan(10.3)
  })

  it('CLIENT-2: users come in within their first think time, and leave when there are fewer', () => {
    const users = { loop: 'closed', thinkTime: { kind: 'uniform', min: 0, max: 10_000 }, timeoutMs: null }
    const load: Trial['load'] = {
      users: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: 100 },
          { atSeconds: 60, rate: 10 },
        ],
      },
    }
    const result = simulate(trial(users, {}, 0, { load, durationSeconds: 160 }))
    const { values } = metric(result, 'Requests')
    const perSecond = (from: number, to: number): number =>
      values.slice((from * 1000) / result.binMs, (to * 1000) / result.binMs).reduce((a, b) => a + b) / (to - from)
    // 100 users with 5.1 s between requests, then 10.
    expect(values.slice(0, 1000 / result.binMs).reduce((a, b) => a + b)).toBeLessThan(25)
    expect(perSecond(20, 60)).toBeGreaterThan(17.5)
    expect(perSecond(20, 60)).toBeLessThan(21.5)
    expect(perSecond(80, 160)).toBeGreaterThan(1.5)
    expect(perSecond(80, 160)).toBeLessThan(2.5)
  })

  it('CLIENT-3: a try that is not answered in time is given up as a fault, and what it started runs on', () => {
    const result = simulate(trial({ timeoutMs: 2000 }, { compute: constant(5000) }, 2, { durationSeconds: 30 }))
    expect(result.requests.ok).toBe(0)
    expect(count(result, 'Timeouts')).toBe(count(result, '5XXError'))
    expect(result.latency.maximum).toBe(2000)
    expect(result.traces[0]).toMatchObject({ outcome: 'ClientTimeout', outcomeClass: 'fault' })
    // Given up after 2 s, billed for 5 s.
    expect(metric(result, 'Duration', 'fn').summary.minimum).toBe(5000)
    expect(count(result, 'Errors', 'fn')).toBe(0)
    const patient = simulate(trial({ timeoutMs: null }, { compute: constant(5000) }, 2, { durationSeconds: 30 }))
    expect(count(patient, 'Timeouts')).toBe(0)
    expect(patient.latency.maximum).toBe(5000)
  })

  it('CLIENT-4: throttles, faults and timeouts are tried again up to the number of attempts', () => {
    const retrying = { maxAttempts: 4, backoffMs: 10 }
    const refused = simulate(trial(retrying, {}, 10, throttled))
    expect(count(refused, 'Attempts') / count(refused, 'Requests')).toBeCloseTo(4, 1)
    expect(refused.requests).toMatchObject({ ok: 0, faults: 0 })
    const faulty = simulate(trial(retrying, { errorPercent: 100 }, 10))
    expect(count(faulty, 'Attempts') / count(faulty, 'Requests')).toBeCloseTo(4, 1)
    expect(faulty.requests.faults).toBeGreaterThan(590)
    const late = simulate(trial({ ...retrying, timeoutMs: 50 }, {}, 10))
    expect(count(late, 'Attempts') / count(late, 'Requests')).toBeCloseTo(4, 1)
    expect(count(late, 'Timeouts')).toBeGreaterThan(4 * 590)
  })

  it('CLIENT-4: a success ends the tries, and other 4xx are not tried again', () => {
    const half = simulate(trial({ maxAttempts: 10, backoffMs: 1 }, { errorPercent: 50 }, 20, { durationSeconds: 200 }))
    // Geometric: 1 / (1 - 0.5) tries each.
    expect(count(half, 'Attempts') / count(half, 'Requests')).toBeGreaterThan(1.93)
    expect(count(half, 'Attempts') / count(half, 'Requests')).toBeLessThan(2.07)
    const tooLarge = simulate(trial({ maxAttempts: 4, payload: constant(7 * 1024 * 1024) }, {}, 10))
    expect(count(tooLarge, 'Attempts')).toBe(count(tooLarge, 'Requests'))
    expect(tooLarge.requests.clientErrors).toBe(600)
  })

  describe('CLIENT-5: the wait before the next try', () => {
    const waiting = (client: Record<string, unknown>) =>
      simulate(
        trial({ maxAttempts: 4, backoffMs: 100, timeoutMs: null, ...client }, {}, 10, {
          ...throttled,
          durationSeconds: 300,
        }),
      ).latency

    it('grows by the factor without jitter', () => {
      // Throttles take no time here: 100 + 200 + 400 ms of waiting.
      expect(waiting({ jitter: 'none' })).toMatchObject({ minimum: 700, maximum: 700 })
      expect(waiting({ jitter: 'none', backoffFactor: 1 })).toMatchObject({ minimum: 300, maximum: 300 })
    })

    it('stops at its ceiling', () => {
      expect(waiting({ jitter: 'none', maxBackoffMs: 150 })).toMatchObject({ minimum: 400, maximum: 400 })
    })

    it('is spread over all of it with full jitter, over the upper half with equal jitter', () => {
      const full = waiting({ jitter: 'full' })
      expect(full.average).toBeGreaterThan(340)
      expect(full.average).toBeLessThan(360)
      expect(full.minimum).toBeLessThan(150)
      expect(full.maximum).toBeLessThanOrEqual(700)
      const equal = waiting({ jitter: 'equal' })
      expect(equal.average).toBeGreaterThan(515)
      expect(equal.average).toBeLessThan(535)
      expect(equal.minimum).toBeGreaterThanOrEqual(350)
    })
  })

  it('CLIENT-6: response time counts once per request, from the first try to the last reply', () => {
    const result = simulate(
      trial({ maxAttempts: 3, backoffMs: 100, jitter: 'none', timeoutMs: null }, { errorPercent: 100 }, 5),
    )
    // Three tries of 100 ms, waits of 100 and 200 ms.
    expect(result.latency).toMatchObject({ minimum: 600, maximum: 600 })
    expect(result.latency.samples).toBe(result.requests.faults)
    const [trace] = result.traces
    expect(trace!.durationMs).toBeCloseTo(600, 6)
    expect(
      trace!.segments
        .filter(({ resourceId, kind }) => resourceId === 'fn' && kind === 'segment')
        .map(({ attempt }) => attempt),
    ).toEqual([1, 2, 3])
  })

  describe('CLIENT-7: keys', () => {
    /** Hit rate of a cache that never forgets: 1 - distinct keys / requests. */
    const distinct = (
      client: Record<string, unknown>,
      more: Partial<Trial> = {},
    ): { requests: number; keys: number } => {
      const result = simulate({
        resources: [
          { id: 'users', type: 'client', config: client },
          {
            id: 'api',
            type: 'aws.apigateway.rest',
            config: { cacheEnabled: true, cacheTtlSeconds: 3600, overhead: constant(0) },
          },
          { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, compute: constant(0) } },
        ],
        connections: [
          { from: 'users.requests', to: 'api.requests' },
          { from: 'api.integration', to: 'fn.invoke' },
        ],
        load: { users: { kind: 'constant', rate: 50 } },
        spacing: 'exact',
        durationSeconds: 100,
        ...more,
      })
      return { requests: count(result, 'Requests'), keys: count(result, 'CacheMissCount', 'api') }
    }

    it('uniform keys are all asked for', () => {
      // 5,000 draws of 200 keys.
      expect(distinct({ popularity: 'uniform', keys: 200 })).toEqual({ requests: 5000, keys: 200 })
    })

    it('a single key is one key', () => {
      expect(distinct({ popularity: 'single' }).keys).toBe(1)
    })

    it('Zipf’s law: as many distinct keys as it says', () => {
      const weights = Array.from({ length: 1000 }, (_, key) => (key + 1) ** -1.2)
      const sum = weights.reduce((a, b) => a + b)
      const expected = weights.reduce((keys, weight) => keys + 1 - (1 - weight / sum) ** 5000, 0)
      const { keys } = distinct({ popularity: 'zipf', keys: 1000, zipfExponent: 1.2 })
      expect(keys).toBeGreaterThan(expected * 0.95)
      expect(keys).toBeLessThan(expected * 1.05)
    })

    it('all tries of a request keep its key and payload', () => {
      // The first try is given up, but its answer is cached: the second finds it only under the same key.
      const slow = simulate({
        resources: [
          {
            id: 'users',
            type: 'client',
            config: { keys: 1_000_000, timeoutMs: 50, maxAttempts: 2, backoffMs: 500, jitter: 'none' },
          },
          { id: 'api', type: 'aws.apigateway.rest', config: { cacheEnabled: true, overhead: constant(0) } },
          { id: 'fn', type: 'aws.lambda.function', config: PLAIN },
        ],
        connections: [
          { from: 'users.requests', to: 'api.requests' },
          { from: 'api.integration', to: 'fn.invoke' },
        ],
        load: {
          users: {
            kind: 'steps',
            steps: [
              { atSeconds: 0, rate: 20 },
              { atSeconds: 20, rate: 0 },
            ],
          },
        },
        durationSeconds: 30,
      })
      expect(slow.requests).toMatchObject({ ok: slow.requests.total, faults: 0 })
      expect(count(slow, 'CacheHitCount', 'api')).toBe(slow.requests.total)
      const sizes = simulate({
        ...trial(
          { maxAttempts: 5, backoffMs: 1, payload: { kind: 'uniform', min: 1_000_000, max: 11_000_000 } },
          {},
          20,
          { durationSeconds: 100 },
        ),
        faults: [
          { target: 'fn', startSeconds: 0, durationSeconds: 100, effect: { kind: 'throttle', probability: 0.5 } },
        ],
      })
      // Half of the payloads are above 6 MB, however often they are tried.
      expect(sizes.requests.clientErrors / sizes.requests.total).toBeGreaterThan(0.42)
      expect(sizes.requests.clientErrors / sizes.requests.total).toBeLessThan(0.52)
    })
  })

  it('CLIENT-8: several connections take requests in turn', () => {
    const base = trial({}, {}, 30)
    base.resources.push({ id: 'second', type: 'aws.lambda.function', config: PLAIN })
    base.resources.push({ id: 'third', type: 'aws.lambda.function', config: PLAIN })
    base.connections!.push(
      { from: 'users.requests', to: 'second.invoke' },
      { from: 'users.requests', to: 'third.invoke' },
    )
    const result = simulate(base)
    for (const id of ['fn', 'second', 'third']) expect(count(result, 'Invocations', id)).toBe(600)
  })
})
