import { describe, expect, it } from 'vitest'
import { compile } from '../../../sim/compile/compile'
import { restoreDesign } from '../../../sim/design/restore'
import { serializeDesign } from '../../../sim/design/serialize'
import type { RunResult } from '../../../sim/result'
import { run } from '../../../sim/run'
import { services as registry } from '../../../sim/services'
import type { CheckContext } from '../../../sim/services/define'
import { eventBus } from '../../../sim/services/eventbridge'
import { type ConfigOf, withDefaults } from '../../../sim/services/fields'
import { schedule } from '../../../sim/services/schedule'
import { targetFields } from '../../../sim/services/schedule/config'
import type { Outcome } from '../../../sim/telemetry/outcome'
import { designOf, type Trial } from './harness'
import { receiver, Stage, type StageDesign } from './stage'

const ON_THE_MINUTE = { secondWithinMinute: { kind: 'constant', value: 0 } }
const MINUTE_MS = 60_000

const SERVER_ERROR: Outcome = {
  name: 'InternalFailure',
  service: 'test',
  httpStatus: 500,
  class: 'fault',
  retryable: true,
}
const GONE: Outcome = { name: 'NotFound', service: 'test', httpStatus: 404, class: 'clientError', retryable: false }
const BUSY: Outcome = { name: 'Throttled', service: 'test', httpStatus: 429, class: 'throttle', retryable: true }
const TAKEN: Outcome = { name: 'Accepted', service: 'test', httpStatus: 202, class: 'ok', retryable: false }

const services = [...new Set([...registry, eventBus, schedule])]

/** timer → a, with a dead-letter queue. */
const timer = (
  config: Record<string, unknown> = {},
  { target = {}, ...rest }: Partial<StageDesign> & { target?: Record<string, unknown> } = {},
): Stage =>
  new Stage({
    resources: [
      { id: 'timer', service: schedule, config: { ...ON_THE_MINUTE, ...config } },
      { id: 'a', service: receiver },
      { id: 'dlq', service: receiver },
    ],
    connections: [
      { from: 'timer.target', to: 'a.calls', config: target },
      { from: 'timer.deadLetter', to: 'dlq.calls' },
    ],
    seconds: 3_600,
    ...rest,
  })

const minutesOf = (stage: Stage): number[] => stage.receiver('a').received.map(({ atMs }) => atMs / MINUTE_MS)

