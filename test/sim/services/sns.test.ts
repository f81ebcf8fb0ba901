import { describe, expect, it } from 'vitest'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { topic } from '../../../sim/services/sns'
import { retryWaitMs } from '../../../sim/services/sns/deliveryRetries'
import { queue } from '../../../sim/services/sqs'
import { OK, type Outcome } from '../../../sim/telemetry/outcome'
import { consumer, receiver, sender, Stage, type StageDesign } from './stage'

const INSTANT = { kind: 'constant', value: 0 }
const AT_ONCE = { publishLatency: INSTANT, deliveryLatency: INSTANT }
const PUBLISHED = 'NumberOfMessagesPublished'
const DELIVERED = 'NumberOfNotificationsDelivered'
const FAILED = 'NumberOfNotificationsFailed'
const FILTERED = 'NumberOfNotificationsFilteredOut'

const SERVER_ERROR: Outcome = {
  name: 'InternalFailure',
  service: 'test',
  httpStatus: 500,
  class: 'fault',
  retryable: true,
}
const GONE: Outcome = { name: 'NotFound', service: 'test', httpStatus: 404, class: 'clientError', retryable: false }
const BUSY: Outcome = { name: 'Throttled', service: 'test', httpStatus: 429, class: 'throttle', retryable: true }

/** app → news → a, b. */
const oneTopic = (
  config: Record<string, unknown> = AT_ONCE,
  { a = {}, b = {}, ...rest }: Partial<StageDesign> & { a?: Record<string, unknown>; b?: Record<string, unknown> } = {},
): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'news', service: topic, config },
      { id: 'a', service: receiver },
      { id: 'b', service: receiver },
    ],
    connections: [
      { from: 'app.calls', to: 'news.requests' },
      { from: 'news.subscriptions', to: 'a.calls', config: a },
      { from: 'news.subscriptions', to: 'b.calls', config: b },
    ],
    seconds: 60,
    ...rest,
  })

