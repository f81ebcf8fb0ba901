import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { AnswerEnd } from '../AnsweredEvents'
import type { Component, ComponentContext } from '../define'
import { Actions } from './Actions'
import type { PipelineConfig } from './config'
import { usageOf } from './cost'
import { Executions } from './Executions'
import { ACTION_LIMIT, ANSWER_LIMIT, ANSWER_TIMEOUT_MS, EXECUTIONS_LIMIT } from './limits'
import { METRICS } from './metrics'
import { OPERATIONS } from './operations'
import {
  ACTION_TIMED_OUT,
  EXECUTION_FAILED,
  EXECUTION_SUPERSEDED,
  INVALID_JOB_STATE,
  TOO_MANY_EXECUTIONS,
} from './outcomes'
import { StageLock } from './StageLock'
import { type Stage, stagesOf } from './stages'

const REPLY = 0
const WORK_DONE = 1
const STAGE_DONE = 2
const STARTS_PORT = 0
const MINUTE_MS = 60_000

/** A pipeline: its executions go through the stages, one at a time in each unless they run in parallel. */
export class Pipeline implements Component {
  private readonly executions = new Executions()
  private readonly stages: readonly Stage[]
  private readonly locks: readonly StageLock[]
  private readonly durations: readonly Sampler[]
  private readonly stageNames: readonly number[]
  private readonly executionName: number
  private readonly failures: RandomStream
  private actions: Actions | null = null
  /** Calls of its API; detail: their outcome. */
  private readonly requests = new PendingCalls()
  private readonly latency: Sampler
  private readonly codes: { tooMany: number; invalidJob: number; failed: number; superseded: number }
  private readonly tooManyExecutions: LimitRecorder
  private readonly noAnswer: LimitRecorder
  private readonly tooLong: LimitRecorder
  private readonly started: CounterRecorder
  private readonly succeeded: CounterRecorder
  private readonly failed: CounterRecorder
  private readonly superseded: CounterRecorder
  private readonly unanswered: CounterRecorder
  private readonly inProgress: GaugeRecorder
  private readonly duration: DistributionRecorder
  private actionMinutes = 0

  constructor(private readonly context: ComponentContext<PipelineConfig>) {
    const { config, traces, outcomes } = context
    this.stages = stagesOf(config)
    this.locks = this.stages.map(() => new StageLock(config.executionMode))
    this.durations = this.stages.map(({ seconds }, stage) => sampler(seconds, context.random(`duration:${stage}`)))
    this.stageNames = this.stages.map(({ name }) => traces.name(name))
    this.executionName = traces.name('Execution')
    this.failures = context.random('failures')
    this.latency = sampler(config.apiLatency, context.random('api latency'))
    this.codes = {
      tooMany: outcomes.code(TOO_MANY_EXECUTIONS),
      invalidJob: outcomes.code(INVALID_JOB_STATE),
      failed: outcomes.code(EXECUTION_FAILED),
      superseded: outcomes.code(EXECUTION_SUPERSEDED),
    }
    this.tooManyExecutions = context.limit(EXECUTIONS_LIMIT, config.maxExecutions, TOO_MANY_EXECUTIONS)
    this.noAnswer = context.limit(ANSWER_LIMIT, ANSWER_TIMEOUT_MS / MINUTE_MS, ACTION_TIMED_OUT)
    this.tooLong = context.limit(ACTION_LIMIT, config.actionTimeoutMinutes, ACTION_TIMED_OUT)
    this.started = context.counter(METRICS.started)
    this.succeeded = context.counter(METRICS.succeeded)
    this.failed = context.counter(METRICS.failed)
    this.superseded = context.counter(METRICS.superseded)
    this.unanswered = context.counter(METRICS.unanswered)
    this.inProgress = context.gauge(METRICS.inProgress)
    this.duration = context.distribution(METRICS.duration)
  }

