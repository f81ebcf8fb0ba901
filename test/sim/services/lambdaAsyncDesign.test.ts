import { describe, expect, it } from 'vitest'
import { simulate, type Trial } from './harness'

const constant = (value: number) => ({ kind: 'constant', value })
const FUNCTION = 'aws.lambda.function'
const QUEUE = 'aws.sqs.queue'
const TOPIC = 'aws.sns.topic'

const PLAIN = {
  memoryMb: 1769,
  timeoutSeconds: 3,
  compute: constant(100),
  initSource: 'custom',
  customInit: constant(0),
  placementDelay: constant(0),
  invokeOverhead: constant(0),
  asyncQueueDelay: constant(50),
}

/** users → writer → topic → fn, ten events, and where events and records of fn go. */
function run(config: Record<string, unknown>, receivers: Record<string, string>, more: Partial<Trial> = {}) {
  const result = simulate({
    resources: [
      { id: 'users', type: 'client' },
      { id: 'writer', type: FUNCTION, config: PLAIN },
      { id: 'topic', type: TOPIC },
      { id: 'fn', type: FUNCTION, config: { ...PLAIN, ...config } },
      ...Object.entries(receivers).map(([id, type]) => ({ id, type })),
    ],
    connections: [
      { from: 'users.requests', to: 'writer.invoke' },
      { from: 'writer.calls', to: 'topic.requests' },
      { from: 'topic.subscriptions', to: 'fn.events' },
      ...Object.entries(receivers).map(([id, type]) => ({
        from: `fn.${id}`,
        to: `${id}.${type === FUNCTION ? 'events' : 'deliveries'}`,
      })),
    ],
    load: {
      users: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: 1 },
          { atSeconds: 10, rate: 0 },
        ],
      },
    },
    spacing: 'exact',
    durationSeconds: 400,
    ...more,
  })
  return (id: string, metric: string): number => result.resources[id]!.metrics[metric]!.summary.sum!
}

describe('asynchronous invocation in a design', () => {
  it('LAMBDA-57: a topic invokes a function, and its publisher does not wait', () => {
    const count = run({}, { onSuccess: QUEUE, onFailure: QUEUE, deadLetter: TOPIC })
    expect(count('topic', 'NumberOfNotificationsDelivered')).toBe(10)
    expect(count('fn', 'AsyncEventsReceived')).toBe(10)
    expect(count('fn', 'Invocations')).toBe(10)
    expect(count('onSuccess', 'NumberOfMessagesSent')).toBe(10)
    expect(count('onFailure', 'NumberOfMessagesSent')).toBe(0)
  })

  it('LAMBDA-59: a function that always fails runs three times for each event; then the event is a dead letter', () => {
    const count = run({ errorPercent: 100 }, { onSuccess: FUNCTION, onFailure: FUNCTION, deadLetter: QUEUE })
    expect(count('fn', 'Invocations')).toBe(30)
    expect(count('fn', 'Errors')).toBe(30)
    expect(count('fn', 'AsyncEventsDropped')).toBe(10)
    expect(count('deadLetter', 'NumberOfMessagesSent')).toBe(10)
    expect(count('onFailure', 'Invocations')).toBe(10)
    expect(count('onSuccess', 'Invocations')).toBe(0)
  })

  it('LAMBDA-60: throttled events wait and lose nothing', () => {
    const count = run(
      { reservedConcurrency: 1, compute: constant(2_500) },
      { deadLetter: QUEUE },
      {
        durationSeconds: 10_000,
        load: {
          users: {
            kind: 'steps',
            steps: [
              { atSeconds: 0, rate: 10 },
              { atSeconds: 3, rate: 0 },
            ],
          },
        },
      },
    )
    expect(count('fn', 'Throttles')).toBeGreaterThan(30)
    expect(count('fn', 'Invocations')).toBe(30)
    expect(count('fn', 'AsyncEventsDropped')).toBe(0)
  })

  it('LAMBDA-62: a stopped function gives its events up', () => {
    const count = run({ reservedConcurrency: 0 }, { deadLetter: QUEUE })
    expect(count('fn', 'Invocations')).toBe(0)
    expect(count('deadLetter', 'NumberOfMessagesSent')).toBe(10)
  })

  it('LAMBDA-67: a function whose own topic invokes it is stopped after 16 runs, and the event is a dead letter', () => {
    const result = simulate({
      resources: [
        { id: 'users', type: 'client' },
        { id: 'fn', type: FUNCTION, config: PLAIN },
        { id: 'topic', type: TOPIC },
        { id: 'dead', type: QUEUE },
      ],
      connections: [
        { from: 'users.requests', to: 'fn.invoke' },
        { from: 'fn.calls', to: 'topic.requests' },
        { from: 'topic.subscriptions', to: 'fn.events' },
        { from: 'fn.deadLetter', to: 'dead.deliveries' },
      ],
      load: {
        users: {
          kind: 'steps',
          steps: [
            { atSeconds: 0, rate: 1 },
            { atSeconds: 10, rate: 0 },
          ],
        },
      },
      spacing: 'exact',
      durationSeconds: 100,
    })
    const count = (id: string, metric: string): number => result.resources[id]!.metrics[metric]!.summary.sum!
    expect(count('fn', 'Invocations')).toBe(160)
    expect(count('fn', 'RecursiveInvocationsDropped')).toBe(10)
    expect(count('dead', 'NumberOfMessagesSent')).toBe(10)
  })
})