describe('SNS topic', () => {
  it('SNS-1: a publisher is answered after the publish latency', () => {
    const stage = oneTopic({ ...AT_ONCE, publishLatency: { kind: 'constant', value: 17 } })
    stage.at(100, () => stage.sender('app').send({ bytes: 300 }))
    stage.run()
    expect(stage.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 117 }])
    expect(stage.sum('news', PUBLISHED)).toBe(1)
    expect(stage.metric('news', 'PublishSize').summary).toMatchObject({ sum: 300, samples: 1 })
  })

  it('SNS-2: a batch is one request with ten messages', () => {
    const stage = oneTopic(AT_ONCE, { a: { rawMessageDelivery: true } })
    stage.at(0, () => stage.sender('app').send({ operation: 'PublishBatch', bytes: 2_000 }))
    stage.run()
    expect(stage.sum('news', PUBLISHED)).toBe(10)
    expect(stage.receiver('a').received.map(({ bytes }) => bytes)).toEqual(Array<number>(10).fill(200))
    expect(stage.usage('news')['Publish requests']).toBe(1)
  })

  it('SNS-3: each subscription gets each message after a latency of its own', () => {
    const stage = oneTopic({ publishLatency: INSTANT, deliveryLatency: { kind: 'uniform', min: 10, max: 20 } })
    for (let i = 0; i < 50; i++) stage.at(100 * i, () => stage.sender('app').send({ key: i }))
    stage.run()
    for (const id of ['a', 'b']) {
      const { received } = stage.receiver(id)
      expect(received.map(({ key }) => key)).toEqual(Array.from({ length: 50 }, (_, i) => i))
      for (const { key, atMs } of received) {
        expect(atMs).toBeGreaterThanOrEqual(100 * key + 10)
        expect(atMs).toBeLessThanOrEqual(100 * key + 20)
      }
    }
    expect(stage.receiver('a').received[0]!.atMs).not.toBe(stage.receiver('b').received[0]!.atMs)
    expect(stage.sum('news', DELIVERED)).toBe(100)
  })

  it('SNS-4: a filter policy lets its share through and counts the rest', () => {
    const stage = oneTopic(AT_ONCE, { a: { matchPercent: 25 }, b: { matchPercent: 0 } })
    for (let i = 0; i < 4_000; i++) stage.at(i, () => stage.sender('app').send())
    stage.run()
    const passed = stage.receiver('a').received.length
    // Four standard deviations of the binomial.
    expect(Math.abs(passed - 1_000)).toBeLessThan(4 * Math.sqrt(4_000 * 0.25 * 0.75))
    expect(stage.receiver('b').received).toEqual([])
    expect(stage.sum('news', FILTERED)).toBe(8_000 - passed)
  })

  it('SNS-5: without raw delivery a notification carries its envelope', () => {
    const stage = oneTopic(AT_ONCE, { b: { rawMessageDelivery: true } })
    stage.at(0, () => stage.sender('app').send({ bytes: 100 }))
    stage.run()
    expect(stage.receiver('a').received[0]!.bytes).toBe(1_000)
    expect(stage.receiver('b').received[0]!.bytes).toBe(100)
  })

  it('SNS-6: failed deliveries are retried on AWS’s schedule', () => {
    const stage = oneTopic(AT_ONCE, { seconds: 300 })
    stage.receiver('a').answer = (attempt) => (attempt <= 18 ? (attempt % 2 ? SERVER_ERROR : BUSY) : OK)
    stage.at(0, () => stage.sender('app').send())
    stage.run()
    const { received } = stage.receiver('a')
    expect(received.map(({ attempt }) => attempt)).toEqual(Array.from({ length: 19 }, (_, i) => i + 1))
    const waits = received.slice(1).map(({ atMs }, i) => atMs - received[i]!.atMs)
    expect(waits.slice(0, 5)).toEqual([0, 0, 0, 1_000, 1_000])
    expect(waits[5]).toBeCloseTo(1_000, 6)
    expect(waits[14]).toBeCloseTo(20_000, 6)
    for (let i = 6; i < 15; i++) expect(waits[i]! / waits[i - 1]!).toBeCloseTo(20 ** (1 / 9), 9)
    for (const wait of waits.slice(15)) expect(wait).toBeCloseTo(20_000, 6)
    expect([DELIVERED, FAILED].map((name) => stage.sum('news', name))).toEqual([2, 0])
    expect(stage.last('news', 'NotificationsPending')).toBe(0)
  })

  it('SNS-7: a client-side error is not retried, and retries end after 100,015', () => {
    const stage = oneTopic()
    stage.receiver('a').answer = () => GONE
    stage.at(0, () => stage.sender('app').send())
    stage.run()
    expect(stage.receiver('a').received).toHaveLength(1)
    expect([DELIVERED, FAILED].map((name) => stage.sum('news', name))).toEqual([1, 1])
    expect([retryWaitMs(100_015), retryWaitMs(100_016)]).toEqual([20_000, -1])
    let total = 0
    for (let failures = 1; failures <= 100_015; failures++) total += retryWaitMs(failures)
    expect(total / 86_400_000).toBeCloseTo(23.15, 2)
  })

  it('SNS-13: what is given up goes to the dead-letter queue of its subscription', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'news', service: topic, config: AT_ONCE },
        { id: 'a', service: receiver },
        { id: 'b', service: receiver },
        { id: 'dead', service: receiver },
      ],
      connections: [
        { from: 'app.calls', to: 'news.requests' },
        { from: 'news.subscriptions', to: 'a.calls' },
        { from: 'news.subscriptions', to: 'b.calls', config: { useDeadLetterQueue: false } },
        { from: 'news.deadLetter', to: 'dead.calls' },
      ],
      seconds: 60,
    })
    stage.receiver('a').answer = () => GONE
    stage.receiver('b').answer = () => GONE
    stage.receiver('dead').answer = () => (stage.receiver('dead').received.length > 1 ? GONE : OK)
    for (let i = 0; i < 2; i++) stage.at(i * 1000, () => stage.sender('app').send({ key: i }))
    stage.run()
    expect(stage.receiver('dead').received).toHaveLength(2)
    expect(stage.sum('news', FAILED)).toBe(4)
    expect(stage.sum('news', 'NumberOfNotificationsRedrivenToDlq')).toBe(1)
    expect(stage.sum('news', 'NumberOfNotificationsFailedToRedriveToDlq')).toBe(1)
    const segments = stage.traces().flatMap((trace) => trace.segments)
    expect(segments.filter(({ name }) => name === 'Dead-letter queue')).toHaveLength(2)
  })

  it('SNS-8: topics share the account’s publish rate, and a throttle names it', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'one', service: topic, config: AT_ONCE },
        { id: 'two', service: topic, config: AT_ONCE },
      ],
      connections: [
        { from: 'app.calls', to: 'one.requests' },
        { from: 'app.calls', to: 'two.requests' },
      ],
      seconds: 10,
      quotas: { 'sns.publishPerSecond': 100 },
    })
    // 200 a second for 10 s against 100 a second and a full bucket of 100.
    for (let i = 0; i < 2_000; i++) stage.at(i * 5, () => stage.sender('app').send({ connection: (i >> 1) % 2 }))
    stage.run()
    const { replies } = stage.sender('app')
    const throttled = replies.filter(({ outcome }) => outcome === 'ThrottledException')
    expect(Math.abs(2_000 - throttled.length - 1_100)).toBeLessThanOrEqual(1)
    expect(throttled[0]).toMatchObject({ httpStatus: 429 })
    const limits = stage.throttles()
    expect(limits.map(({ limitId, resourceId }) => `${limitId} ${resourceId}`).toSorted()).toEqual([
      'sns.publishPerSecond one',
      'sns.publishPerSecond two',
    ])
    expect(limits.reduce((sum, { count }) => sum + count, 0)).toBe(throttled.length)
    for (const { limit, peakUse } of limits) {
      expect(limit).toBe(100)
      expect(Math.abs(peakUse - 200)).toBeLessThanOrEqual(2)
    }
  })

  it('SNS-9: a message above 256 KiB is rejected', () => {
    const stage = oneTopic()
    stage.at(0, () => stage.sender('app').send({ bytes: 262_144 }))
    stage.at(1, () => stage.sender('app').send({ bytes: 262_145 }))
    stage.run()
    expect(stage.sender('app').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'InvalidParameterException'])
    expect(stage.throttles()).toMatchObject([{ limitId: 'sns.messageSize', count: 1, useAtFirst: 262_145 }])
  })

  it('SNS-10: each started 64 KB of a publish is billed, deliveries are free', () => {
    const stage = oneTopic()
    for (const bytes of [0, 65_536, 65_537, 262_144]) stage.at(0, () => stage.sender('app').send({ bytes }))
    stage.run()
    expect(stage.usage('news')).toEqual({ 'Publish requests': 1 + 1 + 2 + 4, Deliveries: 8 })
    const price = topic.prices('us-east-1').find(({ id }) => id === 'sns.standard.deliveries.sqs')
    expect(price!.tiers).toEqual([{ upTo: null, unitPrice: 0 }])
  })

  it('SNS-11: a trace runs through the topic into the queue', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        {
          id: 'news',
          service: topic,
          config: { publishLatency: { kind: 'constant', value: 15 }, deliveryLatency: { kind: 'constant', value: 30 } },
        },
        { id: 'orders', service: queue, config: { sendLatency: { kind: 'constant', value: 5 } } },
        { id: 'worker', service: consumer },
      ],
      connections: [
        { from: 'app.calls', to: 'news.requests' },
        { from: 'news.subscriptions', to: 'orders.deliveries' },
        { from: 'orders.messages', to: 'worker.poll' },
      ],
      seconds: 10,
    })
    stage.at(0, () => stage.sender('app').send({ key: 3, bytes: 100 }))
    stage.at(1_000, () => {
      const [message] = stage.receive('orders') as [number]
      expect(stage.pull('orders').key(message)).toBe(3)
      expect(stage.pull('orders').bytes(message)).toBe(1_000)
      stage.pull('orders').delete(message)
    })
    stage.run()
    const [trace] = stage.traces()
    expect(trace!.segments.map(({ parent, name, startMs, endMs }) => [parent, name, startMs, endMs])).toEqual([
      [-1, 'app', 0, 15],
      [0, 'news', 0, 15],
      [1, 'Delivery', 15, 50],
      [2, 'orders', 45, 1_000],
      [3, 'Queue wait', 50, 1_000],
    ])
  })

  it('SNS-12: checks find topics whose messages go nowhere', () => {
    const check = (connections: Record<string, Record<string, unknown>[]>): string[] => {
      const context: CheckContext<ReturnType<typeof withDefaults<typeof topic.fields>>> = {
        resourceId: 'news',
        config: withDefaults(topic.fields, {}),
        region: 'us-east-1',
        parentId: null,
        era: 'modern',
        quota: () => 30_000,
        connections: (port) =>
          (connections[port] ?? []).map((config) => ({
            id: 'c',
            other: { id: 'x', type: 't', name: 'x', port: 'any', config: {} },
            config,
          })),
        leadsTo: () => false,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
      }
      return topic.check!(context).map(({ code }) => code)
    }
    expect(check({})).toEqual([])
    expect(check({ requests: [{}] })).toEqual(['sns.noSubscription'])
    expect(check({ requests: [{}], subscriptions: [{ matchPercent: 100 }] })).toEqual([])
    expect(check({ deliveries: [{}], subscriptions: [{ matchPercent: 0 }] })).toEqual(['sns.filterMatchesNothing'])
  })
})
