import type { CostComponent } from '../../cost/types'
import { type Sampler, sampler } from '../../kernel/distributions'
import type { RandomStream } from '../../kernel/RandomStream'
import { UniformKeys } from '../../primitives/KeyPopularity'
import { PendingDeliveries } from '../../primitives/PendingDeliveries'
import type { CounterRecorder } from '../../telemetry/metrics'
import type { Arrivals, ComponentContext, Link, TrafficSource } from '../define'
import type { ConfigOf } from '../fields'
import { OpenLoop } from '../OpenLoop'
import { SourceRecorders } from '../SourceRecorders'
import type { RepositoryConfig, RepositoryEvent, triggerFields } from './config'
import { usageOf } from './cost'
import { METRICS } from './metrics'
import { Pushes } from './Pushes'

const EVENTS: readonly RepositoryEvent[] = ['updateReference', 'createReference', 'deleteReference']

/** A repository that is worked on: each push or change of a reference becomes events for triggers and EventBridge. */
export class Repository implements TrafficSource {
  private readonly work: OpenLoop
  private readonly pushes = new Pushes()
  private readonly deliveries = new PendingDeliveries()
  /** By delivery: the push that it is of. */
  private readonly pushOf: number[] = []
  private targets: readonly Link[] = []
  /** By kind of event: indices of the targets that get it. */
  private listeners: readonly (readonly number[])[] = []
  private readonly kinds: RandomStream
  private readonly branches: UniformKeys
  private readonly latency: Sampler
  private readonly recorders: SourceRecorders
  private readonly byKind: readonly CounterRecorder[]
  private readonly delivered: CounterRecorder
  private readonly lost: CounterRecorder

  constructor(private readonly context: ComponentContext<RepositoryConfig>) {
    const { config } = context
    this.work = new OpenLoop(context, () => this.begin())
    this.kinds = context.random('kinds of events')
    this.branches = new UniformKeys(config.branches, context.random('branches'))
    this.latency = sampler(config.deliveryLatency, context.random('delivery latency'))
    this.recorders = new SourceRecorders(context)
    this.byKind = [METRICS.updated, METRICS.created, METRICS.deleted].map((metric) => context.counter(metric))
    this.delivered = context.counter(METRICS.delivered)
    this.lost = context.counter(METRICS.lost)
  }

  drive(arrivals: Arrivals): void {
    this.work.add(arrivals)
  }

  start(): void {
    const triggers = this.context.links('triggers')
    const wanted = triggers.map(({ config }) => (config as ConfigOf<typeof triggerFields>).events)
    this.targets = [...triggers, ...this.context.links('events')]
    this.listeners = EVENTS.map((event) =>
      this.targets.flatMap((_, target) => (['all', event, undefined].includes(wanted[target]) ? [target] : [])),
    )
    this.work.start()
  }

  fire(_kind: number, delivery: number): void {
    const { calls, index } = this.context
    const { deliveries } = this
    this.context.send(this.targets[deliveries.receiver[delivery]!]!, deliveries.call(calls, index, delivery))
  }

  settle(call: number): void {
    const { calls, outcomes } = this.context
    const delivery = calls.tag[call]!
    const outcome = calls.outcome[call]!
    calls.free(call)
    const isTaken = outcomes.outcomes[outcome]!.class === 'ok'
    ;(isTaken ? this.delivered : this.lost).add()
    const push = this.pushOf[delivery]!
    this.deliveries.remove(delivery)
    if (this.pushes.delivered(push, isTaken ? 0 : outcome)) this.end(push)
  }

  usage(durationMs: number): CostComponent[] {
    return usageOf(this.context.resourceId, this.context.config.activeUsers, durationMs)
  }

  private begin(): void {
    const { simulator, traces, index, config } = this.context
    const kind = this.drawKind()
    const key = this.branches.next()
    const segment = traces.begin(index)
    const listeners = this.listeners[kind]!
    const push = this.pushes.add(segment, simulator.now, listeners.length)
    this.byKind[kind]!.add()
    this.recorders.began()
    this.recorders.tried()
    if (listeners.length === 0) this.end(push)
    for (const target of listeners) {
      const delivery = this.deliveries.add(target, key, config.eventBytes, segment)
      this.pushOf[delivery] = push
      simulator.schedule(this.latency.sample(), index, 0, delivery)
    }
  }

  private drawKind(): number {
    const { createPercent, deletePercent } = this.context.config
    const percent = this.kinds.uniform() * 100
    return percent < createPercent ? 1 : percent < createPercent + deletePercent ? 2 : 0
  }

  private end(push: number): void {
    const { simulator, traces } = this.context
    const outcome = this.pushes.outcome[push]!
    traces.close(this.pushes.segment[push]!, outcome)
    this.recorders.ended(outcome, simulator.now - this.pushes.startedAt[push]!)
    this.pushes.remove(push)
  }
}
