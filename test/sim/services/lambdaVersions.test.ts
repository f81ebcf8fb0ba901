import { describe, expect, it } from 'vitest'
import { check } from '../../../sim/compile/check'
import type { RunResult } from '../../../sim/index'
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
const OWN = { settings: 'own', runtime: 'nodejs22.x', memoryMb: 1769, timeoutSeconds: 60, compute: constant(100) }

function trial(
  config: Record<string, unknown>,
  rate: number,
  durationSeconds: number,
  qualifier = '',
  more: Partial<Trial> = {},
): Trial {
  return {
    resources: [
      { id: 'users', type: 'client', config: { timeoutMs: null } },
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...config } },
    ],
    connections: [{ from: 'users.requests', to: 'fn.invoke', config: { qualifier } }],
    load: { users: { kind: 'constant', rate } },
    spacing: 'exact',
    durationSeconds,
    ...more,
  }
}

const metric = (result: RunResult, name: string) => result.resources['fn']!.metrics[name]!
const count = (result: RunResult, name: string): number => metric(result, name)?.summary.sum ?? 0
const of = (version: string, name = 'Invocations') => `${name}{ExecutedVersion=${version}}`
const problems = (config: Record<string, unknown>, more: Partial<Trial> = {}, qualifier = ''): string[] =>
  check(designOf(trial(config, 1, 10, qualifier, more)))
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code)

