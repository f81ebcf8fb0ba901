import { describe, expect, it } from 'vitest'
import { cloudFormationStack } from '../../../sim/services/cloudformation'
import { codePipeline } from '../../../sim/services/codepipeline'
import { codesOf, neighbour } from './checks'
import { SERVER_ERROR } from './responder'
import { sender, Stage } from './stage'
import { workers } from './worker'

const MINUTE_MS = 60_000
const SUCCESS = 'PutJobSuccessResult'
const FAILURE = 'PutJobFailureResult'
const seconds = (value: number) => ({ kind: 'constant', value })
const stage = (name: string, kind: string, duration = 0, more = {}) => ({
  name,
  kind,
  seconds: seconds(duration),
  failurePercent: 0,
  ...more,
})
const SOURCE = stage('Source', 'source')
const INVOKE = stage('Invoke', 'invoke')

interface Set {
  config?: Record<string, unknown>
  /** Settings of the invoke action by function. */
  functions?: Record<string, Record<string, unknown>>
  minutes?: number
}

/** trigger → pipeline → functions, which report back. */
function staged({ config = {}, functions = {}, minutes = 60 }: Set = {}) {
  const made = workers()
  const run = new Stage({
    resources: [
      { id: 'trigger', service: sender },
      {
        id: 'pipe',
        service: codePipeline,
        config: { stages: [SOURCE, INVOKE], apiLatency: { kind: 'constant', value: 0 }, ...config },
      },
      ...Object.keys(functions).map((id) => ({ id, service: made.service })),
    ],
    connections: [
      { from: 'trigger.calls', to: 'pipe.starts' },
      { from: 'trigger.calls', to: 'pipe.results' },
      ...Object.entries(functions).flatMap(([id, action]) => [
        { from: 'pipe.invokeAction', to: `${id}.events`, config: action },
        { from: `${id}.calls`, to: 'pipe.results' },
      ]),
    ],
    seconds: minutes * 60,
  })
  const startAt = (...times: number[]): Stage => {
    for (const time of times) run.at(time, () => run.sender('trigger').send())
    return run
  }
  const count = (metric: string): number => run.sum('pipe', metric)
  const counts = () => ({
    started: count('PipelineExecutionsStarted'),
    succeeded: count('PipelineExecutionsSucceeded'),
    failed: count('FailedPipelineExecutions'),
    superseded: count('PipelineExecutionsSuperseded'),
  })
  return { run, startAt, fn: made.of, count, counts, replies: run.sender('trigger').replies }
}

const duration = (run: Stage) => run.metric('pipe', 'PipelineDuration').summary

