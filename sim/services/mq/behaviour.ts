import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import { PendingCalls } from '../../primitives/PendingCalls'
import { RateMeter } from '../../primitives/RateMeter'
import type { CounterRecorder, DistributionRecorder } from '../../telemetry/metrics'
import type { LimitRecorder } from '../../telemetry/throttles'
import type { Component, ComponentContext } from '../define'
import type { ShardStream } from '../ports'
import { BrokerQueue } from './BrokerQueue'
import type { BrokerConfig } from './config'
import { costComponents } from './cost'
import { ENGINES } from './engines'
import { LIMITS } from './limits'
import { METRICS } from './metrics'

const STORED = 0
const TIMED_OUT = 1

/** A message broker: stores messages at its rate, first come, first served, and blocks producers that are faster. */
export class MessageBroker implements Component {
  private readonly messages: BrokerQueue
  private readonly sends = new PendingCalls()
  private readonly latency: Sampler
  private readonly msPerMessage: number
  private readonly patienceMs: number
  private busyUntil = 0
  private readonly demand = new RateMeter()
  private readonly limit: LimitRecorder
  private readonly timeoutCode: number
  private readonly sendTime: DistributionRecorder
  private readonly timeouts: CounterRecorder

  constructor(private readonly context: ComponentContext<BrokerConfig>) {
    const { config, outcomes } = context
    this.messages = new BrokerQueue(context)
    this.latency = sampler(config.sendLatency, context.random('send latency'))
    this.msPerMessage = 1000 / config.messagesPerSecond
    this.patienceMs = config.sendTimeoutSeconds * 1000
    const { sendTimeout } = ENGINES[config.engine]
    this.limit = context.limit(LIMITS.messages, config.messagesPerSecond, sendTimeout)
    this.timeoutCode = outcomes.code(sendTimeout)
    this.sendTime = context.distribution(METRICS.sendTime)
    this.timeouts = context.counter(METRICS.timeouts)
  }

  stream(): ShardStream {
    return this.messages
  }

  receive(call: number): void {
    const { calls, traces, simulator, index } = this.context
    const { now } = simulator
    const send = this.sends.add(call, traces.segment(calls.segment[call]!, index, calls.attempt[call]), 0)
    this.demand.add(now)
    const wait = Math.max(0, this.busyUntil - now)
    if (wait > this.patienceMs) {
      this.limit.reject(this.demand.perSecond(now))
      this.timeouts.add()
      simulator.schedule(this.patienceMs, index, TIMED_OUT, send)
      return
    }
    this.busyUntil = now + wait + this.msPerMessage
    simulator.schedule(wait + this.latency.sample(), index, STORED, send)
  }

  /** A producer is to be answered. */
  fire(kind: number, send: number): void {
    const { calls, traces, simulator } = this.context
    const call = this.sends.call[send]!
    const segment = this.sends.segment[send]!
    this.sends.remove(send)
    if (kind === TIMED_OUT) {
      traces.close(segment, this.timeoutCode)
      this.context.reply(call, this.timeoutCode)
      return
    }
    this.sendTime.add(simulator.now - calls.sentAt[call]!)
    // The message's segment stays open until it has been processed.
    this.messages.enqueue(calls.key[call]!, calls.bytes[call]!, segment)
    this.context.reply(call, 0)
  }

  usage(durationMs: number): CostComponent[] {
    return costComponents(this.context.resourceId, this.context.config, durationMs)
  }
}
