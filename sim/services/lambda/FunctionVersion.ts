import { type Sampler, sampler } from '../../kernel/distributions'
import { type HandlerObserver, HandlerRuns } from '../../handler/HandlerRuns'
import { makesCalls, type Program, programOf } from '../../handler/program'
import type { RandomStream } from '../../kernel/RandomStream'
import type { Simulator } from '../../kernel/Simulator'
import { DelayLine } from '../../primitives/DelayLine'
import type { ComponentContext, Part } from '../define'
import type { Admission } from './Admission'
import { Billing } from './Billing'
import { computeScale, type FunctionConfig } from './config'
import { EnvironmentStart } from './EnvironmentStart'
import { Environments } from './Environments'
import { type FunctionMetrics, VersionMetrics } from './FunctionMetrics'
import type { InvocationTarget, Invoker } from './invocation'
import { Invocations } from './Invocations'
import { STREAM_BYTES_PER_SECOND, UNCAPPED_STREAM_BYTES } from './limits'
import { InvocationLog } from './logging/InvocationLog'
import type { FunctionNetwork } from './network'
import { RecursionGuard } from './recursion/RecursionGuard'
import type { Provisioned } from './provisioned/Provisioned'
import { LATEST } from './versionSettings'

const INITIALISED = 0
const BEGIN = 1
const COMPUTED = 2
const RETRY_CALL = 3
const EXPIRE = 4
const TIMEOUT = 5
const LATE_TIMEOUT = 6
const CALL_TIMEOUT = 7

/** One version of a function: its execution environments, and the invocations in them. */
export class FunctionVersion extends Invocations implements Part, HandlerObserver, InvocationTarget {
  readonly index: number
  readonly simulator: Simulator
  readonly expiryKind = EXPIRE
  readonly billing: Billing
  /** Environments kept ready for it; null for none. */
  provisioned: Provisioned | null = null
  readonly environments: Environments
  private readonly runs: HandlerRuns
  private readonly starts: EnvironmentStart
  private readonly overhead: Sampler
  private readonly failures: RandomStream
  private readonly errorShare: number
  private readonly timeoutMs: number
  /** Time for which a streamed response flows at its limited rate, ms. */
  private readonly streamingMs: number
  private program: Program = []
  private timeouts: DelayLine | null = null
  /** Streams feed the function: their records may be poison. */
  private readonly readsStreams: boolean
  private readonly own: VersionMetrics | null
  /** Null when the function has no log group. */
  private log: InvocationLog | null = null
  /** Null when no loop of the function's is watched. */
  private readonly recursion: RecursionGuard | null

  constructor(
    private readonly context: ComponentContext<FunctionConfig>,
    private readonly settings: FunctionConfig,
    readonly version: string,
    private readonly admission: Admission,
    private readonly network: FunctionNetwork | null,
    private readonly metrics: FunctionMetrics,
  ) {
    super()
    this.simulator = context.simulator
    this.index = context.join(this, `version ${version}`)
    this.timeoutMs = settings.timeoutSeconds * 1000
    this.environments = new Environments(this, settings)
    this.billing = new Billing(settings, context.era)
    this.starts = new EnvironmentStart(settings, (purpose) => this.random(purpose))
    this.runs = new HandlerRuns(
      context,
      this.index,
      { ...settings, computeScale: computeScale(settings), callBytes: settings.responseBytes },
      this,
      { computed: COMPUTED, retry: RETRY_CALL, callTimeout: CALL_TIMEOUT },
      (purpose) => this.random(purpose),
    )
    this.overhead = sampler(settings.invokeOverhead, this.random('overhead'))
    this.failures = this.random('errors')
    this.readsStreams = context.incoming('stream').length > 0
    this.errorShare = settings.errorPercent / 100
    const slowBytes = settings.responseStreaming ? settings.responseBytes - UNCAPPED_STREAM_BYTES : 0
    this.streamingMs = (Math.max(0, slowBytes) / STREAM_BYTES_PER_SECOND) * 1000
    this.recursion = RecursionGuard.of(context)
    this.own = context.config.versions.length > 0 ? new VersionMetrics(context, version) : null
  }

  get total() {
    return this.metrics.environments
  }

  get lifetimes() {
    return this.metrics.environmentLifetime
  }

  /** A stream of the version: that of $LATEST has the purpose's name alone. */
  random(purpose: string): RandomStream {
    return this.context.random(this.version === LATEST ? purpose : `${purpose}:${this.version}`)
  }