describe('versions', () => {
  it('LAMBDA-24: environments belong to one version; reserved concurrency is shared by all', () => {
    const base = trial({ versions: [{ version: 1 }], reservedConcurrency: 3, compute: constant(10_000) }, 1, 10)
    base.resources.push({ id: 'others', type: 'client', config: { timeoutMs: null } })
    base.connections!.push({ from: 'others.requests', to: 'fn.invoke', config: { qualifier: '1' } })
    base.load!['others'] = { kind: 'constant', rate: 1 }
    const result = simulate(base)
    expect(count(result, 'Invocations')).toBe(3)
    expect(count(result, 'ColdStarts')).toBe(3)
    expect(count(result, of('1')) + count(result, of('$LATEST'))).toBe(3)
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.reservedConcurrency', limit: 3 })
  })

  it('LAMBDA-25: a published version keeps settings of its own, whatever $LATEST has', () => {
    const versions = [{ version: 1, ...OWN, compute: constant(40) }]
    const result = simulate(trial({ versions, compute: constant(900) }, 2, 10, '1'))
    expect(metric(result, 'Duration').summary.maximum).toBeCloseTo(40, 6)
  })

  it('LAMBDA-26: a weighted alias draws the version of each call', () => {
    const versions = [{ version: 1 }, { version: 2 }]
    const aliases = [{ name: 'live', version: '1', additionalVersion: 2, additionalPercent: 25 }]
    const result = simulate(trial({ versions, aliases }, 100, 200, 'live'))
    const total = count(result, 'Invocations')
    expect(count(result, of('1')) + count(result, of('2'))).toBe(total)
    // Four standard deviations of a draw of 20,000.
    expect(Math.abs(count(result, of('2')) / total - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / total))
  })

  it.each(['arn:aws:lambda:us-east-1:123456789012:function:fn:live', '123456789012:function:fn:live', 'live'])(
    'LAMBDA-27: a connection names what it invokes by qualifier or ARN: %s',
    (qualifier) => {
      const config = { versions: [{ version: 7 }], aliases: [{ name: 'live', version: '7' }] }
      expect(count(simulate(trial(config, 1, 10, qualifier)), of('7'))).toBe(10)
    },
  )

  it('LAMBDA-27: an unqualified ARN and $LATEST are $LATEST', () => {
    for (const qualifier of ['arn:aws:lambda:us-east-1:123456789012:function:fn', '$LATEST'])
      expect(count(simulate(trial({ versions: [{ version: 1 }] }, 1, 10, qualifier)), of('$LATEST'))).toBe(10)
  })

  const DEPLOYED = { versions: [{ version: 1 }, { version: 2 }], aliases: [{ name: 'live', version: '1' }] }
  const deploy = (settings: Record<string, unknown>) =>
    simulate(
      trial(DEPLOYED, 100, 300, 'live', {
        actions: [
          {
            target: 'fn',
            action: 'deployVersion',
            atSeconds: 60,
            settings: { alias: 'live', version: 2, ...settings },
          },
        ],
      }),
    )

  it('LAMBDA-28: a deployment moves an alias at once, and the new version starts cold', () => {
    const result = deploy({})
    expect(count(result, of('2'))).toBe(24_000)
    expect(count(result, of('2', 'ColdStarts'))).toBeGreaterThan(0)
  })

  it('LAMBDA-28: a canary moves a share, then the rest; a linear deployment moves in steps', () => {
    const share = (result: RunResult, fromSecond: number, toSecond: number): number => {
      const sum = (name: string) =>
        metric(result, name)
          .values.slice((fromSecond * 1000) / result.binMs, (toSecond * 1000) / result.binMs)
          .reduce((a, b) => a + b, 0)
      return sum(of('2')) / (sum(of('1')) + sum(of('2')))
    }
    const canary = deploy({ shift: 'canary', percent: 10, intervalMinutes: 2 })
    expect(share(canary, 0, 60)).toBe(0)
    expect(share(canary, 60, 180)).toBeCloseTo(0.1, 1)
    expect(share(canary, 180, 300)).toBe(1)
    const linear = deploy({ shift: 'linear', percent: 25, intervalMinutes: 1 })
    expect(share(linear, 60, 120)).toBeCloseTo(0.25, 1)
    expect(share(linear, 120, 180)).toBeCloseTo(0.5, 1)
    expect(share(linear, 180, 240)).toBeCloseTo(0.75, 1)
    expect(share(linear, 240, 300)).toBe(1)
  })

  it('LAMBDA-29: new code discards warm environments of $LATEST only', () => {
    const actions = [{ target: 'fn', action: 'updateCode', atSeconds: 30 }]
    expect(count(simulate(trial({}, 1, 60, '', { actions })), 'ColdStarts')).toBe(2)
    expect(count(simulate(trial({ versions: [{ version: 1 }] }, 1, 60, '1', { actions })), 'ColdStarts')).toBe(1)
  })

  it('LAMBDA-30: impossible versions and aliases are refused', () => {
    const versions = [{ version: 1 }, { version: 2 }]
    expect(problems({ versions: [{ version: 1 }, { version: 1 }] })).toEqual(['lambda.versionTwice'])
    expect(
      problems({
        versions,
        aliases: [
          { name: 'a', version: 'b' },
          { name: 'b', version: '1' },
        ],
      }),
    ).toEqual(['lambda.aliasToAlias'])
    expect(problems({ versions, aliases: [{ name: 'a', version: 'a' }] })).toEqual(['lambda.aliasToAlias'])
    expect(problems({ versions, aliases: [{ name: '12', version: '1' }] })).toEqual(['lambda.aliasName'])
    expect(problems({ versions, aliases: [{ name: 'a', version: '3' }] })).toEqual(['lambda.versionUnknown'])
    expect(problems({ versions, aliases: [{ name: 'a', version: '$LATEST', additionalVersion: 1 }] })).toEqual([
      'lambda.weightedLatest',
    ])
    expect(problems({ versions, aliases: [{ name: 'a', version: '1', additionalVersion: 1 }] })).toEqual([
      'lambda.aliasSameVersion',
    ])
    expect(problems({}, {}, 'nobody')).toEqual(['lambda.qualifierUnknown'])
  })
})

