import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import { type DeliveryObserver, EventDeliveries } from '../EventDeliveries'
import type { ConfigOf } from '../fields'
import { targetBackoff, targetReceivers } from '../targetRetries'
import type { fields, targetFields } from './config'
import { usageOf } from './cost'
import { INVOCATION_CHUNK_BYTES } from './limits'
import { METRICS } from './metrics'
import { type Timetable, timetableOf } from './timetable'

const MINUTE_MS = 60_000
/** The last moment that still counts as within a minute, ms. */
const END_OF_MINUTE_MS = MINUTE_MS - 1
const DUE = 0
const INVOKE = 1

/** A schedule: at each due minute it invokes its targets, each as a trace of its own. */
export class ScheduleComponent implements Component {
  private readonly timetable: Timetable
  private readonly invocations: EventDeliveries
  private readonly second: Sampler
  private readonly windowDraws: RandomStream
  private readonly invoked: CounterRecorder
  /** Payload of each target, bytes. */
  private payloads: readonly number[] = []
  private billedInvocations = 0
  private fired = 0

  constructor(private readonly context: ComponentContext<ConfigOf<typeof fields>>) {
    this.timetable = timetableOf(context.config)
    this.invocations = new EventDeliveries(context, targetBackoff(context), recorders(context))
    this.second = sampler(context.config.secondWithinMinute, context.random('second in the minute'))
    this.windowDraws = context.random('flexible time window')
    this.invoked = context.counter(METRICS.invocations)
  }

  start(): void {
    const targets = this.context.links('target')
    this.payloads = targets.map(({ config }) => (config as ConfigOf<typeof targetFields>).payloadBytes)
    this.invocations.start(targetReceivers(targets, this.context.links('deadLetter')[0]))
    if (targets.length > 0) this.scheduleFrom(0)
  }

  fire(kind: number, payload: number): void {
    if (kind === INVOKE) this.invoke()
    else {
      this.context.simulator.schedule(this.delayMs(), this.context.index, INVOKE, 0)
      this.scheduleFrom(payload + 1)
    }
  }

  usage(): CostComponent[] {
    const { resourceId, config } = this.context
    return usageOf(resourceId, config.invokedBy, this.billedInvocations)
  }

  private scheduleFrom(minute: number): void {
    const { simulator, durationMs, index } = this.context
    const next = this.timetable.next(minute)
    if (next * MINUTE_MS < durationMs) simulator.schedule(next * MINUTE_MS - simulator.now, index, DUE, next)
  }

  private invoke(): void {
    const { simulator, traces, index } = this.context
    for (let target = 0; target < this.payloads.length; target++) {
      const bytes = this.payloads[target]!
      this.invoked.add()
      this.billedInvocations += Math.max(1, Math.ceil(bytes / INVOCATION_CHUNK_BYTES))
      this.invocations.add(target, this.fired, bytes, traces.begin(index), 0, simulator.now)
    }
    this.fired++
  }

  /** Time from the start of the minute until the targets are invoked, ms. */
  private delayMs(): number {
    const { invokedBy, flexibleWindowMinutes } = this.context.config
    if (invokedBy === 'scheduler' && flexibleWindowMinutes !== null)
      return this.windowDraws.uniform() * flexibleWindowMinutes * MINUTE_MS
    return Math.min(END_OF_MINUTE_MS, this.second.sample() * 1000)
  }
}

function recorders(context: ComponentContext<unknown>): DeliveryObserver {
  const attempts = context.counter(METRICS.attempts)
  const errors = context.counter(METRICS.errors)
  const throttles = context.counter(METRICS.throttles)
  const dropped = context.counter(METRICS.dropped)
  const toDeadLetterQueue = context.counter(METRICS.toDeadLetterQueue)
  const notToDeadLetterQueue = context.counter(METRICS.notToDeadLetterQueue)
  const pendingGauge = context.gauge(METRICS.pending)
  return {
    tried: () => attempts.add(),
    tryFailed: (outcomeClass) => (outcomeClass === 'throttle' ? throttles : errors).add(),
    ended(taken) {
      if (!taken) dropped.add()
    },
    deadLettered: (taken) => (taken ? toDeadLetterQueue : notToDeadLetterQueue).add(),
    pending: (count) => pendingGauge.set(count),
  }
}
