import type { ModelConnection, ModelResource } from '../compile/model'
import type { Calls } from '../kernel/Calls'
import { RandomStream } from '../kernel/RandomStream'
import type { Simulator } from '../kernel/Simulator'
import type {
  ComponentContext,
  FaultState,
  FunctionLoop,
  IncomingLink,
  Limit,
  Link,
  MetricDefinition,
  Part,
  PlatformEra,
} from '../services/define'
import {
  type CounterRecorder,
  type DistributionRecorder,
  type GaugeRecorder,
  type Recorder,
  recorderOf,
} from '../telemetry/metrics'
import type { Outcome, OutcomeTable } from '../telemetry/outcome'
import type { LimitRecorder } from '../telemetry/throttles'
import type { TraceRecorder } from '../telemetry/traces'
import type { Exchange } from './Exchange'
import type { RunningModel } from './RunningModel'

/** What one resource's component sees of the run. */
export class ResourceContext implements ComponentContext<never> {
  readonly resourceId: string
  readonly name: string
  readonly type: string
  readonly index: number
  readonly config: never
  readonly region: string
  readonly era: PlatformEra
  readonly parentId: string | null
  readonly loop: FunctionLoop | null
  readonly simulator: Simulator
  readonly calls: Calls
  readonly traces: TraceRecorder
  readonly outcomes: OutcomeTable
  readonly durationMs: number
  private readonly exchange: Exchange

  constructor(
    private readonly running: RunningModel,
    private readonly resource: ModelResource,
    readonly faults: FaultState | null,
    private readonly recorders: Map<string, Recorder>,
  ) {
    this.resourceId = resource.id
    this.name = resource.name
    this.type = resource.type
    this.index = resource.index
    this.config = resource.config as never
    this.region = running.model.region
    this.era = running.model.account.era
    this.parentId = resource.parentId ?? null
    this.loop = resource.loop ?? null
    this.simulator = running.simulator
    this.calls = running.calls
    this.traces = running.traces
    this.outcomes = running.outcomes
    this.durationMs = running.clock.durationMs
    this.exchange = running.exchange
  }

  links(port: string): Link[] {
    return this.running.model.connections
      .filter((connection) => connection.from === this.resource && connection.fromPort === port)
      .map((connection) => this.running.linkOf(connection))
  }

  incoming(port: string): IncomingLink[] {
    return this.running.model.connections
      .filter((connection) => connection.to === this.resource && connection.toPort === port)
      .map((connection) => this.incomingLink(connection))
  }

  join(part: Part, title: string): number {
    return this.running.join(part, `${title} of ${this.name} (${this.resourceId})`)
  }

  random(purpose: string): RandomStream {
    return new RandomStream(this.running.seed, this.resourceId, purpose)
  }

  quota(id: string): number {
    const value = this.running.model.account.quotas[id]
    if (value === undefined) throw new Error(`no service defines the quota ${id}`)
    return value
  }

  shared<T>(id: string, make: () => T): T {
    const { shared } = this.running
    if (!shared.has(id)) shared.set(id, make())
    return shared.get(id) as T
  }

  counter(metric: MetricDefinition, dimension?: string): CounterRecorder {
    return this.recorder(metric, dimension) as CounterRecorder
  }

  distribution(metric: MetricDefinition, dimension?: string): DistributionRecorder {
    return this.recorder(metric, dimension) as DistributionRecorder
  }

  gauge(metric: MetricDefinition, dimension?: string): GaugeRecorder {
    return this.recorder(metric, dimension) as GaugeRecorder
  }

  observe(resourceId: string, metric: string): Recorder | null {
    return this.recordersOf(resourceId)?.get(metric) ?? null
  }

  observeAll(resourceId: string): Iterable<Recorder> {
    return this.recordersOf(resourceId)?.values() ?? []
  }

  limit(limit: Limit, value: number, outcome: Outcome, reason?: string): LimitRecorder {
    return this.running.limitRecorder(this.resourceId, limit, value, outcome, reason)
  }

  send(link: Link, call: number): void {
    this.exchange.send(link, call)
  }

  countMessages(link: IncomingLink, outcome: number, messages: number): void {
    this.exchange.countMessages(link.index, outcome, messages)
  }

  reply(call: number, outcome: number): void {
    this.exchange.reply(call, outcome)
  }

  abandon(call: number): void {
    this.exchange.abandon(call)
  }

  private recordersOf(resourceId: string): Map<string, Recorder> | undefined {
    const observed = this.running.model.resources.find((resource) => resource.id === resourceId)
    return observed && this.running.metrics[observed.index]
  }

  private recorder(metric: MetricDefinition, dimension?: string): Recorder {
    const name = dimension === undefined ? metric.name : `${metric.name}{${dimension}}`
    let known = this.recorders.get(name)
    if (known === undefined) {
      const { namespace, unit } = metric
      known = recorderOf(metric.kind, { namespace, name, unit }, this.running.clock)
      this.recorders.set(name, known)
      this.running.clock.add(known)
    }
    return known
  }

  private incomingLink(connection: ModelConnection): IncomingLink {
    return {
      index: connection.index,
      connectionId: connection.id,
      sourceResourceId: connection.from.id,
      sourceType: connection.from.type,
      source: this.running.components[connection.from.index]!,
      port: connection.fromPort,
      config: connection.config,
    }
  }
}
