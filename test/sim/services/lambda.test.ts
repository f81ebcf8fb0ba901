import { describe, expect, it } from 'vitest'
import { compile, type Load, type RunResult } from '../../../sim/index'
import { designOf, simulate, type Trial } from './harness'

const constant = (value: number) => ({ kind: 'constant', value })

/** A function with nothing around the handler: 100 ms of work, no init, no overhead. */
const PLAIN = {
  memoryMb: 1769,
  timeoutSeconds: 60,
  compute: constant(100),
  initSource: 'custom',
  customInit: constant(0),
  placementDelay: constant(0),
  invokeOverhead: constant(0),
  idleLifetime: constant(600_000),
}

function trial(
  config: Record<string, unknown>,
  rate: number,
  durationSeconds: number,
  more: Partial<Trial> = {},
): Trial {
  return {
    resources: [
      { id: 'users', type: 'client', config: { timeoutMs: null } },
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...config } },
    ],
    connections: [{ from: 'users.requests', to: 'fn.invoke' }],
    load: { users: { kind: 'constant', rate } },
    spacing: 'exact',
    durationSeconds,
    ...more,
  }
}

const metric = (result: RunResult, name: string, id = 'fn') => result.resources[id]!.metrics[name]!
const count = (result: RunResult, name: string, id = 'fn'): number => metric(result, name, id).summary.sum!

