import type { Calls } from '../kernel/Calls'
import type { Sampler } from '../kernel/distributions'
import type { RandomStream } from '../kernel/RandomStream'
import type { Simulator } from '../kernel/Simulator'
import type { CostComponent, FreeTier, Price } from '../cost/types'
import type { CounterRecorder, DistributionRecorder, GaugeRecorder, Recorder } from '../telemetry/metrics'
import type { MetricKind, MetricUnit } from '../telemetry/results'
import type { Outcome, OutcomeTable } from '../telemetry/outcome'
import type { LimitRecorder } from '../telemetry/throttles'
import type { TraceRecorder } from '../telemetry/traces'
import type { ConfigOf, FieldSet } from './fields'
import type { Protocol, PullQueue, ShardStream } from './ports'
import type { Source } from './source'

export type ServiceCategory =
  | 'clients'
  | 'networking'
  | 'compute'
  | 'integration'
  | 'database'
  | 'storage'
  | 'management'
  | 'developer'

/** Which AWS is modelled: today's, or that of 2019 as much teaching material still describes it. */
export type PlatformEra = 'modern' | 'classic'

/** A place where connections end. */
export interface Port {
  id: string
  /** Shown on hover: `Invoke`, `Messages`. */
  title: string
  /** The way data flows: an `out` port starts a connection, an `in` port ends one. */
  direction: 'in' | 'out'
  protocol: Protocol
  /** Most connections it may have. */
  maxConnections?: number
  /** Settings of a connection at this port, where AWS keeps them on this side. */
  connectionFields?: FieldSet
  /** Types that AWS lets this port connect with although more have the protocol; absent: all. */
  only?: readonly string[]
  /**
   * Callers open a session before their first call and keep it: a database connection. The operations with which
   * a caller opens and closes one; handlers do so once for each execution environment or instance.
   */
  session?: { open: string; close: string }
  /** Calls to it go to an AWS API of this name, such as `ec2`, although the resource itself stands in a VPC. */
  endpoint?: string
}

/** Something that people do to a resource during a scenario: a deploy, a promotion, a flush. */
export interface Action {
  /** Such as `deployVersion`. */
  id: string
  title: string
  /** One line a newcomer understands. */
  help: string
  /** What there is to choose. */
  fields: FieldSet
}

/** Where a resource stands in the network. */
export interface NetworkPlacement {
  /** Ids of the subnets it has addresses in; none: it is outside every VPC. */
  subnetIds: readonly string[]
  securityGroupIds: readonly string[]
  /** It has a public IP address of its own. */
  publicAddress: boolean
}

/** How the network reaches a resource. */
interface NetworkAccess<C> {
  /** It is an AWS API, reached through the internet or a VPC endpoint of this name, such as `sqs`. */
  endpoint?: string
  /** Where it stands, when it can be inside a VPC. */
  placement?(config: C, parentId: string | null): NetworkPlacement
  /** AWS calls other APIs for it, not through its subnets: a load balancer invokes functions so. */
  callsApisFromOutside?: boolean
  /** TCP port at which it listens. */
  tcpPort?(config: C): number
}

/** An operation that a `request` port accepts; calls carry its index. */
export interface Operation {
  id: string
  title: string
}

/** A quota of the whole account and Region, shared by all resources of the service, editable in the design. */
export interface AccountQuota {
  /** Such as `lambda.concurrentExecutions`. */
  id: string
  title: string
  unit: string
  default: number
  min: number
  max: number
  help: string
  source: Source
}

/** A documented limit, as listed by `windtunnel services` and named by throttles. */
export interface Limit {
  /** Such as `lambda.reservedConcurrency`. */
  id: string
  title: string
  /** Documented default or fixed value; null when it is the user's own setting. */
  value: number | null
  unit: string
  source: Source
  /** What a user can do about reaching it, in words, with the setting's name. */
  remedy: string
}

/** A metric that a service publishes. */
export interface MetricDefinition {
  namespace: string
  name: string
  unit: MetricUnit
  kind: MetricKind
  help: string
}

/** A live figure on the resource's card. */
export interface CardFigure {
  label: string
  metric: string
  /** rate: per second. share: the metric divided by `of`, as a percentage. */
  statistic: 'rate' | 'last' | 'mean' | 'p50' | 'p99' | 'sum' | 'share'
  of?: string
}

/** What a service's own check sees of the design. */
export interface CheckContext<C> {
  resourceId: string
  /** Containing resource, if any. */
  parentId: string | null
  config: C
  region: string
  era: PlatformEra
  /** Value in force of an account quota. */
  quota(id: string): number
  /** Connections entering (`in`) or leaving (`out`) a port, with their settings, defaults filled in. */
  connections(port: string): {
    id: string
    other: { id: string; type: string; name: string; port: string; config: Readonly<Record<string, unknown>> }
    config: Readonly<Record<string, unknown>>
  }[]
  /** Whether connections, followed the way data flows, lead from one resource to another. */
  leadsTo(fromId: string, toId: string): boolean
  /** All resources of a type, defaults filled in. */
  resourcesOfType(type: string): {
    id: string
    name: string
    parentId: string | null
    config: Readonly<Record<string, unknown>>
  }[]
  /** Any resource of the design, and what its service measures; null when there is none of this id. */
  resource(id: string): { id: string; type: string; name: string; metrics: readonly MetricDefinition[] } | null
  /** A closing sentence for help about a mistyped name: the nearest of those there are, or which there are. */
  didYouMean(name: string, candidates: readonly string[]): string
}