describe('EventBridge schedule', () => {
  it('SCHED-1: a rate invokes every so many minutes from a given one on', () => {
    expect(minutesOf(timer({ rateMinutes: 10 }).run())).toEqual([0, 10, 20, 30, 40, 50])
    expect(minutesOf(timer({ rateMinutes: 25, firstMinute: 7 }).run())).toEqual([7, 32, 57])
    expect(minutesOf(timer({ rateMinutes: 1 }).run())).toEqual(Array.from({ length: 60 }, (_, i) => i))
    expect(minutesOf(timer({ rateMinutes: 5, firstMinute: 60 }).run())).toEqual([])
  })

  it('SCHED-2: a cron expression invokes at its times', () => {
    const config = { scheduleKind: 'cron', cronExpression: 'cron(10/20 * ? * MON *)' }
    expect(minutesOf(timer(config).run())).toEqual([10, 30, 50])
  })

  it('SCHED-3: the calendar begins at a given moment', () => {
    const config = { scheduleKind: 'cron', cronExpression: '0 9 1 * ? *', startsAt: '2027-02-28 08:45' }
    const stage = timer(config, { seconds: 2 * 86_400 })
    expect(minutesOf(stage.run())).toEqual([24 * 60 + 15])
    const sunday = { scheduleKind: 'cron', cronExpression: '0/30 * ? * MON *', startsAt: '2026-11-22 23:10' }
    expect(minutesOf(timer(sunday, { seconds: 3 * 3_600 }).run())).toEqual([50, 80, 110, 140, 170])
  })

  it('SCHED-4: it invokes within the minute, at a second drawn each time', () => {
    const stage = timer({ secondWithinMinute: { kind: 'uniform', min: 0, max: 60 } }, { seconds: 86_400 })
    const minutes = minutesOf(stage.run())
    expect(minutes.map(Math.floor)).toEqual(Array.from({ length: 1_440 }, (_, i) => i))
    const seconds = minutes.map((minute) => (minute % 1) * 60)
    const mean = seconds.reduce((sum, second) => sum + second, 0) / seconds.length
    // Four standard deviations of the mean.
    expect(Math.abs(mean - 30)).toBeLessThan((4 * 60) / Math.sqrt(12 * 1_440))
    const late = timer({ secondWithinMinute: { kind: 'constant', value: 300 }, rateMinutes: 20 })
    expect(minutesOf(late.run()).map(Math.floor)).toEqual([0, 20, 40])
  })

  it('SCHED-5: a flexible time window spreads invocations over it', () => {
    const config = { rateMinutes: 20, flexibleWindowMinutes: 15 }
    const minutes = minutesOf(timer(config, { seconds: 20 * 86_400 }).run())
    expect(minutes).toHaveLength((20 * 86_400) / 1_200)
    const delays = minutes.map((minute, i) => minute - 20 * i)
    expect(Math.min(...delays)).toBeGreaterThan(0)
    expect(Math.max(...delays)).toBeLessThan(15)
    const mean = delays.reduce((sum, delay) => sum + delay, 0) / delays.length
    expect(Math.abs(mean - 7.5)).toBeLessThan((4 * 15) / Math.sqrt(12 * delays.length))
    expect(minutesOf(timer({ ...config, invokedBy: 'rule' }).run())).toEqual([0, 20, 40])
  })

  it('SCHED-6: a target gets its payload and the number of the invocation', () => {
    const stage = timer({ rateMinutes: 20 }, { target: { payloadBytes: 1_234 } })
    stage.run()
    expect(stage.receiver('a').received).toMatchObject([
      { key: 0, bytes: 1_234, attempt: 1 },
      { key: 1, bytes: 1_234, attempt: 1 },
      { key: 2, bytes: 1_234, attempt: 1 },
    ])
    expect(timer().run().receiver('a').received[0]).toMatchObject({ bytes: 270 })
  })

  it('SCHED-7: a failed invocation is retried with back-off within its limits', () => {
    const stage = timer(
      { rateMinutes: 60, longestRetrySeconds: 4 },
      { target: { maximumRetryAttempts: 6 }, seconds: 3_000 },
    )
    stage.receiver('a').answer = (attempt) => (attempt % 2 ? SERVER_ERROR : BUSY)
    stage.run()
    const { received } = stage.receiver('a')
    expect(received.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4, 5, 6, 7])
    const waits = received.slice(1).map(({ atMs }, i) => atMs - received[i]!.atMs)
    waits.forEach((wait, i) => expect(wait).toBeLessThanOrEqual(Math.min(4_000, 1_000 * 2 ** i)))
    const counts = ['InvocationAttemptCount', 'TargetErrorCount', 'TargetErrorThrottledCount', 'InvocationDroppedCount']
    expect(counts.map((name) => stage.sum('timer', name))).toEqual([7, 4, 3, 1])
    expect(stage.sum('timer', 'ScheduledInvocations')).toBe(1)

    const aged = timer({ rateMinutes: 60 }, { target: { maximumEventAgeSeconds: 60 } })
    aged.receiver('a').answer = () => BUSY
    aged.run()
    expect(aged.receiver('a').received.length).toBeGreaterThan(3)
    expect(aged.receiver('a').received.at(-1)!.atMs).toBeLessThanOrEqual(60_000)

    const refused = timer({ rateMinutes: 60 })
    refused.receiver('a').answer = () => GONE
    expect(minutesOf(refused.run())).toEqual([0])
    expect(refused.sum('timer', 'InvocationDroppedCount')).toBe(1)
  })

  it('SCHED-8: what is given up goes to the dead-letter queue', () => {
    const counts = ['InvocationsSentToDeadLetterCount', 'InvocationsFailedToBeSentToDeadLetterCount']
    const stage = timer({ rateMinutes: 30 }, { target: { maximumRetryAttempts: 0 } })
    stage.receiver('a').answer = () => SERVER_ERROR
    stage.receiver('dlq').answer = () => (stage.now < 1_000 ? TAKEN : GONE)
    stage.run()
    expect(stage.receiver('dlq').received).toMatchObject([{ key: 0, bytes: 270 }, { key: 1 }])
    expect(counts.map((name) => stage.sum('timer', name))).toEqual([1, 1])
    expect(stage.last('timer', 'InvocationsPending')).toBe(0)

    const lost = timer({ rateMinutes: 30 }, { target: { maximumRetryAttempts: 0, useDeadLetterQueue: false } })
    lost.receiver('a').answer = () => SERVER_ERROR
    lost.run()
    expect(lost.receiver('dlq').received).toEqual([])
    expect(lost.sum('timer', 'InvocationDroppedCount')).toBe(2)
  })

  it('SCHED-9: invocations are billed by started 64 KB, without retries; those of a rule are free', () => {
    const stage = timer({ rateMinutes: 10 }, { target: { payloadBytes: 65_537 } })
    stage.receiver('a').answer = (attempt) => (attempt < 3 ? BUSY : TAKEN)
    expect(stage.run().usage('timer')).toEqual({ Invocations: 12 })
    expect(timer({ rateMinutes: 10, invokedBy: 'rule' }).run().usage('timer')).toEqual({ 'Scheduled events': 6 })
    const prices = schedule.prices('us-east-1').map(({ id, tiers }) => [id, tiers[0]!.unitPrice])
    expect(prices).toEqual([
      ['scheduler.invocations', 1e-6],
      ['scheduler.scheduledRuleEvents', 0],
    ])
    expect(schedule.freeTiers.map(({ quantity }) => quantity)).toEqual([14_000_000])
  })

  it('SCHED-10: each invocation is a trace until the target has taken it', () => {
    const stage = timer({ rateMinutes: 30, firstRetrySeconds: 10 })
    stage.receiver('a').answer = (attempt) => (attempt === 1 ? BUSY : TAKEN)
    stage.run()
    const retriedAt = stage.receiver('a').received[1]!.atMs
    const traces = stage.traces()
    expect(traces).toHaveLength(2)
    expect(traces[0]).toMatchObject({ startMs: 0, durationMs: retriedAt, outcome: 'Accepted' })
    expect(traces[0]!.segments.map(({ parent, name, outcome, attempt }) => [parent, name, outcome, attempt])).toEqual([
      [-1, 'timer', 'Accepted', 1],
      [0, 'a', 'Throttled', 1],
      [0, 'a', 'Accepted', 2],
    ])
  })

  it('SCHED-11: checks find wrong times and targets', () => {
    const target = (config: Record<string, unknown> = {}) => ({
      id: 'c',
      other: { id: 'x', type: 't', name: 'x', port: 'any', config: {} },
      config: withDefaults(targetFields, config),
    })
    const check = (
      config: Record<string, unknown>,
      connections: Record<string, ReturnType<CheckContext<unknown>['connections']>> = {
        target: [target()],
        deadLetter: [target()],
      },
    ): string[] => {
      const context: CheckContext<ConfigOf<typeof schedule.fields>> = {
        resourceId: 'timer',
        config: withDefaults(schedule.fields, config),
        region: 'us-east-1',
        parentId: null,
        era: 'modern',
        quota: () => 1,
        connections: (port) => connections[port] ?? [],
        leadsTo: () => false,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
      }
      return schedule.check!(context).map(({ code, field }) =>
        `${code.slice('schedule.'.length)} ${field ?? ''}`.trim(),
      )
    }
    const cron = (cronExpression: string, startsAt?: string) =>
      check({ scheduleKind: 'cron', cronExpression, ...(startsAt === undefined ? {} : { startsAt }) })
    expect(check({})).toEqual([])
    expect(check({ scheduleKind: 'cron' })).toEqual([])
    expect(check({ cronExpression: 'not looked at' })).toEqual([])
    expect(cron('0 9 * * *')).toEqual(['cron cronExpression'])
    expect(cron('0 9 30 2 ? *')).toEqual(['neverRuns cronExpression'])
    expect(cron('0 9 * * ? 2025')).toEqual(['neverRuns cronExpression'])
    expect(cron('0 9 * * ? *', 'Monday')).toEqual(['startsAt startsAt'])
    expect(check({}, {})).toEqual(['noTarget'])
    expect(check({}, { target: [target()] })).toEqual(['noDeadLetterQueue'])
    expect(check({}, { target: [target({ useDeadLetterQueue: false })], deadLetter: [target()] })).toEqual([
      'noDeadLetterQueue',
    ])
    const many = (count: number) => ({ target: Array.from({ length: count }, () => target()), deadLetter: [target()] })
    expect(check({}, many(2))).toEqual(['targets'])
    expect(check({ invokedBy: 'rule' }, many(5))).toEqual([])
    expect(check({ invokedBy: 'rule' }, many(6))).toEqual(['targets'])
  })

  it('SCHED-3: the inspector tells the first run', () => {
    const hint = (config: Record<string, unknown>): string =>
      schedule.hints!.cronExpression!(withDefaults(schedule.fields, { scheduleKind: 'cron', ...config }))
    expect(hint({ cronExpression: '0 9 ? * SUN *' })).toBe('first Sun 2026-11-29 09:00')
    expect(hint({ cronExpression: '0 9 30 2 ? *' })).toBe('never runs')
    expect(hint({ cronExpression: '0 9 * * *' })).toContain('6 fields')
    expect(hint({ startsAt: 'x' })).toBe('')
  })

  it('SCHED-1: a design that nothing but a schedule drives compiles, runs and is billed', () => {
    const result = simulate({
      resources: [
        { id: 'timer', type: 'aws.scheduler.schedule', config: ON_THE_MINUTE },
        { id: 'bus', type: 'aws.events.bus' },
        { id: 'jobs', type: 'aws.sqs.queue' },
      ],
      connections: [
        { from: 'timer.target', to: 'bus.deliveries' },
        { from: 'bus.rules', to: 'jobs.deliveries', config: { events: 'custom' } },
      ],
      freeTier: true,
      durationSeconds: 3_650,
    })
    const sum = (id: string, name: string): number => result.resources[id]!.metrics[name]!.summary.sum!
    expect(sum('timer', 'ScheduledInvocations')).toBe(61)
    expect(sum('bus', 'Events')).toBe(61)
    expect(sum('jobs', 'NumberOfMessagesSent')).toBe(61)
    expect(result.cost.freeTiers.map(({ id }) => id)).toContain('scheduler.invocations')
    const bill = Object.fromEntries(result.cost.runLines.map(({ priceId, quantity }) => [priceId, quantity]))
    expect(bill).toMatchObject({ 'scheduler.invocations': 61, 'eventbridge.customEvents': 61 })
  })
})

/** Runs a trial through the whole pipeline with the schedule among the services. */
function simulate(trial: Trial): RunResult {
  const restored = restoreDesign(serializeDesign(designOf(trial)), { services })
  if ('problems' in restored) throw new Error(JSON.stringify(restored.problems))
  const compiled = compile(restored.design, services)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
  return run(compiled.model, restored.design.scenarios[0]!, { seed: 1 })
}
