import { Calls } from '../kernel/Calls'
import { RandomStream } from '../kernel/RandomStream'
import { type EventHandler, Simulator } from '../kernel/Simulator'
import type { Model, ModelConnection, ModelResource } from '../compile/model'
import type { Scenario } from '../design/types'
import type { Component, ComponentContext, FaultState, Limit, Link, Part, TrafficSource } from '../services/define'
import { NETWORK_HOPS, type NetworkHop } from '../services/network'
import { INJECTED_ERROR, INJECTED_OUTAGE, INJECTED_THROTTLE, INJECTED_THROTTLE_LIMIT } from '../services/faults'
import type { Recorder } from '../telemetry/metrics'
import { type Outcome, OutcomeTable } from '../telemetry/outcome'
import { LimitRecorder } from '../telemetry/throttles'
import { TraceRecorder } from '../telemetry/traces'
import { arrivalsOf } from '../traffic/arrivals'
import { ActionTimeline } from './ActionTimeline'
import { BinnedClock } from './BinnedClock'
import { Exchange } from './Exchange'
import { FaultGate } from './FaultGate'
import { FaultTimeline } from './FaultTimeline'
import { portSessions } from './portSessions'
import { NetworkPassage } from './NetworkPassage'
import { ResourceContext } from './ResourceContext'

/** Keeps a component's index until there is one. */
const NOT_MADE: EventHandler = {
  fire: () => {
    throw new Error('nothing can happen to a component that has not been made')
  },
}

/** Components, links and recorders of one run, wired and ready to be driven. */
export class RunningModel {
  readonly simulator = new Simulator()
  readonly calls = new Calls()
  readonly outcomes = new OutcomeTable()
  readonly clock: BinnedClock
  readonly traces: TraceRecorder
  readonly exchange: Exchange
  /** By resource index, then metric name. */
  readonly metrics: Map<string, Recorder>[] = []
  readonly limits: LimitRecorder[] = []
  readonly components: Component[] = []
  /** What resources of the account share, by id. */
  readonly shared = new Map<string, unknown>()
  private readonly links: Link[] = []

  constructor(
    readonly model: Model,
    readonly scenario: Scenario,
    readonly seed: number,
  ) {
    const durationMs = scenario.durationSeconds * 1000
    const { simulator, outcomes } = this
    this.clock = new BinnedClock(simulator, durationMs, scenario.warmupSeconds * 1000)
    this.traces = new TraceRecorder(
      simulator,
      outcomes,
      model.resources.map((resource) => resource.id),
      new RandomStream(seed, '', 'traces'),
      this.clock.firstBin * this.clock.binMs,
    )
    this.exchange = new Exchange(this.calls, outcomes, simulator, this.clock)

    const faultStates = new Map<string, FaultState>()
    for (const fault of scenario.faults)
      faultStates.set(fault.target, { errorProbability: 0, throttleProbability: 0, delay: null, outage: false })
    const contexts = model.resources.map((resource) => this.contextOf(resource, faultStates.get(resource.id) ?? null))
    // Components have the first indices, in the design's order: their parts join only while they are being made.
    for (const { name, id } of model.resources) simulator.register(NOT_MADE, `${name} (${id})`)
    model.resources.forEach((resource, index) => {
      const component = resource.service.create(contexts[index]!)
      this.components.push(component)
      simulator.replace(index, component)
      this.exchange.attach(index, component)
    })
    this.connect(faultStates)
    this.scheduleFaults(faultStates)
    this.scheduleActions()
    for (const stream of scenario.streams) {
      const target = model.resources.find((resource) => resource.id === stream.target)!
      const source = this.components[target.index] as TrafficSource
      source.drive(arrivalsOf(stream, durationMs, new RandomStream(seed, stream.target, `arrivals:${stream.id}`)))
    }
    for (const component of this.components) component.start?.()
  }

  /** Links by index: one for each connection, in the model's order. */
  linkOf(connection: ModelConnection): Link {
    return this.links[connection.index]!
  }

  private contextOf(resource: ModelResource, faults: FaultState | null): ComponentContext<never> {
    const recorders = new Map<string, Recorder>()
    this.metrics.push(recorders)
    return new ResourceContext(this, resource, faults, recorders)
  }