  start(): void {
    this.actions = new Actions(this.context, this.stages, (execution, end) => this.actionEnded(execution, end))
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    if (port === STARTS_PORT) {
      const outcome = this.begin(segment)
      traces.close(segment, outcome)
      this.context.reply(call, outcome)
      return
    }
    const operation = OPERATIONS[calls.operation[call]!]!.id
    const outcome =
      operation === 'StartPipelineExecution'
        ? this.begin(segment)
        : this.report(call, operation === 'PutJobSuccessResult')
    simulator.schedule(this.latency.sample(), index, REPLY, this.requests.add(call, segment, outcome))
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case REPLY:
        this.reply(payload)
        return
      case WORK_DONE:
        this.workDone(payload)
        return
      case STAGE_DONE:
        this.stageDone(payload)
    }
  }

  usage(durationMs: number): CostComponent[] {
    const { resourceId, config } = this.context
    return usageOf(resourceId, config.pipelineType, durationMs, this.executions.count > 0, this.actionMinutes)
  }

  /** Starts an execution; the outcome tells whether there is one. */
  private begin(parent: number): number {
    const { traces, simulator, index, config } = this.context
    const { executions } = this
    if (config.executionMode !== 'SUPERSEDED' && executions.live >= config.maxExecutions) {
      this.tooManyExecutions.reject(executions.live + 1)
      return this.codes.tooMany
    }
    const execution = executions.add(traces.subsegment(parent, index, this.executionName), simulator.now)
    this.started.add()
    this.inProgress.set(executions.live)
    this.enterStage(execution)
    return 0
  }

  private enterStage(execution: number): void {
    const lock = this.locks[this.executions.stage[execution]!]!
    if (lock.enter(execution)) {
      this.runStage(execution)
      return
    }
    const overtaken = lock.overtaken()
    if (overtaken < 0) return
    this.superseded.add()
    this.end(overtaken, this.codes.superseded)
  }

  private runStage(execution: number): void {
    const { traces, simulator, index } = this.context
    const { executions } = this
    const stage = executions.stage[execution]!
    const segment = traces.subsegment(executions.segment[execution]!, index, this.stageNames[stage]!)
    const calling = this.actions!.count(stage)
    executions.stageSegment[execution] = segment
    executions.stageStartedAt[execution] = simulator.now
    executions.failed[execution] = 0
    // An action may end before the next has begun: none of them can be the last before all have.
    executions.pending[execution] = calling + 1
    if (calling === 0 && this.stages[stage]!.kind !== 'invoke') {
      executions.pending[execution] = 1
      simulator.schedule(this.durations[stage]!.sample() * 1000, index, WORK_DONE, execution)
      return
    }
    this.actions!.start(stage, executions.number[execution]!, segment)
    this.oneLess(execution)
  }

  /** An action without anything to call has taken its time. */
  private workDone(execution: number): void {
    const { failurePercent } = this.stages[this.executions.stage[execution]!]!
    const failed = failurePercent > 0 && this.failures.uniform() * 100 < failurePercent
    this.actionEnded(this.executions.number[execution]!, failed ? 'failed' : 'succeeded')
  }

  private actionEnded(number: number, end: AnswerEnd): void {
    const { executions } = this
    const execution = executions.slotOf(number)
    const durationMs = this.context.simulator.now - executions.stageStartedAt[execution]!
    this.actionMinutes += Math.max(1, Math.ceil(durationMs / MINUTE_MS))
    if (end === 'unanswered') this.noAnswer.reject(ANSWER_TIMEOUT_MS / MINUTE_MS)
    if (end === 'overdue') this.tooLong.reject(durationMs / MINUTE_MS)
    if (end === 'unanswered' || end === 'overdue') this.unanswered.add()
    if (end !== 'succeeded') executions.failed[execution] = 1
    this.oneLess(execution)
  }

  private oneLess(execution: number): void {
    if (--this.executions.pending[execution]! === 0)
      this.context.simulator.schedule(0, this.context.index, STAGE_DONE, execution)
  }

  private stageDone(execution: number): void {
    const { executions } = this
    const stage = executions.stage[execution]!
    const failed = executions.failed[execution] === 1
    this.context.traces.close(executions.stageSegment[execution]!, failed ? this.codes.failed : 0)
    const next = this.locks[stage]!.leave()
    if (failed || stage === this.stages.length - 1) {
      ;(failed ? this.failed : this.succeeded).add()
      this.duration.add((this.context.simulator.now - executions.startedAt[execution]!) / 1000)
      this.end(execution, failed ? this.codes.failed : 0)
    } else {
      executions.stage[execution] = stage + 1
      this.enterStage(execution)
    }
    if (next >= 0) this.runStage(next)
  }

  private end(execution: number, outcome: number): void {
    this.context.traces.close(this.executions.segment[execution]!, outcome)
    this.executions.remove(execution)
    this.inProgress.set(this.executions.live)
  }

  private report(call: number, succeeded: boolean): number {
    const { calls } = this.context
    return this.actions!.answer(calls.link[call]!, calls.key[call]!, succeeded) ? 0 : this.codes.invalidJob
  }

  private reply(request: number): void {
    const call = this.requests.call[request]!
    const outcome = this.requests.detail[request]!
    const segment = this.requests.segment[request]!
    this.requests.remove(request)
    this.context.traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }
}