describe('execution', () => {
  it('LAMBDA-31: init beyond 10 s is cut and runs again inside the first invocation', () => {
    const config = { customInit: constant(12_000), timeoutSeconds: 60 }
    const result = simulate(trial(config, 0.01, 200))
    expect(metric(result, 'InitDuration').summary.maximum).toBeCloseTo(10_000, 6)
    expect(metric(result, 'Duration').summary.maximum).toBeCloseTo(12_100, 6)
    // It does not fit into a timeout of 11 s.
    expect(count(simulate(trial({ ...config, timeoutSeconds: 11 }, 0.01, 200)), 'Errors')).toBe(2)
  })

  it('LAMBDA-32: after a timeout or a crash init runs silently inside the next invocation', () => {
    const slow = {
      kind: 'empirical',
      points: [
        { p: 0, value: 50 },
        { p: 0.5, value: 50 },
        { p: 0.5001, value: 5000 },
        { p: 1, value: 5000 },
      ],
    }
    const config = { customInit: constant(700), timeoutSeconds: 2 }
    const timedOut = simulate(trial({ ...config, compute: slow }, 0.2, 500))
    expect(count(timedOut, 'ColdStarts')).toBe(1)
    expect(count(timedOut, 'Errors')).toBeGreaterThan(20)
    const crashed = simulate(trial({ ...config, errorPercent: 50, errorCrashes: true }, 0.2, 500))
    expect(metric(crashed, 'Duration').summary.maximum).toBeCloseTo(800, 6)
    expect(count(crashed, 'ColdStarts')).toBe(1)
    const thrown = simulate(trial({ ...config, errorPercent: 50 }, 0.2, 500))
    expect(metric(thrown, 'Duration').summary.maximum).toBeCloseTo(100, 6)
  })

  it('LAMBDA-33: an environment is replaced after its longest lifetime, however busy', () => {
    const result = simulate(trial({ longestLifetime: constant(60_000) }, 5, 300))
    expect(count(result, 'ColdStarts')).toBe(5)
  })

  it('LAMBDA-34: the first run after init takes longer in runtimes that compile, the more the less memory', () => {
    const first = (runtime: string, memoryMb: number): number =>
      metric(simulate(trial({ initSource: 'measured', runtime, memoryMb, cpuBoundPercent: 0 }, 1, 10)), 'Duration')
        .summary.maximum! - 100
    expect(first('dotnet8', 128)).toBeCloseTo(765.2, 6)
    expect(first('dotnet8', 512)).toBeCloseTo(173.3, 6)
    expect(first('dotnet8', 10_240)).toBeCloseTo(79.8, 6)
    expect(first('dotnet8', 384)).toBeGreaterThan(173.3)
    expect(first('dotnet8', 384)).toBeLessThan(372.2)
    expect(first('go', 128)).toBeCloseTo(1.6, 6)
  })

  it('LAMBDA-35: with SnapStart a published version restores a snapshot; only its hooks are billed', () => {
    const config = {
      runtime: 'java21',
      snapStart: true,
      restore: constant(600),
      restoreHooks: constant(50),
      customInit: constant(4000),
      versions: [{ version: 1 }],
    }
    const restored = simulate(trial(config, 1, 10, '1'))
    expect(metric(restored, 'InitDuration').summary.maximum).toBeCloseTo(650, 6)
    const billed = restored.cost.runLines.find(({ component }) => component === 'Duration')!
    expect(billed.quantity).toBeCloseTo((1769 / 1024) * (10 * 0.1 + 0.05), 9)
    expect(metric(simulate(trial(config, 1, 10)), 'InitDuration').summary.maximum).toBeCloseTo(4000, 6)
    const late = simulate(trial({ ...config, restoreHooks: constant(11_000) }, 1, 30, '1'))
    expect(late.throttles[0]).toMatchObject({
      limitId: 'lambda.snapStartRestore',
      outcome: 'SnapStartTimeoutException',
    })
    expect(problems({ ...config, runtime: 'nodejs22.x' })).toEqual(['lambda.snapStart'])
    expect(problems({ ...config, ephemeralStorageMb: 1024 })).toEqual(['lambda.snapStart'])
  })

  it('LAMBDA-36: a response above 6 MB fails unless it is streamed; beyond 6 MB a stream flows at 2 MB/s and is billed', () => {
    const responseBytes = 16 * 1024 * 1024
    const refused = simulate(trial({ responseBytes }, 1, 10))
    expect(refused.requests.ok).toBe(0)
    expect(refused.throttles[0]).toMatchObject({ limitId: 'lambda.payload', outcome: 'Function.ResponseSizeTooLarge' })
    const streamed = simulate(trial({ responseBytes, responseStreaming: true }, 1, 20))
    expect(metric(streamed, 'Duration').summary.minimum).toBeCloseTo(5100, 6)
    const line = streamed.cost.runLines.find(({ component }) => component === 'Response streaming')!
    expect(line.quantity).toBeCloseTo((count(streamed, 'Duration') / 5100) * (10 / 1024), 6)
  })

  it('LAMBDA-37: ephemeral storage above 512 MB is billed per GB-second of running', () => {
    const result = simulate(trial({ ephemeralStorageMb: 1536 }, 1, 10))
    const line = result.cost.runLines.find(({ component }) => component === 'Ephemeral storage')!
    expect(line.quantity).toBeCloseTo(10 * 0.1, 9)
  })
})