  /** Called when the connections are set. */
  start(): void {
    const { context, settings } = this
    const links = context.links('calls')
    this.program = programOf(settings.handler, settings.compute, links, (purpose) => this.random(purpose))
    this.runs.connect(links)
    this.log = InvocationLog.of(context, Number(this.version) || 0)
    if (makesCalls(this.program))
      this.timeouts = new DelayLine(this.simulator, this.index, TIMEOUT, this.timeoutMs, {
        isLive: (environment, stamp) => this.running[environment] === 1 && this.invocation[environment] === stamp,
      })
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
        return
      case CALL_TIMEOUT:
        this.runs.callsTimedOut()
    }
  }

  invoke(invoker: Invoker, tag: number, segment: number, records: number): number {
    const { metrics, admission, environments } = this
    const { faults } = this.context
    if (this.recursion !== null && this.recursion.stops(invoker, tag, records)) return this.recursion.code
    if (faults !== null && faults.throttleProbability > 0 && this.failures.uniform() < faults.throttleProbability) {
      metrics.faultLimit!.reject(faults.throttleProbability * 100)
      return this.refuse(metrics.injectedThrottleCode)
    }
    if (this.network !== null) {
      const refusal = this.network.refusal()
      if (refusal !== 0) return refusal
    }
    let environment = this.provisioned === null ? -1 : this.provisioned.take()
    let cold = false
    if (environment < 0) {
      if (!admission.admit()) return this.refuse(metrics.throttledCode)
      environment = environments.takeWarm()
      if (environment < 0) {
        cold = true
        if (!admission.mayScale()) return this.refuse(metrics.throttledCode)
        const refusal = this.network === null ? 0 : this.network.attach(this.settings.memoryMb)
        if (refusal !== 0) {
          admission.release()
          return refusal
        }
        admission.scale()
        environment = environments.create()
      }
      admission.began()
      this.provisioned?.spilledOver()
    }
    if (environment >= this.tag.length) this.grow(environment)
    this.invokers[environment] = invoker
    this.tag[environment] = tag
    this.running[environment] = 1
    this.invocation[environment] = (this.invocation[environment]! + 1) | 0
    this.records[environment] = records
    this.record[environment] = 0
    this.functionSegment[environment] = segment
    metrics.invocations.add()
    this.own?.invocations.add()
    if (cold) this.initialise(environment, segment)
    else {
      this.initMs[environment] = 0
      this.billedInitMs[environment] = 0
      this.begin(environment)
    }
    return 0
  }

  /** New code or settings: what is warm goes. */
  flush(): void {
    this.environments.flush()
  }

  /** An environment has been made ready ahead of requests; returns the billed init, ms. */
  provision(): number {
    this.starts.drawProvisioned()
    const environment = this.environments.provision()
    if (environment >= this.tag.length) this.grow(environment)
    this.running[environment] = 0
    this.innerInitMs[environment] = this.starts.firstRunMs
    return this.starts.billedInitMs
  }

  environmentEnded(environment: number): void {
    this.runs.closeSessions(environment)
    this.network?.detach(this.settings.memoryMb)
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

  lineage(environment: number): number {
    return this.recursion === null
      ? 0
      : this.recursion.lineageOf(this.invokers[environment]!, this.tag[environment]!, this.record[environment]!)
  }

  handlerDone(environment: number): void {
    const { faults } = this.context
    if (faults !== null && faults.errorProbability > 0 && this.failures.uniform() < faults.errorProbability) {
      this.end(environment, this.metrics.injectedErrorCode)
      return
    }
    const invoker = this.invokers[environment]!
    if (this.readsStreams && invoker.isPoison?.(this.tag[environment]!, this.record[environment]!) === true) {
      this.handlerFailed(environment)
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
      if (this.invokers[environment]!.stopsAtFailure === true) this.record[environment] = this.records[environment]! - 1
      this.nextRecord(environment)
    } else if (this.settings.errorCrashes) {
      this.reset(environment)
      this.end(environment, this.metrics.exitedCode)
    } else this.end(environment, this.metrics.errorCode)
  }

  handlerTimedOut(environment: number): void {
    this.metrics.timeoutLimit.reject(this.timeoutMs / 1000)
    this.reset(environment)
    this.end(environment, this.metrics.timedOutCode)
  }

  private refuse(code: number): number {
    this.metrics.throttles.add()
    return code
  }

  private initialise(environment: number, segment: number): void {
    const { starts, metrics } = this
    starts.draw()
    metrics.coldStarts.add()
    this.own?.coldStarts.add()
    this.context.traces.markCold(segment)
    metrics.starting.set(metrics.starting.value + 1)
    metrics.initDuration.add(starts.initMs)
    this.initMs[environment] = starts.initMs
    this.billedInitMs[environment] = starts.billedInitMs
    // A restore that takes too long is known by an inner init that never ends.
    this.innerInitMs[environment] = starts.restoreTimedOut ? Infinity : starts.repeatedInitMs + starts.firstRunMs
    if (this.settings.snapStart) this.billing.restores++
    const networkMs = this.network === null ? 0 : this.network.attachMs
    this.simulator.schedule(starts.placementMs + networkMs + starts.initMs, this.index, INITIALISED, environment)
  }

  private initialised(environment: number): void {
    const { metrics, context } = this
    const { now } = this.simulator
    metrics.starting.set(metrics.starting.value - 1)
    context.traces.span(
      this.functionSegment[environment]!,
      context.index,
      this.settings.snapStart ? metrics.restoreName : metrics.initializationName,
      now - this.initMs[environment]!,
      now,
    )
    this.begin(environment)
  }

  /** The environment is ready: the handler starts after the service's own overhead. */
  private begin(environment: number): void {
    const { context, simulator, index } = this
    const { traces, faults } = context
    const overheadMs = this.overhead.sample() + (faults === null || faults.delay === null ? 0 : faults.delay.sample())
    const startsAt = simulator.now + overheadMs
    this.startedAt[environment] = startsAt
    this.deadlineAt[environment] = startsAt + this.timeoutMs
    const segment = traces.subsegment(this.functionSegment[environment]!, context.index, this.metrics.invocationName)
    traces.startedAt(segment, startsAt)
    this.invocationSegment[environment] = segment
    let innerMs = this.innerInitMs[environment]!
    if (innerMs !== 0) {
      if (innerMs === Infinity) {
        this.startedAt[environment] = simulator.now
        this.innerInitMs[environment] = -1
        this.metrics.restoreLimit!.reject(this.initMs[environment]! / 1000)
        this.end(environment, this.metrics.restoreTimedOutCode)
        return
      }
      if (innerMs < 0) innerMs = this.starts.drawInit() + this.starts.firstRunMs
      this.innerInitMs[environment] = 0
    }
    innerMs += this.streamingMs
    if ((faults !== null && faults.outage) || innerMs >= this.timeoutMs) {
      // Nothing the handler does comes to an end: it runs into its timeout.
      simulator.schedule(overheadMs + this.timeoutMs, index, LATE_TIMEOUT, environment)
      return
    }
    this.timeouts?.add(environment, this.invocation[environment]!)
    const extraMs = overheadMs + innerMs
    if (extraMs > 0 && this.program[0]?.kind !== 'compute') simulator.schedule(extraMs, index, BEGIN, environment)
    else this.runs.start(environment, this.program, extraMs)
  }

  private nextRecord(environment: number): void {
    if (++this.record[environment]! < this.records[environment]!) this.runs.startLater(environment, this.program)
    else if (this.metrics.responseLimit === null) this.end(environment, 0)
    else {
      this.metrics.responseLimit.reject(this.settings.responseBytes)
      this.end(environment, this.metrics.responseTooLargeCode)
    }
  }

  /** The timeout line runs from before the service's overhead, so the deadline may still be a little ahead. */
  private checkDeadline(environment: number): void {
    const left = this.deadlineAt[environment]! - this.simulator.now
    if (left <= 0) this.handlerTimedOut(environment)
    else if (left < this.timeoutMs) this.simulator.schedule(left, this.index, LATE_TIMEOUT, environment)
  }

  /** The runtime's process is gone: its memory with it, so that the next invocation runs init silently. */
  private reset(environment: number): void {
    this.innerInitMs[environment] = -1
    this.runs.closeSessions(environment)
  }

  private end(environment: number, outcome: number): void {
    const { simulator, metrics, admission, environments, own } = this
    const { traces } = this.context
    this.runs.stop(environment)
    const durationMs = simulator.now - this.startedAt[environment]!
    metrics.duration.add(durationMs)
    if (outcome !== 0) metrics.errors.add()
    if (own !== null) {
      own.duration.add(durationMs)
      if (outcome !== 0) own.errors.add()
    }
    if (this.log !== null) this.log.write(environment)
    const provisioned = environments.isProvisioned(environment)
    this.billing.add(this.billedInitMs[environment]!, durationMs, provisioned)
    traces.close(this.invocationSegment[environment]!, outcome)
    traces.close(this.functionSegment[environment]!, outcome)
    this.running[environment] = 0
    if (provisioned) this.provisioned!.ended()
    else admission.release()
    environments.release(environment)
    this.invokers[environment]!.invocationEnded(this.tag[environment]!, outcome)
  }
}
