import fc from 'fast-check'
import { isId } from '../../../sim/design/ids'
import type { Distribution } from '../../../sim/kernel/distributions'
import type { Connection, Design, Load, Resource } from '../../../sim/design/types'

const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/).filter(isId)
const name = fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/\p{Cc}/u.test(text))
const real = (min: number, max: number) =>
  fc.double({ min, max, noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const amount = real(0, 1e6)
const coordinate = real(-1e6, 1e6)

const { distribution } = fc.letrec<{ distribution: Distribution }>((tie) => ({
  distribution: fc.oneof(
    { depthSize: 'small', maxDepth: 3, withCrossShrink: true },
    amount.map((value): Distribution => ({ kind: 'constant', value })),
    fc
      .tuple(amount, amount)
      .map(([a, b]): Distribution => ({ kind: 'uniform', min: Math.min(a, b), max: Math.max(a, b) })),
    fc.tuple(real(1, 100), real(100, 1e4)).map(([p50, p99]): Distribution => ({ kind: 'lognormal', p50, p99 })),
    fc.tuple(real(0.1, 10), amount).map(([shape, scale]): Distribution => ({ kind: 'gamma', shape, scale })),
    fc.array(amount, { minLength: 2, maxLength: 5 }).map(
      (values): Distribution => ({
        kind: 'empirical',
        points: values.toSorted((a, b) => a - b).map((value, i) => ({ p: i / (values.length - 1), value })),
      }),
    ),
    fc
      .array(fc.record({ weight: real(0.1, 9), of: tie('distribution') }), { minLength: 1, maxLength: 3 })
      .map((parts): Distribution => ({ kind: 'mixture', parts })),
  ),
}))

const points = fc.array(fc.record({ atSeconds: amount, rate: amount }), { minLength: 1, maxLength: 4 })
const load: fc.Arbitrary<Load> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const), rate: amount }),
  fc.record({ kind: fc.constant('ramp' as const), from: amount, to: amount, startSeconds: amount, endSeconds: amount }),
  fc.record({ kind: fc.constant('steps' as const), steps: points }),
  fc.record({ kind: fc.constant('points' as const), points }),
  fc.record({
    kind: fc.constant('spike' as const),
    base: amount,
    peak: amount,
    atSeconds: amount,
    riseSeconds: amount,
    holdSeconds: amount,
    fallSeconds: amount,
  }),
  fc.record({
    kind: fc.constant('sine' as const),
    mean: amount,
    amplitude: amount,
    periodSeconds: amount,
    phaseSeconds: coordinate,
  }),
  fc.record(
    {
      kind: fc.constant('replay' as const),
      binSeconds: amount,
      counts: fc.array(fc.nat(), { minLength: 1, maxLength: 60 }),
      file: name,
    },
    { requiredKeys: ['kind', 'binSeconds', 'counts'] },
  ),
)

const lambdaConfig = fc.record(
  {
    memoryMb: fc.integer({ min: 128, max: 10_240 }),
    runtime: fc.constantFrom('nodejs22.x', 'python3.13'),
    reservedConcurrency: fc.option(fc.nat(1000)),
    description: fc.string({ unit: 'grapheme', maxLength: 10 }).filter((text) => !/\p{Cc}/u.test(text)),
    duration: distribution,
    tags: fc.array(fc.record({ weight: real(0, 9), key: name }, { requiredKeys: [] }), { maxLength: 3 }),
    handler: fc.option(
      fc.array(
        fc.oneof(
          fc.record({ kind: fc.constant('compute'), duration: distribution }),
          fc.record({
            kind: fc.constant('call'),
            connection: id,
            operation: fc.constant('Invoke'),
            count: fc.nat(9),
            probability: real(0, 1),
          }),
          fc.record({ kind: fc.constant('parallel'), branches: fc.constant([[], []]) }),
        ),
        { maxLength: 4 },
      ),
    ),
  },
  { requiredKeys: [] },
)

const resource: fc.Arbitrary<Resource> = fc.oneof(
  fc.record({ id, type: fc.constant('aws.lambda.function'), name, config: lambdaConfig }),
  fc.record({ id, type: fc.constantFrom('client', 'aws.sqs.queue', 'aws.sns.topic'), name, config: fc.constant({}) }),
)

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
const unique = <T extends { id: string }>(of: fc.Arbitrary<T>, maxLength: number) =>
  fc.uniqueArray(of, { maxLength, selector: (item) => item.id })

const OUT: Record<string, string> = {
  client: 'requests',
  'aws.lambda.function': 'calls',
  'aws.sqs.queue': 'messages',
  'aws.sns.topic': 'subscriptions',
}
const IN: Record<string, string> = {
  client: 'requests',
  'aws.lambda.function': 'poll',
  'aws.sqs.queue': 'requests',
  'aws.sns.topic': 'deliveries',
}

/** Designs that can be restored, though most of them make no sense. */
export const randomDesign: fc.Arbitrary<Design> = unique(resource, 6).chain((resources) => {
  const connection: fc.Arbitrary<Connection> = fc
    .record({ id, from: fc.nat(5), to: fc.nat(5), batchSize: fc.integer({ min: 1, max: 10_000 }) })
    .map(({ id, from, to, batchSize }) => {
      const [a, b] = [resources[from % resources.length]!, resources[to % resources.length]!]
      const toPort = IN[b.type]!
      return {
        id,
        from: a.id,
        fromPort: OUT[a.type]!,
        to: b.id,
        toPort,
        config: toPort === 'poll' ? { batchSize } : {},
      }
    })
  const target = resources.length === 0 ? id : fc.constantFrom(...resources.map((resource) => resource.id))
  return fc.record({
    name,
    region: fc.constantFrom('us-east-1', 'eu-west-1'),
    account: fc.record({
      freeTier: fc.boolean(),
      quotas: fc.dictionary(id, amount, { maxKeys: 2, noNullPrototype: true }),
    }),
    resources: fc.constant(resources.toSorted(byId)),
    connections: resources.length === 0 ? fc.constant([]) : unique(connection, 5).map((list) => list.toSorted(byId)),
    scenarios: unique(
      fc.record({
        id,
        name,
        durationSeconds: amount,
        warmupSeconds: amount,
        streams: unique(
          fc.record({
            id,
            target,
            load,
            spacing: fc.constantFrom('poisson' as const, 'uniform' as const, 'exact' as const),
          }),
          3,
        ),
        faults: unique(
          fc.record({
            id,
            target,
            startSeconds: amount,
            durationSeconds: amount,
            effect: fc.oneof(
              fc.record({ kind: fc.constant('error' as const), probability: real(0, 1) }),
              fc.record({ kind: fc.constant('latency' as const), delay: distribution }),
              fc.constant({ kind: 'outage' as const }),
            ),
          }),
          2,
        ),
        assertions: unique(fc.record({ id, expression: name }), 2),
      }),
      2,
    ),
    notes: unique(fc.record({ id, text: name, x: coordinate, y: coordinate, width: amount, height: amount }), 2),
    view: fc.record(
      {
        positions: fc.dictionary(
          id,
          fc.record({ x: coordinate, y: coordinate, pinned: fc.boolean() }, { requiredKeys: ['x', 'y'] }),
          { maxKeys: 4, noNullPrototype: true },
        ),
        scenario: id,
      },
      { requiredKeys: ['positions'] },
    ),
  })
})
