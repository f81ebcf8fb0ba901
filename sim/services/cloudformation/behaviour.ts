import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import { type AnswerEnd, AnsweredEvents } from '../AnsweredEvents'
import { AnswerRoutes } from '../AnswerRoutes'
import type { Component, ComponentContext, Link } from '../define'
import type { ConfigOf } from '../fields'
import type { customResourceFields, StackConfig } from './config'
import { SERVICE_TIMEOUT_LIMIT } from './limits'
import { METRICS } from './metrics'
import { DELETE_STACK, isStackOperation, RESPOND_FAILED } from './operations'
import { NO_RESPONSE, NO_SUCH_OPERATION, OPERATION_FAILED, STACK_BUSY } from './outcomes'
import { StackOperations } from './StackOperations'

const REPLY = 0
const RESOURCES_DONE = 1
const ATTEMPT_DONE = 2
const OPERATIONS_PORT = 0
/** Who waits for the end of an operation instead of looking later. */
const PIPELINE_TYPE = 'aws.codepipeline.pipeline'

/** Stacks of a template with custom resources: an operation ends when all its resources have, or one has failed. */
export class Stack implements Component {
  private readonly operations = new StackOperations()
  /** Calls that are answered after the API's latency; detail: their outcome. */
  private readonly requests = new PendingCalls()
  private customResources: readonly AnsweredEvents[] = []
  private routes = new AnswerRoutes([])
  private pipelineLinks: ReadonlySet<number> = new Set()
  private readonly latency: Sampler
  private readonly resources: Sampler
  private readonly failures: RandomStream
  private readonly codes: { busy: number; noSuch: number; failed: number }
  private readonly operationName: number
  private readonly rollbackName: number
  private readonly started: CounterRecorder
  private readonly failed: CounterRecorder
  private readonly rollbacksFailed: CounterRecorder
  private readonly timeouts: CounterRecorder
  private readonly ignored: CounterRecorder
  private readonly inProgress: GaugeRecorder
  private readonly duration: DistributionRecorder

  constructor(private readonly context: ComponentContext<StackConfig>) {
    const { config, outcomes, traces } = context
    this.latency = sampler(config.apiLatency, context.random('api latency'))
    this.resources = sampler(config.resourceSeconds, context.random('other resources'))
    this.failures = context.random('failures')
    this.codes = {
      busy: outcomes.code(STACK_BUSY),
      noSuch: outcomes.code(NO_SUCH_OPERATION),
      failed: outcomes.code(OPERATION_FAILED),
    }
    this.operationName = traces.name('Stack operation')
    this.rollbackName = traces.name('Rollback')
    this.started = context.counter(METRICS.operations)
    this.failed = context.counter(METRICS.failed)
    this.rollbacksFailed = context.counter(METRICS.rollbacksFailed)
    this.timeouts = context.counter(METRICS.timeouts)
    this.ignored = context.counter(METRICS.ignored)
    this.inProgress = context.gauge(METRICS.inProgress)
    this.duration = context.distribution(METRICS.duration)
  }

  start(): void {
    const { context } = this
    this.routes = new AnswerRoutes(context.incoming('responses'))
    this.customResources = context.links('customResource').map((link) => this.customResource(link))
    const pipelines = context.incoming('operations').filter(({ sourceType }) => sourceType === PIPELINE_TYPE)
    this.pipelineLinks = new Set(pipelines.map(({ index }) => index))
  }

  receive(call: number, port: number): void {
    const { calls, traces, simulator, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const outcome = port === OPERATIONS_PORT ? this.begin(call, segment) : this.respond(call)
    if (outcome >= 0) simulator.schedule(this.latency.sample(), index, REPLY, this.requests.add(call, segment, outcome))
    else traces.close(segment, 0)
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case REPLY:
        this.reply(payload)
        return
      case RESOURCES_DONE:
        this.resourcesDone(payload)
        return
      case ATTEMPT_DONE:
        this.attemptDone(payload)
    }
  }

  usage(): CostComponent[] {
    return []
  }

