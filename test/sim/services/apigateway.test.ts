import { describe, expect, it } from 'vitest'
import { costReport } from '../../../sim/cost/report'
import type { CostComponent } from '../../../sim/cost/types'
import { restApi } from '../../../sim/services/apigateway'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import type { Outcome, OutcomeClass } from '../../../sim/telemetry/outcome'
import { simulate } from './harness'
import { type Backend, evenly, type Reply, runScript, type Script } from './scripted'

const FIXED = { overhead: { kind: 'constant', value: 20 }, cacheHitLatency: { kind: 'constant', value: 10 } }
const MONTH_MS = 730 * 3_600_000

const run = (script: Omit<Script, 'service'>) =>
  runScript({ ...script, service: restApi, config: { ...FIXED, ...script.config } })
const statuses = (replies: readonly (Reply | null)[]) => replies.map((reply) => reply?.outcome.httpStatus ?? null)
const passed = (replies: readonly (Reply | null)[]) =>
  replies.filter((reply) => reply?.outcome.httpStatus === 200).length
const failing = (name: string, httpStatus: number, outcomeClass: OutcomeClass): Outcome => ({
  name,
  service: 'test',
  httpStatus,
  class: outcomeClass,
  retryable: false,
})

describe('throttling', () => {
  it('APIGW-1: the method is asked before the account, and the first empty bucket names the limit', () => {
    const config = { methodThrottling: [{ method: 'GET', ratePerSecond: 1, burst: 2 }] }
    const quotas = { 'apigateway.accountRequestsPerSecond': 1, 'apigateway.accountBurst': 4 }
    const calls = [
      ...Array.from({ length: 4 }, () => ({ atMs: 0, operation: 'GET' })),
      ...Array.from({ length: 4 }, () => ({ atMs: 1, operation: 'POST' })),
    ]
    const { replies, throttles } = run({ calls, config, quotas, backends: [{}] })
    expect(statuses(replies)).toEqual([200, 200, 429, 429, 200, 200, 429, 429])
    expect(replies[2]!.outcome).toMatchObject({ name: 'THROTTLED', class: 'throttle', retryable: true })
    expect(throttles.map(({ limitId, count, title }) => [limitId, count, title])).toEqual([
      ['apigateway.accountRequestsPerSecond', 2, 'Account requests per second (API Gateway)'],
      ['apigateway.methodThrottling', 2, 'Throttling of the method: GET'],
    ])
  })

  it('APIGW-2: b + r·T requests pass, the first rejection comes after b / (D − r) seconds', () => {
    const config = { throttlingRatePerSecond: 100, throttlingBurst: 50 }
    const { replies, throttles } = run({ config, calls: evenly(200, 0, 50_000), backends: [{}] })
    expect(Math.abs(passed(replies) - (50 + 100 * 50))).toBeLessThanOrEqual(1)
    expect(throttles).toHaveLength(1)
    expect(throttles[0]!.firstAtMs).toBeCloseTo(495, 6)
    expect(throttles[0]!.limit).toBe(100)
    expect(Math.abs(throttles[0]!.peakUse - 200)).toBeLessThan(2)
    expect(throttles[0]!.count + passed(replies)).toBe(replies.length)
  })

  it('APIGW-2: a demand at the rate is never throttled', () => {
    const config = { throttlingRatePerSecond: 100, throttlingBurst: 1 }
    expect(passed(run({ config, calls: evenly(100, 0, 10_000) }).replies)).toBe(1000)
  })

  it('APIGW-3: the account bucket is shared by all APIs', () => {
    const quotas = { 'apigateway.accountRequestsPerSecond': 1000, 'apigateway.accountBurst': 500 }
    const { replies, throttles } = run({ quotas, instances: 3, calls: evenly(2000, 0, 5000) })
    expect(Math.abs(passed(replies) - (500 + 1000 * 5))).toBeLessThanOrEqual(1)
    expect(throttles.map(({ resourceId }) => resourceId)).toEqual(['subject0', 'subject1', 'subject2'])
    expect(Math.abs(throttles[0]!.peakUse - 2000)).toBeLessThan(2)
  })

  it('APIGW-3: by default 5,000 requests may come at one instant, and 10,000 per second after that', () => {
    const { replies, throttles } = run({ calls: Array.from({ length: 5100 }, () => ({ atMs: 0 })) })
    expect(passed(replies)).toBe(5000)
    expect(throttles[0]).toMatchObject({ limit: 10_000, count: 100, useAtFirst: 5001 })
    expect(passed(run({ calls: evenly(10_000, 0, 2000) }).replies)).toBe(20_000)
  })

  it('APIGW-4: every method has the stage’s limit to itself unless it has its own', () => {
    const config = {
      throttlingRatePerSecond: 1,
      throttlingBurst: 3,
      methodThrottling: [{ method: 'PUT', ratePerSecond: 1, burst: 5 }],
    }
    const calls = ['GET', 'POST', 'PUT'].flatMap((operation) =>
      Array.from({ length: 6 }, () => ({ atMs: 0, operation })),
    )
    const { replies, throttles } = run({ config, calls })
    const passedOf = (method: number) => passed(replies.slice(method * 6, method * 6 + 6))
    expect([0, 1, 2].map(passedOf)).toEqual([3, 3, 5])
    expect(throttles.map(({ limitId, title }) => [limitId, title.split(': ')[1]])).toEqual([
      ['apigateway.stageThrottling', 'GET'],
      ['apigateway.stageThrottling', 'POST'],
      ['apigateway.methodThrottling', 'PUT'],
    ])
  })

  it('APIGW-4: a stage rate without a burst has the account’s burst', () => {
    const config = { throttlingRatePerSecond: 1 }
    const quotas = { 'apigateway.accountBurst': 7 }
    expect(passed(run({ config, quotas, calls: Array.from({ length: 9 }, () => ({ atMs: 0 })) }).replies)).toBe(7)
  })
})

