import type { Design, Resource } from '../../sim/index'

const constant = (value: number) => ({ kind: 'constant', value })

function design(
  resources: [id: string, type: string, config: Record<string, unknown>][],
  ports: [from: string, to: string][],
  rate: number,
  seconds: number,
): Design {
  const position = (index: number): { x: number; y: number } => ({ x: index * 260, y: 0 })
  const list: Resource[] = resources.map(([id, type, config]) => ({ id, type, name: id, config }))
  return {
    name: 'bench',
    region: 'us-east-1',
    account: { freeTier: false, quotas: {} },
    resources: list,
    connections: list.slice(1).map((resource, index) => {
      const [fromPort, toPort] = ports[index]!
      return { id: `c${index}`, from: list[index]!.id, fromPort, to: resource.id, toPort, config: {} }
    }),
    scenarios: [
      {
        id: 'load',
        name: 'load',
        durationSeconds: seconds,
        warmupSeconds: 0,
        streams: [{ id: 's', target: list[0]!.id, load: { kind: 'constant', rate }, spacing: 'poisson' }],
        faults: [],
        assertions: [],
      },
    ],
    notes: [],
    view: { positions: Object.fromEntries(list.map((resource, index) => [resource.id, position(index)])) },
  }
}

/** The published pool model: exponential work of 1.991 s, environments kept for 600 s, nothing else. */
export const poolDesign = (rate: number, seconds: number): Design =>
  design(
    [
      ['clients', 'client', { timeoutMs: null }],
      [
        'function',
        'aws.lambda.function',
        {
          memoryMb: 1769,
          timeoutSeconds: 900,
          compute: { kind: 'exponential', mean: 1991 },
          initSource: 'custom',
          customInit: constant(253),
          placementDelay: constant(0),
          invokeOverhead: constant(0),
          idleLifetime: constant(600_000),
          // The published pool retires environments only when they are idle.
          longestLifetime: constant(1e12),
        },
      ],
    ],
    [['requests', 'invoke']],
    rate,
    seconds,
  )

/** Client, API Gateway, Lambda, DynamoDB with their default settings: every metric, cost and trace on. */
export const chainDesign = (rate: number, seconds: number): Design =>
  design(
    [
      ['clients', 'client', {}],
      ['api', 'aws.apigateway.rest', {}],
      ['function', 'aws.lambda.function', { memoryMb: 1769 }],
      ['table', 'aws.dynamodb.table', {}],
    ],
    [
      ['requests', 'requests'],
      ['integration', 'invoke'],
      ['calls', 'requests'],
    ],
    rate,
    seconds,
  )