describe('provisioned concurrency', () => {
  const provisioned = (item: Record<string, unknown>, config: Record<string, unknown> = {}) => ({
    versions: [{ version: 1 }, { version: 2 }],
    aliases: [{ name: 'live', version: '1' }],
    provisioned: [{ qualifier: '1', ...item }],
    customInit: constant(1000),
    ...config,
  })

  it('LAMBDA-38: requests take provisioned environments without a cold start, and spill over when all are busy', () => {
    const result = simulate(trial(provisioned({ concurrency: 5 }, { compute: constant(1000) }), 8, 60, '1'))
    expect(metric(result, 'ProvisionedConcurrentExecutions').summary.maximum).toBe(5)
    expect(count(result, 'ProvisionedConcurrencySpilloverInvocations')).toBeGreaterThan(0)
    expect(
      count(result, 'ProvisionedConcurrencyInvocations') + count(result, 'ProvisionedConcurrencySpilloverInvocations'),
    ).toBe(count(result, 'Invocations'))
    const enough = simulate(trial(provisioned({ concurrency: 10 }, { compute: constant(1000) }), 8, 60, '1'))
    expect(count(enough, 'ColdStarts')).toBe(0)
  })

  it('LAMBDA-38: its request rate is ten per second and environment; above it requests run on demand', () => {
    const result = simulate(trial(provisioned({ concurrency: 1 }, { compute: constant(10) }), 50, 60, '1'))
    expect(count(result, 'ProvisionedConcurrencyInvocations') / 60).toBeCloseTo(10, 0)
  })

  it('LAMBDA-39: it takes its environments from the account even while they are idle', () => {
    const base = trial(provisioned({ concurrency: 150 }), 1, 10, '1', {
      quotas: { 'lambda.concurrentExecutions': 200 },
    })
    base.resources.push(
      { id: 'crowd', type: 'client', config: { timeoutMs: null } },
      {
        id: 'other',
        type: 'aws.lambda.function',
        config: { ...PLAIN, compute: constant(60_000), timeoutSeconds: 600 },
      },
    )
    base.connections!.push({ from: 'crowd.requests', to: 'other.invoke' })
    base.load!['crowd'] = { kind: 'constant', rate: 20 }
    const result = simulate(base)
    expect(result.resources['other']!.metrics['ConcurrentExecutions']!.summary.maximum).toBe(50)
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.accountConcurrency', resourceId: 'other', limit: 50 })
  })

  it('LAMBDA-39: it counts inside the reservation: what is left over is for on-demand executions', () => {
    const config = provisioned({ concurrency: 4 }, { reservedConcurrency: 4, compute: constant(100) })
    const result = simulate(trial(config, 5, 10))
    expect(result.requests.ok).toBe(0)
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.reservedConcurrency' })
    expect(metric(result, 'ClaimedAccountConcurrency').summary.maximum).toBe(4)
    expect(problems(provisioned({ concurrency: 5 }, { reservedConcurrency: 4 }))).toEqual([
      'lambda.provisionedAboveReserved',
    ])
  })

  it('LAMBDA-40: allocation begins after a minute or two, goes at 6,000 a minute, and serves when all are ready', () => {
    const readyAt = (concurrency: number): number => {
      const result = simulate(
        trial(provisioned({ concurrency, ready: 'allocating' }), 1, 600, '1', {
          quotas: { 'lambda.concurrentExecutions': 20_000 },
        }),
      )
      const last = metric(result, 'ProvisionedConcurrency').last
      const bin = last.findIndex((value) => value > 0)
      expect(last[bin]).toBe(concurrency)
      return (bin * result.binMs) / 1000
    }
    expect(readyAt(10)).toBeGreaterThanOrEqual(59)
    expect(readyAt(10)).toBeLessThanOrEqual(121)
    expect(readyAt(12_000) - readyAt(10)).toBeCloseTo((11_990 / 6000) * 60, -1)
  })

  it('LAMBDA-41: target tracking adds environments after three busy minutes and keeps to its bounds', () => {
    const item = { concurrency: 10, scaling: 'targetTracking', targetPercent: 50, minimum: 2, maximum: 14 }
    const result = simulate(trial(provisioned(item, { compute: constant(1000) }), 9, 1200, '1'))
    const ready = metric(result, 'ProvisionedConcurrency')
    expect(ready.summary.maximum).toBe(14)
    expect(ready.last[Math.floor((170 * 1000) / result.binMs)]).toBe(10)
    const calm = simulate(trial(provisioned({ ...item, concurrency: 14 }, { compute: constant(1000) }), 2, 2400, '1'))
    expect(metric(calm, 'ProvisionedConcurrency').last.at(-1)).toBeLessThan(8)
  })

  it('LAMBDA-42: environments are billed while they are kept, and what runs in them at its own price', () => {
    const result = simulate(trial(provisioned({ concurrency: 4 }), 2, 100, '1'))
    const line = (component: string) => result.cost.runLines.find((one) => one.component === component)!
    expect(line('Provisioned concurrency').quantity).toBeCloseTo((1769 / 1024) * 4 * 100, 6)
    // 200 requests of 100 ms, and the init of four environments.
    expect(line('Duration, provisioned').quantity).toBeCloseTo((1769 / 1024) * (200 * 0.1 + 4), 6)
    expect(line('Provisioned concurrency').basis).toBe('time')
  })

  it('LAMBDA-43: scheduled changes of provisioned and reserved concurrency take place in the run', () => {
    const actions = [
      {
        target: 'fn',
        action: 'setProvisionedConcurrency',
        atSeconds: 100,
        settings: { qualifier: 'live', concurrency: 20 },
      },
      {
        target: 'fn',
        action: 'setProvisionedConcurrency',
        atSeconds: 400,
        settings: { qualifier: 'live', concurrency: 0 },
      },
    ]
    const config = provisioned({ qualifier: 'live', concurrency: 5 })
    const result = simulate(trial(config, 1, 600, 'live', { actions }))
    const ready = metric(result, 'ProvisionedConcurrency')
    expect(ready.last[Math.floor(90_000 / result.binMs)]).toBe(5)
    expect(ready.summary.maximum).toBe(20)
    expect(ready.last.at(-1)).toBe(0)
    const stopped = simulate(
      trial({}, 10, 60, '', {
        actions: [
          { target: 'fn', action: 'setReservedConcurrency', atSeconds: 30, settings: { reservedConcurrency: 0 } },
        ],
      }),
    )
    expect(stopped.requests.throttled).toBe(300)
  })

  it('LAMBDA-44: provisioned environments of an alias follow it to another version', () => {
    const actions = [{ target: 'fn', action: 'deployVersion', atSeconds: 60, settings: { alias: 'live', version: 2 } }]
    const config = provisioned({ qualifier: 'live', concurrency: 5 })
    const result = simulate(trial(config, 1, 400, 'live', { actions }))
    const ready = metric(result, 'ProvisionedConcurrency').last
    expect(ready[Math.floor(50_000 / result.binMs)]).toBe(5)
    expect(ready[Math.floor(90_000 / result.binMs)]).toBe(0)
    expect(ready.at(-1)).toBe(5)
    // Until they are ready calls run on demand: the second comes while the first is still in its init.
    expect(count(result, of('2', 'ColdStarts'))).toBe(2)
  })

  it('LAMBDA-44: impossible provisioned concurrency is refused', () => {
    expect(problems(provisioned({ qualifier: '$LATEST' }))).toEqual(['lambda.provisionedLatest'])
    expect(problems(provisioned({ qualifier: '9' }))).toEqual(['lambda.qualifierUnknown'])
    expect(
      problems({
        versions: [{ version: 1 }],
        aliases: [{ name: 'a', version: '1' }],
        provisioned: [{ qualifier: 'a' }, { qualifier: '1' }],
      }),
    ).toEqual(['lambda.provisionedTwice'])
    expect(problems(provisioned({ scaling: 'targetTracking', minimum: 5, maximum: 2 }))).toEqual([
      'lambda.provisionedRange',
    ])
  })
})