describe('integration', () => {
  it('APIGW-5: a payload above 10 MB is answered 413 without the integration', () => {
    const calls = [
      { atMs: 0, bytes: 10_485_760 },
      { atMs: 1, bytes: 10_485_761 },
    ]
    const { replies, received, throttles } = run({ calls, backends: [{}] })
    expect(statuses(replies)).toEqual([200, 413])
    expect(received[0]).toHaveLength(1)
    expect(throttles[0]).toMatchObject({ limitId: 'apigateway.payloadBytes', count: 1, useAtFirst: 10_485_761 })
  })

  it('APIGW-6: after the integration timeout clients get 504 while the backend goes on', () => {
    const config = { integrationTimeoutMs: 100 }
    const slow = run({ config, calls: evenly(100, 0, 1000), backends: [{ delayMs: 500 }] })
    expect(new Set(statuses(slow.replies))).toEqual(new Set([504]))
    expect(slow.replies[0]).toMatchObject({ atMs: 120, outcome: { name: 'INTEGRATION_TIMEOUT', class: 'fault' } })
    expect(slow.throttles[0]).toMatchObject({ limitId: 'apigateway.integrationTimeout', limit: 100, count: 100 })
    expect(slow.metric('IntegrationLatency').summary.maximum).toBe(100)
    const fast = run({ config, calls: evenly(100, 0, 1000), backends: [{ delayMs: 99 }] })
    expect(passed(fast.replies)).toBe(100)
    expect(fast.throttles).toEqual([])
  })

  it('APIGW-6: the default timeout is 29,000 ms', () => {
    const { replies } = run({ calls: [{ atMs: 0 }], backends: [{ delayMs: 40_000 }] })
    expect(replies[0]).toMatchObject({ atMs: 29_020, outcome: { httpStatus: 504 } })
  })

  it('APIGW-7: success and client errors pass, throttles give 500, faults 502, unavailable 503', () => {
    const seen = (outcome: Outcome, config = {}) => {
      const { replies } = run({ config, calls: [{ atMs: 0 }], backends: [{ outcome }] })
      return [replies[0]!.outcome.httpStatus, replies[0]!.outcome.name, replies[0]!.outcome.class]
    }
    const throttle = failing('TooManyRequestsException', 429, 'throttle')
    expect(seen(failing('NotFound', 404, 'clientError'))).toEqual([404, 'NotFound', 'clientError'])
    expect(seen(throttle)).toEqual([500, 'InternalServerError', 'fault'])
    expect(seen(throttle, { throttledIntegrationStatus: 429 })).toEqual([429, 'TooManyRequestsException', 'throttle'])
    expect(seen(throttle, { throttledIntegrationStatus: 502 })).toEqual([502, 'BadGateway', 'fault'])
    expect(seen(failing('Unhandled', 200, 'fault'))).toEqual([502, 'BadGateway', 'fault'])
    expect(seen(failing('ServiceUnavailable', 503, 'fault'))).toEqual([503, 'ServiceUnavailable', 'fault'])
  })

  it('APIGW-8: a failing integration is called once for each request', () => {
    const outcome = failing('TooManyRequestsException', 429, 'throttle')
    const { received } = run({ calls: evenly(10, 0, 1000, { key: 3, bytes: 77 }), backends: [{ outcome }] })
    expect(received[0]).toHaveLength(10)
    expect(received[0]![0]).toEqual({ key: 3, bytes: 77, atMs: 20 })
  })

  it('APIGW-9: without an integration the API answers 200 after its overhead', () => {
    const { replies, has, metric } = run({ calls: [{ atMs: 5 }], config: { responseBytes: 333 } })
    expect(replies[0]).toMatchObject({ atMs: 25, responseBytes: 333, outcome: { httpStatus: 200 } })
    expect(metric('IntegrationLatency').summary.samples).toBe(0)
    expect(has('CacheHitCount')).toBe(false)
  })

  it('APIGW-10: requests are shared out among integrations by weight', () => {
    const backends: Backend[] = [{ weight: 3 }, { weight: 1 }, { weight: 0 }]
    const { received } = run({ calls: evenly(1000, 0, 8000), backends })
    expect(received[0]!.length + received[1]!.length).toBe(8000)
    expect(received[2]).toEqual([])
    // Four standard deviations of a binomial around 6,000 are 155.
    expect(Math.abs(received[0]!.length - 6000)).toBeLessThan(155)
  })
})

