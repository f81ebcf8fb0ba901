import type { CostComponent } from '../../cost/types'
import type { Calls } from '../../kernel/Calls'
import { sampler, type Sampler } from '../../kernel/distributions'
import type { Simulator } from '../../kernel/Simulator'
import { DelayLine, type LivenessCheck } from '../../primitives/DelayLine'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import { RelayedOutcomes } from '../RelayedOutcomes'
import type { RestApiConfig } from './config'
import { costComponents } from './cost'
import { relayed } from './integrationOutcomes'
import { Integrations } from './integrations'
import { PAYLOAD_BYTES, PAYLOAD_LIMIT, TIMEOUT_LIMIT } from './limits'
import { CLIENT_ERRORS, COUNT, INTEGRATION_LATENCY, LATENCY, SERVER_ERRORS } from './metrics'
import { INTEGRATION_TIMEOUT, REQUEST_TOO_LARGE, THROTTLED } from './outcomes'
import { ResponseCache } from './responseCache'
import { Throttling } from './throttling'

/** The overhead of a request is over: call the integration. */
const FORWARD = 0
/** Reply with the outcome already written into the call. */
const REPLY = 1
/** The oldest integration calls have run out of time. */
const TIMEOUT = 2

/**
 * A REST API's stage. State of a request lives in columns beside the pool of calls, indexed by the incoming call.
 * A request costs one event of its own: the gateway's overhead, spent before the integration.
 */
export class RestApi implements Component, LivenessCheck {
  /** Trace segment. */
  private segments: Int32Array = new Int32Array(0)
  /** The call to the integration. */
  private integrationCalls: Int32Array = new Int32Array(0)
  /** Serial number of the integration call while it is under way, else 0. */
  private pending: Int32Array = new Int32Array(0)
  private serial = 0
  private billedRequests = 0
  private integrations: Integrations

  private readonly simulator: Simulator
  private readonly calls: Calls
  private readonly throttling: Throttling
  private readonly cache: ResponseCache | null
  private readonly answers: RelayedOutcomes
  private readonly timeouts: DelayLine
  private readonly overhead: Sampler
  private readonly cacheHitLatency: Sampler
  private readonly requests: CounterRecorder
  private readonly clientErrors: CounterRecorder
  private readonly serverErrors: CounterRecorder
  private readonly latency: DistributionRecorder
  private readonly integrationLatency: DistributionRecorder
  private readonly payloadLimit: LimitRecorder
  private readonly timeoutLimit: LimitRecorder
  private readonly throttled: number
  private readonly tooLarge: number
  private readonly timedOut: number
  private readonly cacheHitName: number

  constructor(private readonly context: ComponentContext<RestApiConfig>) {
    const { config, outcomes, simulator } = context
    this.simulator = simulator
    this.calls = context.calls
    this.throttling = new Throttling(context)
    this.cache = config.cacheEnabled && config.cacheTtlSeconds > 0 ? new ResponseCache(context) : null
    this.answers = new RelayedOutcomes(outcomes, (outcome) => relayed(outcome, config.throttledIntegrationStatus))
    this.timeouts = new DelayLine(simulator, context.index, TIMEOUT, config.integrationTimeoutMs, this)
    this.overhead = sampler(config.overhead, context.random('overhead'))
    this.cacheHitLatency = sampler(config.cacheHitLatency, context.random('cacheHit'))
    this.requests = context.counter(COUNT)
    this.clientErrors = context.counter(CLIENT_ERRORS)
    this.serverErrors = context.counter(SERVER_ERRORS)
    this.latency = context.distribution(LATENCY)
    this.integrationLatency = context.distribution(INTEGRATION_LATENCY)
    this.payloadLimit = context.limit(PAYLOAD_LIMIT, PAYLOAD_BYTES, REQUEST_TOO_LARGE)
    this.timeoutLimit = context.limit(TIMEOUT_LIMIT, config.integrationTimeoutMs, INTEGRATION_TIMEOUT)
    this.throttled = outcomes.code(THROTTLED)
    this.tooLarge = outcomes.code(REQUEST_TOO_LARGE)
    this.timedOut = outcomes.code(INTEGRATION_TIMEOUT)
    this.cacheHitName = context.traces.name('Cache hit')
    this.integrations = new Integrations([], context.random('integration'))
  }

  start(): void {
    this.integrations = new Integrations(this.context.links('integration'), this.context.random('integration'))
  }