  /** Gives a part of a component an index of its own in the simulator, under which replies reach it. */
  join(part: Part, title: string): number {
    const index = this.simulator.register(part, title)
    this.exchange.attach(index, part)
    return index
  }

  /** Makes the recorder of a limit, to be reported with the run. */
  limitRecorder(resourceId: string, limit: Limit, value: number, outcome: Outcome, reason?: string): LimitRecorder {
    const { document, url, checked, confidence } = limit.source
    const recorder = new LimitRecorder(
      {
        limitId: limit.id,
        resourceId,
        title: limit.title,
        limit: value,
        unit: limit.unit,
        outcome: outcome.name,
        outcomeClass: outcome.class,
        httpStatus: outcome.httpStatus,
        reason: reason ?? null,
        source: { document, url, checked, confidence },
      },
      this.clock,
    )
    this.limits.push(recorder)
    return recorder
  }

  private connect(faultStates: ReadonlyMap<string, FaultState>): void {
    const { model } = this
    const front = model.resources.map((resource) => {
      const state = faultStates.get(resource.id)
      const component = this.components[resource.index]!
      return state === undefined || resource.service.appliesFaults ? component : this.gate(resource, component, state)
    })
    for (const connection of model.connections) {
      const { service } = connection.to
      const operation = (id: string): number => {
        const index = service.operations.findIndex((candidate) => candidate.id === id)
        if (index < 0) throw new Error(`${service.title} has no operation ${id}`)
        return index
      }
      const targetPort = service.ports.findIndex((port) => port.id === connection.toPort)
      this.links.push({
        index: connection.index,
        connectionId: connection.id,
        targetResourceId: connection.to.id,
        targetType: connection.to.type,
        target: this.throughNetwork(connection, front[connection.to.index]!),
        targetPort,
        config: connection.config,
        session: portSessions(service)[targetPort]!,
        operation,
      })
    }
    this.exchange.countLinks(model.connections.length)
  }

  /** Puts the network in front of a target, where it keeps calls out or counts what they carry. */
  private throughNetwork(connection: ModelConnection, target: Component): Component {
    const { path, from, to } = connection
    if (path === undefined) return target
    const hops = (this.shared.get(NETWORK_HOPS) ?? new Map()) as ReadonlyMap<string, NetworkHop>
    if (!NetworkPassage.isNeeded(path, hops)) return target
    const stream = new RandomStream(this.seed, from.id, `network:${connection.id}`)
    const passage = new NetworkPassage(target, to.index, path, portSessions(to.service), hops, this, stream)
    passage.register(this.join(passage, `network between ${from.name} and ${to.name}`))
    return passage
  }

  private gate(resource: ModelResource, component: Component, state: FaultState): Component {
    const codes = {
      error: this.outcomes.code(INJECTED_ERROR),
      outage: this.outcomes.code(INJECTED_OUTAGE),
      throttle: this.outcomes.code(INJECTED_THROTTLE),
    }
    const throttled = this.limitRecorder(resource.id, INJECTED_THROTTLE_LIMIT, 0, INJECTED_THROTTLE)
    const stream = new RandomStream(this.seed, resource.id, 'faults')
    const gate = new FaultGate(
      component,
      state,
      this.simulator,
      this.calls,
      this.exchange,
      stream,
      throttled,
      portSessions(resource.service),
      codes,
    )
    gate.register(this.join(gate, `faults of ${resource.name}`))
    return gate
  }

  private scheduleActions(): void {
    const { actions = [] } = this.scenario
    if (actions.length === 0) return
    const timeline = new ActionTimeline(this.simulator)
    for (const action of actions) {
      const target = this.model.resources.find((resource) => resource.id === action.target)!
      timeline.add(action, target.service, this.components[target.index]!)
    }
    timeline.schedule(this.simulator.register(timeline, 'action timeline'))
  }

  private scheduleFaults(faultStates: ReadonlyMap<string, FaultState>): void {
    if (faultStates.size === 0) return
    const timeline = new FaultTimeline(this.simulator)
    for (const fault of this.scenario.faults) {
      const target = this.model.resources.find((resource) => resource.id === fault.target)!
      timeline.add(fault, faultStates.get(fault.target)!, this.components[target.index]!, this.seed)
    }
    timeline.schedule(this.simulator.register(timeline, 'fault timeline'))
  }
}