describe('cache', () => {
  const cache = { cacheEnabled: true }

  it('APIGW-11: a GET is answered from the cache until the time to live has passed since the reply', () => {
    const at = (atMs: number, key: number, operation = 'GET') => ({ atMs, key, operation })
    const calls = [at(0, 7), at(1000, 7), at(1000, 8), at(300_024, 7), at(300_026, 7)]
    const { replies, received } = run({ config: cache, calls, backends: [{ delayMs: 5 }], durationMs: 400_000 })
    expect(replies.map((reply) => reply!.atMs)).toEqual([25, 1010, 1025, 300_034, 300_051])
    expect(received[0]!.map(({ key }) => key)).toEqual([7, 8, 7])
  })

  it('APIGW-11: other methods and failures are not cached, and a time to live of 0 turns caching off', () => {
    const twice = (operation: string) => [0, 1000].map((atMs) => ({ atMs, operation }))
    const calls = (script: Omit<Script, 'service' | 'calls'>, operation = 'GET') =>
      run({ calls: twice(operation), ...script }).received[0]!.length
    expect(calls({ config: cache, backends: [{}] })).toBe(1)
    expect(calls({ config: cache, backends: [{}] }, 'POST')).toBe(2)
    expect(calls({ config: cache, backends: [{ outcome: failing('NotFound', 404, 'clientError') }] })).toBe(2)
    expect(calls({ config: { cacheEnabled: true, cacheTtlSeconds: 0 }, backends: [{}] })).toBe(2)
    expect(calls({ backends: [{}] })).toBe(2)
  })

  it('APIGW-12: a response above 1 MB is not kept; a full cache drops the least recently used', () => {
    const once = Array.from({ length: 513 }, (_, key) => ({ atMs: key * 100, key }))
    const again = [0, 1, 512].map((key, i) => ({ atMs: 55_000 + i * 100, key }))
    const misses = (responseBytes: number) =>
      run({ config: cache, calls: [...once, ...again], backends: [{ responseBytes }] }).metric('CacheMissCount').summary
        .sum
    const limit = restApi.limits.find(({ id }) => id === 'apigateway.cachedResponseBytes')
    expect(limit).toMatchObject({ value: 1_048_576, unit: 'bytes' })
    // 512 responses of 1 MiB fill 0.5 GB: key 0 has given way, and coming back it displaces key 1.
    expect(misses(1_048_576)).toBe(515)
    expect(misses(1_048_577)).toBe(516)
    expect(misses(1000)).toBe(513)
  })

  it('APIGW-13: requests that miss at the same time all call the integration', () => {
    const { received } = run({
      config: cache,
      calls: Array.from({ length: 9 }, () => ({ atMs: 0 })),
      backends: [{ delayMs: 50 }],
    })
    expect(received[0]).toHaveLength(9)
  })
})