  receive(call: number): void {
    const { calls, context } = this
    const now = this.simulator.now
    const operation = calls.operation[call]!
    if (call >= this.segments.length) this.grow()
    const segment = context.traces.segment(calls.segment[call]!, context.index, calls.attempt[call]!)
    this.segments[call] = segment
    this.requests.add()
    if (!this.throttling.admits(operation, now)) {
      this.replyAfter(this.overhead.sample(), call, this.throttled)
      return
    }
    this.billedRequests++
    if (calls.bytes[call]! > PAYLOAD_BYTES) {
      this.payloadLimit.reject(calls.bytes[call]!)
      this.replyAfter(this.overhead.sample(), call, this.tooLarge)
      return
    }
    if (this.cache !== null && this.cache.answers(operation, calls.key[call]!, now)) {
      const latency = this.cacheHitLatency.sample()
      context.traces.span(segment, context.index, this.cacheHitName, now, now + latency)
      calls.responseBytes[call] = context.config.responseBytes
      this.replyAfter(latency, call, 0)
      return
    }
    this.simulator.schedule(this.overhead.sample(), context.index, FORWARD, call)
  }

  fire(kind: number, payload: number): void {
    switch (kind) {
      case FORWARD:
        this.forward(payload)
        return
      case REPLY:
        this.reply(payload, this.calls.outcome[payload]!)
        return
      case TIMEOUT:
        for (let call = this.timeouts.next(); call >= 0; call = this.timeouts.next()) this.giveUp(call)
    }
  }

  settle(integrationCall: number): void {
    const { calls, cache } = this
    const now = this.simulator.now
    const call = calls.tag[integrationCall]!
    const outcome = this.answers.of(calls.outcome[integrationCall]!)
    const bytes = calls.responseBytes[integrationCall]! || this.context.config.responseBytes
    this.integrationLatency.add(now - calls.sentAt[integrationCall]!)
    calls.free(integrationCall)
    this.pending[call] = 0
    calls.responseBytes[call] = bytes
    if (cache !== null && outcome === 0) cache.store(calls.operation[call]!, calls.key[call]!, bytes, now)
    this.reply(call, outcome)
  }

  isLive(call: number, serial: number): boolean {
    return this.pending[call] === serial
  }

  usage(durationMs: number): CostComponent[] {
    return costComponents(this.context.resourceId, this.context.config, this.billedRequests, durationMs)
  }

  private forward(call: number): void {
    const { calls, context } = this
    const link = this.integrations.next()
    if (link === null) {
      calls.responseBytes[call] = context.config.responseBytes
      this.reply(call, 0)
      return
    }
    const integrationCall = calls.allocate(context.index, call)
    calls.key[integrationCall] = calls.key[call]!
    calls.bytes[integrationCall] = calls.bytes[call]!
    calls.segment[integrationCall] = this.segments[call]!
    if (link.targetType === context.type) calls.operation[integrationCall] = calls.operation[call]!
    this.serial = this.serial === 0x7fffffff ? 1 : this.serial + 1
    this.integrationCalls[call] = integrationCall
    this.pending[call] = this.serial
    this.timeouts.add(call, this.serial)
    context.send(link, integrationCall)
  }

  /** Answers 504 while the integration goes on by itself. */
  private giveUp(call: number): void {
    const { integrationTimeoutMs } = this.context.config
    this.pending[call] = 0
    this.context.abandon(this.integrationCalls[call]!)
    this.integrationLatency.add(integrationTimeoutMs)
    this.timeoutLimit.reject(integrationTimeoutMs)
    this.reply(call, this.timedOut)
  }

  private replyAfter(delayMs: number, call: number, outcome: number): void {
    this.calls.outcome[call] = outcome
    this.simulator.schedule(delayMs, this.context.index, REPLY, call)
  }

  private reply(call: number, outcome: number): void {
    const { context } = this
    if (outcome !== 0) {
      const { httpStatus } = context.outcomes.outcomes[outcome]!
      if (httpStatus >= 500) this.serverErrors.add()
      else if (httpStatus >= 400) this.clientErrors.add()
    }
    this.latency.add(this.simulator.now - this.calls.sentAt[call]!)
    context.traces.close(this.segments[call]!, outcome)
    context.reply(call, outcome)
  }

  private grow(): void {
    const wider = (from: Int32Array): Int32Array => {
      const to = new Int32Array(this.calls.caller.length)
      to.set(from)
      return to
    }
    this.segments = wider(this.segments)
    this.integrationCalls = wider(this.integrationCalls)
    this.pending = wider(this.pending)
  }
}
