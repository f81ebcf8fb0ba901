import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { DelayLine } from '../../primitives/DelayLine'
import { UniformKeys } from '../../primitives/KeyPopularity'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Arrivals, ComponentContext, Link, TrafficSource } from '../define'
import { OpenLoop } from '../OpenLoop'
import { SourceRecorders } from '../SourceRecorders'
import type { AlexaConfig } from './config'
import { RESPONSE_LIMIT, TIMEOUT_LIMIT } from './limits'
import { INVALID_RESPONSE, RESPONSE_TIMEOUT } from './outcomes'

/** What users say to a skill: each utterance invokes its function once, and waits for the answer for so long. */
export class AlexaSkill implements TrafficSource {
  private readonly utterances: OpenLoop
  /** Utterances that wait for their answer; detail: when they began. */
  private readonly requests = new PendingCalls()
  private function: Link | undefined
  private readonly users: UniformKeys
  private readonly payload: Sampler
  private readonly timeouts: DelayLine
  private readonly recorders: SourceRecorders
  private readonly timedOut: number
  private readonly invalid: number
  private readonly timeoutLimit: LimitRecorder
  private readonly responseLimit: LimitRecorder

  constructor(private readonly context: ComponentContext<AlexaConfig>) {
    const { config, calls, outcomes, simulator, index } = context
    this.utterances = new OpenLoop(context, () => this.begin())
    this.users = new UniformKeys(config.users, context.random('users'))
    this.payload = sampler(config.payload, context.random('payload'))
    this.timeouts = new DelayLine(simulator, index, 0, config.timeoutMs, {
      isLive: (call, generation) => calls.generation[call] === generation,
    })
    this.recorders = new SourceRecorders(context)
    this.timedOut = outcomes.code(RESPONSE_TIMEOUT)
    this.invalid = outcomes.code(INVALID_RESPONSE)
    this.timeoutLimit = context.limit(TIMEOUT_LIMIT, config.timeoutMs, RESPONSE_TIMEOUT)
    this.responseLimit = context.limit(RESPONSE_LIMIT, config.maxResponseBytes, INVALID_RESPONSE)
  }

  drive(arrivals: Arrivals): void {
    this.utterances.add(arrivals)
  }

  start(): void {
    this.function = this.context.links('function')[0]
    if (this.function !== undefined) this.utterances.start()
  }

  fire(): void {
    for (let call = this.timeouts.next(); call >= 0; call = this.timeouts.next()) this.giveUp(call)
  }

  settle(call: number): void {
    const { calls, config } = this.context
    const request = calls.tag[call]!
    const outcome = calls.outcome[call]!
    const bytes = calls.responseBytes[call]!
    calls.free(call)
    const isTooLarge = outcome === 0 && bytes > config.maxResponseBytes
    if (isTooLarge) this.responseLimit.reject(bytes)
    this.end(request, isTooLarge ? this.invalid : outcome)
  }

  usage(): CostComponent[] {
    return []
  }

  private begin(): void {
    const { calls, simulator, traces, index } = this.context
    const segment = traces.begin(index)
    const request = this.requests.add(-1, segment, simulator.now)
    const call = calls.allocate(index, request)
    calls.key[call] = this.users.next()
    calls.bytes[call] = this.payload.sample()
    calls.segment[call] = segment
    this.recorders.began()
    this.recorders.tried()
    this.timeouts.add(call, calls.generation[call]!)
    this.context.send(this.function!, call)
  }

  private giveUp(call: number): void {
    const { calls, config, index } = this.context
    // A call that was given up lives on until its late reply.
    if (calls.caller[call] !== index) return
    this.timeoutLimit.reject(config.timeoutMs)
    this.recorders.timedOut()
    this.context.abandon(call)
    this.end(calls.tag[call]!, this.timedOut)
  }

  private end(request: number, outcome: number): void {
    const { simulator, traces } = this.context
    traces.close(this.requests.segment[request]!, outcome)
    this.recorders.ended(outcome, simulator.now - this.requests.detail[request]!)
    this.requests.remove(request)
  }
}
