import { CapacityUnits } from '../../cost/CapacityUnits'
import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { widened } from '../../kernel/widened'
import { DelayLine } from '../../primitives/DelayLine'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext, Link } from '../define'
import type { ConfigOf } from '../fields'
import { RelayedOutcomes } from '../RelayedOutcomes'
import { AnswerCounters } from './AnswerCounters'
import type { LoadBalancerConfig, targetFields } from './config'
import { usageOf } from './cost'
import { IDLE_TIMEOUT_LIMIT, LAMBDA_PAYLOAD_BYTES, LAMBDA_REQUEST_LIMIT, LAMBDA_RESPONSE_LIMIT } from './limits'
import { METRICS } from './metrics'
import {
  BAD_GATEWAY,
  GATEWAY_TIMEOUT,
  PAYLOAD_TOO_LARGE,
  relayedFromFunction,
  relayedFromHost,
  SERVICE_UNAVAILABLE,
} from './outcomes'
import { Routing } from './Routing'
import { TargetHealth } from './TargetHealth'

const FORWARD = 0
const IDLE = 1
const FUNCTION_TYPE = 'aws.lambda.function'

/** An Application Load Balancer: chooses a target for each request, waits for it, and relays its answer. */
export class LoadBalancer implements Component {
  /** Requests under way; detail: the call to the target. */
  private readonly requests = new PendingCalls()
  private target = new Int32Array(16)
  /** Number of the request at its target while it waits, else 0: tells its timeout from an earlier one's. */
  private waiting = new Int32Array(16)
  private serial = 0
  private links: readonly Link[] = []
  private isFunction: readonly boolean[] = []
  private routing: Routing
  private readonly health: TargetHealth
  private readonly units: CapacityUnits
  private readonly idle: DelayLine
  private readonly fromFunction: RelayedOutcomes
  private readonly fromHost: RelayedOutcomes
  private readonly overhead: Sampler
  private readonly codes: { tooLarge: number; badGateway: number; unavailable: number; timeout: number }
  private readonly requestLimit: LimitRecorder
  private readonly responseLimit: LimitRecorder
  private readonly idleLimit: LimitRecorder
  private readonly answers: AnswerCounters
  private readonly requestCount: CounterRecorder
  private readonly newConnections: CounterRecorder
  private readonly processedBytes: CounterRecorder
  private readonly lambdaBytes: CounterRecorder
  private readonly lambdaUserError: CounterRecorder
  private readonly responseTime: DistributionRecorder
  private received = 0

  constructor(private readonly context: ComponentContext<LoadBalancerConfig>) {
    const { config, outcomes, simulator, index } = context
    this.health = new TargetHealth(context, () => this.routing.refresh())
    this.routing = this.routingOver([])
    this.units = new CapacityUnits(config.connectionSeconds, config.rulesPerRequest)
    this.idle = new DelayLine(simulator, index, IDLE, config.idleTimeoutSeconds * 1000, {
      isLive: (request, serial) => this.waiting[request] === serial,
    })
    this.fromFunction = new RelayedOutcomes(outcomes, (outcome) => relayedFromFunction(outcome, config.throttledStatus))
    this.fromHost = new RelayedOutcomes(outcomes, relayedFromHost)
    this.overhead = sampler(config.overhead, context.random('overhead'))
    this.codes = {
      tooLarge: outcomes.code(PAYLOAD_TOO_LARGE),
      badGateway: outcomes.code(BAD_GATEWAY),
      unavailable: outcomes.code(SERVICE_UNAVAILABLE),
      timeout: outcomes.code(GATEWAY_TIMEOUT),
    }
    this.requestLimit = context.limit(LAMBDA_REQUEST_LIMIT, LAMBDA_PAYLOAD_BYTES, PAYLOAD_TOO_LARGE)
    this.responseLimit = context.limit(LAMBDA_RESPONSE_LIMIT, LAMBDA_PAYLOAD_BYTES, BAD_GATEWAY)
    this.idleLimit = context.limit(IDLE_TIMEOUT_LIMIT, config.idleTimeoutSeconds, GATEWAY_TIMEOUT)
    this.answers = new AnswerCounters(context)
    this.requestCount = context.counter(METRICS.requests)
    this.newConnections = context.counter(METRICS.newConnections)
    this.processedBytes = context.counter(METRICS.processedBytes)
    this.lambdaBytes = context.counter(METRICS.lambdaBytes)
    this.lambdaUserError = context.counter(METRICS.lambdaUserError)
    this.responseTime = context.distribution(METRICS.targetResponseTime)
  }

