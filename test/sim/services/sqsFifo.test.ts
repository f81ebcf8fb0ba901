import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { queue } from '../../../sim/services/sqs'
import { GroupedMessages } from '../../../sim/services/sqs/GroupedMessages'
import { fifoMaxInFlight } from '../../../sim/services/sqs/FifoQueue'
import { sumOf } from '../../../sim/fidelity/row'
import { simulate, type Trial } from './harness'
import { consumer, sender, Stage, type StageDesign } from './stage'

const INSTANT = { kind: 'constant', value: 0 }
const SENT = 'NumberOfMessagesSent'
const DELETED = 'NumberOfMessagesDeleted'
const DEDUPLICATED = 'NumberOfDeduplicatedSentMessages'
const VISIBLE = 'ApproximateNumberOfMessagesVisible'
const IN_FLIGHT = 'ApproximateNumberOfMessagesNotVisible'
const DELAYED = 'ApproximateNumberOfMessagesDelayed'
const BLOCKED = 'ApproximateNumberOfGroupsWithInflightMessages'
const AGE = 'ApproximateAgeOfOldestMessage'
const EXPIRED = 'MessagesExpired'
const MOVED = 'MessagesDeadLettered'

function fifoQueue(
  config: Record<string, unknown> = {},
  rest: Partial<StageDesign> & { maxReceiveCount?: number } = {},
): Stage {
  const { maxReceiveCount, ...design } = rest
  return new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'orders', service: queue, config: { queueType: 'fifo', sendLatency: INSTANT, ...config } },
      { id: 'worker', service: consumer },
      { id: 'dead', service: queue, config: { queueType: 'fifo', sendLatency: INSTANT } },
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

/** Sends messages with these keys at a time; `bytes` tells them apart. */
const send = (stage: Stage, atMs: number, keys: readonly number[], firstBytes = 1): void => {
  stage.at(atMs, () => keys.forEach((key, i) => stage.sender('app').send({ key, bytes: firstBytes + i })))
}

/** What each receipt stands for, as `group:bytes`. */
const seen = (stage: Stage, receipts: readonly number[]): string[] => {
  const pull = stage.pull('orders')
  return receipts.map((receipt) => `${pull.groups!.groupOf(receipt)}:${pull.bytes(receipt)}`)
}

