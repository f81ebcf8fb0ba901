import { widened } from '../../kernel/widened'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { CostComponent } from '../../cost/types'
import type { RandomStream } from '../../kernel/RandomStream'
import { DelayLine } from '../../primitives/DelayLine'
import type { Component, ComponentContext, IncomingLink } from '../define'
import { INJECTED_ERROR, INJECTED_THROTTLE, INJECTED_THROTTLE_LIMIT } from '../faults'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import { Admission } from './Admission'
import { measuredInit } from './coldstart'
import type { FunctionConfig } from './config'
import { usage } from './cost'
import { Environments } from './Environments'
import { type HandlerObserver, HandlerRuns } from './HandlerRuns'
import { MAX_PAYLOAD_BYTES, PAYLOAD, TIMEOUT as TIMEOUT_LIMIT } from './limits'
import { METRICS } from './metrics'
import { FUNCTION_ERROR, REQUEST_TOO_LARGE, TIMED_OUT, TOO_MANY_REQUESTS } from './outcomes'
import { makesCalls, type Program, programOf } from './program'
import { SqsEventSourceMapping } from './SqsEventSourceMapping'

const INITIALISED = 0
const BEGIN = 1
const COMPUTED = 2
const RETRY_CALL = 3
const EXPIRE = 4
const TIMEOUT = 5
const LATE_TIMEOUT = 6

/** A difference of two times carries rounding errors far below this, which must not round up to a whole millisecond. */
const CLOCK_NOISE_MS = 1e-6

/** Who asked for an invocation, and is told how it ended. */
export interface Invoker {
  /** The invocation that carried this tag has ended with an outcome code. */
  invocationEnded(tag: number, outcome: number): void
  /** A record of the batch failed; true when the handler goes on with the next one. */
  recordFailed(tag: number, record: number): boolean
  /** Key of a record of the invocation. */
  recordKey(tag: number, record: number): number
}

/** A running Lambda function: admission, execution environments, handler, billing. */
export class LambdaFunction implements Component, HandlerObserver, Invoker {
  private readonly admission: Admission
  private readonly environments: Environments
  private readonly runs: HandlerRuns
  private program: Program = []
  private timeouts: DelayLine | null = null
  private readonly timeoutMs: number
  private readonly placement: Sampler
  private readonly init: Sampler
  private readonly codeInit: Sampler | null
  private readonly overhead: Sampler
  private readonly failures: RandomStream
  private readonly errorShare: number
  private readonly mappings: SqsEventSourceMapping[] = []

  /** State of the invocation in each environment. */
  private readonly invokers: Invoker[] = []
  private tag = new Int32Array(64)
  private running = new Uint8Array(64)
  private invocation = new Int32Array(64)
  private records = new Int32Array(64)
  private record = new Int32Array(64)
  private initMs = new Float64Array(64)
  private startedAt = new Float64Array(64)
  private deadlineAt = new Float64Array(64)
  private functionSegment = new Int32Array(64)
  private invocationSegment = new Int32Array(64)

  private billedRequests = 0
  private billedMs = 0

  private readonly invocations: CounterRecorder
  private readonly errors: CounterRecorder
  private readonly throttles: CounterRecorder
  private readonly coldStarts: CounterRecorder
  private readonly duration: DistributionRecorder
  private readonly initDuration: DistributionRecorder
  private readonly concurrent: GaugeRecorder
  private readonly starting: GaugeRecorder
  private readonly faultLimit: LimitRecorder | null
  private readonly throttledCode: number
  private readonly errorCode: number
  private readonly timedOutCode: number
  private readonly tooLargeCode: number
  private readonly payloadLimit: LimitRecorder
  private readonly timeoutLimit: LimitRecorder
  private readonly injectedErrorCode: number
  private readonly injectedThrottleCode: number
  private readonly initializationName: number
  private readonly invocationName: number

  constructor(private readonly context: ComponentContext<FunctionConfig>) {
    const { config, outcomes, traces } = context
    this.timeoutMs = config.timeoutSeconds * 1000
    this.admission = new Admission(context)
    this.environments = new Environments(context, EXPIRE)
    this.runs = new HandlerRuns(context, this, COMPUTED, RETRY_CALL)
    this.placement = sampler(config.placementDelay, context.random('placement'))
    const own = config.initSource === 'custom'
    this.init = sampler(
      own ? config.customInit : measuredInit(config.runtime, config.packageType, config.architecture),
      context.random('init'),
    )
    const codeInitIsNothing = config.codeInit.kind === 'constant' && config.codeInit.value === 0
    this.codeInit = own || codeInitIsNothing ? null : sampler(config.codeInit, context.random('codeInit'))
    this.overhead = sampler(config.invokeOverhead, context.random('overhead'))
    this.failures = context.random('errors')
    this.errorShare = config.errorPercent / 100

    this.invocations = context.counter(METRICS.invocations)
    this.errors = context.counter(METRICS.errors)
    this.throttles = context.counter(METRICS.throttles)
    this.duration = context.distribution(METRICS.duration)
    this.concurrent = context.gauge(METRICS.concurrentExecutions)
    this.coldStarts = context.counter(METRICS.coldStarts)
    this.initDuration = context.distribution(METRICS.initDuration)
    this.starting = context.gauge(METRICS.starting)
    this.faultLimit = context.faults === null ? null : context.limit(INJECTED_THROTTLE_LIMIT, 0, INJECTED_THROTTLE)
    this.throttledCode = outcomes.code(TOO_MANY_REQUESTS)
    this.errorCode = outcomes.code(FUNCTION_ERROR)
    this.timedOutCode = outcomes.code(TIMED_OUT)
    this.tooLargeCode = outcomes.code(REQUEST_TOO_LARGE)
    this.payloadLimit = context.limit(PAYLOAD, MAX_PAYLOAD_BYTES, REQUEST_TOO_LARGE)
    this.timeoutLimit = context.limit(TIMEOUT_LIMIT, config.timeoutSeconds, TIMED_OUT)
    this.injectedErrorCode = outcomes.code(INJECTED_ERROR)
    this.injectedThrottleCode = outcomes.code(INJECTED_THROTTLE)
    this.initializationName = traces.name('Initialization')
    this.invocationName = traces.name('Invocation')
  }

