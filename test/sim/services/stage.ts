import type { Model, ModelConnection, ModelResource } from '../../../sim/compile/model'
import type { CostComponent } from '../../../sim/cost/types'
import type { Fault, Scenario } from '../../../sim/design/types'
import { RunningModel } from '../../../sim/run/RunningModel'
import {
  type AnyService,
  type Component,
  type ComponentContext,
  defineService,
  type PlatformEra,
} from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import type { PullQueue } from '../../../sim/services/ports'
import { OK, type Outcome } from '../../../sim/telemetry/outcome'
import type { MetricResult, ThrottleResult, TraceResult } from '../../../sim/telemetry/results'

/** How a call that the sender made has ended. */
interface Reply {
  outcome: string
  httpStatus: number
  sentAtMs: number
  atMs: number
  responseBytes: number
}

interface SendOptions {
  operation?: string
  key?: number
  bytes?: number
  /** Connection to send over, among those that leave the sender; the first by default. */
  connection?: number
}

const port = (id: string, direction: 'in' | 'out', protocol: 'request' | 'event' | 'pull') => ({
  id,
  title: id,
  direction,
  protocol,
})

const double = (
  type: string,
  ports: AnyService['ports'],
  create: (context: ComponentContext<object>) => Component,
): AnyService =>
  defineService({
    type,
    title: type,
    category: 'clients',
    summary: '',
    keywords: [],
    fields: {},
    ports,
    operations: [{ id: 'Call', title: '' }],
    quotas: [],
    limits: [],
    prices: () => [],
    freeTiers: [],
    metrics: [],
    card: {
      summary: () => '',
      figures: [
        { label: '', metric: '', statistic: 'rate' },
        { label: '', metric: '', statistic: 'rate' },
        { label: '', metric: '', statistic: 'rate' },
      ],
      configured: () => [],
    },
    create,
  })

/** Sends what the test tells it to, each call as a trace of its own. */
class Sender implements Component {
  readonly replies: Reply[] = []
  constructor(private readonly context: ComponentContext<object>) {}
  send({ operation, key = 0, bytes = 100, connection = 0 }: SendOptions = {}): void {
    const { context } = this
    const { calls } = context
    const link = context.links('calls')[connection]!
    const call = calls.allocate(context.index, context.traces.begin(context.index))
    calls.segment[call] = calls.tag[call]!
    calls.operation[call] = operation === undefined ? 0 : link.operation(operation)
    calls.key[call] = key
    calls.bytes[call] = bytes
    context.send(link, call)
  }
  settle(call: number): void {
    const { calls, outcomes, traces, simulator } = this.context
    const { name, httpStatus } = outcomes.outcomes[calls.outcome[call]!]!
    this.replies.push({
      outcome: name,
      httpStatus,
      sentAtMs: calls.sentAt[call]!,
      atMs: simulator.now,
      responseBytes: calls.responseBytes[call]!,
    })
    traces.close(calls.tag[call]!, calls.outcome[call]!)
    calls.free(call)
  }
  fire(): void {}
  usage(): CostComponent[] {
    return []
  }
}

/** Takes calls and answers at once as the test says. */
class Receiver implements Component {
  readonly received: { atMs: number; key: number; bytes: number; attempt: number }[] = []
  answer: (attempt: number) => Outcome = () => OK
  constructor(private readonly context: ComponentContext<object>) {}
  receive(call: number): void {
    const { calls, simulator, traces, index, outcomes } = this.context
    const segment = traces.segment(calls.segment[call]!, index, calls.attempt[call])
    this.received.push({
      atMs: simulator.now,
      key: calls.key[call]!,
      bytes: calls.bytes[call]!,
      attempt: calls.attempt[call]!,
    })
    const outcome = outcomes.code(this.answer(calls.attempt[call]!))
    traces.close(segment, outcome)
    this.context.reply(call, outcome)
  }
  fire(): void {}
  usage(): CostComponent[] {
    return []
  }
}

class Idle implements Component {
  fire(): void {}
  usage(): CostComponent[] {
    return []
  }
}

export const sender = double(
  'test.sender',
  [port('calls', 'out', 'request'), port('events', 'out', 'event')],
  (c) => new Sender(c),
)
export const receiver = double('test.receiver', [port('calls', 'in', 'event')], (c) => new Receiver(c))
/** Stands for a consumer in the design; tests poll its queue by hand. */
export const consumer = double('test.consumer', [port('poll', 'in', 'pull')], () => new Idle())