describe('the classic era', () => {
  it('LAMBDA-45: a Region’s burst, then 500 environments a minute, for all functions together', () => {
    const load = { kind: 'constant', rate: 500 } as const
    const result = simulate(
      trial({ compute: constant(600_000), timeoutSeconds: 900 }, 500, 120, '', {
        era: 'classic',
        region: 'eu-west-2',
        quotas: { 'lambda.concurrentExecutions': 100_000 },
        load: { users: load },
      }),
    )
    expect(result.throttles[0]).toMatchObject({ limitId: 'lambda.burstConcurrency', limit: 500, httpStatus: 429 })
    expect(metric(result, 'ConcurrentExecutions').summary.maximum).toBeCloseTo(500 + 1000, -1)
  })

  it('LAMBDA-46: billed in steps of 100 ms, init of zip packages free', () => {
    const quantity = (era: 'classic' | 'modern', packageType: string): number =>
      simulate(
        trial({ compute: constant(120), customInit: constant(1000), packageType }, 0.5, 10, '', { era }),
      ).cost.runLines.find(({ component }) => component === 'Duration')!.quantity
    const gigabytes = 1769 / 1024
    expect(quantity('classic', 'zip')).toBeCloseTo(gigabytes * 5 * 0.2, 9)
    expect(quantity('classic', 'image')).toBeCloseTo(gigabytes * (5 * 0.2 + 1), 9)
    expect(quantity('modern', 'zip')).toBeCloseTo(gigabytes * (5 * 0.12 + 1), 9)
  })
})

