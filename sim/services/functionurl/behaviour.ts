import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext, Link } from '../define'
import { RelayedOutcomes } from '../RelayedOutcomes'
import type { FunctionUrlConfig } from './config'
import { MAX_PAYLOAD_BYTES, MAX_STREAMED_BYTES, REQUEST_LIMIT, RESPONSE_LIMIT } from './limits'
import { METRICS } from './metrics'
import { BAD_GATEWAY, FORBIDDEN, relayed, REQUEST_TOO_LARGE } from './outcomes'

/** The overhead of a request that may pass is over. */
const FORWARD = 0
/** The overhead of a request that is turned away is over. */
const REFUSE = 1

/** A function URL: hands requests on to its function and relays what comes of them, without any retry. */
export class FunctionUrl implements Component {
  /** Requests under way; detail: the outcome of one that is turned away. */
  private readonly requests = new PendingCalls()
  private function: Link | undefined
  private readonly maxResponseBytes: number
  private readonly answers: RelayedOutcomes
  private readonly overhead: Sampler
  private readonly signatures: RandomStream
  private readonly unsignedShare: number
  private readonly forbidden: number
  private readonly tooLarge: number
  private readonly badGateway: number
  private readonly requestLimit: LimitRecorder
  private readonly responseLimit: LimitRecorder
  private readonly requestCount: CounterRecorder
  private readonly clientErrors: CounterRecorder
  private readonly serverErrors: CounterRecorder
  private readonly latency: DistributionRecorder

  constructor(private readonly context: ComponentContext<FunctionUrlConfig>) {
    const { config, outcomes } = context
    this.maxResponseBytes = config.invokeMode === 'BUFFERED' ? MAX_PAYLOAD_BYTES : MAX_STREAMED_BYTES
    this.answers = new RelayedOutcomes(outcomes, (outcome) => relayed(outcome, config.timeoutStatus))
    this.overhead = sampler(config.overhead, context.random('overhead'))
    this.signatures = context.random('signatures')
    this.unsignedShare = config.authType === 'AWS_IAM' ? config.unsignedPercent / 100 : 0
    this.forbidden = outcomes.code(FORBIDDEN)
    this.tooLarge = outcomes.code(REQUEST_TOO_LARGE)
    this.badGateway = outcomes.code(BAD_GATEWAY)
    this.requestLimit = context.limit(REQUEST_LIMIT, MAX_PAYLOAD_BYTES, REQUEST_TOO_LARGE)
    this.responseLimit = context.limit(RESPONSE_LIMIT, this.maxResponseBytes, BAD_GATEWAY)
    this.requestCount = context.counter(METRICS.requests)
    this.clientErrors = context.counter(METRICS.clientErrors)
    this.serverErrors = context.counter(METRICS.serverErrors)
    this.latency = context.distribution(METRICS.latency)
  }

  start(): void {
    this.function = this.context.links('function')[0]
  }

  receive(call: number): void {
    const { calls, traces, simulator, index } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    this.requestCount.add()
    const refusal = this.refusal(call)
    const request = this.requests.add(call, segment, refusal)
    simulator.schedule(this.overhead.sample(), index, refusal === 0 ? FORWARD : REFUSE, request)
  }

  fire(kind: number, request: number): void {
    if (kind === REFUSE) this.reply(request, this.requests.detail[request]!)
    else if (this.function === undefined) this.reply(request, this.badGateway)
    else this.forward(request, this.function)
  }

  settle(invocation: number): void {
    const { calls } = this.context
    const request = calls.tag[invocation]!
    const bytes = calls.responseBytes[invocation]!
    const outcome = calls.outcome[invocation]!
    calls.free(invocation)
    const isTooLarge = outcome === 0 && bytes > this.maxResponseBytes
    if (isTooLarge) this.responseLimit.reject(bytes)
    else calls.responseBytes[this.requests.call[request]!] = bytes
    this.reply(request, isTooLarge ? this.badGateway : this.answers.of(outcome))
  }

  usage(): CostComponent[] {
    return []
  }

  /** Outcome of a request that does not reach the function; 0 when it may. */
  private refusal(call: number): number {
    if (this.unsignedShare > 0 && this.signatures.uniform() < this.unsignedShare) return this.forbidden
    const bytes = this.context.calls.bytes[call]!
    if (bytes <= MAX_PAYLOAD_BYTES) return 0
    this.requestLimit.reject(bytes)
    return this.tooLarge
  }

  private forward(request: number, link: Link): void {
    const { calls, index } = this.context
    const call = this.requests.call[request]!
    const invocation = calls.allocate(index, request)
    calls.key[invocation] = calls.key[call]!
    calls.bytes[invocation] = calls.bytes[call]!
    calls.segment[invocation] = this.requests.segment[request]!
    this.context.send(link, invocation)
  }

  private reply(request: number, outcome: number): void {
    const { calls, outcomes, traces, simulator } = this.context
    const call = this.requests.call[request]!
    const segment = this.requests.segment[request]!
    this.requests.remove(request)
    if (outcome !== 0) {
      const { httpStatus } = outcomes.outcomes[outcome]!
      if (httpStatus >= 500) this.serverErrors.add()
      else if (httpStatus >= 400) this.clientErrors.add()
    }
    this.latency.add(simulator.now - calls.sentAt[call]!)
    traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }
}
