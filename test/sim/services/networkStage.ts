import { compile } from '../../../sim/compile/compile'
import { check } from '../../../sim/compile/check'
import type { Model } from '../../../sim/compile/model'
import { networkPaths } from '../../../sim/compile/network/networkPaths'
import type { NetworkPath } from '../../../sim/compile/network/path'
import type { CostComponent } from '../../../sim/cost/types'
import type { Problem } from '../../../sim/design/problems'
import type { Design, Resource, Scenario } from '../../../sim/design/types'
import type { RunResult } from '../../../sim/result'
import { run } from '../../../sim/run'
import { type AnyService, type Component, type ComponentContext, defineService } from '../../../sim/services/define'
import { boolean, type ConfigOf, number, resources } from '../../../sim/services/fields'
import { internetGateway } from '../../../sim/services/internetgateway'
import { metricsOf } from '../../../sim/services/metricsOf'
import { natGateway } from '../../../sim/services/natgateway'
import { addressesOf } from '../../../sim/services/network'
import { securityGroup } from '../../../sim/services/securitygroup'
import { subnet } from '../../../sim/services/subnet'
import { vpc } from '../../../sim/services/vpc'
import { vpcEndpoint } from '../../../sim/services/vpcendpoint'
import { OK } from '../../../sim/telemetry/outcome'

const own = metricsOf('Test')
const METRICS = {
  replies: own('Replies', 'counter', 'Count', ''),
  timeouts: own('Timeouts', 'counter', 'Count', ''),
  addresses: own('AddressesGot', 'counter', 'Count', ''),
}

const count = (value: number, max = 1e9) =>
  number({ label: 'x', help: 'x.', unit: 'count', default: value, min: 0, max })

const placed = {
  subnetIds: resources({ label: 'x', help: 'x.', types: ['aws.ec2.subnet'], maxItems: 16 }),
  securityGroupIds: resources({ label: 'x', help: 'x.', types: ['aws.ec2.securityGroup'], maxItems: 5 }),
  publicAddress: boolean({ label: 'x', help: 'x.', default: false }),
}
type Placed = ConfigOf<typeof placed>
const placement = ({ subnetIds, securityGroupIds, publicAddress }: Placed) => ({
  subnetIds,
  securityGroupIds,
  publicAddress,
})

const callerFields = {
  ...placed,
  everyMs: count(100),
  calls: count(10),
  bytes: count(1000),
  timeoutMs: count(3000),
  /** Network interfaces asked for in each of its subnets. */
  interfaces: count(0),
}
type CallerConfig = ConfigOf<typeof callerFields>

const SEND = 0
const TIME_OUT = 1

/** Sends calls at an even pace over each of its connections, and gives them up after a time. */
class Caller implements Component {
  /** Calls under way, by the number that their timeout knows them by. */
  private readonly pending = new Map<number, number>()
  private serial = 0
  private sent = 0

  constructor(private readonly context: ComponentContext<CallerConfig>) {
    for (const metric of Object.values(METRICS)) context.counter(metric)
  }

  start(): void {
    const { config, simulator, index } = this.context
    if (config.calls > 0) simulator.schedule(0, index, SEND, 0)
    for (const id of config.subnetIds)
      for (let i = 0; i < config.interfaces; i++)
        if (addressesOf(this.context).of(id).take()) this.context.counter(METRICS.addresses).add()
  }

  fire(kind: number, payload: number): void {
    const { calls, config, simulator, index } = this.context
    if (kind === TIME_OUT) {
      const late = this.pending.get(payload)
      if (late === undefined) return
      this.pending.delete(payload)
      this.context.counter(METRICS.timeouts).add()
      this.context.abandon(late)
      return
    }
    for (const link of this.context.links('calls')) {
      const serial = this.serial++
      const call = calls.allocate(index, serial)
      calls.bytes[call] = config.bytes
      this.pending.set(serial, call)
      simulator.schedule(config.timeoutMs, index, TIME_OUT, serial)
      this.context.send(link, call)
    }
    if (++this.sent < config.calls) simulator.schedule(config.everyMs, index, SEND, 0)
  }

  settle(call: number): void {
    this.pending.delete(this.context.calls.tag[call]!)
    this.context.counter(METRICS.replies).add()
    this.context.calls.free(call)
  }

  usage(): CostComponent[] {
    return []
  }
}

const targetFields = { ...placed, latencyMs: count(10), responseBytes: count(4000), port: count(5432, 65_535) }
type TargetConfig = ConfigOf<typeof targetFields>

/** Answers every call after a time. */
class Target implements Component {
  constructor(private readonly context: ComponentContext<TargetConfig>) {}
  receive(call: number): void {
    const { simulator, index, config } = this.context
    simulator.schedule(config.latencyMs, index, 0, call)
  }
  fire(_kind: number, call: number): void {
    this.context.calls.responseBytes[call] = this.context.config.responseBytes
    this.context.reply(call, this.context.outcomes.code(OK))
  }
  usage(): CostComponent[] {
    return []
  }
}

const figure = { label: '', metric: METRICS.replies.name, statistic: 'rate' } as const
const common = {
  summary: '',
  keywords: [],
  quotas: [],
  limits: [],
  prices: () => [],
  freeTiers: [],
  metrics: Object.values(METRICS),
  card: { summary: () => '', figures: [figure, figure, figure] as const, configured: () => [] },
}
const callsPort = { id: 'calls', title: 'Calls', direction: 'out', protocol: 'request' } as const
const requestsPort = { id: 'requests', title: 'Requests', direction: 'in', protocol: 'request' } as const