it('LAMBDA-100: Invoke calls above the account’s rate are refused with their own Reason', () => {
  const result = simulate(trial({}, 30, 20, '', { quotas: { 'lambda.callerRequestsPerSecond': 20 } }))
  expect(result.throttles[0]).toMatchObject({
    limitId: 'lambda.callerRate',
    limit: 20,
    reason: 'CallerRateLimitExceeded',
    httpStatus: 429,
  })
  // A second's worth at the start, then 20 a second; the last few are still running.
  expect(result.requests.ok + result.requests.unfinished).toBe(419)
})

it('LAMBDA-101: actions that name what the function does not have are refused', () => {
  const actions = (action: string, settings: Record<string, unknown>): string[] =>
    problems(
      { versions: [{ version: 1 }], aliases: [{ name: 'live', version: '1' }] },
      {
        actions: [{ target: 'fn', action, atSeconds: 1, settings }],
      },
    )
  expect(actions('deployVersion', { alias: 'live', version: 1 })).toEqual([])
  expect(actions('deployVersion', { alias: 'dead', version: 2 })).toEqual(['action.settings', 'action.settings'])
  expect(actions('setProvisionedConcurrency', { qualifier: 'live', concurrency: 1 })).toEqual(['action.settings'])
  const provisioned = { versions: [{ version: 1 }], provisioned: [{ qualifier: '1', concurrency: 5 }] }
  const reserve = { target: 'fn', action: 'setReservedConcurrency', atSeconds: 1 }
  expect(problems(provisioned, { actions: [{ ...reserve, settings: { reservedConcurrency: 4 } }] })).toEqual([
    'action.settings',
  ])
})
