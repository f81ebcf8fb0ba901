import { describe, expect, it } from 'vitest'
import { functionLoops } from '../../../sim/compile/functionLoops'
import { simulate, type Trial } from './harness'

const constant = (value: number) => ({ kind: 'constant', value })
const FUNCTION = 'aws.lambda.function'
const QUEUE = 'aws.sqs.queue'

const PLAIN = {
  memoryMb: 1769,
  timeoutSeconds: 3,
  compute: constant(10),
  initSource: 'custom',
  customInit: constant(0),
  placementDelay: constant(0),
}

const QUICK = { visibilityTimeoutSeconds: 30, sendLatency: constant(1) }
const ONE_BY_ONE = { batchSize: 1 }

/** Ten requests, then nothing. */
const tenRequests: Trial['load'] = {
  users: {
    kind: 'steps',
    steps: [
      { atSeconds: 0, rate: 1 },
      { atSeconds: 10, rate: 0 },
    ],
  },
}

function run(
  resources: Trial['resources'],
  connections: NonNullable<Trial['connections']>,
  more: Partial<Trial> = {},
): (id: string, metric: string) => number {
  const result = simulate({
    resources: [{ id: 'users', type: 'client' }, ...resources],
    connections,
    load: tenRequests,
    spacing: 'exact',
    durationSeconds: 600,
    ...more,
  })
  return (id, metric) => result.resources[id]!.metrics[metric]!.summary.sum!
}

describe('recursive loop detection', () => {
  /** users → fn ⇄ queue */
  const ownQueue = (
    config: Record<string, unknown>,
    batchSize: number,
    more: Partial<Trial> = {},
  ): ReturnType<typeof run> =>
    run(
      [
        { id: 'fn', type: FUNCTION, config: { ...PLAIN, ...config } },
        { id: 'queue', type: QUEUE, config: QUICK },
      ],
      [
        { from: 'users.requests', to: 'fn.invoke' },
        { from: 'fn.calls', to: 'queue.requests' },
        { from: 'queue.messages', to: 'fn.poll', config: { batchSize } },
      ],
      more,
    )

  it('LAMBDA-67: a function that writes to its own queue runs 16 times for each request', () => {
    const count = ownQueue({}, 1)
    expect(count('fn', 'Invocations')).toBe(160)
    expect(count('queue', 'NumberOfMessagesSent')).toBe(160)
    expect(count('fn', 'RecursiveInvocationsDropped')).toBeGreaterThanOrEqual(10)
    expect(count('fn', 'Throttles')).toBe(0)
  })

  it('LAMBDA-67: a call to a function that has run often enough is refused with RecursiveInvocationException', () => {
    const { throttles, resources } = simulate({
      resources: [
        { id: 'users', type: 'client' },
        { id: 'fn', type: FUNCTION, config: PLAIN },
        { id: 'queue', type: QUEUE, config: QUICK },
        { id: 'relay', type: FUNCTION, config: { ...PLAIN, sdkMaxAttempts: 3 } },
      ],
      connections: [
        { from: 'users.requests', to: 'relay.invoke' },
        { from: 'relay.calls', to: 'fn.invoke' },
        { from: 'fn.calls', to: 'queue.requests' },
        { from: 'queue.messages', to: 'relay.poll', config: ONE_BY_ONE },
      ],
      load: tenRequests,
      spacing: 'exact',
      durationSeconds: 25,
    })
    expect(resources['fn']!.metrics['Invocations']!.summary.sum).toBe(160)
    expect(resources['relay']!.metrics['Invocations']!.summary.sum).toBe(160)
    expect(throttles[0]).toMatchObject({
      limitId: 'lambda.recursion',
      limit: 16,
      useAtFirst: 16,
      outcome: 'RecursiveInvocationException',
      outcomeClass: 'clientError',
      httpStatus: 400,
    })
  })

  it('LAMBDA-67: the messages of a batch are counted each for itself', () => {
    const sent = ownQueue({}, 10)('queue', 'NumberOfMessagesSent')
    expect(sent).toBeGreaterThan(100)
    expect(sent).toBeLessThanOrEqual(160)
  })

  it('LAMBDA-67: a slow queue does not hide the loop', () => {
    const faults: Trial['faults'] = [
      {
        target: 'queue',
        startSeconds: 0,
        durationSeconds: 600,
        effect: { kind: 'latency', delay: { kind: 'constant', value: 20 } },
      },
    ]
    expect(ownQueue({}, 1, { faults })('fn', 'Invocations')).toBe(160)
  })

  it('LAMBDA-67: a loop that is allowed goes on', () => {
    const count = ownQueue({ recursiveLoop: 'allow' }, 1, { durationSeconds: 60 })
    expect(count('fn', 'Invocations')).toBeGreaterThan(1_000)
  })

  it('LAMBDA-67: in a circle of two functions each runs 16 times', () => {
    const count = run(
      [
        { id: 'there', type: FUNCTION, config: PLAIN },
        { id: 'out', type: QUEUE, config: QUICK },
        { id: 'back', type: FUNCTION, config: PLAIN },
        { id: 'home', type: QUEUE, config: QUICK },
      ],
      [
        { from: 'users.requests', to: 'there.invoke' },
        { from: 'there.calls', to: 'out.requests' },
        { from: 'out.messages', to: 'back.poll', config: ONE_BY_ONE },
        { from: 'back.calls', to: 'home.requests' },
        { from: 'home.messages', to: 'there.poll', config: ONE_BY_ONE },
      ],
    )
    expect(count('there', 'Invocations')).toBe(160)
    expect(count('back', 'Invocations')).toBe(160)
  })

  it('LAMBDA-67: topics and buckets in between pass the count on', () => {
    const through = (between: Trial['resources'][number], call: string, entry: string, exit: string): number =>
      run(
        [
          {
            id: 'fn',
            type: FUNCTION,
            config: {
              ...PLAIN,
              handler: [{ kind: 'call', connection: 'write', operation: call, count: 1, probability: 1 }],
            },
          },
          between,
          { id: 'queue', type: QUEUE, config: QUICK },
        ],
        [
          { from: 'users.requests', to: 'fn.invoke' },
          { id: 'write', from: 'fn.calls', to: `between.${entry}` },
          { from: `between.${exit}`, to: 'queue.deliveries' },
          { from: 'queue.messages', to: 'fn.poll', config: ONE_BY_ONE },
        ],
      )('fn', 'Invocations')
    expect(through({ id: 'between', type: 'aws.sns.topic' }, 'Publish', 'requests', 'subscriptions')).toBe(160)
    const bucket = { id: 'between', type: 'aws.s3.bucket', config: { notificationDelay: constant(100) } }
    expect(through(bucket, 'PutObject', 'requests', 'notifications')).toBe(160)
  })

  it('LAMBDA-67: a stopped message goes to the queue’s dead-letter queue like one that fails', () => {
    const count = run(
      [
        { id: 'fn', type: FUNCTION, config: PLAIN },
        { id: 'queue', type: QUEUE, config: QUICK },
        { id: 'dead', type: QUEUE },
      ],
      [
        { from: 'users.requests', to: 'fn.invoke' },
        { from: 'fn.calls', to: 'queue.requests' },
        { from: 'queue.messages', to: 'fn.poll', config: ONE_BY_ONE },
        { from: 'queue.redrive', to: 'dead.deliveries', config: { maxReceiveCount: 2 } },
      ],
    )
    expect(count('fn', 'Invocations')).toBe(160)
    expect(count('dead', 'MessagesArrivedByRedrive')).toBe(10)
  })

  it('LAMBDA-67: a function outside of the loop is not counted, nor a chain that a loop only begins', () => {
    const count = run(
      [
        { id: 'first', type: FUNCTION, config: PLAIN },
        { id: 'fn', type: FUNCTION, config: PLAIN },
        { id: 'queue', type: QUEUE, config: QUICK },
        { id: 'last', type: FUNCTION, config: PLAIN },
      ],
      [
        { from: 'users.requests', to: 'first.invoke' },
        { from: 'first.calls', to: 'fn.invoke' },
        { from: 'fn.calls', to: 'queue.requests' },
        { from: 'fn.calls', to: 'last.invoke' },
        { from: 'queue.messages', to: 'fn.poll', config: ONE_BY_ONE },
      ],
    )
    expect([count('first', 'Invocations'), count('fn', 'Invocations'), count('last', 'Invocations')]).toEqual([
      10, 160, 160,
    ])
  })
})

