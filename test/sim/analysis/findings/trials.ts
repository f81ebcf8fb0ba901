import type { Finding } from '../../../../sim/index'
import { simulate, type Trial } from '../../services/harness'

export const constant = (value: number) => ({ kind: 'constant', value })

/** A function with nothing around the handler. */
export const PLAIN = {
  memoryMb: 1769,
  timeoutSeconds: 10,
  compute: constant(100),
  initSource: 'custom',
  customInit: constant(0),
  placementDelay: constant(0),
  invokeOverhead: constant(0),
}

/** Clients that call a function. */
export function calling(
  fn: Record<string, unknown>,
  rate: number,
  more: Partial<Trial> = {},
  client: Record<string, unknown> = {},
): Trial {
  return {
    resources: [
      { id: 'users', type: 'client', config: client },
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...fn } },
    ],
    connections: [{ from: 'users.requests', to: 'fn.invoke' }],
    load: { users: { kind: 'constant', rate } },
    durationSeconds: 30,
    ...more,
  }
}

/** Clients that call an API in front of a function. */
export function throughApi(
  api: Record<string, unknown>,
  fn: Record<string, unknown>,
  rate: number,
  more: Partial<Trial> = {},
  client: Record<string, unknown> = {},
): Trial {
  return {
    ...calling(fn, rate, more, client),
    resources: [
      { id: 'users', type: 'client', config: client },
      { id: 'api', type: 'aws.apigateway.rest', config: api },
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...fn } },
    ],
    connections: [
      { from: 'users.requests', to: 'api.requests' },
      { from: 'api.integration', to: 'fn.invoke' },
    ],
  }
}

/** Clients that fill a queue which a function polls, with a dead-letter queue. */
export function polled(
  fn: Record<string, unknown>,
  mapping: Record<string, unknown>,
  rate: number,
  more: Partial<Trial> & {
    queue?: Record<string, unknown>
    deadLetters?: boolean
    client?: Record<string, unknown>
  } = {},
): Trial {
  const { queue = {}, deadLetters = true, client = {}, ...rest } = more
  return {
    resources: [
      { id: 'users', type: 'client', config: client },
      { id: 'queue', type: 'aws.sqs.queue', config: { visibilityTimeoutSeconds: 60, ...queue } },
      ...(deadLetters ? [{ id: 'dead', type: 'aws.sqs.queue', config: { retentionSeconds: 1_209_600 } }] : []),
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...fn } },
    ],
    connections: [
      { from: 'users.requests', to: 'queue.requests' },
      { from: 'queue.messages', to: 'fn.poll', config: mapping },
      ...(deadLetters ? [{ from: 'queue.redrive', to: 'dead.deliveries', config: { maxReceiveCount: 3 } }] : []),
    ],
    load: { users: { kind: 'constant', rate } },
    durationSeconds: 120,
    ...rest,
  }
}

/** Clients whose messages go through a service that sets a function off without waiting for it. */
export function through(
  source: { type: string; config?: Record<string, unknown>; entry: string; exit: string },
  fn: Record<string, unknown>,
  into: string,
  rate: number,
  more: Partial<Trial> = {},
  connection: Record<string, unknown> = {},
): Trial {
  const { resources = [], connections = [], ...rest } = more
  return {
    resources: [
      { id: 'users', type: 'client', config: { keys: 100_000, popularity: 'uniform' } },
      { id: 'source', type: source.type, config: source.config ?? {} },
      { id: 'fn', type: 'aws.lambda.function', config: { ...PLAIN, ...fn } },
      ...resources,
    ],
    connections: [
      { from: 'users.requests', to: `source.${source.entry}` },
      { from: `source.${source.exit}`, to: `fn.${into}`, config: connection },
      ...connections,
    ],
    load: { users: { kind: 'constant', rate } },
    durationSeconds: 600,
    ...rest,
  }
}

/** Clients whose function makes one call to a table for each request. */
export function table(
  config: Record<string, unknown>,
  operation: 'GetItem' | 'PutItem',
  rate: number,
  more: Partial<Trial> = {},
  client: Record<string, unknown> = {},
  fn: Record<string, unknown> = {},
): Trial {
  return {
    resources: [
      { id: 'users', type: 'client', config: client },
      {
        id: 'fn',
        type: 'aws.lambda.function',
        config: {
          ...PLAIN,
          handler: [{ kind: 'call', connection: 'query', operation, count: 1, probability: 1 }],
          ...fn,
        },
      },
      { id: 'table', type: 'aws.dynamodb.table', config },
    ],
    connections: [
      { from: 'users.requests', to: 'fn.invoke' },
      { id: 'query', from: 'fn.calls', to: 'table.requests' },
    ],
    load: { users: { kind: 'constant', rate } },
    durationSeconds: 30,
    ...more,
  }
}

/** The finding of a rule in a trial's run, if it is there. */
export const found = (trial: Trial, code: string): Finding | undefined =>
  simulate(trial).findings.find((finding) => finding.code === code)

/** The trial with what a finding proposes. */
export function applied(trial: Trial, finding: Finding): Trial {
  return {
    ...trial,
    resources: trial.resources.map((resource) => ({
      ...resource,
      config: {
        ...resource.config,
        ...Object.fromEntries(
          finding.changes
            .filter(({ resourceId }) => resourceId === resource.id)
            .map(({ field, value }) => [field, value]),
        ),
      },
    })),
  }
}
