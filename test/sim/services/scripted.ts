import type { Model, ModelConnection, ModelResource } from '../../../sim/compile/model'
import type { CostComponent } from '../../../sim/cost/types'
import { blankDesign } from '../../../sim/design/blank'
import type { Scenario } from '../../../sim/design/types'
import { RunningModel } from '../../../sim/run/RunningModel'
import type { AnyService, Component, ComponentContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { type Outcome, OK } from '../../../sim/telemetry/outcome'
import type { MetricResult, ThrottleResult, TraceResult } from '../../../sim/telemetry/results'

/** One request sent at an exact time. */
export interface ScriptedCall {
  atMs: number
  operation?: string
  key?: number
  bytes?: number
}

/** What one request got. */
export interface Reply {
  atMs: number
  outcome: Outcome
  responseBytes: number
}

/** A backend that answers every call alike. */
export interface Backend {
  delayMs?: number
  outcome?: Outcome
  responseBytes?: number
  /** Weight of its connection. */
  weight?: number
}

export interface ScriptedRun {
  /** By call; null where no reply came before the end. */
  replies: (Reply | null)[]
  /** Calls that each backend received. */
  received: { key: number; bytes: number; atMs: number }[][]
  /** Throttles that occurred, in the order of their recorders. */
  throttles: ThrottleResult[]
  traces: TraceResult[]
  usage: CostComponent[]
  events: number
  /** A metric of the service; throws when it was never asked for. */
  metric(name: string): MetricResult
  has(metric: string): boolean
}

export interface Script {
  service: AnyService
  config?: Record<string, unknown>
  calls: readonly ScriptedCall[]
  backends?: readonly Backend[]
  /** Further instances of the service that take every nth call, for limits they share. */
  instances?: number
  quotas?: Record<string, number>
  durationMs?: number
  seed?: number
}

const unpriced = { quotas: [], limits: [], prices: () => [], freeTiers: [], metrics: [], fields: {}, operations: [] }
const card = { summary: () => '', figures: [] as never, configured: () => [] }

/** Runs one service against exact calls and simple backends, wired as in a real run. */
export function runScript(script: Script): ScriptedRun {
  const { service, calls, backends = [], instances = 1, durationMs = 60_000, seed = 1 } = script
  const replies: (Reply | null)[] = calls.map(() => null)
  const received: ScriptedRun['received'] = backends.map(() => [])
  const resources: ModelResource[] = []
  const connections: ModelConnection[] = []
  const resource = (id: string, of: AnyService, config: Record<string, unknown>): ModelResource => {
    const added = {
      index: resources.length,
      id,
      type: of.type,
      name: id,
      service: of,
      config: withDefaults(of.fields, config),
    }
    resources.push(added)
    return added
  }
  const connect = (from: ModelResource, fromPort: string, to: ModelResource, toPort: string, config: object): void => {
    const index = connections.length
    connections.push({ index, id: `c${index}`, from, fromPort, to, toPort, config: { ...config } })
  }

  const caller = resource('caller', callerService(calls, instances, replies), {})
  const subjects = Array.from({ length: instances }, (_, i) => resource(`subject${i}`, service, script.config ?? {}))
  const subject = subjects[0]!
  for (const each of subjects) connect(caller, 'out', each, service.ports[0]!.id, {})
  backends.forEach((backend, i) => {
    const target = resource(`backend${i}`, backendService(backend, received[i]!), {})
    connect(subject, service.ports[1]!.id, target, 'requests', { weight: backend.weight ?? 1 })
  })

  const quotas = Object.fromEntries(service.quotas.map((quota) => [quota.id, quota.default]))
  const model: Model = {
    design: blankDesign('scripted'),
    region: 'us-east-1',
    account: { freeTier: false, era: 'modern', quotas: { ...quotas, ...script.quotas } },
    resources,
    connections,
  }
  const scenario: Scenario = {
    id: 's',
    name: 's',
    durationSeconds: durationMs / 1000,
    warmupSeconds: 0,
    streams: [],
    faults: [],
    assertions: [],
  }
  const running = new RunningModel(model, scenario, seed)
  running.simulator.runUntil(durationMs)
  running.clock.finish()
  running.traces.finishAll()
  const metrics = running.metrics[subject.index]!
  return {
    replies,
    received,
    throttles: running.limits.map((limit) => limit.result()).filter((result) => result !== null),
    traces: running.traces.results(),
    usage: running.components[subject.index]!.usage(durationMs),
    events: running.simulator.events,
    metric: (name) => {
      const recorder = metrics.get(name)
      if (recorder === undefined) throw new Error(`no metric ${name}`)
      return recorder.result()
    },
    has: (name) => metrics.has(name),
  }
}

/** Calls at an even rate: `perSecond` of them from `fromMs` until `toMs`. */
export function evenly(
  perSecond: number,
  fromMs: number,
  toMs: number,
  call: Omit<ScriptedCall, 'atMs'> = {},
): ScriptedCall[] {
  const count = Math.round(((toMs - fromMs) / 1000) * perSecond)
  return Array.from({ length: count }, (_, i) => ({ ...call, atMs: fromMs + (i * 1000) / perSecond }))
}

function callerService(script: readonly ScriptedCall[], instances: number, replies: (Reply | null)[]): AnyService {
  return {
    ...unpriced,
    type: 'test.caller',
    title: 'Caller',
    category: 'clients',
    summary: '',
    keywords: [],
    card,
    ports: [{ id: 'out', title: 'Out', direction: 'out', protocol: 'request' }],
    create: (context: ComponentContext<never>): Component => ({
      start() {
        script.forEach(({ atMs }, i) => context.simulator.schedule(atMs, context.index, 0, i))
      },
      fire(_kind, i) {
        const { calls, traces } = context
        const { operation, key = 0, bytes = 0 } = script[i]!
        const link = context.links('out')[i % instances]!
        const call = calls.allocate(context.index, i)
        if (operation !== undefined) calls.operation[call] = link.operation(operation)
        calls.key[call] = key
        calls.bytes[call] = bytes
        calls.segment[call] = traces.begin(context.index)
        context.send(link, call)
      },
      settle(call) {
        const { calls, simulator, outcomes, traces } = context
        const code = calls.outcome[call]!
        const outcome = outcomes.outcomes[code]!
        replies[calls.tag[call]!] = { atMs: simulator.now, outcome, responseBytes: calls.responseBytes[call]! }
        traces.close(calls.segment[call]!, code)
        calls.free(call)
      },
      usage: () => [],
    }),
  }
}

function backendService(backend: Backend, received: ScriptedRun['received'][number]): AnyService {
  const { delayMs = 0, outcome = OK, responseBytes = 0 } = backend
  return {
    ...unpriced,
    type: 'test.backend',
    title: 'Backend',
    category: 'compute',
    summary: '',
    keywords: [],
    card,
    ports: [{ id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' }],
    create: (context: ComponentContext<never>): Component => {
      const code = context.outcomes.code(outcome)
      return {
        receive(call) {
          const { calls, simulator } = context
          received.push({ key: calls.key[call]!, bytes: calls.bytes[call]!, atMs: simulator.now })
          calls.responseBytes[call] = responseBytes
          if (delayMs === 0) context.reply(call, code)
          else simulator.schedule(delayMs, context.index, 0, call)
        },
        fire(_kind, call) {
          context.reply(call, code)
        },
        usage: () => [],
      }
    },
  }
}
