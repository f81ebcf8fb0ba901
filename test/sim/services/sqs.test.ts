import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import type { PullConsumer } from '../../../sim/services/ports'
import { queue } from '../../../sim/services/sqs'
import { consumer, sender, Stage, type StageDesign } from './stage'

const FIFO = { queueType: 'fifo' }
const INSTANT = { kind: 'constant', value: 0 }
const SENT = 'NumberOfMessagesSent'
const RECEIVED = 'NumberOfMessagesReceived'
const DELETED = 'NumberOfMessagesDeleted'
const EMPTY = 'NumberOfEmptyReceives'
const VISIBLE = 'ApproximateNumberOfMessagesVisible'
const IN_FLIGHT = 'ApproximateNumberOfMessagesNotVisible'
const DELAYED = 'ApproximateNumberOfMessagesDelayed'
const AGE = 'ApproximateAgeOfOldestMessage'
const EXPIRED = 'MessagesExpired'
const MOVED = 'MessagesDeadLettered'
const REDRIVEN = 'MessagesArrivedByRedrive'

/** app → orders → worker, and orders' dead letters → dead when a maximum of receives is given. */
function oneQueue(
  config: Record<string, unknown> = {},
  rest: Partial<StageDesign> & { maxReceiveCount?: number; dead?: Record<string, unknown> } = {},
): Stage {
  const { maxReceiveCount, dead, ...design } = rest
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'orders', service: queue, config: { sendLatency: INSTANT, ...config } },
      { id: 'worker', service: consumer },
      { id: 'dead', service: queue, config: { sendLatency: INSTANT, ...dead } },
    ],
    connections: [
      { from: 'app.calls', to: 'orders.requests' },
      { from: 'orders.messages', to: 'worker.poll' },
      ...(maxReceiveCount === undefined
        ? []
        : [{ from: 'orders.redrive', to: 'dead.deliveries', config: { maxReceiveCount } }]),
    ],
    seconds: 120,
    ...design,
  })
}

const send = (stage: Stage, atMs: number, count = 1, options = {}): void => {
  stage.at(atMs, () => {
    for (let i = 0; i < count; i++) stage.sender('app').send({ key: i, ...options })
  })
}