  private customResource(link: Link): AnsweredEvents {
    const { serviceTimeoutSeconds } = link.config as ConfigOf<typeof customResourceFields>
    const settings = { timeoutMs: serviceTimeoutSeconds * 1000, overallMs: null, notYet: 0, askAgainMs: 0 }
    const limit = this.context.limit(SERVICE_TIMEOUT_LIMIT, serviceTimeoutSeconds, NO_RESPONSE)
    const customResource = new AnsweredEvents(this.context, link, settings, (number, end) => {
      if (end === 'unanswered') {
        limit.reject(serviceTimeoutSeconds)
        this.timeouts.add()
      }
      this.resourceEnded(this.operations.slotOf(number), end)
    })
    this.routes.add(customResource)
    return customResource
  }

  /** Begins an operation: the outcome for its caller now, -1 when the caller waits for its end. */
  private begin(call: number, parent: number): number {
    const { calls, traces, simulator, index, config } = this.context
    const { operations } = this
    if (!isStackOperation(calls.operation[call]!)) return this.codes.noSuch
    const stack = calls.key[call]! % config.stacks
    if (operations.isBusy(stack)) return this.codes.busy
    const waits = this.pipelineLinks.has(calls.link[call]!)
    const isDelete = calls.operation[call] === DELETE_STACK
    const segment = traces.subsegment(parent, index, this.operationName)
    const operation = operations.add(stack, isDelete, segment, waits ? call : -1, simulator.now)
    this.started.add()
    this.inProgress.set(operations.live)
    this.attempt(operation)
    return waits ? -1 : 0
  }

  /** All resources begin their work, forward or back. */
  private attempt(operation: number): void {
    const { simulator, index, config } = this.context
    const { operations } = this
    operations.beginAttempt(operation, this.customResources.length + 1)
    const number = operations.number[operation]!
    const segment = operations.segment[operation]!
    simulator.schedule(this.resources.sample() * 1000, index, RESOURCES_DONE, operation)
    for (const customResource of this.customResources) customResource.ask(number, config.eventBytes, segment)
  }

  private resourcesDone(operation: number): void {
    const { failurePercent } = this.context.config
    const isForward = this.operations.rollsBack[operation] === 0
    const fails = isForward && failurePercent > 0 && this.failures.uniform() * 100 < failurePercent
    this.resourceEnded(operation, fails ? 'failed' : 'succeeded')
  }

  private resourceEnded(operation: number, end: AnswerEnd): void {
    const { operations } = this
    if (end !== 'succeeded') operations.failed[operation] = 1
    if (--operations.pending[operation]! === 0)
      this.context.simulator.schedule(0, this.context.index, ATTEMPT_DONE, operation)
  }

  private attemptDone(operation: number): void {
    const { traces, index, config } = this.context
    const { operations } = this
    const failed = operations.failed[operation] === 1
    const outcome = failed ? this.codes.failed : 0
    if (operations.rollsBack[operation] === 1) {
      if (failed) this.rollbacksFailed.add()
      this.end(operation, this.codes.failed)
      return
    }
    if (failed) this.failed.add()
    if (!failed || operations.isDelete[operation] === 1 || config.onFailure === 'preserve') {
      this.end(operation, outcome)
      return
    }
    const forward = operations.segment[operation]!
    operations.segment[operation] = traces.subsegment(forward, index, this.rollbackName)
    traces.close(forward, outcome)
    operations.rollsBack[operation] = 1
    this.attempt(operation)
  }

  private end(operation: number, outcome: number): void {
    const { simulator, traces } = this.context
    const { operations } = this
    const call = operations.call[operation]!
    traces.close(operations.segment[operation]!, outcome)
    this.duration.add((simulator.now - operations.startedAt[operation]!) / 1000)
    operations.remove(operation)
    this.inProgress.set(operations.live)
    if (call >= 0) this.context.reply(call, outcome)
  }

  /** A response is written where CloudFormation looks for it: that works whether or not it is still waited for. */
  private respond(call: number): number {
    const { calls } = this.context
    const succeeded = calls.operation[call] !== RESPOND_FAILED
    if (!this.routes.answer(calls.link[call]!, calls.key[call]!, succeeded)) this.ignored.add()
    return 0
  }

  private reply(request: number): void {
    const call = this.requests.call[request]!
    const outcome = this.requests.detail[request]!
    this.context.traces.close(this.requests.segment[request]!, outcome)
    this.requests.remove(request)
    this.context.reply(call, outcome)
  }
}