/** How a service sets a function off. */
export interface LambdaTrigger {
  /** synchronous: it waits for the answer. asynchronous: Lambda queues the event. polled: Lambda fetches from it. */
  mode: 'synchronous' | 'asynchronous' | 'polled'
  /** Who tries again after a failure and how, one sentence with AWS's numbers. */
  retries: string
  source: Source
}

/** A wrong or doubtful setting found by a service's check. */
export interface CheckProblem {
  code: string
  severity: 'error' | 'warning'
  message: string
  help: string
  /** Field of the resource it is about, if one. */
  field?: string
  connectionId?: string
}

/** A running connection as its sender sees it. */
export interface Link {
  /** Index for call statistics. */
  readonly index: number
  readonly connectionId: string
  readonly targetResourceId: string
  readonly targetType: string
  readonly target: Component
  readonly targetPort: number
  /** Connection settings, defaults filled in: those of the sender's port and of the target's port together. */
  readonly config: Readonly<Record<string, unknown>>
  /** Operations that open and close a session at the target; null when calls need none. */
  readonly session: { readonly open: number; readonly close: number } | null
  /** Index of an operation of the target by id; throws on an unknown one (compile has checked it). */
  operation(id: string): number
}

/** A running connection as its receiver sees it. */
export interface IncomingLink {
  /** Index for call statistics. */
  readonly index: number
  readonly connectionId: string
  readonly sourceResourceId: string
  readonly sourceType: string
  readonly source: Component
  readonly port: string
  readonly config: Readonly<Record<string, unknown>>
}

/** A part of a component with events and calls of its own. */
export interface Part {
  /** An event it scheduled for itself is due. */
  fire(kind: number, payload: number): void
  /** A call it sent has its reply: read outcome and bytes from the pool, then free the slot. */
  settle?(call: number): void
}

/** A running resource. Hot methods allocate nothing. */
export interface Component extends Part {
  /** A call arrives on the `in` port with this index among the service's ports. Answer with `context.reply`, now or later. */
  receive?(call: number, port: number): void
  /** Called once after all components exist and links are set, before the first event. */
  start?(): void
  /** Queue behind an `out` port with protocol pull. */
  queue?(port: string): PullQueue
  /** Stream behind an `out` port with protocol shard. */
  stream?(port: string): ShardStream
  /** An action of the scenario takes place; settings have their defaults filled in. */
  act?(action: string, settings: Readonly<Record<string, unknown>>): void
  /** Discards idle capacity, as a deploy does. */
  coldFlush?(): void
  /** Usage of the run as cost components; called once after the last event. */
  usage(durationMs: number): CostComponent[]
}

/** A component that puts load on the design, driven by the scenario's streams. */
export interface TrafficSource extends Component {
  /** Gives it the arrival process for this run. */
  drive(arrivals: Arrivals): void
}

/** When work arrives: implemented by `traffic/`. */
export interface Arrivals {
  /** Time in ms of the next arrival at or after the current one; Infinity when there are no more. Open loop. */
  next(): number
  /** Target number of users at a time, for closed loops. */
  level(timeMs: number): number
  /** Times in ms at which `level` changes (at most a few thousand), ascending. */
  readonly levelChanges: Float64Array
}

/** What the scenario's fault timeline does to a resource right now. */
export interface FaultState {
  /** Share of requests that fail with an internal error. */
  errorProbability: number
  /** Share of requests that are throttled. */
  throttleProbability: number
  /** Time added to every reply, ms; null for none. */
  delay: Sampler | null
  /** Nothing answers. */
  outage: boolean
}

/** A loop of functions and what they set each other off through, as AWS detects one. */
export interface FunctionLoop {
  /** Number of the loop in the design, from 1. */
  readonly number: number
  /** Functions in it. */
  readonly functions: number
}