describe('Lambda function', () => {
  it('LAMBDA-1: one request occupies one environment, init included', () => {
    // 10 requests/s, 1 s init + 1 s work in the first round: 20 are in flight before the first ends.
    const result = simulate(trial({ compute: constant(1000), customInit: constant(1000) }, 10, 2))
    expect(metric(result, 'ConcurrentExecutions').summary.maximum).toBe(20)
  })

  it('LAMBDA-2: a warm environment is reused; a cold start happens only without one', () => {
    const result = simulate(trial({}, 5, 60))
    expect(count(result, 'ColdStarts')).toBe(1)
    expect(count(result, 'Invocations')).toBe(300)
  })

  it('LAMBDA-3: Init Duration follows the runtime and not the memory', () => {
    const initOf = (config: Record<string, unknown>): number =>
      metric(
        simulate(
          trial({ initSource: 'measured', compute: constant(120), idleLifetime: constant(1), ...config }, 20, 3000),
        ),
        'InitDuration',
      ).summary.p50!
    for (const memoryMb of [128, 1769]) {
      expect(initOf({ runtime: 'python3.12', memoryMb })).toBeGreaterThan(87 * 0.98)
      expect(initOf({ runtime: 'python3.12', memoryMb })).toBeLessThan(87 * 1.02)
    }
    expect(initOf({ runtime: 'java21' })).toBeGreaterThan(230)
  })

  it('LAMBDA-3: own init code comes on top of the runtime’s', () => {
    const result = simulate(trial({ initSource: 'measured', codeInit: constant(5000) }, 1, 10))
    expect(metric(result, 'InitDuration').summary.minimum).toBeGreaterThan(5000)
  })

  it('LAMBDA-4: an environment idle for its lifetime is retired', () => {
    // One request every 20 s against a lifetime of 10 s: every one is cold.
    const cold = simulate(trial({ idleLifetime: constant(10_000) }, 0.05, 400))
    expect(count(cold, 'ColdStarts')).toBe(count(cold, 'Invocations'))
    expect(metric(cold, 'EnvironmentLifetime').summary.average).toBeCloseTo(10_100, 6)
    const warm = simulate(trial({ idleLifetime: constant(30_000) }, 0.05, 400))
    expect(count(warm, 'ColdStarts')).toBe(1)
  })

  it('LAMBDA-5: least recently used keeps every environment warm, most recently used lets surplus ones go', () => {
    const environments = (reuse: string): number =>
      metric(
        simulate(
          trial({ reuse, compute: { kind: 'exponential', mean: 1000 }, idleLifetime: constant(60_000) }, 5, 3600, {
            spacing: 'poisson',
          }),
        ),
        'Environments',
      ).summary.average!
    expect(environments('leastRecentlyUsed')).toBeGreaterThan(environments('mostRecentlyUsed') + 1)
  })

  it('LAMBDA-6: compute time scales with memory below one vCPU, and not above', () => {
    const duration = (memoryMb: number, cpuBoundPercent = 100): number =>
      metric(simulate(trial({ memoryMb, cpuBoundPercent }, 1, 20)), 'Duration').summary.average!
    expect(duration(1769)).toBeCloseTo(100, 6)
    expect(duration(884.5 * 2)).toBeCloseTo(100, 6)
    expect(duration(512)).toBeCloseTo((100 * 1769) / 512, 6)
    expect(duration(512, 50)).toBeCloseTo(50 + (50 * 1769) / 512, 6)
    expect(duration(10_240)).toBeCloseTo(100, 6)
  })

  it('LAMBDA-7: the handler ends at the timeout; init does not count', () => {
    const result = simulate(trial({ compute: constant(5000), timeoutSeconds: 2, customInit: constant(3000) }, 1, 20))
    expect(metric(result, 'Duration').summary.maximum).toBeCloseTo(2000, 6)
    expect(count(result, 'Errors')).toBe(metric(result, 'Duration').summary.samples)
    expect(result.requests.ok).toBe(0)
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.timeout', limit: 2, outcomeClass: 'fault' })
  })

  it('LAMBDA-8: beyond the unreserved account concurrency: 429 ConcurrentInvocationLimitExceeded', () => {
    const result = simulate(
      trial({ compute: constant(10_000) }, 100, 5, { quotas: { 'lambda.concurrentExecutions': 200 } }),
    )
    const [throttle] = result.throttles
    expect(throttle).toMatchObject({
      limitId: 'lambda.accountConcurrency',
      limit: 200,
      httpStatus: 429,
      outcome: 'TooManyRequestsException',
      reason: 'ConcurrentInvocationLimitExceeded',
      useAtFirst: 200,
      count: 300,
    })
  })

  it('LAMBDA-8: reservations of other functions leave less for the rest', () => {
    const base = trial({ compute: constant(10_000) }, 100, 5, { quotas: { 'lambda.concurrentExecutions': 250 } })
    base.resources.push({ id: 'other', type: 'aws.lambda.function', config: { reservedConcurrency: 100 } })
    const result = simulate(base)
    expect(metric(result, 'ConcurrentExecutions').summary.maximum).toBe(150)
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.accountConcurrency', limit: 150, useAtFirst: 150 })
  })

  it('LAMBDA-9: reserved concurrency is a ceiling, with its own Reason', () => {
    const result = simulate(trial({ compute: constant(10_000), reservedConcurrency: 20 }, 100, 5))
    expect(metric(result, 'ConcurrentExecutions').summary.maximum).toBe(20)
    expect(result.throttles[0]).toMatchObject({
      limitId: 'lambda.reservedConcurrency',
      limit: 20,
      count: 480,
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
    })
  })

  it('LAMBDA-9: reserved concurrency 0 stops the function', () => {
    const result = simulate(trial({ reservedConcurrency: 0 }, 10, 5))
    expect(result.requests).toMatchObject({ ok: 0, throttled: 50 })
    expect(result.throttles.map((throttle) => throttle.limitId)).toEqual(['lambda.reservedConcurrency'])
  })

  it('LAMBDA-10: reserving more than the account less 100 is refused', () => {
    const compiled = compile(designOf(trial({ reservedConcurrency: 901 }, 1, 1)))
    expect('problems' in compiled && compiled.problems.map((problem) => problem.code)).toContain(
      'lambda.reservedAboveAccount',
    )
    expect('model' in compile(designOf(trial({ reservedConcurrency: 900 }, 1, 1)))).toBe(true)
  })

  it('LAMBDA-11: environments grow by 1,000 at once and 100 per second', () => {
    const result = simulate(
      trial({ compute: constant(60_000) }, 2000, 5, { quotas: { 'lambda.concurrentExecutions': 100_000 } }),
    )
    const started = metric(result, 'Environments')
    // Closed form of the token bucket: 1,000 + 100 t, reached from 2,000 arrivals per second.
    for (const second of [1, 2, 3, 4, 5]) {
      const bin = Math.round((second * 1000) / result.binMs) - 1
      expect(Math.abs(started.last[bin]! - (1000 + 100 * second))).toBeLessThanOrEqual(2)
    }
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.scalingRate', httpStatus: 429 })
  })

  it('LAMBDA-12: at most ten requests per second for each unit of concurrency', () => {
    const result = simulate(trial({ compute: constant(10), reservedConcurrency: 5 }, 100, 60))
    // A bucket of 50 refilled at 50/s: 50 + 50 x 60 of 6,000 pass.
    expect(result.requests.ok).toBeGreaterThanOrEqual(3040)
    expect(result.requests.ok).toBeLessThanOrEqual(3051)
    expect(result.throttles[0]).toMatchObject({
      limitId: 'lambda.requestRate',
      limit: 50,
      reason: 'ReservedFunctionInvocationRateLimitExceeded',
    })
    expect(result.throttles[0]!.peakUse).toBeCloseTo(100, 0)
  })

  it('LAMBDA-13: throttles are neither invocations nor errors, and are not billed', () => {
    const result = simulate(trial({ reservedConcurrency: 1, compute: constant(1000) }, 10, 10))
    expect(count(result, 'Throttles')).toBe(90)
    expect(count(result, 'Invocations')).toBe(10)
    expect(count(result, 'Errors')).toBe(0)
    // The tenth invocation is still running when the run ends: what has not ended is not billed.
    const quantity = (component: string): number =>
      result.cost.runLines.find((line) => line.component === component)!.quantity
    expect(quantity('Requests')).toBe(9)
    expect(quantity('Duration')).toBeCloseTo((1769 / 1024) * 9, 9)
  })

  it('LAMBDA-14: billed duration is init plus handler, rounded up to 1 ms (AWS’s sample: 80.00 + 133.61 → 214)', () => {
    const result = simulate(
      trial({ customInit: constant(80), compute: constant(133.61), memoryMb: 1769, idleLifetime: constant(1) }, 1, 10),
    )
    const duration = result.cost.runLines.find((line) => line.component.startsWith('Duration'))!
    const requests = result.cost.runLines.find((line) => line.component === 'Requests')!.quantity
    expect(duration.quantity).toBeCloseTo((1769 / 1024) * 0.214 * requests, 9)
  })

  it('LAMBDA-15: steps run in order and a parallel group lasts as long as its longest branch', () => {
    const base = trial({}, 1, 20)
    base.resources.push({ id: 'slow', type: 'aws.lambda.function', config: { ...PLAIN, compute: constant(300) } })
    base.resources.push({ id: 'fast', type: 'aws.lambda.function', config: { ...PLAIN, compute: constant(50) } })
    base.connections!.push(
      { id: 'toSlow', from: 'fn.calls', to: 'slow.invoke' },
      { id: 'toFast', from: 'fn.calls', to: 'fast.invoke' },
    )
    const durationWith = (handler: unknown): number => {
      base.resources[1]!.config = { ...PLAIN, handler }
      return metric(simulate(base), 'Duration').summary.average!
    }
    const call = (connection: string, times = 1) => ({
      kind: 'call',
      connection,
      operation: 'Invoke',
      count: times,
      probability: 1,
    })
    expect(durationWith(null)).toBeCloseTo(100 + 300 + 50, 6)
    expect(durationWith([call('toFast', 3)])).toBeCloseTo(150, 6)
    expect(
      durationWith([{ kind: 'parallel', branches: [[call('toSlow')], [call('toFast'), call('toFast')]] }]),
    ).toBeCloseTo(300, 6)
    expect(durationWith([])).toBeCloseTo(0, 6)
  })

  it('LAMBDA-16: the SDK retries throttles and gives up after its attempts', () => {
    const base = trial({ sdkMaxAttempts: 4, sdkBaseDelayMs: 10 }, 1, 20)
    base.resources.push({ id: 'closed', type: 'aws.lambda.function', config: { ...PLAIN, reservedConcurrency: 0 } })
    base.connections!.push({ from: 'fn.calls', to: 'closed.invoke' })
    const failing = simulate(base)
    expect(count(failing, 'Throttles', 'closed')).toBe(4 * count(failing, 'Errors'))
    expect(failing.requests.ok).toBe(0)
    base.resources[1]!.config = { ...PLAIN, onCallError: 'continue' }
    expect(simulate(base).requests.ok).toBe(20)
  })

  it('LAMBDA-16: waits are drawn evenly between 0 and the base delay times 2, 4, 8, ...', () => {
    const base = trial({ sdkMaxAttempts: 5, sdkBaseDelayMs: 100, handler: null, compute: constant(0) }, 20, 100)
    base.resources.push({ id: 'closed', type: 'aws.lambda.function', config: { ...PLAIN, reservedConcurrency: 0 } })
    base.connections!.push({ from: 'fn.calls', to: 'closed.invoke' })
    const result = simulate(base)
    const waits: number[][] = [[], [], [], []]
    for (const { segments } of result.traces) {
      const tries = segments.filter(({ name }) => name === 'closed')
      for (let i = 1; i < tries.length; i++) waits[i - 1]!.push(tries[i]!.startMs - tries[i - 1]!.endMs!)
    }
    for (const [retry, drawn] of waits.entries()) {
      const longest = 100 * 2 ** retry
      expect(drawn.length).toBeGreaterThan(100)
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0)
      expect(Math.min(...drawn)).toBeLessThan(longest * 0.1)
      expect(Math.max(...drawn)).toBeLessThanOrEqual(longest)
      expect(Math.max(...drawn)).toBeGreaterThan(longest * 0.9)
    }
    // Four waits of 50, 100, 200 and 400 ms on average, and nothing else: their sum has a deviation of 266 ms.
    const { average, samples } = metric(result, 'Duration').summary
    expect(Math.abs(average! - 750)).toBeLessThan((4 * 266) / Math.sqrt(samples))
  })

  it('LAMBDA-17: a payload above 6 MB is refused with 413', () => {
    const base = trial({}, 1, 5)
    base.resources[0]!.config = { payload: constant(6 * 1024 * 1024 + 1) }
    const result = simulate(base)
    expect(result.requests.clientErrors).toBe(5)
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.payload', count: 5, peakUse: 6 * 1024 * 1024 + 1 })
    expect(result.traces[0]).toMatchObject({ outcome: 'RequestTooLargeException', httpStatus: 413 })
  })

  describe('event source mapping', () => {
    const polled = (
      config: Record<string, unknown>,
      mapping: Record<string, unknown>,
      rate: number,
      seconds: number,
      queue: Record<string, unknown> = {},
    ): Trial => ({
      resources: [
        { id: 'users', type: 'client', config: { timeoutMs: null } },
        { id: 'queue', type: 'aws.sqs.queue', config: { visibilityTimeoutSeconds: 120, ...queue } },
        { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, timeoutSeconds: 20, ...config } },
      ],
      connections: [
        { from: 'users.requests', to: 'queue.requests' },
        { from: 'queue.messages', to: 'fn.poll', config: { deliveryLatency: constant(0), ...mapping } },
      ],
      load: { users: { kind: 'constant', rate } },
      spacing: 'exact',
      durationSeconds: seconds,
    })

    /** One message a second for the first seconds, none afterwards. */
    const onlyFirst = (seconds: number): Load => ({
      kind: 'steps',
      steps: [
        { atSeconds: 0, rate: 1 },
        { atSeconds: seconds + 0.5, rate: 0 },
      ],
    })

    /** Times between the receives of each message, ms: a message's segment in the function begins with each. */
    const receiveGaps = (result: RunResult): number[][] =>
      result.traces.map(({ segments }) => {
        const received = segments.filter(({ name }) => name === 'fn').map(({ startMs }) => startMs)
        return received.slice(1).map((startMs, i) => Math.round((startMs - received[i]!) * 1e6) / 1e6)
      })

    it('LAMBDA-18: starts with 5 concurrent invokes and adds 300 a minute, up to its maximum', () => {
      const result = simulate(polled({ compute: constant(10_000) }, { batchSize: 1 }, 2000, 120))
      const concurrent = metric(result, 'ConcurrentExecutions')
      const at = (seconds: number): number => concurrent.maxima[Math.round((seconds * 1000) / result.binMs) - 1]!
      expect(at(1)).toBe(5)
      expect(Math.abs(at(60) - (5 + 300))).toBeLessThanOrEqual(6)
      expect(Math.abs(at(120) - (5 + 600))).toBeLessThanOrEqual(6)
      const capped = simulate(
        polled({ compute: constant(10_000) }, { batchSize: 1, maximumConcurrency: 50 }, 2000, 120),
      )
      expect(metric(capped, 'ConcurrentExecutions').summary.maximum).toBe(50)
    })

    it('LAMBDA-18: without a maximum concurrency it stops at 1,250', () => {
      const base = polled({ compute: constant(10_000) }, { batchSize: 1 }, 300, 330)
      const result = simulate({ ...base, quotas: { 'lambda.concurrentExecutions': 5000 } })
      const concurrent = metric(result, 'ConcurrentExecutions')
      expect(concurrent.summary.maximum).toBe(1250)
      // 5 + 300 a minute reach it after (1,250 − 5) / 5 = 249 s.
      const reachedAtMs = (concurrent.maxima.findIndex((maximum) => maximum === 1250) + 1) * result.binMs
      expect(Math.abs(reachedAtMs - 249_000)).toBeLessThanOrEqual(2000)
      expect(count(result, 'Throttles')).toBe(0)
    })

    it('LAMBDA-19: a batch window collects messages; more than 10 need a window', () => {
      const result = simulate(polled({ compute: constant(1) }, { batchSize: 100, batchWindowSeconds: 5 }, 10, 100))
      // Each window of 5 s opens with the first message after the one before: the 20th ends after 100 s. At 10 messages
      // a second each holds 50, or 51 with those at both of its ends.
      expect(count(result, 'Invocations')).toBe(19)
      expect(count(result, 'NumberOfMessagesDeleted', 'queue')).toBeGreaterThanOrEqual(19 * 50)
      expect(count(result, 'NumberOfMessagesDeleted', 'queue')).toBeLessThanOrEqual(19 * 51)
      const refused = compile(designOf(polled({}, { batchSize: 11 }, 1, 1)))
      expect('problems' in refused && refused.problems.map((problem) => problem.code)).toContain(
        'lambda.batchNeedsWindow',
      )
    })

    it('LAMBDA-20: what succeeded is deleted; a failing batch comes back whole, with item failures only in part', () => {
      const good = simulate(polled({}, {}, 10, 60))
      expect(count(good, 'NumberOfMessagesDeleted', 'queue')).toBeGreaterThan(590)
      const failing = simulate(polled({ errorPercent: 100 }, {}, 10, 60))
      expect(count(failing, 'NumberOfMessagesDeleted', 'queue')).toBe(0)
      const partial = simulate(
        polled({ errorPercent: 50 }, { batchSize: 10, batchWindowSeconds: 2, reportBatchItemFailures: true }, 10, 100),
      )
      const whole = simulate(polled({ errorPercent: 50 }, { batchSize: 10, batchWindowSeconds: 2 }, 10, 100))
      expect(count(partial, 'NumberOfMessagesDeleted', 'queue')).toBeGreaterThan(300)
      // What flows over the connection is counted by message.
      expect(partial.connections['c1']!.totals.ok).toBe(count(partial, 'NumberOfMessagesDeleted', 'queue'))
      expect(partial.connections['c1']!.totals.fault).toBeGreaterThan(200)
      expect(count(whole, 'NumberOfMessagesDeleted', 'queue')).toBeLessThan(60)
    })

    it('LAMBDA-20: messages of a failing batch are received again exactly one visibility timeout later', () => {
      const base = polled({ errorPercent: 100 }, { batchSize: 1 }, 1, 100, {
        visibilityTimeoutSeconds: 45,
        sendLatency: constant(10),
      })
      base.load = { users: onlyFirst(3) }
      expect(receiveGaps(simulate(base))).toEqual(Array.from({ length: 3 }, () => [45_000, 45_000]))
    })

    it('LAMBDA-21: a throttled batch is tried until its visibility runs out, then reappears in the queue', () => {
      const base = polled({ reservedConcurrency: 0 }, { batchSize: 1 }, 1, 125, {
        visibilityTimeoutSeconds: 30,
        sendLatency: constant(10),
      })
      base.load = { users: onlyFirst(3) }
      const result = simulate(base)
      expect(count(result, 'NumberOfMessagesSent', 'queue')).toBe(3)
      // Each is received at once and every 30 s from then on, and tried 0, 1, 3, 7 and 15 s after each receive.
      expect(count(result, 'NumberOfMessagesReceived', 'queue')).toBe(3 * 5)
      // The last receives, at 120.5, 121.5 and 122.5 s, have 3, 3 and 2 tries before the run ends.
      expect(count(result, 'Throttles')).toBe(3 * 4 * 5 + 3 + 3 + 2)
      expect(receiveGaps(result)).toEqual(Array.from({ length: 3 }, () => [30_000, 30_000, 30_000, 30_000]))
      expect(count(result, 'NumberOfMessagesDeleted', 'queue')).toBe(0)
    })

    it('LAMBDA-23: a visibility timeout below the function’s timeout is refused', () => {
      const compiled = compile(designOf(polled({ timeoutSeconds: 60 }, {}, 1, 1, { visibilityTimeoutSeconds: 30 })))
      expect('problems' in compiled && compiled.problems.map((problem) => problem.code)).toContain(
        'lambda.visibilityBelowTimeout',
      )
    })
  })

  it('LAMBDA-22: a deploy discards idle environments at once and busy ones after their request', () => {
    const result = simulate(
      trial({}, 5, 60, {
        faults: [{ target: 'fn', startSeconds: 30.05, durationSeconds: 1, effect: { kind: 'coldFlush' } }],
      }),
    )
    expect(count(result, 'ColdStarts')).toBe(2)
  })

  const flushedAt = (startSeconds: number): { cold: number; environments(atSeconds: number): number } => {
    const result = simulate(
      trial({ compute: constant(250) }, 2, 60, {
        faults: [{ target: 'fn', startSeconds, durationSeconds: 1, effect: { kind: 'coldFlush' } }],
      }),
    )
    const { last } = metric(result, 'Environments')
    return {
      cold: count(result, 'ColdStarts'),
      environments: (atSeconds) => last[Math.round((atSeconds * 1000) / result.binMs) - 1]!,
    }
  }

  it('LAMBDA-22: an idle environment goes at the moment of the deploy, and the next request is cold', () => {
    // Busy from 30.25 to 30.5 s and from 30.75 to 31 s: idle at 30.55 s.
    const { cold, environments } = flushedAt(30.55)
    expect([30.4, 30.5, 30.6, 30.7, 30.8].map(environments)).toEqual([1, 1, 0, 0, 1])
    expect(cold).toBe(2)
  })

  it('LAMBDA-22: a busy environment goes when its request has ended, and the next request is cold', () => {
    const { cold, environments } = flushedAt(30.35)
    expect([30.3, 30.4, 30.6, 30.7, 30.8].map(environments)).toEqual([1, 1, 0, 0, 1])
    expect(cold).toBe(2)
  })

  it('applies error, throttle, latency and outage faults itself', () => {
    const during = (effect: never): RunResult =>
      simulate(
        trial({ timeoutSeconds: 3 }, 10, 30, {
          faults: [{ target: 'fn', startSeconds: 10, durationSeconds: 10, effect }],
        }),
      )
    expect(during({ kind: 'error', probability: 1 } as never).requests.faults).toBeGreaterThan(95)
    expect(during({ kind: 'throttle', probability: 1 } as never).requests.throttled).toBe(100)
    expect(during({ kind: 'latency', delay: constant(500) } as never).latency.maximum).toBeCloseTo(600, 6)
    const outage = during({ kind: 'outage' } as never)
    expect(outage.requests.faults).toBe(100)
    expect(outage.latency.maximum).toBeCloseTo(3000, 6)
  })

  it('traces a cold start with its Initialization and Invocation subsegments', () => {
    const trace = simulate(trial({ customInit: constant(200) }, 1, 5)).traces[0]!
    expect(trace.coldStart).toBe(true)
    expect(trace.segments.map((segment) => segment.name)).toEqual(['users', 'fn', 'Initialization', 'Invocation'])
    const [root, fn, init, invocation] = trace.segments
    expect(fn!.parent).toBe(0)
    expect(init!.endMs! - init!.startMs).toBeCloseTo(200, 6)
    expect(invocation!.endMs - invocation!.startMs).toBeCloseTo(100, 6)
    expect(root!.endMs - root!.startMs).toBeCloseTo(300, 6)
  })
})
