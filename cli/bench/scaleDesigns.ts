import type { Connection, Design, Resource } from '../../sim/index'

const constant = (value: number) => ({ kind: 'constant', value })

interface Load {
  ratePerSecond: number
  seconds: number
}

/** A design whose clients are the resource `clients`. */
function design(
  resources: readonly Omit<Resource, 'name'>[],
  connections: readonly Omit<Connection, 'id'>[],
  { ratePerSecond, seconds }: Load,
): Design {
  return {
    name: 'bench',
    region: 'us-east-1',
    account: { freeTier: false, quotas: { 'lambda.concurrentExecutions': 100_000 } },
    resources: resources.map((resource) => ({ ...resource, name: resource.id })),
    connections: connections.map((connection, index) => ({ ...connection, id: `c${index}` })),
    scenarios: [
      {
        id: 'load',
        name: 'load',
        durationSeconds: seconds,
        warmupSeconds: 0,
        streams: [{ id: 's', target: 'clients', load: { kind: 'constant', rate: ratePerSecond }, spacing: 'poisson' }],
        faults: [],
        assertions: [],
      },
    ],
    notes: [],
    view: { positions: {} },
  }
}

const CLIENTS = { id: 'clients', type: 'client', config: { timeoutMs: null, keys: 1_000_000 } }

/** Clients that call so many functions, each as often as the others. */
export function manyFunctionsDesign(functions: number, load: Load): Design {
  const ids = Array.from({ length: functions }, (_, index) => `function${index}`)
  return design(
    [CLIENTS, ...ids.map((id) => ({ id, type: 'aws.lambda.function', config: { memoryMb: 1769 } }))],
    ids.map((id) => ({ from: 'clients', fromPort: 'requests', to: id, toPort: 'invoke', config: {} })),
    load,
  )
}

/** A function that works through messages which have been in its queue before the run begins. */
export const backlogDesign = (messages: number, load: Load): Design =>
  design(
    [
      CLIENTS,
      {
        id: 'queue',
        type: 'aws.sqs.queue',
        config: { visibilityTimeoutSeconds: 60, initialMessages: messages },
      },
      { id: 'function', type: 'aws.lambda.function', config: { memoryMb: 1769, compute: constant(2) } },
    ],
    [
      { from: 'clients', fromPort: 'requests', to: 'queue', toPort: 'requests', config: {} },
      { from: 'queue', fromPort: 'messages', to: 'function', toPort: 'poll', config: {} },
    ],
    load,
  )

/** Clients that write to a stream of so many shards, which a function reads. */
export const shardsDesign = (shards: number, load: Load): Design =>
  design(
    [
      CLIENTS,
      { id: 'stream', type: 'aws.kinesis.stream', config: { shards } },
      { id: 'function', type: 'aws.lambda.function', config: { memoryMb: 1769, compute: constant(2) } },
    ],
    [
      { from: 'clients', fromPort: 'requests', to: 'stream', toPort: 'requests', config: {} },
      { from: 'stream', fromPort: 'records', to: 'function', toPort: 'stream', config: {} },
    ],
    load,
  )