export interface StageDesign {
  resources: { id: string; service: AnyService; config?: Record<string, unknown> }[]
  /** `from.port -> to.port` with settings. */
  connections?: { from: string; to: string; config?: Record<string, unknown> }[]
  seconds: number
  seed?: number
  quotas?: Record<string, number>
  era?: PlatformEra
  faults?: Fault[]
}

/** Resources wired as in a run, whose senders and queues a test drives by hand at given times. */
export class Stage {
  readonly running: RunningModel
  private readonly model: Model
  private readonly script: (() => void)[] = []
  private readonly scriptIndex: number
  private readonly durationMs: number

  constructor(design: StageDesign) {
    const resources: ModelResource[] = design.resources.map(({ id, service, config = {} }, index) => ({
      index,
      id,
      type: service.type,
      name: id,
      service,
      config: withDefaults(service.fields, config),
    }))
    const end = (place: string): [ModelResource, string, Record<string, unknown>, AnyService['ports'][number]] => {
      const [id, portId] = place.split('.') as [string, string]
      const resource = resources.find((candidate) => candidate.id === id)!
      const found = resource.service.ports.find((candidate) => candidate.id === portId)!
      return [resource, portId, {}, found]
    }
    const connections: ModelConnection[] = (design.connections ?? []).map(({ from, to, config = {} }, index) => {
      const [source, fromPort, , outPort] = end(from)
      const [target, toPort, , inPort] = end(to)
      return {
        index,
        id: `${from}->${to}`,
        from: source,
        fromPort,
        to: target,
        toPort,
        config: {
          ...withDefaults(outPort.connectionFields ?? {}, config),
          ...withDefaults(inPort.connectionFields ?? {}, config),
        },
      }
    })
    const quotas: Record<string, number> = {}
    for (const { service } of resources) for (const quota of service.quotas) quotas[quota.id] = quota.default
    this.model = {
      design: {
        name: 'stage',
        region: 'us-east-1',
        account: { freeTier: false, quotas: {} },
        resources: [],
        connections: [],
        scenarios: [],
        notes: [],
        view: { positions: {} },
      },
      region: 'us-east-1',
      account: { freeTier: false, era: design.era ?? 'modern', quotas: { ...quotas, ...design.quotas } },
      resources,
      connections,
    }
    const scenario: Scenario = {
      id: 's',
      name: 's',
      durationSeconds: design.seconds,
      warmupSeconds: 0,
      streams: [],
      faults: design.faults ?? [],
      assertions: [],
    }
    this.durationMs = design.seconds * 1000
    this.running = new RunningModel(this.model, scenario, design.seed ?? 1)
    this.scriptIndex = this.running.simulator.register({ fire: (_kind, step) => this.script[step]!() }, 'script')
  }

  /** Runs `step` at a time of the run. */
  at(timeMs: number, step: () => void): this {
    this.running.simulator.schedule(timeMs - this.now, this.scriptIndex, 0, this.script.push(step) - 1)
    return this
  }

  get now(): number {
    return this.running.simulator.now
  }

  sender(id: string): Sender {
    return this.component(id) as Sender
  }

  receiver(id: string): Receiver {
    return this.component(id) as Receiver
  }

  pull(id: string): PullQueue {
    return this.component(id).queue!('messages')
  }

  /** Receives up to `max` messages now. */
  receive(id: string, max = 10): number[] {
    const into = new Int32Array(max)
    return [...into.subarray(0, this.pull(id).receive(max, into))]
  }

  run(): this {
    this.running.simulator.runUntil(this.durationMs)
    this.running.clock.finish()
    this.running.traces.finishAll()
    return this
  }

  metric(id: string, name: string): MetricResult {
    return this.running.metrics[this.indexOf(id)]!.get(name)!.result()
  }

  /** Events counted by a counter. */
  sum(id: string, name: string): number {
    return this.metric(id, name).summary.sum!
  }

  /** Level of a gauge at the end of the run. */
  last(id: string, name: string): number {
    return this.metric(id, name).last.at(-1)!
  }

  throttles(): ThrottleResult[] {
    return this.running.limits.map((limit) => limit.result()).filter((result) => result !== null)
  }

  traces(): TraceResult[] {
    return this.running.traces.results()
  }

  /** Quantities used by component name. */
  usage(id: string): Record<string, number> {
    return Object.fromEntries(
      this.component(id)
        .usage(this.durationMs)
        .map(({ component, quantity }) => [component, quantity]),
    )
  }

  private component(id: string): Component {
    return this.running.components[this.indexOf(id)]!
  }

  private indexOf(id: string): number {
    return this.model.resources.findIndex((resource) => resource.id === id)
  }
}