describe('measurements and money', () => {
  it('APIGW-14: metrics count requests, errors by class, latencies and cache hits', () => {
    const config = { cacheEnabled: true, methodThrottling: [{ method: 'POST', ratePerSecond: 0, burst: 0 }] }
    const calls = [...[0, 1000, 2000].map((atMs) => ({ atMs, operation: 'GET' })), { atMs: 3000, operation: 'POST' }]
    const { metric } = run({ config, calls, backends: [{ delayMs: 5 }] })
    const sums = ['Count', '4XXError', '5XXError', 'CacheHitCount', 'CacheMissCount'].map(
      (name) => metric(name).summary.sum,
    )
    expect(sums).toEqual([4, 1, 0, 2, 1])
    expect(metric('Latency').summary).toMatchObject({ samples: 4, minimum: 10, maximum: 25 })
    expect(metric('IntegrationLatency').summary).toMatchObject({ samples: 1, average: 5 })
    expect(metric('Count').namespace).toBe('AWS/ApiGateway')
    const failed = run({ calls, config, backends: [{ outcome: failing('Unhandled', 200, 'fault') }] })
    expect(failed.metric('5XXError').summary.sum).toBe(3)
  })

  it('APIGW-15: throttled requests are free, cache hits are billed, the cache costs by the hour', () => {
    const config = { cacheEnabled: true, cacheSizeGb: 1.6, throttlingRatePerSecond: 0, throttlingBurst: 4 }
    const { usage } = run({ config, calls: evenly(10, 0, 1000), backends: [{}], durationMs: 1_800_000 })
    expect(usage.map(({ priceId, quantity, basis }) => [priceId, quantity, basis])).toEqual([
      ['apigateway.rest.requests', 4, 'usage'],
      ['apigateway.rest.cache.1.6', 0.5, 'time'],
    ])
    expect(run({ calls: evenly(10, 0, 1000) }).usage).toHaveLength(1)
  })

  it('APIGW-15: a month of requests climbs the price ladder', () => {
    const month = (requests: number) => bill([{ priceId: 'apigateway.rest.requests', quantity: requests }])
    expect(month(5e6)).toBeCloseTo(17.5, 8)
    expect(month(100e6)).toBeCloseTo(350, 8)
    expect(month(333e6)).toBeCloseTo(1165.5, 8)
    expect(month(1e9)).toBeCloseTo(1165.5 + 1867.6, 8)
    expect(month(20e9)).toBeCloseTo(3033.1 + 45_220, 6)
    expect(month(21e9)).toBeCloseTo(48_253.1 + 1510, 6)
  })

  it('APIGW-15: a month of cache costs 14.60 USD at 0.5 GB and 2,774 USD at 237 GB', () => {
    const month = (gb: number) => bill([{ priceId: `apigateway.rest.cache.${gb}`, quantity: 730 }])
    expect([0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237].map((gb) => Number(month(gb).toFixed(2)))).toEqual([
      14.6, 27.74, 146, 182.5, 365, 730, 1387, 2774,
    ])
  })

  const sameInstant = (count: number) => Array.from({ length: count }, () => ({ atMs: 0, operation: 'GET' }))
  const throttled = { unit: 'requests/s', outcome: 'THROTTLED', httpStatus: 429, outcomeClass: 'throttle' }

  const rejections: { kind: string; script: Omit<Script, 'service'>; expected: object }[] = [
    {
      kind: 'the account’s rate',
      script: {
        quotas: { 'apigateway.accountRequestsPerSecond': 10, 'apigateway.accountBurst': 1 },
        calls: evenly(20, 0, 10_000),
      },
      // The bucket of one token refills every 100 ms: every second request finds it empty. The last second, both its
      // ends included, holds 21 requests.
      expected: {
        limitId: 'apigateway.accountRequestsPerSecond',
        limit: 10,
        count: 100,
        peakUse: expect.closeTo(21, 9),
        ...throttled,
      },
    },
    {
      kind: 'the account’s burst, in the name of its rate',
      script: { quotas: { 'apigateway.accountBurst': 7 }, calls: sameInstant(12) },
      expected: {
        limitId: 'apigateway.accountRequestsPerSecond',
        limit: 10_000,
        count: 5,
        useAtFirst: 8,
        peakUse: 12,
        ...throttled,
      },
    },
    {
      kind: 'the stage',
      script: { config: { throttlingRatePerSecond: 10, throttlingBurst: 4 }, calls: sameInstant(9) },
      expected: {
        limitId: 'apigateway.stageThrottling',
        limit: 10,
        count: 5,
        useAtFirst: 5,
        peakUse: 9,
        ...throttled,
      },
    },
    {
      kind: 'a method',
      script: {
        config: { methodThrottling: [{ method: 'GET', ratePerSecond: 3, burst: 2 }] },
        calls: sameInstant(6),
      },
      expected: {
        limitId: 'apigateway.methodThrottling',
        limit: 3,
        count: 4,
        useAtFirst: 3,
        peakUse: 6,
        ...throttled,
      },
    },
    {
      kind: 'the payload',
      script: {
        calls: [
          { atMs: 0, bytes: 10_485_761 },
          { atMs: 1, bytes: 11_000_000 },
        ],
      },
      expected: {
        limitId: 'apigateway.payloadBytes',
        limit: 10_485_760,
        unit: 'bytes',
        count: 2,
        useAtFirst: 10_485_761,
        peakUse: 11_000_000,
        outcome: 'REQUEST_TOO_LARGE',
        httpStatus: 413,
      },
    },
    {
      kind: 'the integration timeout',
      script: { config: { integrationTimeoutMs: 100 }, calls: evenly(1, 0, 3000), backends: [{ delayMs: 101 }] },
      expected: {
        limitId: 'apigateway.integrationTimeout',
        limit: 100,
        unit: 'ms',
        count: 3,
        useAtFirst: 100,
        peakUse: 100,
        outcome: 'INTEGRATION_TIMEOUT',
        httpStatus: 504,
      },
    },
  ]

  it.each(rejections)('APIGW-16: a rejection by $kind names limit, value and use', ({ script, expected }) => {
    const { throttles } = run(script)
    expect(throttles).toHaveLength(1)
    expect(throttles[0]).toMatchObject(expected)
    expect(throttles[0]!.source.url).toContain('docs.aws.amazon.com')
  })

  it('APIGW-16: every limit has a source and a remedy', () => {
    for (const { source, remedy } of restApi.limits) expect([source.document, remedy]).not.toContain('')
  })
})