describe('SQS FIFO queue', () => {
  it('SQS-19: order holds inside each group; the group is the key, or the key modulo the number of groups', () => {
    const byKey = fifoQueue()
    send(byKey, 0, [7, 8, 7, 8, 7])
    byKey.at(10, () => expect(seen(byKey, byKey.receive('orders'))).toEqual(['7:1', '7:3', '7:5', '8:2', '8:4']))
    byKey.run()
    const folded = fifoQueue({ messageGroups: 2 })
    send(folded, 0, [4, 1, 2, 3])
    folded.at(10, () => expect(seen(folded, folded.receive('orders'))).toEqual(['0:1', '0:3', '1:2', '1:4']))
    folded.run()
  })

  it('SQS-20: a group gives out nothing while one of its messages is in flight, and then goes on with the oldest', () => {
    const stage = fifoQueue({ visibilityTimeoutSeconds: 5 })
    send(stage, 0, [1, 1, 1, 2])
    let held: number[] = []
    stage.at(10, () => {
      held = stage.receive('orders', 2)
      expect(seen(stage, held)).toEqual(['1:1', '1:2'])
      expect(stage.pull('orders').visible).toBe(1)
    })
    stage.at(20, () => expect(seen(stage, stage.receive('orders'))).toEqual(['2:4']))
    stage.at(30, () => {
      stage.pull('orders').delete(held[1]!)
      expect(stage.receive('orders')).toEqual([])
    })
    // The first message comes back after its visibility timeout and is again the first of its group.
    stage.at(5_011, () => expect(seen(stage, stage.receive('orders'))).toEqual(['1:1', '1:3']))
    stage.run()
    expect(stage.metric('orders', BLOCKED).summary.maximum).toBe(2)
  })

  it('SQS-20: deleting the last message in flight wakes a waiting poll', () => {
    const stage = fifoQueue()
    send(stage, 0, [1, 1])
    let wokenAt = NaN
    stage.at(10, () => {
      const [first] = stage.receive('orders', 1) as [number]
      stage.pull('orders').waitForMessages({ messagesArrived: () => (wokenAt = stage.now) })
      stage.at(500, () => stage.pull('orders').delete(first))
    })
    stage.run()
    expect(wokenAt).toBe(500)
  })

  it('SQS-20: a dead letter leaves its group, which goes on', () => {
    const stage = fifoQueue({ visibilityTimeoutSeconds: 1 }, { maxReceiveCount: 1 })
    send(stage, 0, [3, 3])
    stage.at(10, () => stage.receive('orders', 1))
    stage.at(2_000, () => expect(seen(stage, stage.receive('orders', 1))).toEqual(['3:2']))
    stage.run()
    expect(stage.sum('orders', MOVED)).toBe(1)
    expect(stage.last('dead', VISIBLE)).toBe(1)
  })

  it('SQS-21: a receive fills up from one group before the next, and groups take turns', () => {
    const stage = fifoQueue()
    send(stage, 0, [1, 2, 3, 1, 2, 3, 1])
    stage.at(10, () => {
      const first = stage.receive('orders', 2)
      expect(seen(stage, first)).toEqual(['1:1', '1:4'])
      for (const receipt of first) stage.pull('orders').delete(receipt)
      expect(seen(stage, stage.receive('orders', 3))).toEqual(['2:2', '2:5', '3:3'])
      expect(seen(stage, stage.receive('orders', 3))).toEqual(['1:7'])
    })
    stage.run()
  })

  it('SQS-22: a throttled poll is called back when there is room again', () => {
    const stage = fifoQueue({ initialMessages: 10_000, messageGroups: 1_000 })
    let wokenAt = NaN
    stage.at(0, () => {
      for (let i = 0; i < 300; i++) for (const receipt of stage.receive('orders')) stage.pull('orders').delete(receipt)
      expect(stage.receive('orders')).toEqual([])
      stage.pull('orders').waitForMessages({ messagesArrived: () => (wokenAt = stage.now) })
    })
    stage.run()
    expect(wokenAt).toBeCloseTo(1000 / 300, 6)
  })

  it('SQS-22: a mapping that polls more often than 300 times a second gets 300, and is refused once for each', () => {
    const result = simulate({
      resources: [
        { id: 'orders', type: 'aws.sqs.queue', config: { queueType: 'fifo', initialMessages: 100_000 } },
        {
          id: 'fn',
          type: 'aws.lambda.function',
          config: { memoryMb: 1769, compute: { kind: 'constant', value: 100 } },
        },
      ],
      connections: [{ from: 'orders.messages', to: 'fn.poll', config: { batchSize: 1 } }],
      durationSeconds: 60,
    })
    const received = sumOf(result, 'orders', 'NumberOfMessagesReceived')
    // The bucket holds a second's calls at the start.
    expect(Math.abs(received - 61 * 300)).toBeLessThanOrEqual(60)
    const [refused] = result.throttles
    expect(refused).toMatchObject({ limitId: 'sqs.fifoCallRate', limit: 300, reason: 'ReceiveMessage' })
    expect(refused!.count).toBeLessThanOrEqual(received)
  })

  it('SQS-24: a retry of a message that has been added adds nothing', () => {
    const result = simulate({
      resources: [
        {
          id: 'users',
          type: 'client',
          config: { timeoutMs: 100, maxAttempts: 3, backoffMs: 10, jitter: 'none' },
        },
        {
          id: 'orders',
          type: 'aws.sqs.queue',
          config: { queueType: 'fifo', sendLatency: { kind: 'constant', value: 150 } },
        },
      ],
      connections: [{ from: 'users.requests', to: 'orders.requests' }],
      load: { users: { kind: 'constant', rate: 5 } },
      spacing: 'exact',
      durationSeconds: 10,
    })
    const count = (name: string): number => sumOf(result, 'orders', name)
    // Every answer comes too late, so each request is tried three times; its message is added once.
    expect(count('SentMessageSize') / 1_024).toBe(count(SENT))
    expect(count(SENT)).toBeGreaterThanOrEqual(48)
    expect(count(SENT)).toBeLessThanOrEqual(50)
    expect(count(DEDUPLICATED)).toBeGreaterThanOrEqual(94)
    expect(count(DEDUPLICATED)).toBeLessThanOrEqual(100)
    expect(result.cost.runLines.find(({ component }) => component === 'SendMessage requests')).toMatchObject({
      priceId: 'sqs.fifo.requests',
      quantity: count(SENT) + count(DEDUPLICATED),
    })
  })

  it('SQS-24: a retry of a request that did not arrive, or was throttled, is added', () => {
    const sent = (rate: number, faults: Trial['faults']) => {
      const result = simulate({
        resources: [
          { id: 'users', type: 'client', config: { timeoutMs: null, maxAttempts: 20, jitter: 'none' } },
          { id: 'orders', type: 'aws.sqs.queue', config: { queueType: 'fifo' } },
        ],
        connections: [{ from: 'users.requests', to: 'orders.requests' }],
        load: { users: { kind: 'constant', rate } },
        durationSeconds: 30,
        ...(faults && { faults }),
      })
      expect(sumOf(result, 'orders', DEDUPLICATED)).toBe(0)
      expect(sumOf(result, 'orders', SENT)).toBe(sumOf(result, 'users', 'Successes'))
      return { attempts: sumOf(result, 'users', 'Attempts'), sent: sumOf(result, 'orders', SENT) }
    }
    const effect = { kind: 'error', probability: 0.5 } as const
    const faulty = sent(100, [{ target: 'orders', startSeconds: 0, durationSeconds: 30, effect }])
    expect(faulty.attempts).toBeGreaterThan(1.8 * faulty.sent)
    const throttled = sent(400, undefined)
    expect(throttled.attempts).toBeGreaterThan(1.2 * throttled.sent)
  })

  it('SQS-25: equal content within 5 minutes is added once', () => {
    const stage = fifoQueue({ contentBasedDeduplication: true, equalContentPercent: 100 }, { seconds: 700 })
    for (const at of [0, 1_000, 299_000, 301_000]) send(stage, at, [1])
    stage.run()
    expect(stage.sender('app').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'OK', 'OK', 'OK'])
    expect([SENT, DEDUPLICATED].map((name) => stage.sum('orders', name))).toEqual([2, 2])
    expect(stage.usage('orders')['SendMessage requests']).toBe(4)
    const off = fifoQueue({ contentBasedDeduplication: false, equalContentPercent: 100 })
    send(off, 0, [1, 1])
    off.run()
    expect(off.sum('orders', SENT)).toBe(2)
  })

  it('SQS-26: 120,000 messages in flight, 20,000 in the classic era', () => {
    expect([fifoMaxInFlight('modern'), fifoMaxInFlight('classic')]).toEqual([120_000, 20_000])
    const stage = fifoQueue(
      { initialMessages: 20_001, messageGroups: 20_001, fifoThroughput: 'high' },
      { era: 'classic' },
    )
    stage.at(10, () => {
      expect(stage.receive('orders', 20_001)).toHaveLength(20_000)
      expect(stage.receive('orders')).toEqual([])
    })
    stage.run()
    expect(stage.throttles()).toMatchObject([{ limitId: 'sqs.inFlightMessages', limit: 20_000, count: 1 }])
  })

  it('SQS-27: FIFO requests cost $0.50 a million', () => {
    expect(queue.prices('us-east-1').map(({ id, tiers }) => [id, tiers[0]!.unitPrice])).toEqual([
      ['sqs.standard.requests', 0.4e-6],
      ['sqs.fifo.requests', 0.5e-6],
    ])
  })

  it('SQS-28: checks refuse what AWS does not connect with FIFO queues', () => {
    const defaults = withDefaults(queue.fields, {})
    const neighbour = (type: string, config: Record<string, unknown> = {}, port = 'out') => ({
      id: 'c',
      other: { id: 'other', type, name: 'Other', port, config },
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
        connections: (port) => connections[port] ?? (port === 'messages' ? [neighbour('aws.lambda.function')] : []),
        leadsTo: () => false,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
      }
      return queue.check!(context).map(({ code, severity }) => `${severity} ${code}`)
    }
    const fifo = { queueType: 'fifo' }
    const standardQueue = neighbour('aws.sqs.queue', defaults)
    const fifoNeighbour = neighbour('aws.sqs.queue', { ...defaults, ...fifo })
    expect(check(fifo, { redrive: [standardQueue] })).toEqual(['error sqs.deadLetterType'])
    expect(check({}, { redrive: [fifoNeighbour] })).toEqual(['error sqs.deadLetterType'])
    expect(check(fifo, { redrive: [fifoNeighbour] })).toEqual([])
    for (const type of ['aws.s3.bucket', 'aws.sns.topic', 'aws.lambda.function']) {
      expect(check(fifo, { deliveries: [neighbour(type)] })).toEqual(['error sqs.senderNeedsStandard'])
      expect(check({}, { deliveries: [neighbour(type)] })).toEqual([])
    }
    expect(check(fifo, { deliveries: [neighbour('aws.sns.topic', { topicType: 'fifo' })] })).toEqual([])
    expect(check(fifo, { deliveries: [neighbour('aws.events.bus')] })).toEqual(['error sqs.targetNeedsDeduplication'])
    expect(check({ ...fifo, contentBasedDeduplication: true }, { deliveries: [neighbour('aws.events.bus')] })).toEqual(
      [],
    )
  })

  it('SQS-29: a backlog of ten million is counted, not stored, and is received before what is sent', () => {
    const stage = fifoQueue({ queueType: 'standard', initialMessages: 10_000_000, initialMessageBytes: 64 })
    stage.at(500, () => stage.sender('app').send({ key: 77, bytes: 9 }))
    stage.at(1_000, () => {
      const pull = stage.pull('orders')
      const receipts = stage.receive('orders')
      expect(receipts.map((receipt) => pull.key(receipt))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
      expect(receipts.map((receipt) => pull.bytes(receipt))).toEqual(Array<number>(10).fill(64))
      expect(pull.visible).toBe(9_999_991)
    })
    stage.run()
    expect(stage.last('orders', VISIBLE)).toBe(10_000_001)
    expect(stage.sum('orders', SENT)).toBe(1)
    expect(stage.last('orders', AGE)).toBeGreaterThan(100)
  })

  it('SQS-29: in a FIFO queue the backlog spreads over the groups, each in order', () => {
    const stage = fifoQueue({ initialMessages: 7, initialMessageBytes: 5, messageGroups: 3 })
    stage.at(0, () => stage.sender('app').send({ key: 4, bytes: 99 }))
    const pull = () => stage.pull('orders')
    const keys = (receipts: readonly number[]): number[] => receipts.map((receipt) => pull().key(receipt))
    stage.at(10, () => {
      const first = stage.receive('orders', 1)
      expect(keys(first)).toEqual([0])
      pull().release(first[0]!, 0)
      expect(keys(stage.receive('orders', 10))).toEqual([2, 5, 1, 4, 4, 0, 3, 6])
    })
    stage.run()
  })

  it('SQS-29: a backlog is lost when its retention period is over', () => {
    for (const queueType of ['standard', 'fifo']) {
      const stage = fifoQueue({ queueType, initialMessages: 1_000, messageGroups: 10, retentionSeconds: 60 })
      send(stage, 30_000, [1])
      stage.at(10, () => stage.receive('orders', 3).forEach((receipt) => stage.pull('orders').delete(receipt)))
      stage.at(59_000, () => expect(stage.pull('orders').visible).toBe(998))
      stage.at(61_000, () => expect(stage.receive('orders', 10)).toHaveLength(1))
      stage.run()
      // The sent one, too, since nobody deletes it.
      expect(stage.sum('orders', EXPIRED)).toBe(997 + 1)
    }
  })

  it('SQS-30: a consumer may hide what it receives for a time of its own', () => {
    const stage = fifoQueue({ queueType: 'standard', visibilityTimeoutSeconds: 10 })
    send(stage, 0, [1, 2])
    const visible: number[] = []
    stage.at(10, () => {
      stage.receive('orders', 1)
      stage.pull('orders').receive(1, new Int32Array(1), 45_000)
    })
    for (const at of [10_009, 10_011, 45_009, 45_011]) stage.at(at, () => visible.push(stage.pull('orders').visible))
    stage.run()
    expect(visible).toEqual([0, 1, 1, 2])
  })

  it('SQS-15: no message of a FIFO queue is lost or doubled without being counted', () => {
    fc.assert(
      fc.property(
        fc.record({
          seed: fc.integer(),
          visibilityTimeoutSeconds: fc.integer({ min: 0, max: 6 }),
          delaySeconds: fc.integer({ min: 0, max: 5 }),
          retentionSeconds: fc.integer({ min: 60, max: 120 }),
          messageGroups: fc.option(fc.integer({ min: 1, max: 8 })),
          initialMessages: fc.integer({ min: 0, max: 60 }),
          maxReceiveCount: fc.integer({ min: 1, max: 5 }),
          deleteShare: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        (c) => {
          const stage = fifoQueue(c, { seconds: 180, seed: c.seed, maxReceiveCount: c.maxReceiveCount })
          const draw = new RandomStream(c.seed, 'test', 'consumer')
          const held: number[] = []
          for (let at = 0; at < 150_000; at += 150)
            stage.at(at, () => stage.sender('app').send({ key: draw.below(12), bytes: 100 }))
          for (let at = 0; at < 180_000; at += 300)
            stage.at(at + 0.5, () => {
              const pull = stage.pull('orders')
              const receipts = stage.receive('orders', 1 + draw.below(10))
              const groups = receipts.map((receipt) => pull.groups!.groupOf(receipt))
              for (const receipt of held)
                if (pull.receiveCount(receipt) > 0) expect(groups).not.toContain(pull.groups!.groupOf(receipt))
              held.push(...receipts)
              while (held.length > 20) {
                const receipt = held.shift()!
                if (draw.uniform() < c.deleteShare) pull.delete(receipt)
                else if (draw.uniform() < 0.5) pull.release(receipt, draw.below(3) * 700)
              }
            })
          stage.run()
          const counted = [DELETED, EXPIRED, MOVED].map((name) => stage.sum('orders', name))
          const left = [VISIBLE, IN_FLIGHT, DELAYED].map((name) => stage.last('orders', name))
          expect([...counted, ...left].reduce((sum, value) => sum + value)).toBe(
            stage.sum('orders', SENT) + c.initialMessages,
          )
          expect(stage.running.calls.inUse).toBe(0)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('SQS-20: what can be received is counted right through any mix of steps', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 0, max: 40 }),
        fc.option(fc.integer({ min: 1, max: 6 })),
        (seed, count, groupCount) => {
          const messages = new GroupedMessages({ count, bytes: 1 }, groupCount)
          const draw = new RandomStream(seed, 'test', 'steps')
          const visible: number[] = []
          const held: number[] = []
          /** Numbers of what is in the queue, by group, in order: those that wait at the start are their keys. */
          const expected = new Map<number, number[]>()
          const listOf = (key: number): number[] => {
            const group = messages.groupOf(key)
            if (!expected.has(group)) expected.set(group, [])
            return expected.get(group)!
          }
          for (let key = 0; key < count; key++) listOf(key).push(key)
          const numberOf = new Map<number, number>()
          let next = 1_000
          const heldGroups = (): number[] => held.map((message) => messages.groupOf(messages.key[message]!))
          const remove = (from: number[], at: number): number => {
            const message = from.splice(at, 1)[0]!
            const list = listOf(messages.key[message]!)
            list.splice(list.indexOf(numberOf.get(message)!), 1)
            return message
          }
          for (let step = 0; step < 200; step++) {
            const kind = draw.below(10)
            if (kind < 4) {
              const message = messages.add(draw.below(50), 1, step, -1)
              numberOf.set(message, ++next)
              listOf(messages.key[message]!).push(next)
              messages.showLast(message)
              visible.push(message)
            } else if (kind < 6) {
              const blocked = new Set(heldGroups())
              const taken: number[] = []
              for (let wanted = 1 + draw.below(6); wanted > 0; wanted--) {
                const message = messages.takeVisible()
                if (message < 0) break
                taken.push(message)
              }
              messages.endReceive()
              const offsets = new Map<number, number>()
              for (const message of taken) {
                const group = messages.groupOf(messages.key[message]!)
                expect(blocked.has(group)).toBe(false)
                const offset = offsets.get(group) ?? 0
                offsets.set(group, offset + 1)
                if (!visible.includes(message)) numberOf.set(message, messages.key[message]!)
                else visible.splice(visible.indexOf(message), 1)
                expect(listOf(group)[offset]).toBe(numberOf.get(message))
              }
              held.push(...taken)
            } else if (held.length > 0 && kind < 8) {
              const message = held.splice(draw.below(held.length), 1)[0]!
              messages.showAgain(message)
              visible.push(message)
            } else if (held.length > 0 && kind < 9) messages.remove(remove(held, draw.below(held.length)))
            else if (visible.length > 0) {
              const message = remove(visible, draw.below(visible.length))
              messages.hide(message)
              messages.remove(message)
            }
            const blocked = new Set(heldGroups())
            let receivable = 0
            let all = 0
            for (const [group, list] of expected) {
              all += list.length
              if (!blocked.has(group)) receivable += list.length
            }
            expect(messages.visible).toBe(all - held.length)
            expect(messages.receivable).toBe(receivable)
            expect(messages.groups.blocked).toBe(blocked.size)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
