import { connectionVerdict } from '../../sim/index'
import { services } from '../../sim/services'
import type { AnyService } from '../../sim/services/define'
import type { Trial } from '../sim/services/harness'

const DRIVER = 'aws.lambda.function'

/** Every connection between two services that AWS allows. */
export const legalConnections = services.flatMap((from) =>
  from.ports
    .filter((port) => port.direction === 'out')
    .flatMap((out) =>
      services.flatMap((to) =>
        to.ports
          .filter((port) => port.direction === 'in' && connectionVerdict(from.type, out.id, to.type, port.id).legal)
          .map((into) => ({ title: `${from.type} ${out.id} to ${to.type} ${into.id}`, from, out, to, into })),
      ),
    ),
)

type LegalConnection = (typeof legalConnections)[number]

const requestPort = (service: AnyService): string | undefined =>
  service.ports.find((port) => port.direction === 'in' && port.protocol === 'request')?.id

/** The smallest design in which something goes over a connection: clients, a function that writes to the sender, both ends. */
export function minimalTrial({ from, out, to, into }: LegalConnection): Trial {
  const common = { durationSeconds: 10, freeTier: true }
  const target = { id: 'target', type: to.type, config: configOf(to) }
  const connection = { from: `sender.${out.id}`, to: `target.${into.id}` }
  if (from.traffic === true)
    return {
      ...common,
      resources: [{ id: 'sender', type: from.type }, target],
      connections: [connection],
      load: { sender: { kind: 'constant', rate: 20 } },
    }
  // A log group gets its events from a function alone.
  if (from.type === 'aws.logs.logGroup')
    return {
      ...common,
      resources: [
        { id: 'users', type: 'client' },
        { id: 'driver', type: DRIVER },
        { id: 'sender', type: from.type, config: configOf(from) },
        target,
      ],
      connections: [
        { from: 'users.requests', to: 'driver.invoke' },
        { from: 'driver.logs', to: 'sender.logs' },
        connection,
      ],
      load: { users: { kind: 'constant', rate: 20 } },
    }
  const entry = requestPort(from)
  // What nobody can call sends by itself: an hour is enough for something that comes once a minute.
  if (entry === undefined)
    return {
      ...common,
      durationSeconds: 3_600,
      resources: [{ id: 'sender', type: from.type, config: configOf(from) }, target],
      connections: [connection],
    }
  const writes =
    from.operations.find(({ id }) => id === STARTS_WORK[from.type]) ??
    from.operations.find(({ id }) => /^(Put|Send|Publish)/.test(id)) ??
    from.operations[0]!
  return {
    ...common,
    resources: [
      { id: 'users', type: 'client' },
      {
        id: 'driver',
        type: DRIVER,
        config: { handler: [{ kind: 'call', connection: 'drive', operation: writes.id, count: 1, probability: 1 }] },
      },
      { id: 'sender', type: from.type, config: configOf(from) },
      target,
    ],
    connections: [
      { from: 'users.requests', to: 'driver.invoke' },
      { id: 'drive', from: 'driver.calls', to: `sender.${entry}` },
      connection,
    ],
    load: { users: { kind: 'constant', rate: 20 } },
  }
}

/** Operations that make a service send something, where it is not one that writes. */
const STARTS_WORK: Readonly<Record<string, string>> = {
  'aws.codepipeline.pipeline': 'StartPipelineExecution',
  'aws.cloudformation.stack': 'UpdateStack',
}

const AT_ONCE = { kind: 'constant', value: 0 }

/** What a service needs beyond its defaults so that ten seconds are enough to see it work. */
function configOf(service: AnyService): Record<string, unknown> {
  // A proxy without a database never answers: enough workers for all the calls.
  if ('workersPerVcpu' in service.fields) return { workersPerVcpu: 100 }
  if ('workersPerTask' in service.fields) return { workersPerTask: 200 }
  switch (service.type) {
    case 'aws.dynamodb.table':
      return { streamEnabled: true }
    case 'aws.s3.bucket':
      return { notificationDelay: { kind: 'constant', value: 200 } }
    case 'aws.codepipeline.pipeline':
      return {
        executionMode: 'PARALLEL',
        maxExecutions: 1_000,
        stages: [
          { name: 'Source', kind: 'source', seconds: AT_ONCE },
          { name: 'Deploy', kind: 'deploy', seconds: AT_ONCE },
          { name: 'Invoke', kind: 'invoke' },
        ],
      }
    case 'aws.cloudformation.stack':
      return { stacks: 1_000, resourceSeconds: AT_ONCE }
    case 'aws.logs.logGroup':
      return { batchWindowSeconds: 0 }
    default:
      return {}
  }
}