describe('traces and cost of running', () => {
  it('a request’s segment spans overhead and integration, and a cache hit is marked', () => {
    const calls = [0, 1000].map((atMs) => ({ atMs }))
    const { traces } = run({ config: { cacheEnabled: true }, calls, backends: [{ delayMs: 5 }] })
    expect(traces.map(({ segments }) => segments.map(({ name, startMs, endMs }) => [name, startMs, endMs]))).toEqual([
      [
        ['caller', 0, 25],
        ['subject0', 0, 25],
      ],
      [
        ['caller', 1000, 1010],
        ['subject0', 1000, 1010],
        ['Cache hit', 1000, 1010],
      ],
    ])
  })

  it('a request takes one event of the gateway, and one timeout event serves many', () => {
    // Of each call: the script’s event and the overhead.
    const { events } = run({ calls: evenly(1000, 0, 10_000), backends: [{}] })
    expect(events).toBeLessThan(20_010)
  })
})

describe('in a design', () => {
  const trial = (api: Record<string, unknown>, table: Record<string, unknown> = {}) =>
    simulate({
      resources: [
        { id: 'users', type: 'client' },
        { id: 'api', type: 'aws.apigateway.rest', config: api },
        { id: 'table', type: 'aws.dynamodb.table', config: table },
      ],
      connections: [
        { from: 'users.requests', to: 'api.requests' },
        { from: 'api.integration', to: 'table.requests' },
      ],
      load: { users: { kind: 'constant', rate: 200 } },
      durationSeconds: 60,
    })

  it('APIGW-1: what the clients see as throttled is what the limit counts', () => {
    const { requests, throttles, resources } = trial({ throttlingRatePerSecond: 100, throttlingBurst: 10 })
    expect(throttles.map(({ limitId }) => limitId)).toEqual(['apigateway.stageThrottling'])
    const underWay = requests.unfinished
    expect(throttles[0]!.count - requests.throttled).toBeGreaterThanOrEqual(0)
    expect(throttles[0]!.count - requests.throttled).toBeLessThanOrEqual(underWay)
    expect(resources['api']!.metrics['4XXError']!.summary.sum).toBe(requests.throttled)
    expect(requests.ok / 60).toBeCloseTo(100, -1)
  })

  it('APIGW-7: a throttled table becomes a 500 of the API, and its own limit is named', () => {
    const { requests, throttles } = trial({}, { maximumReadUnits: 50 })
    expect(throttles.map(({ limitId, resourceId }) => [limitId, resourceId])).toEqual([
      ['dynamodb.onDemandMaximumRru', 'table'],
    ])
    expect(requests.throttled).toBe(0)
    expect(requests.faults).toBeGreaterThan(0)
  })
})