describe('SQS queue', () => {
  it('SQS-1: a message is stored and its sender answered after the send latency', () => {
    const stage = oneQueue({ sendLatency: { kind: 'constant', value: 12 } })
    send(stage, 100, 1, { key: 7, bytes: 250 })
    stage.at(111.9, () => expect(stage.receive('orders')).toEqual([]))
    stage.at(200, () => {
      const [message] = stage.receive('orders') as [number]
      const pull = stage.pull('orders')
      expect(pull.key(message)).toBe(7)
      expect(pull.bytes(message)).toBe(250)
      expect(pull.receiveCount(message)).toBe(1)
      expect(pull.delete(message)).toBe(true)
    })
    stage.run()
    expect(stage.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 112 }])
    expect([SENT, RECEIVED, DELETED].map((name) => stage.sum('orders', name))).toEqual([1, 1, 1])
    expect(stage.metric('orders', 'SentMessageSize').summary).toMatchObject({ sum: 250, samples: 1 })
  })

  it('SQS-2: a batch is one request with ten messages of a tenth of its bytes each', () => {
    const stage = oneQueue()
    send(stage, 0, 1, { operation: 'SendMessageBatch', bytes: 5_000 })
    stage.at(1, () => {
      const messages = stage.receive('orders', 100)
      expect(messages).toHaveLength(10)
      expect(messages.map((message) => stage.pull('orders').bytes(message))).toEqual(Array<number>(10).fill(500))
    })
    stage.run()
    expect(stage.sum('orders', SENT)).toBe(10)
    expect(stage.sender('app').replies).toHaveLength(1)
    expect(stage.usage('orders')['SendMessage requests']).toBe(1)
  })

  it('SQS-3: a message above the maximum size is rejected, and the rejection names the limit', () => {
    const stage = oneQueue({ maxMessageBytes: 2_048 })
    send(stage, 0, 1, { bytes: 2_048 })
    send(stage, 1, 1, { bytes: 2_049 })
    stage.run()
    expect(stage.sender('app').replies.map(({ outcome, httpStatus }) => [outcome, httpStatus])).toEqual([
      ['OK', 200],
      ['InvalidParameterValue', 400],
    ])
    expect(stage.throttles()).toMatchObject([{ limitId: 'sqs.messageSize', count: 1, limit: 2_048, useAtFirst: 2_049 }])
    expect(stage.last('orders', VISIBLE)).toBe(1)
  })

  it('SQS-4: a delayed message can be received only after its delay', () => {
    const stage = oneQueue({ delaySeconds: 10 }, { seconds: 20 })
    send(stage, 500, 3)
    const seen: number[] = []
    for (const at of [10_499, 10_501]) stage.at(at, () => seen.push(stage.pull('orders').visible))
    stage.run()
    expect(seen).toEqual([0, 3])
    expect(stage.metric('orders', DELAYED).summary.maximum).toBe(3)
    expect(stage.last('orders', DELAYED)).toBe(0)
  })

  it('SQS-5: messages are received in order and hidden for the visibility timeout', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 5 })
    send(stage, 0, 6)
    const keys: number[][] = []
    const take = (): void => {
      keys.push(stage.receive('orders', 4).map((message) => stage.pull('orders').key(message)))
    }
    stage.at(10, take).at(20, take).at(30, take).at(5_015, take)
    stage.run()
    expect(keys).toEqual([[0, 1, 2, 3], [4, 5], [], [0, 1, 2, 3]])
    expect(stage.pull('orders').visibilityTimeoutMs).toBe(5_000)
  })

  it('SQS-6: an undeleted message comes back ahead of newer ones and its old receipt is void', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 5 })
    send(stage, 0, 2)
    stage.at(10, () => {
      const [first] = stage.receive('orders', 1) as [number]
      stage.at(4_990, () => expect(stage.pull('orders').receiveCount(first)).toBe(1))
      stage.at(5_100, () => {
        const pull = stage.pull('orders')
        expect(pull.delete(first)).toBe(false)
        const again = stage.receive('orders', 2)
        expect(again.map((message) => pull.key(message))).toEqual([0, 1])
        expect(again.map((message) => pull.receiveCount(message))).toEqual([2, 1])
        expect(pull.delete(first)).toBe(false)
        expect(pull.segment(first)).toBe(-1)
        expect(pull.delete(again[0]!)).toBe(true)
        expect(pull.delete(again[0]!)).toBe(false)
      })
    })
    stage.run()
    expect(stage.sum('orders', DELETED)).toBe(1)
  })

  it('SQS-6: from its third receive on a message goes to the back of the queue', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 1 })
    send(stage, 0, 8)
    const keys: number[][] = []
    for (const at of [10, 2_000, 4_000, 6_000])
      stage.at(at, () => {
        keys.push(stage.receive('orders', 2).map((message) => stage.pull('orders').key(message)))
      })
    stage.run()
    expect(keys).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
      [2, 3],
    ])
  })

  it('SQS-7: a consumer can make a message visible at once or after a time of its own', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 5 })
    send(stage, 0, 2)
    const seen: number[] = []
    stage.at(10, () => {
      const [now, later] = stage.receive('orders', 2) as [number, number]
      stage.pull('orders').release(now, 0)
      stage.pull('orders').release(later, 8_000)
      seen.push(stage.pull('orders').visible)
      expect(stage.pull('orders').delete(later)).toBe(false)
    })
    for (const at of [7_000, 8_009, 8_011]) stage.at(at, () => seen.push(stage.pull('orders').visible))
    stage.run()
    expect(seen).toEqual([1, 1, 1, 2])
    expect(stage.last('orders', IN_FLIGHT)).toBe(0)
    expect(stage.usage('orders')['ChangeMessageVisibility requests']).toBe(1)
  })

  it('SQS-8: beyond 120,000 messages in flight a receive returns nothing and names the limit', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 60 })
    send(stage, 0, 12_001, { operation: 'SendMessageBatch', bytes: 1_000 })
    let woken = 0
    stage.at(10, () => {
      const taken = stage.receive('orders', 200_000)
      expect(taken).toHaveLength(120_000)
      expect(stage.receive('orders', 10)).toEqual([])
      stage.pull('orders').waitForMessages({ messagesArrived: () => woken++ })
      expect(woken).toBe(0)
      stage.at(20, () => {
        stage.pull('orders').delete(taken[77]!)
        expect(woken).toBe(1)
        expect(stage.receive('orders', 10)).toHaveLength(1)
      })
    })
    stage.run()
    expect(stage.throttles()).toMatchObject([
      { limitId: 'sqs.inFlightMessages', count: 1, limit: 120_000, useAtFirst: 120_000, outcome: 'OverLimit' },
    ])
  })

  it('SQS-9: a message is lost when its retention is over, one in flight when it would come back', () => {
    const stage = oneQueue({ retentionSeconds: 60, visibilityTimeoutSeconds: 40 }, { seconds: 200 })
    send(stage, 1_000, 2)
    send(stage, 30_000)
    const seen: number[] = []
    stage.at(59_000, () => stage.receive('orders', 1))
    for (const at of [60_999, 61_001, 89_999, 90_001]) stage.at(at, () => seen.push(stage.pull('orders').visible))
    stage.run()
    expect(seen).toEqual([2, 1, 1, 0])
    expect(stage.sum('orders', EXPIRED)).toBe(3)
    expect([VISIBLE, IN_FLIGHT, AGE].map((name) => stage.last('orders', name))).toEqual([0, 0, 0])
  })

  it('SQS-9: retention holds for messages that keep coming back', () => {
    const stage = oneQueue({ retentionSeconds: 60, visibilityTimeoutSeconds: 1 }, { seconds: 100 })
    send(stage, 0, 1)
    for (let at = 100; at < 90_000; at += 2_000) stage.at(at, () => stage.receive('orders', 1))
    stage.run()
    expect(stage.sum('orders', RECEIVED)).toBe(30)
    expect(stage.sum('orders', EXPIRED)).toBe(1)
  })

  it('SQS-10: a message moves to the dead-letter queue instead of being received once too often', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 1 }, { maxReceiveCount: 3 })
    send(stage, 0, 1, { key: 42, bytes: 333 })
    const taken: number[] = []
    for (const at of [10, 2_000, 4_000, 6_000, 8_000]) stage.at(at, () => taken.push(stage.receive('orders').length))
    stage.at(9_000, () => {
      const [message] = stage.receive('dead') as [number]
      expect(stage.pull('dead').key(message)).toBe(42)
      expect(stage.pull('dead').bytes(message)).toBe(333)
      expect(stage.pull('dead').receiveCount(message)).toBe(1)
    })
    stage.run()
    expect(taken).toEqual([1, 1, 1, 0, 0])
    expect(stage.sum('orders', MOVED)).toBe(1)
    expect(stage.sum('orders', DELETED)).toBe(0)
  })

  it('SQS-11: dead letters count as arrived by redrive, unbilled, and are tried until they are taken', () => {
    const stage = oneQueue(
      { visibilityTimeoutSeconds: 1 },
      {
        maxReceiveCount: 1,
        faults: [
          { id: 'f', target: 'dead', startSeconds: 0, durationSeconds: 10, effect: { kind: 'error', probability: 1 } },
        ],
      },
    )
    send(stage, 0, 2)
    const arrived: number[] = []
    stage.at(10, () => stage.receive('orders')).at(2_000, () => stage.receive('orders'))
    for (const at of [9_500, 11_500]) stage.at(at, () => arrived.push(stage.pull('dead').visible))
    stage.run()
    expect(arrived).toEqual([0, 2])
    expect([SENT, REDRIVEN].map((name) => stage.sum('dead', name))).toEqual([0, 2])
    expect(stage.usage('dead')['SendMessage requests']).toBe(0)
  })

  it('SQS-12: a message wakes the long poll that has waited longest, and only that one', () => {
    const stage = oneQueue()
    const woken: string[] = []
    const poller = (name: string): PullConsumer => ({ messagesArrived: () => woken.push(`${name}@${stage.now}`) })
    stage.at(0, () => {
      stage.receive('orders')
      stage.pull('orders').waitForMessages(poller('a'))
      stage.receive('orders')
      stage.pull('orders').waitForMessages(poller('b'))
    })
    send(stage, 5_000)
    stage.at(5_001, () =>
      expect(stage.receive('orders').map((message) => stage.pull('orders').delete(message))).toEqual([true]),
    )
    send(stage, 70_000)
    stage.at(70_001, () => expect(stage.receive('orders')).toHaveLength(1))
    stage.run()
    expect(woken).toEqual(['a@5000', 'b@70000'])
    // b's polls ended empty after 20, 40 and 60 s; the receives that led to the waits are those polls themselves.
    expect(stage.sum('orders', EMPTY)).toBe(3)
    expect(stage.usage('orders')).toMatchObject({ 'ReceiveMessage requests': 2, 'Empty ReceiveMessage requests': 3 })
  })

  it('SQS-12: a consumer that waits while messages are visible is called back at once', () => {
    const stage = oneQueue()
    send(stage, 0)
    let woken = 0
    stage.at(10, () => stage.pull('orders').waitForMessages({ messagesArrived: () => woken++ }))
    stage.run()
    expect(woken).toBe(1)
  })

  it('SQS-13: each action is billed per batch of ten and per started 64 KB', () => {
    const stage = oneQueue()
    send(stage, 0, 24, { bytes: 65_536 })
    send(stage, 0, 1, { bytes: 65_537 })
    stage.at(10, () => {
      const messages = stage.receive('orders', 25)
      expect(messages).toHaveLength(25)
      for (const message of messages) stage.pull('orders').delete(message)
      stage.receive('orders')
    })
    stage.run()
    expect(stage.usage('orders')).toEqual({
      'SendMessage requests': 24 + 2,
      'ReceiveMessage requests': 10 + 10 + 6,
      'Empty ReceiveMessage requests': 1,
      'DeleteMessage requests': 3,
      'ChangeMessageVisibility requests': 0,
    })
  })

  it('SQS-14: the age is that of the oldest message, in flight or not', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 60 }, { seconds: 60 })
    send(stage, 0)
    send(stage, 20_000)
    stage.at(1_000, () => {
      const [first] = stage.receive('orders', 1) as [number]
      stage.at(29_500, () => stage.pull('orders').delete(first))
    })
    stage.run()
    const { last } = stage.metric('orders', AGE)
    const at = (ms: number): number => last[Math.floor(ms / stage.running.clock.binMs)]!
    expect(at(29_400)).toBeCloseTo(29, 9)
    expect(at(35_000)).toBeCloseTo(15, 9)
  })

  it('SQS-14: a message that is back after three receives counts only when no other is left', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 1 }, { seconds: 60 })
    send(stage, 0)
    for (const at of [10, 2_000, 4_000]) stage.at(at, () => stage.receive('orders', 1))
    send(stage, 20_000)
    stage.run()
    const { last } = stage.metric('orders', AGE)
    const at = (ms: number): number => last[Math.floor(ms / stage.running.clock.binMs)]!
    expect(at(15_000)).toBeCloseTo(15, 9)
    expect(at(30_000)).toBeCloseTo(10, 9)
  })

  it('SQS-15: no message is lost or doubled without being counted', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer(),
          visibilityTimeoutSeconds: fc.integer({ min: 0, max: 6 }),
          retentionSeconds: fc.integer({ min: 60, max: 120 }),
          delaySeconds: fc.integer({ min: 0, max: 5 }),
          maxReceiveCount: fc.integer({ min: 1, max: 5 }),
          sendsPerSecond: fc.integer({ min: 1, max: 30 }),
          pollsPerSecond: fc.integer({ min: 1, max: 8 }),
          deleteShare: fc.double({ min: 0, max: 1, noNaN: true }),
          releaseShare: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        (c) => {
          const stage = oneQueue(c, { seconds: 180, seed: c.seed, maxReceiveCount: c.maxReceiveCount })
          const draw = new RandomStream(c.seed, 'test', 'consumer')
          const held: number[] = []
          for (let at = 0; at < 150_000; at += 1000 / c.sendsPerSecond)
            send(stage, at, 1, draw.uniform() < 0.1 ? { operation: 'SendMessageBatch' } : {})
          for (let at = 0; at < 180_000; at += 1000 / c.pollsPerSecond)
            stage.at(at + 0.5, () => {
              held.push(...stage.receive('orders', 1 + draw.below(10)))
              while (held.length > 20) {
                const receipt = held.splice(draw.below(held.length), 1)[0]!
                if (draw.uniform() < c.deleteShare) stage.pull('orders').delete(receipt)
                else if (draw.uniform() < c.releaseShare) stage.pull('orders').release(receipt, draw.below(3) * 700)
              }
            })
          stage.run()
          for (const id of ['orders', 'dead']) {
            const counted = [DELETED, EXPIRED, MOVED].map((name) => stage.sum(id, name))
            const left = [VISIBLE, IN_FLIGHT, DELAYED].map((name) => stage.last(id, name))
            const arrived = stage.sum(id, SENT) + stage.sum(id, REDRIVEN)
            expect([...counted, ...left].reduce((sum, value) => sum + value)).toBe(arrived)
          }
          expect(stage.sum('dead', REDRIVEN)).toBe(stage.sum('orders', MOVED))
          expect(stage.running.calls.inUse).toBe(0)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('SQS-16: traces join across the queue', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 2, sendLatency: { kind: 'constant', value: 8 } })
    send(stage, 100)
    const { traces } = stage.running
    stage.at(1_000, () => stage.receive('orders'))
    stage.at(5_000, () => {
      const [message] = stage.receive('orders') as [number]
      const work = traces.segment(stage.pull('orders').segment(message), 2, 2)
      stage.at(5_040, () => {
        traces.close(work, 0)
        stage.pull('orders').delete(message)
      })
    })
    stage.run()
    const [trace] = stage.traces()
    expect(trace).toMatchObject({ durationMs: 8, spanMs: 4_940, outcome: 'OK' })
    expect(
      trace!.segments.map(({ parent, resourceId, name, startMs, endMs }) => [parent, resourceId, name, startMs, endMs]),
    ).toEqual([
      [-1, 'app', 'app', 100, 108],
      [0, 'orders', 'orders', 100, 5_040],
      [1, 'orders', 'Queue wait', 108, 1_000],
      [1, 'orders', 'Queue wait', 3_000, 5_000],
      [1, 'worker', 'worker', 5_000, 5_040],
    ])
  })

  it('SQS-16: a dead letter and a lost message end their segments with the reason', () => {
    const stage = oneQueue({ visibilityTimeoutSeconds: 1, retentionSeconds: 60 }, { maxReceiveCount: 1 })
    send(stage, 0, 2)
    stage.at(10, () => stage.receive('orders', 1)).at(2_000, () => stage.receive('orders', 10))
    stage.run()
    const ends = stage
      .traces()
      .map(({ segments }) => segments.find(({ resourceId }) => resourceId === 'orders')!.outcome)
    expect(ends.toSorted()).toEqual(['MessageRetentionPeriodOver', 'MovedToDeadLetterQueue'])
    const dead = stage.traces().flatMap(({ segments }) => segments.filter(({ resourceId }) => resourceId === 'dead'))
    expect(dead.map(({ parent, outcome }) => [parent, outcome])).toEqual([[1, 'OK']])
  })

  it('SQS-17: during an outage receives return nothing, and polls find the messages afterwards', () => {
    const stage = oneQueue(
      {},
      { faults: [{ id: 'f', target: 'orders', startSeconds: 10, durationSeconds: 20, effect: { kind: 'outage' } }] },
    )
    send(stage, 5_000, 3)
    const taken: number[] = []
    let wokenAt = NaN
    stage.at(12_000, () => {
      taken.push(stage.receive('orders').length)
      stage.pull('orders').waitForMessages({
        messagesArrived: () => {
          wokenAt = stage.now
          taken.push(stage.receive('orders').length)
        },
      })
    })
    stage.run()
    expect(taken).toEqual([0, 3])
    expect(wokenAt).toBe(32_000)
  })

  it('SQS-18: checks find queues that lose messages', () => {
    const defaults = withDefaults(queue.fields, {})
    const neighbour = (type: string, id: string, config: Record<string, unknown> = defaults, port = 'any') => ({
      id: `c-${id}`,
      other: { id, type, name: id, port, config },
      config: {},
    })
    const check = (config: Record<string, unknown>, connections: Record<string, ReturnType<typeof neighbour>[]>) => {
      const context: CheckContext<typeof defaults> = {
        resourceId: 'orders',
        config: withDefaults(queue.fields, config),
        region: 'us-east-1',
        parentId: null,
        era: 'modern',
        quota: () => 0,
        connections: (port) => connections[port] ?? [],
        leadsTo: () => false,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
      }
      return queue.check!(context).map(({ code, severity }) => `${severity} ${code}`)
    }
    const api = neighbour('aws.lambda.function', 'api')
    expect(check({}, {})).toEqual([])
    expect(check({}, { requests: [api] })).toEqual(['warning sqs.noConsumer'])
    expect(check({}, { requests: [api], messages: [api] })).toEqual([])
    expect(check({}, { deliveries: [neighbour('aws.sqs.queue', 'source', defaults, 'redrive')] })).toEqual([])
    expect(check({}, { deliveries: [neighbour('aws.events.bus', 'bus', {}, 'deadLetter')] })).toEqual([])
    expect(check({ delaySeconds: 60, retentionSeconds: 60 }, {})).toEqual(['warning sqs.delayBeyondRetention'])
    expect(check({}, { redrive: [neighbour('aws.sqs.queue', 'orders')] })).toEqual(['error sqs.redriveToItself'])
    const short = neighbour('aws.sqs.queue', 'dead', { ...defaults, retentionSeconds: 3_600 })
    expect(check({}, { redrive: [short] })).toEqual(['warning sqs.deadLetterRetention'])
  })

  it('SQS-22: 300 calls a second of each action, batches counting once', () => {
    const stage = oneQueue({ ...FIFO, messageGroups: 100 })
    stage.at(0, () => {
      for (let i = 0; i < 400; i++) stage.sender('app').send({ key: i, operation: 'SendMessageBatch', bytes: 1_000 })
    })
    const taken: number[] = []
    stage.at(5_000, () => {
      for (let i = 0; i < 301; i++) {
        const receipts = stage.receive('orders')
        taken.push(receipts.length)
        for (const receipt of receipts) stage.pull('orders').delete(receipt)
      }
    })
    stage.run()
    const replies = stage.sender('app').replies
    expect(replies.filter(({ outcome }) => outcome === 'OK')).toHaveLength(300)
    expect(replies.find(({ outcome }) => outcome !== 'OK')).toMatchObject({
      outcome: 'ThrottlingException',
      httpStatus: 400,
    })
    expect(stage.sum('orders', SENT)).toBe(3_000)
    expect(taken.slice(0, 300)).toEqual(Array<number>(300).fill(10))
    expect(taken[300]).toBe(0)
    expect(stage.throttles().map(({ limitId, limit, reason, count }) => [limitId, limit, reason, count])).toEqual([
      ['sqs.fifoCallRate', 300, 'ReceiveMessage', 1],
      ['sqs.fifoCallRate', 300, 'SendMessage', 100],
    ])
  })

  it('SQS-23: high throughput raises the limit, and each partition takes 300', () => {
    const high = { ...FIFO, fifoThroughput: 'high', highThroughputCallsPerSecond: 3_000 }
    const spread = oneQueue(high)
    spread.at(0, () => {
      for (let i = 0; i < 3_001; i++) spread.sender('app').send({ key: i })
    })
    spread.run()
    expect(spread.sum('orders', SENT)).toBe(3_000)
    const oneGroup = oneQueue(high)
    oneGroup.at(0, () => {
      for (let i = 0; i < 301; i++) oneGroup.sender('app').send({ key: 5 })
    })
    oneGroup.run()
    expect(oneGroup.throttles()).toMatchObject([
      { limitId: 'sqs.fifoPartitionRate', limit: 300, count: 1, reason: 'SendMessage' },
    ])
  })
})
