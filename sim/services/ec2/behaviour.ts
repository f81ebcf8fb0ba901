import type { CostComponent } from '../../cost/types'
import { CONNECTION_REFUSED, CONNECTION_TIMED_OUT } from '../../servers/serverOutcomes'
import { type Sampler, sampler } from '../../kernel/distributions'
import { DelayLine } from '../../primitives/DelayLine'
import { PendingCalls } from '../../primitives/PendingCalls'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Component, ComponentContext } from '../define'
import type { InstanceConfig } from './config'
import { usageOf } from './cost'
import { Instances } from './Instances'
import { CONNECT_TIMEOUT_MS } from './limits'
import { METRICS } from './metrics'
import { REQUEST, START_INSTANCES, STOP_INSTANCES } from './operations'
import { INCORRECT_INSTANCE_STATE, INVALID_ACTION, NOT_FOUND } from './outcomes'

/** Index of the port that stands for the EC2 API. */
const API_PORT = 1

const UNANSWERED = 0
const API_DONE = 1

/** A group of instances: requests go to their servers, StartInstances and StopInstances to the EC2 API. */
export class InstanceGroup implements Component {
  private readonly instances: Instances
  /** Calls that nobody answers, and those of the API. */
  private readonly pending = new PendingCalls()
  private readonly unansweredLine: DelayLine
  private readonly unanswered: CounterRecorder
  private readonly apiTime: Sampler
  private readonly codes: { refused: number; timedOut: number; notFound: number; invalid: number; state: number }

  constructor(private readonly context: ComponentContext<InstanceConfig>) {
    const { config, outcomes, simulator, index } = context
    this.instances = new Instances(context)
    this.unansweredLine = new DelayLine(simulator, index, UNANSWERED, CONNECT_TIMEOUT_MS, { isLive: () => true })
    this.unanswered = context.counter(METRICS.unanswered)
    this.apiTime = sampler(config.apiTime, context.random('apiTime'))
    this.codes = {
      refused: outcomes.code(CONNECTION_REFUSED),
      timedOut: outcomes.code(CONNECTION_TIMED_OUT),
      notFound: outcomes.code(NOT_FOUND),
      invalid: outcomes.code(INVALID_ACTION),
      state: outcomes.code(INCORRECT_INSTANCE_STATE),
    }
  }

  start(): void {
    this.instances.start()
  }

  receive(call: number, port: number): void {
    const { calls, simulator, index } = this.context
    if (port === API_PORT) {
      simulator.schedule(this.apiTime.sample(), index, API_DONE, this.open(call))
      return
    }
    const { pool } = this.instances
    if (pool.running > 0) {
      if (calls.operation[call] === REQUEST) pool.receive(call)
      else this.answer(this.open(call), this.codes.notFound)
      return
    }
    this.unanswered.add()
    // While it boots, its address is up before its server: the connection is turned away. Stopped, nobody answers.
    if (pool.starting > 0) this.answer(this.open(call), this.codes.refused)
    else this.unansweredLine.add(this.open(call), 0)
  }

  act(action: string, settings: Readonly<Record<string, unknown>>): void {
    const { instances } = this
    if (action === 'startInstances') instances.startAll()
    else instances.stop((settings['instances'] as number | null) ?? instances.runningInstances)
  }

  fire(kind: number, slot: number): void {
    if (kind === API_DONE) {
      this.answer(slot, this.done(this.context.calls.operation[this.pending.call[slot]!]!))
      return
    }
    const line = this.unansweredLine
    for (let late = line.next(); late >= 0; late = line.next()) this.answer(late, this.codes.timedOut)
  }

  usage(durationMs: number): CostComponent[] {
    const { context, instances } = this
    return usageOf(context.resourceId, context.config, {
      instanceMs: instances.clock.billedMs(durationMs),
      surplusMs: instances.pool.processors.chargedMs(instances.clock.instances),
      durationMs,
    })
  }

  /** Does what was asked of the API; returns the outcome's code. */
  private done(operation: number): number {
    const { instances } = this
    if (operation === START_INSTANCES) {
      if (instances.isStopping) return this.codes.state
      instances.startAll()
      return 0
    }
    if (operation !== STOP_INSTANCES) return this.codes.invalid
    if (instances.pool.starting > 0) return this.codes.state
    instances.stop(instances.runningInstances)
    return 0
  }

  private open(call: number): number {
    const { calls, traces, index } = this.context
    return this.pending.add(call, traces.segment(calls.segment[call]!, index, calls.attempt[call]!), 0)
  }

  private answer(slot: number, outcome: number): void {
    const call = this.pending.call[slot]!
    this.context.traces.close(this.pending.segment[slot]!, outcome)
    this.pending.remove(slot)
    this.context.reply(call, outcome)
  }
}