  start(): void {
    this.links = this.context.links('targets')
    this.isFunction = this.links.map(({ targetType }) => targetType === FUNCTION_TYPE)
    this.routing = this.routingOver(this.links.map(({ config }) => (config as ConfigOf<typeof targetFields>).weight))
    this.health.start(this.isFunction.map((isFunction) => !isFunction))
    this.routing.refresh()
  }

  receive(call: number): void {
    const { calls, traces, simulator, index, config } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    const opensConnection = this.received++ % config.requestsPerConnection === 0
    this.requestCount.add()
    if (opensConnection) this.newConnections.add()
    this.units.request(simulator.now, opensConnection)
    simulator.schedule(this.overhead.sample(), index, FORWARD, this.requests.add(call, segment, -1))
  }

  fire(kind: number, request: number): void {
    if (kind === FORWARD) this.forward(request)
    else for (let idle = this.idle.next(); idle >= 0; idle = this.idle.next()) this.giveUp(idle)
  }

  settle(targetCall: number): void {
    const { calls, simulator, outcomes } = this.context
    const request = calls.tag[targetCall]!
    const outcome = calls.outcome[targetCall]!
    const bytes = calls.responseBytes[targetCall]!
    this.responseTime.add((simulator.now - calls.sentAt[targetCall]!) / 1000)
    calls.free(targetCall)
    const isFunction = this.isFunction[this.target[request]!]!
    const isTooLarge = isFunction && outcome === 0 && bytes > LAMBDA_PAYLOAD_BYTES
    if (isTooLarge) this.responseLimit.reject(bytes)
    const answer = isTooLarge ? this.codes.badGateway : (isFunction ? this.fromFunction : this.fromHost).of(outcome)
    const { httpStatus } = outcomes.outcomes[answer]!
    this.leave(request, httpStatus >= 500)
    if (answer === outcome) {
      calls.responseBytes[this.requests.call[request]!] = bytes
      this.answers.ofTarget(httpStatus)
    } else {
      if (isFunction) this.lambdaUserError.add()
      this.answers.ofLoadBalancer(httpStatus)
    }
    this.reply(request, answer)
  }

  usage(durationMs: number): CostComponent[] {
    return usageOf(this.context.resourceId, durationMs, this.units.used())
  }

  private routingOver(weights: readonly number[]): Routing {
    return new Routing(weights, this.context.config.algorithm, this.health, this.context.random('routing'))
  }

  private forward(request: number): void {
    const { calls, index } = this.context
    const call = this.requests.call[request]!
    const target = this.routing.next()
    if (target < 0) {
      this.refuse(request, this.codes.unavailable)
      return
    }
    const bytes = calls.bytes[call]!
    if (this.isFunction[target] && bytes > LAMBDA_PAYLOAD_BYTES) {
      this.requestLimit.reject(bytes)
      this.refuse(request, this.codes.tooLarge)
      return
    }
    if (request >= this.target.length) {
      this.target = widened(this.target, request * 2)
      this.waiting = widened(this.waiting, request * 2)
    }
    const targetCall = calls.allocate(index, request)
    calls.key[targetCall] = calls.key[call]!
    calls.bytes[targetCall] = bytes
    calls.segment[targetCall] = this.requests.segment[request]!
    this.serial = this.serial === 0x7fffffff ? 1 : this.serial + 1
    this.requests.detail[request] = targetCall
    this.target[request] = target
    this.waiting[request] = this.serial
    this.routing.outstanding[target]!++
    this.idle.add(request, this.serial)
    this.context.send(this.links[target]!, targetCall)
  }

  /** Answers 504 while the target goes on by itself. */
  private giveUp(request: number): void {
    this.context.abandon(this.requests.detail[request]!)
    this.idleLimit.reject(this.context.config.idleTimeoutSeconds)
    this.leave(request, true)
    this.refuse(request, this.codes.timeout)
  }

  /** The request is no longer at its target. */
  private leave(request: number, failed: boolean): void {
    const target = this.target[request]!
    this.waiting[request] = 0
    this.routing.outstanding[target]!--
    this.health.answered(target, failed)
  }

  private refuse(request: number, outcome: number): void {
    this.answers.ofLoadBalancer(this.context.outcomes.outcomes[outcome]!.httpStatus)
    this.reply(request, outcome)
  }

  private reply(request: number, outcome: number): void {
    const { calls, traces, simulator } = this.context
    const call = this.requests.call[request]!
    const segment = this.requests.segment[request]!
    const wasSent = this.requests.detail[request]! >= 0
    const isFunction = wasSent && this.isFunction[this.target[request]!]!
    const bytes = calls.bytes[call]! + calls.responseBytes[call]!
    this.processedBytes.add(bytes)
    if (isFunction) this.lambdaBytes.add(bytes)
    this.units.processed(simulator.now, bytes, isFunction)
    this.requests.remove(request)
    traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }
}