const caller = (type: string, category: AnyService['category']): AnyService =>
  defineService({
    ...common,
    type,
    title: type,
    category,
    fields: callerFields,
    ports: [callsPort],
    operations: [],
    network: { placement: (config) => placement(config) },
    create: (context) => new Caller(context),
  })

const target = (type: string, network: AnyService['network']): AnyService =>
  defineService<typeof targetFields>({
    ...common,
    type,
    title: type,
    category: 'database',
    fields: targetFields,
    ports: [requestsPort, { ...requestsPort, id: 'control', endpoint: 'rds' }],
    operations: [{ id: 'Call', title: 'Call' }],
    ...(network === undefined ? {} : { network }),
    create: (context) => new Target(context),
  })

/** The services of a network, and stand-ins for what uses it. */
const networkServices: readonly AnyService[] = [
  vpc,
  subnet,
  securityGroup,
  internetGateway,
  natGateway,
  vpcEndpoint,
  caller('worker', 'compute'),
  caller('browser', 'clients'),
  target('queue', { endpoint: 'sqs' }),
  target('bucket', { endpoint: 's3' }),
  /** As a function: called through its API, calls from where it stands. */
  target('function', { endpoint: 'lambda', placement: (config) => placement(config) }),
  target('database', { placement: (config) => placement(config), tcpPort: (config) => Number(config['port']) }),
  target('website', {}),
  target('anywhere', undefined),
]

export interface NetworkDesign {
  /** `id type [in parent]`, with settings; the last of an id holds. */
  resources: Record<string, Record<string, unknown>>
  /** `from > to`, from `calls` to `requests` unless a port is named: `from > to.control`. */
  connections?: readonly string[]
  seconds?: number
  quotas?: Record<string, number>
  freeTier?: boolean
}

function designOf({
  resources: given,
  connections = [],
  seconds = 60,
  quotas = {},
  freeTier = false,
}: NetworkDesign): Design {
  const byId = new Map(
    Object.entries(given).map(([place, config]): [string, Resource] => {
      const [id, type, , parentId] = place.split(' ') as [string, string, string?, string?]
      const service = networkServices.find((candidate) => [type, `aws.ec2.${type}`].includes(candidate.type))!
      return [id, { id, type: service.type, name: id, ...(parentId === undefined ? {} : { parentId }), config }]
    }),
  )
  return {
    name: 'network',
    region: 'us-east-1',
    account: { freeTier, quotas },
    resources: [...byId.values()],
    connections: connections.map((text) => {
      const [from, end] = text.split(' > ') as [string, string]
      const [to, toPort = 'requests'] = end.split('.') as [string, string?]
      return { id: `${from}-${to}`, from, fromPort: 'calls', to, toPort, config: {} }
    }),
    scenarios: [
      { id: 's', name: 's', durationSeconds: seconds, warmupSeconds: 0, streams: [], faults: [], assertions: [] },
    ],
    notes: [],
    view: { positions: {} },
  }
}

/** Way of each connection that a VPC has to do with. */
export const pathsOf = (design: NetworkDesign): Map<string, NetworkPath> =>
  networkPaths(designOf(design), networkServices)

/** What is missing on each way, null where it is open; by connection. */
export const missingOf = (design: NetworkDesign): Record<string, string | null> =>
  Object.fromEntries([...pathsOf(design)].map(([id, path]) => [id, path.reachable ? null : path.missing]))

/** What is wrong, apart from there being no clients. */
export const problemsOf = (design: NetworkDesign): Problem[] =>
  check(designOf(design), networkServices).filter(({ code }) => code !== 'scenario.noTraffic')

export const codesOf = (design: NetworkDesign): string[] => problemsOf(design).map(({ code }) => code)

/** A design as it ran, with what came of it. */
export function ranOf(drawn: NetworkDesign): { model: Model; scenario: Scenario; result: RunResult } {
  const design = designOf(drawn)
  const compiled = compile(design, networkServices)
  if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems, null, 2))
  const scenario = design.scenarios[0]!
  return { model: compiled.model, scenario, result: run(compiled.model, scenario, { seed: 1 }) }
}

export const simulateNetwork = (drawn: NetworkDesign): RunResult => ranOf(drawn).result

/** Events that a counter counted. */
export const sumOf = (result: RunResult, id: string, metric: string): number =>
  result.resources[id]!.metrics[metric]!.summary.sum!

/** Level of a gauge at the end. */
export const lastOf = (result: RunResult, id: string, metric: string): number =>
  result.resources[id]!.metrics[metric]!.last.at(-1)!

/** Quantities used in the run by `resource component`. */
export const usageOf = (result: RunResult): Record<string, number> =>
  Object.fromEntries(
    result.cost.runLines.map(({ resourceId, component, quantity }) => [`${resourceId} ${component}`, quantity]),
  )

/** A VPC with a public and a private subnet in zones a and b, the private one routed over a NAT gateway. */
export const TWO_SUBNETS = {
  'main vpc': {},
  'igw internetGateway in main': {},
  'public subnet in main': { cidr: '10.0.0.0/24', internetRoute: 'internetGateway' },
  'nat natGateway in public': {},
  'private subnet in main': { cidr: '10.0.1.0/24', internetRoute: 'natGateway', natGatewayId: ['nat'] },
  'isolated subnet in main': { cidr: '10.0.2.0/24' },
} as const