describe('CodePipeline', () => {
  it('PIPE-1: an event or a call starts an execution and is answered without waiting', () => {
    const { run, startAt, counts, replies } = staged({
      config: { stages: [SOURCE, stage('Build', 'build', 30)], apiLatency: { kind: 'constant', value: 25 } },
    })
    startAt(100)
    run.at(200, () => run.sender('trigger').send({ operation: 'StartPipelineExecution', connection: 1 }))
    run.run()
    expect(replies.map(({ outcome, atMs }) => [outcome, atMs])).toEqual([
      ['OK', 100],
      ['OK', 225],
    ])
    expect(counts()).toEqual({ started: 2, succeeded: 2, failed: 0, superseded: 0 })
  })

  it('PIPE-2: stages take their time in order, and fail by their share', () => {
    const stages = [stage('Source', 'source', 5), stage('Build', 'build', 60), stage('Test', 'test', 35)]
    const { startAt, counts } = staged({ config: { stages } })
    const run = startAt(0).run()
    expect(counts()).toMatchObject({ started: 1, succeeded: 1 })
    expect(duration(run)).toMatchObject({ maximum: 100 })

    const failing = staged({
      config: {
        executionMode: 'PARALLEL',
        maxExecutions: 10_000,
        stages: [SOURCE, stage('Build', 'build', 10, { failurePercent: 30 }), stage('Deploy', 'deploy', 10)],
      },
    })
    const starts = 2_000
    failing.startAt(...Array.from({ length: starts }, (_, i) => i * 100)).run()
    const { succeeded, failed } = failing.counts()
    expect(succeeded + failed).toBe(starts)
    // Four standard deviations of a binomial count.
    expect(Math.abs(failed - starts * 0.3)).toBeLessThan(4 * Math.sqrt(starts * 0.3 * 0.7))
    expect(duration(failing.run).minimum).toBe(10)
    expect(duration(failing.run).maximum).toBe(20)

    const standard = staged({ config: { stages: [] } })
    standard.startAt(0).run()
    expect(standard.counts()).toMatchObject({ succeeded: 1 })
    expect(duration(standard.run).minimum).toBeGreaterThan(5)
  })

  it('PIPE-3: superseded: of those that wait for a stage, only the newest goes on', () => {
    const { run, startAt, counts } = staged({ config: { stages: [SOURCE, stage('Build', 'build', 100)] } })
    startAt(0, 10_000, 20_000, 30_000, 150_000)
    run.run()
    expect(counts()).toEqual({ started: 5, succeeded: 3, failed: 0, superseded: 2 })
    // The first at once, the fourth after it at 100 s, the last after that at 200 s.
    expect(duration(run)).toMatchObject({ minimum: 100, maximum: 170, sum: 100 + 170 + 150 })
  })

  it('PIPE-4: queued: in order; parallel: at the same time; both within a limit', () => {
    const build = { stages: [SOURCE, stage('Build', 'build', 100)] }
    const queued = staged({ config: { ...build, executionMode: 'QUEUED' } })
    queued.startAt(0, 10_000, 20_000).run()
    expect(queued.counts()).toMatchObject({ started: 3, succeeded: 3, superseded: 0 })
    expect(duration(queued.run)).toMatchObject({ minimum: 100, maximum: 280, sum: 100 + 190 + 280 })

    const parallel = staged({ config: { ...build, executionMode: 'PARALLEL' } })
    parallel.startAt(0, 10_000, 20_000).run()
    expect(duration(parallel.run)).toMatchObject({ minimum: 100, maximum: 100, sum: 300 })
    expect(parallel.run.metric('pipe', 'PipelineExecutionsInProgress').summary.maximum).toBe(3)

    const full = staged({ config: { ...build, executionMode: 'QUEUED' } })
    full.startAt(...Array.from({ length: 60 }, (_, i) => i * 1_000)).run()
    const refused = full.replies.filter(({ outcome }) => outcome !== 'OK')
    expect(refused).toHaveLength(10)
    expect(refused[0]).toMatchObject({ outcome: 'ConcurrentPipelineExecutionsLimitExceededException' })
    expect(full.run.throttles()).toMatchObject([
      { limitId: 'codepipeline.executions', count: 10, limit: 50, useAtFirst: 51 },
    ])
  })

  it('PIPE-5: an invoke stage waits until each of its functions has reported', () => {
    const { run, startAt, fn, counts } = staged({ functions: { quick: { inputBytes: 999 }, slow: {} } })
    fn('quick').work = () => ({ operation: SUCCESS, afterMs: 2_000 })
    fn('slow').work = () => ({ operation: SUCCESS, afterMs: 50_000 })
    startAt(0, 60_000).run()
    expect(fn('quick').received).toEqual([
      { atMs: 0, key: 1, bytes: 999 },
      { atMs: 60_000, key: 2, bytes: 999 },
    ])
    expect(fn('quick').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'OK'])
    expect(counts()).toMatchObject({ succeeded: 2, failed: 0 })
    expect(duration(run)).toMatchObject({ minimum: 50, maximum: 50 })

    const failing = staged({ functions: { a: {}, b: {} } })
    failing.fn('a').work = () => ({ operation: FAILURE, afterMs: 1_000 })
    failing.fn('b').work = () => ({ operation: SUCCESS, afterMs: 4_000 })
    failing.startAt(0).run()
    expect(failing.counts()).toMatchObject({ succeeded: 0, failed: 1 })
    expect(duration(failing.run).maximum).toBe(4)

    const named = staged({
      config: { stages: [SOURCE, INVOKE, stage('Smoke', 'invoke')] },
      functions: { first: {}, second: { stage: 'Smoke' } },
    })
    for (const id of ['first', 'second']) named.fn(id).work = () => ({ operation: SUCCESS, afterMs: 7_000 })
    named.startAt(0).run()
    expect(named.fn('second').received[0]!.atMs).toBe(7_000)
    expect(duration(named.run).maximum).toBe(14)
  })

  it('PIPE-6: a function has 20 minutes to report', () => {
    const { run, startAt, fn, counts, count } = staged({ functions: { fn: {} }, minutes: 120 })
    fn('fn').work = (n) => ({ operation: SUCCESS, afterMs: n === 1 ? 20 * MINUTE_MS - 1 : 20 * MINUTE_MS + 1 })
    startAt(0, 30 * MINUTE_MS).run()
    expect(counts()).toMatchObject({ succeeded: 1, failed: 1 })
    expect(count('JobsTimedOut')).toBe(1)
    expect(duration(run).maximum).toBe(1_200)
    expect(fn('fn').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'InvalidJobStateException'])
    expect(run.throttles()).toMatchObject([
      { limitId: 'codepipeline.answerTimeout', count: 1, limit: 20, useAtFirst: 20 },
    ])
  })

  it('PIPE-7: reports of progress give 20 minutes more, up to the timeout of the action', () => {
    const { run, startAt, fn, counts } = staged({
      functions: { fn: { continuations: 3, continueAfterSeconds: 30 } },
      minutes: 180,
    })
    fn('fn').work = () => ({ operation: SUCCESS, afterMs: 15 * MINUTE_MS })
    startAt(0).run()
    const starts = fn('fn').received.map(({ atMs }) => atMs / MINUTE_MS)
    expect(starts).toEqual([0, 15.5, 31, 46.5])
    expect(fn('fn').received.map(({ key }) => key)).toEqual([1, 1, 1, 1])
    expect(counts()).toMatchObject({ succeeded: 1 })
    expect(duration(run).maximum).toBe(61.5 * 60)

    const long = staged({
      config: { actionTimeoutMinutes: 60 },
      functions: { fn: { continuations: 1_000 } },
      minutes: 120,
    })
    long.fn('fn').work = () => ({ operation: SUCCESS, afterMs: 15 * MINUTE_MS })
    long.startAt(0).run()
    expect(long.counts()).toMatchObject({ failed: 1 })
    expect(duration(long.run).maximum).toBe(3_600)
    expect(long.run.throttles()).toMatchObject([
      { limitId: 'codepipeline.actionTimeout', count: 1, limit: 60, useAtFirst: 60 },
    ])

    const day = staged({ functions: { fn: { continuations: 1_000 } }, minutes: 1_500 })
    day.fn('fn').work = () => ({ operation: SUCCESS, afterMs: 15 * MINUTE_MS })
    day.startAt(0).run()
    expect(duration(day.run).maximum).toBe(86_400)
  })

  it('PIPE-8: an event that is not taken fails the action at once', () => {
    const { run, startAt, fn, counts } = staged({ functions: { fn: {} } })
    fn('fn').work = () => ({ outcome: SERVER_ERROR })
    startAt(0, 1_000).run()
    expect(counts()).toMatchObject({ started: 2, failed: 2 })
    expect(duration(run).maximum).toBe(0)
  })

  it('PIPE-9: a deploy stage updates its stacks and waits for them', () => {
    const run = (failurePercent: number) => {
      const stage_ = new Stage({
        resources: [
          { id: 'trigger', service: sender },
          {
            id: 'pipe',
            service: codePipeline,
            config: { stages: [SOURCE, stage('Deploy', 'deploy', 5)] },
          },
          {
            id: 'stack',
            service: cloudFormationStack,
            config: { resourceSeconds: seconds(90), failurePercent, onFailure: 'preserve' },
          },
        ],
        connections: [
          { from: 'trigger.calls', to: 'pipe.starts' },
          { from: 'pipe.deployAction', to: 'stack.operations' },
        ],
        seconds: 600,
      })
      stage_.at(0, () => stage_.sender('trigger').send()).run()
      return stage_
    }
    const done = run(0)
    expect(done.sum('pipe', 'PipelineExecutionsSucceeded')).toBe(1)
    expect(done.metric('pipe', 'PipelineDuration').summary.maximum).toBe(90)
    expect(done.sum('stack', 'StackOperations')).toBe(1)
    expect(run(100).sum('pipe', 'FailedPipelineExecutions')).toBe(1)
  })

  it('PIPE-10: type V1 is billed by the month, type V2 by the minutes of actions', () => {
    const stages = [stage('Source', 'source', 5), stage('Build', 'build', 61), INVOKE]
    const usage = (pipelineType: string, starts: number[]) => {
      const { run, startAt, fn } = staged({ config: { stages, pipelineType }, functions: { fn: {} }, minutes: 73 * 60 })
      fn('fn').work = () => ({ operation: SUCCESS, afterMs: 60_000 })
      startAt(...starts).run()
      return run.usage('pipe')
    }
    // One minute of source, two of build, one of the function.
    expect(usage('V2', [0, 600_000])).toEqual({ 'Action minutes': 8 })
    expect(usage('V1', [0])['Active pipeline']).toBeCloseTo(0.1, 10)
    expect(usage('V1', [])).toEqual({ 'Active pipeline': 0 })
    const unitPrices = codePipeline.prices('us-east-1').map(({ tiers }) => tiers[0]!.unitPrice)
    expect(unitPrices).toEqual([1, 0.002])
    expect(codePipeline.freeTiers.map(({ quantity }) => quantity)).toEqual([1, 100])
  })

  it('PIPE-11: an execution and its stages are subsegments, with the functions under them', () => {
    const { run, startAt, fn } = staged({ functions: { fn: {} } })
    fn('fn').work = () => ({ operation: FAILURE, afterMs: 3_000 })
    startAt(0).run()
    const [trace] = run.traces()
    const { segments } = trace!
    expect(segments.map(({ name }) => name)).toEqual(['trigger', 'pipe', 'Execution', 'Source', 'Invoke', 'fn'])
    const invoke = segments[4]!
    expect([invoke.startMs, invoke.endMs, invoke.outcome]).toEqual([0, 3_000, 'PipelineExecutionFailed'])
    expect(segments[5]!.parent).toBe(4)
  })

  it('PIPE-12: checks keep to AWS’s rules for modes, stages and actions', () => {
    const codes = (config: Record<string, unknown>, connections = {}): string[] =>
      codesOf(codePipeline, config, connections)
    const two = [SOURCE, INVOKE]
    expect(codes({})).toEqual([])
    expect(codes({ pipelineType: 'V1', executionMode: 'QUEUED' })).toEqual(['codepipeline.modeNeedsV2'])
    expect(codes({ pipelineType: 'V1' })).toEqual([])
    expect(codes({ stages: [SOURCE] })).toEqual(['codepipeline.tooFewStages'])
    expect(codes({ stages: [stage('A', 'build'), stage('B', 'build')] })).toEqual(['codepipeline.noSource'])
    expect(codes({ stages: [SOURCE, stage('Other', 'source')] })).toEqual(['codepipeline.laterSource'])
    expect(codes({ stages: [SOURCE, stage('Source', 'build')] })).toEqual(['codepipeline.stageTwice'])
    expect(codes({ stages: two })).toEqual(['codepipeline.nothingInvoked'])
    const invoked = (name: string) => ({ invokeAction: [neighbour({ connection: { stage: name } })] })
    // Nothing leads from the function back to the pipeline here.
    expect(codes({ stages: two }, invoked(''))).toEqual(['codepipeline.noAnswer'])
    expect(codes({ stages: two }, invoked('Smoke'))).toEqual(['codepipeline.noSuchStage', 'codepipeline.noAnswer'])
    expect(codes({ stages: two }, { deployAction: [neighbour({ connection: { stage: '' } })] })).toEqual([
      'codepipeline.noSuchStage',
      'codepipeline.nothingInvoked',
    ])
  })
})