describe('checks', () => {
  const codes = (
    config: Record<string, unknown>,
    integrations: { timeoutSeconds?: number; weight?: number }[] = [{}],
    region = 'us-east-1',
  ) => {
    const context: CheckContext<ReturnType<typeof restConfig>> = {
      resourceId: 'api',
      config: restConfig(config),
      region,
      parentId: null,
      era: 'modern',
      quota: (id) => restApi.quotas.find((quota) => quota.id === id)!.default,
      connections: () =>
        integrations.map(({ timeoutSeconds, weight = 1 }, i) => ({
          id: `c${i}`,
          other: { id: 'f', type: 'aws.lambda.function', name: 'f', port: 'any', config: { timeoutSeconds } },
          config: { weight },
        })),
      resource: () => null,
      didYouMean: () => '',
      resourcesOfType: () => [],
      leadsTo: () => false,
    }
    return restApi.check!(context).map(({ code }) => code)
  }
  const restConfig = (config: Record<string, unknown>) => withDefaults(restApi.fields, config)

  it('finds settings that cannot work as meant', () => {
    expect(codes({})).toEqual([])
    expect(codes({}, [])).toEqual(['apigateway.noIntegration'])
    expect(codes({ cacheEnabled: true, cacheTtlSeconds: 0 })).toEqual(['apigateway.cacheWithoutTtl'])
    expect(codes({ throttlingBurst: 5 })).toEqual(['apigateway.burstWithoutRate'])
    expect(codes({ throttlingRatePerSecond: 20_000 })).toEqual(['apigateway.rateAboveAccount'])
    const method = { method: 'GET', ratePerSecond: 1, burst: 1 }
    expect(codes({ methodThrottling: [method, method] })).toEqual(['apigateway.methodTwice'])
    expect(codes({}, [{ timeoutSeconds: 30 }])).toEqual(['apigateway.timeoutBelowBackend'])
    expect(codes({ integrationTimeoutMs: 3000 }, [{ timeoutSeconds: 3 }])).toEqual([])
    expect(codes({}, [{ weight: 0 }])).toEqual(['apigateway.noWeight'])
    expect(codes({}, [{}], 'af-south-1')).toEqual(['apigateway.smallRegion'])
  })
})

function bill(used: { priceId: string; quantity: number }[]): number {
  const components: CostComponent[] = used.map((one) => ({ ...one, resourceId: 'api', component: 'x', basis: 'usage' }))
  const report = costReport({
    components,
    prices: restApi.prices('us-east-1'),
    freeTiers: restApi.freeTiers,
    region: 'us-east-1',
    freeTierOn: false,
    runDurationMs: MONTH_MS,
    requests: 1,
  })
  return report.month
}