  start(): void {
    const { context } = this
    this.admission.start()
    this.program = programOf(context.config.handler, context.config.compute, context.links('calls'), (purpose) =>
      context.random(purpose),
    )
    if (makesCalls(this.program))
      this.timeouts = new DelayLine(context.simulator, context.index, TIMEOUT, this.timeoutMs, {
        isLive: (environment, stamp) => this.running[environment] === 1 && this.invocation[environment] === stamp,
      })
    for (const link of context.incoming('poll')) this.mappings.push(this.mappingOf(link))
  }

  receive(call: number): void {
    const { calls, traces, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call]!)
    const refusal = calls.bytes[call]! > MAX_PAYLOAD_BYTES ? this.tooLarge(call) : this.invoke(this, call, segment, 1)
    if (refusal === 0) return
    traces.close(segment, refusal)
    this.context.reply(call, refusal)
  }

  settle(call: number): void {
    this.runs.settle(call)
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case COMPUTED:
        this.runs.computed(payload)
        return
      case INITIALISED:
        this.initialised(payload)
        return
      case BEGIN:
        this.runs.start(payload, this.program, 0)
        return
      case RETRY_CALL:
        this.runs.retry(payload)
        return
      case EXPIRE:
        this.environments.expire(payload)
        return
      case TIMEOUT: {
        const { timeouts } = this
        for (let environment = timeouts!.next(); environment >= 0; environment = timeouts!.next())
          this.checkDeadline(environment)
        return
      }
      case LATE_TIMEOUT:
        if (this.running[payload] === 1) this.checkDeadline(payload)
    }
  }

  /**
   * Asks for an invocation with this many records (1 unless polled). Returns 0 when it runs, then tells the
   * invoker how it ended; otherwise the outcome code of the refusal. The segment must be open; it is closed here
   * only when the invocation runs.
   */
  invoke(invoker: Invoker, tag: number, segment: number, records: number): number {
    const { faults, simulator, index } = this.context
    if (faults !== null && faults.throttleProbability > 0 && this.failures.uniform() < faults.throttleProbability) {
      this.faultLimit!.reject(faults.throttleProbability * 100)
      this.throttles.add()
      return this.injectedThrottleCode
    }
    if (!this.admission.admit()) {
      this.throttles.add()
      return this.throttledCode
    }
    let environment = this.environments.takeWarm()
    const cold = environment < 0
    if (cold) {
      if (!this.admission.mayScale()) {
        this.throttles.add()
        return this.throttledCode
      }
      environment = this.environments.create()
      if (environment >= this.tag.length) this.grow(environment)
    }
    this.invokers[environment] = invoker
    this.tag[environment] = tag
    this.running[environment] = 1
    this.invocation[environment] = (this.invocation[environment]! + 1) | 0
    this.records[environment] = records
    this.record[environment] = 0
    this.functionSegment[environment] = segment
    this.invocations.add()
    this.concurrent.set(this.admission.inUse)
    if (!cold) {
      this.initMs[environment] = 0
      this.begin(environment)
      return 0
    }
    this.coldStarts.add()
    this.context.traces.markCold(segment)
    this.starting.set(this.starting.value + 1)
    const initMs = this.init.sample() + (this.codeInit === null ? 0 : this.codeInit.sample())
    this.initMs[environment] = initMs
    this.initDuration.add(initMs)
    simulator.schedule(this.placement.sample() + initMs, index, INITIALISED, environment)
    return 0
  }

  coldFlush(): void {
    this.environments.flush()
  }

  usage(): CostComponent[] {
    const { config, resourceId } = this.context
    return usage(resourceId, config.architecture, config.memoryMb, this.billedRequests, this.billedMs)
  }

  // What handler runs ask and tell.

  deadline(environment: number): number {
    return this.deadlineAt[environment]!
  }

  segment(environment: number): number {
    return this.invocationSegment[environment]!
  }

  key(environment: number): number {
    return this.invokers[environment]!.recordKey(this.tag[environment]!, this.record[environment]!)
  }

  handlerDone(environment: number): void {
    const { faults } = this.context
    if (faults !== null && faults.errorProbability > 0 && this.failures.uniform() < faults.errorProbability) {
      this.end(environment, this.injectedErrorCode)
      return
    }
    if (this.errorShare > 0 && this.failures.uniform() < this.errorShare) {
      this.handlerFailed(environment)
      return
    }
    this.nextRecord(environment)
  }

  handlerFailed(environment: number): void {
    if (this.invokers[environment]!.recordFailed(this.tag[environment]!, this.record[environment]!)) {
      this.runs.stop(environment)
      this.nextRecord(environment)
    } else this.end(environment, this.errorCode)
  }

  handlerTimedOut(environment: number): void {
    this.timeoutLimit.reject(this.timeoutMs / 1000)
    this.end(environment, this.timedOutCode)
  }

  // What it is told as its own invoker, for calls that arrive over a link.

  invocationEnded(call: number, outcome: number): void {
    this.context.calls.responseBytes[call] = outcome === 0 ? this.context.config.responseBytes : 0
    this.context.reply(call, outcome)
  }

  recordFailed(): boolean {
    return false
  }

  recordKey(call: number): number {
    return this.context.calls.key[call]!
  }

  private initialised(environment: number): void {
    const { traces, simulator, index } = this.context
    const { now } = simulator
    this.starting.set(this.starting.value - 1)
    traces.span(
      this.functionSegment[environment]!,
      index,
      this.initializationName,
      now - this.initMs[environment]!,
      now,
    )
    this.begin(environment)
  }

  /** The environment is ready: the handler starts after the service's own overhead. */
  private begin(environment: number): void {
    const { simulator, traces, index, faults } = this.context
    const overheadMs = this.overhead.sample() + (faults === null || faults.delay === null ? 0 : faults.delay.sample())
    const startsAt = simulator.now + overheadMs
    this.startedAt[environment] = startsAt
    this.deadlineAt[environment] = startsAt + this.timeoutMs
    const segment = traces.subsegment(this.functionSegment[environment]!, index, this.invocationName)
    traces.startedAt(segment, startsAt)
    this.invocationSegment[environment] = segment
    if (faults !== null && faults.outage) {
      // Nothing the handler does comes to an end: it runs into its timeout.
      simulator.schedule(overheadMs + this.timeoutMs, index, LATE_TIMEOUT, environment)
      return
    }
    this.timeouts?.add(environment, this.invocation[environment]!)
    if (overheadMs > 0 && this.program[0]?.kind !== 'compute') simulator.schedule(overheadMs, index, BEGIN, environment)
    else this.runs.start(environment, this.program, overheadMs)
  }

  private nextRecord(environment: number): void {
    if (++this.record[environment]! < this.records[environment]!) this.runs.startLater(environment, this.program)
    else this.end(environment, 0)
  }

  /** The timeout line runs from before the service's overhead, so the deadline may still be a little ahead. */
  private checkDeadline(environment: number): void {
    const { simulator, index } = this.context
    const left = this.deadlineAt[environment]! - simulator.now
    if (left <= 0) this.handlerTimedOut(environment)
    else if (left < this.timeoutMs) simulator.schedule(left, index, LATE_TIMEOUT, environment)
  }

  private end(environment: number, outcome: number): void {
    const { simulator, traces } = this.context
    this.runs.stop(environment)
    const durationMs = simulator.now - this.startedAt[environment]!
    this.duration.add(durationMs)
    if (outcome !== 0) this.errors.add()
    this.billedRequests++
    this.billedMs += Math.ceil(this.initMs[environment]! + durationMs - CLOCK_NOISE_MS)
    traces.close(this.invocationSegment[environment]!, outcome)
    traces.close(this.functionSegment[environment]!, outcome)
    this.running[environment] = 0
    this.admission.release()
    this.concurrent.set(this.admission.inUse)
    this.environments.release(environment)
    this.invokers[environment]!.invocationEnded(this.tag[environment]!, outcome)
  }

  private tooLarge(call: number): number {
    this.payloadLimit.reject(this.context.calls.bytes[call]!)
    return this.tooLargeCode
  }

  private mappingOf(link: IncomingLink): SqsEventSourceMapping {
    const queue = link.source.queue?.(link.port)
    if (queue === undefined) throw new Error(`${link.sourceResourceId} has no queue behind ${link.port}`)
    return new SqsEventSourceMapping(this.context, this, queue, link)
  }

  private grow(atLeast: number): void {
    const capacity = Math.max(this.tag.length * 2, atLeast + 1)
    this.running = widened(this.running, capacity)
    this.tag = widened(this.tag, capacity)
    this.invocation = widened(this.invocation, capacity)
    this.records = widened(this.records, capacity)
    this.record = widened(this.record, capacity)
    this.functionSegment = widened(this.functionSegment, capacity)
    this.invocationSegment = widened(this.invocationSegment, capacity)
    this.initMs = widened(this.initMs, capacity)
    this.startedAt = widened(this.startedAt, capacity)
    this.deadlineAt = widened(this.deadlineAt, capacity)
  }
}