/** Everything a component may use. */
export interface ComponentContext<C> {
  readonly resourceId: string
  readonly name: string
  readonly type: string
  /** Index of this component for `simulator.schedule`. */
  readonly index: number
  readonly config: C
  readonly region: string
  readonly era: PlatformEra
  /** Containing resource, if any. */
  readonly parentId: string | null
  /** The loop that it is part of; null outside of every loop. */
  readonly loop: FunctionLoop | null
  readonly simulator: Simulator
  readonly calls: Calls
  readonly traces: TraceRecorder
  readonly outcomes: OutcomeTable
  /** Null when the scenario has no fault for this resource. */
  readonly faults: FaultState | null
  /** End of the run, ms. */
  readonly durationMs: number
  /** Connections that leave each `out` port, in the design's order. */
  links(port: string): readonly Link[]
  /** Connections that enter each `in` port. */
  incoming(port: string): readonly IncomingLink[]
  /** Gives a part an index of its own, for `simulator.schedule` and as the caller of its calls. */
  join(part: Part, title: string): number
  /** A random stream of this resource for a purpose. */
  random(purpose: string): RandomStream
  /** Value in force of an account quota. */
  quota(id: string): number
  /** One object for all resources of the account, made on first use: account-wide pools and buckets. */
  shared<T>(id: string, make: () => T): T
  /** Recorder of a metric; with a dimension such as `ExecutedVersion=2`, of that part of it, as `Invocations{ExecutedVersion=2}`. */
  counter(metric: MetricDefinition, dimension?: string): CounterRecorder
  distribution(metric: MetricDefinition, dimension?: string): DistributionRecorder
  gauge(metric: MetricDefinition, dimension?: string): GaugeRecorder
  /** Recorder of another resource's metric, known once all have started; null when it has none of this name. */
  observe(resourceId: string, metric: string): Recorder | null
  /** Recorders of all of another resource's metrics, known once all have started. */
  observeAll(resourceId: string): Iterable<Recorder>
  /** Recorder of rejections by a limit whose value in force is `value`; `outcome` is what the caller sees. */
  limit(limit: Limit, value: number, outcome: Outcome, reason?: string): LimitRecorder
  /** Sends a call over a link now. The caller has set operation, key, bytes and segment. */
  send(link: Link, call: number): void
  /** Counts messages pulled over a link in its statistics, by outcome code: pulling sends no calls. */
  countMessages(link: IncomingLink, outcome: number, messages: number): void
  /** Ends a call with an outcome code now: its sender's `settle` runs before this returns. */
  reply(call: number, outcome: number): void
  /** Gives a sent call up: its later reply is dropped and its slot freed then. */
  abandon(call: number): void
}

/** A service: one folder, one line in the registry. Everything the product knows about it derives from this. */
export interface ServiceDefinition<F extends FieldSet = FieldSet> {
  /** Such as `aws.lambda.function`. */
  type: string
  /** AWS's own name: `Lambda function`. */
  title: string
  category: ServiceCategory
  /** One sentence for the palette and the docs. */
  summary: string
  /** Further words that the palette's search finds it by. */
  keywords: readonly string[]
  fields: F
  /** Order of its ports is the port index used by `receive`. */
  ports: readonly Port[]
  /** What its `request` port accepts; the first is the default. */
  operations: readonly Operation[]
  quotas: readonly AccountQuota[]
  limits: readonly Limit[]
  /** Prices by Region; a Region without its own gets those of us-east-1 and a note in the report. */
  prices(region: string): readonly Price[]
  freeTiers: readonly FreeTier[]
  metrics: readonly MetricDefinition[]
  card: {
    /** Type and key setting in one line: `Lambda · 512 MB`; some 24 letters fit on a card. */
    summary(config: ConfigOf<F>): string
    /** The three live figures that matter. */
    figures: readonly [CardFigure, CardFigure, CardFigure]
    /** What the card shows before any run. */
    configured(config: ConfigOf<F>): readonly { label: string; value: string }[]
  }
  /** Derived hints beside fields, by field name: memory 512 MB gives `0.29 vCPU`. */
  hints?: { [K in keyof F]?: (config: ConfigOf<F>) => string }
  /** Rules over the resource's settings and connections beyond the fields' ranges. */
  check?(context: CheckContext<ConfigOf<F>>): CheckProblem[]
  /** What a scenario can do to it at a time. */
  actions?: readonly Action[]
  /** How the network reaches it; absent: from everywhere. */
  network?: NetworkAccess<ConfigOf<F>>
  /** It is drawn as a frame: resources of these types may stand inside. */
  contains?: readonly string[]
  /** How it invokes Lambda functions, if it does. */
  lambdaTrigger?: LambdaTrigger
  /** What is wrong with an action, given the resource's settings and the action's, both with their defaults. */
  checkAction?(
    config: ConfigOf<F>,
    action: string,
    settings: Readonly<Record<string, unknown>>,
  ): { message: string; help: string; field: string }[]
  /** True when scenario streams may target it. */
  traffic?: boolean
  /** True when it applies `context.faults` itself, to work that does not come over a link too (polling). */
  appliesFaults?: boolean
  create(context: ComponentContext<ConfigOf<F>>): Component
}

/** A service of any configuration, as the registry holds it. */
// The registry is heterogeneous: a definition is only ever given configurations that its own fields produced.
// oxlint-disable-next-line no-explicit-any
export type AnyService = ServiceDefinition<any>

/** Keeps the configuration's type while the definition is written. */
export const defineService = <const F extends FieldSet>(definition: ServiceDefinition<F>): ServiceDefinition<F> =>
  definition