describe('loops of functions', () => {
  const loops = (resources: Record<string, string>, connections: string[]): [string, number, number][] =>
    [
      ...functionLoops(
        Object.entries(resources).map(([id, type]) => ({ id, type })),
        connections.map((pair) => ({ from: pair.split('>')[0]!, to: pair.split('>')[1]! })),
      ),
    ]
      .map(([id, { number, functions }]): [string, number, number] => [id, number, functions])
      .sort(([a], [b]) => (a < b ? -1 : 1))

  it('are sets of functions, queues, topics and buckets that all lead to each other', () => {
    const types = { a: FUNCTION, b: FUNCTION, c: FUNCTION, q: QUEUE, r: QUEUE, t: 'aws.dynamodb.table' }
    expect(loops(types, ['a>q', 'q>b', 'b>r', 'r>c'])).toEqual([])
    expect(loops(types, ['a>q', 'q>b', 'b>a'])).toEqual([
      ['a', 1, 2],
      ['b', 1, 2],
      ['q', 1, 2],
    ])
    expect(loops(types, ['a>a', 'b>r', 'r>b', 'a>b']).map(([id, , functions]) => [id, functions])).toEqual([
      ['a', 1],
      ['b', 1],
      ['r', 1],
    ])
    expect(loops(types, ['a>t', 't>a'])).toEqual([])
    expect(loops(types, ['q>r', 'r>q'])).toEqual([])
  })

  it('are found in a chain of a hundred thousand without going deep', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `f${i}`)
    const found = functionLoops(
      names.map((id) => ({ id, type: FUNCTION })),
      names.map((from, i) => ({ from, to: names[(i + 1) % names.length]! })),
    )
    expect(found.size).toBe(100_000)
    expect(found.get('f7')).toEqual({ number: 1, functions: 100_000 })
    const straight = names.slice(1).map((to, i) => ({ from: names[i]!, to }))
    expect(
      functionLoops(
        names.map((id) => ({ id, type: FUNCTION })),
        straight,
      ).size,
    ).toBe(0)
  })
})
