import { describe, expect, it } from 'vitest'
import { compile } from '../../../sim/compile/compile'
import { connectionVerdict } from '../../../sim/compile/connectionRules'
import { restoreDesign } from '../../../sim/design/restore'
import { serializeDesign } from '../../../sim/design/serialize'
import { run } from '../../../sim/run'
import { services as registry } from '../../../sim/services'
import type { CheckContext } from '../../../sim/services/define'
import { eventBus } from '../../../sim/services/eventbridge'
import { ruleFields } from '../../../sim/services/eventbridge/config'
import { withDefaults } from '../../../sim/services/fields'
import { schedule } from '../../../sim/services/schedule'
import { queue } from '../../../sim/services/sqs'
import { backoffFields } from '../../../sim/services/targetRetries'
import type { Outcome } from '../../../sim/telemetry/outcome'
import { designOf, type Trial } from './harness'
import { consumer, receiver, sender, Stage, type StageDesign } from './stage'

const INSTANT = { kind: 'constant', value: 0 }
const AT_ONCE = { putLatency: INSTANT, deliveryLatency: INSTANT }
const INVOCATIONS = 'Invocations'
const FAILED = 'FailedInvocations'
const TO_DLQ = 'InvocationsSentToDlq'
const NOT_TO_DLQ = 'InvocationsFailedToBeSentToDlq'

const SERVER_ERROR: Outcome = {
  name: 'InternalFailure',
  service: 'test',
  httpStatus: 500,
  class: 'fault',
  retryable: true,
}
const GONE: Outcome = { name: 'NotFound', service: 'test', httpStatus: 404, class: 'clientError', retryable: false }
const BUSY: Outcome = { name: 'Throttled', service: 'test', httpStatus: 429, class: 'throttle', retryable: true }

const services = [...new Set([...registry, eventBus, schedule])]

/** app → bus → a, b; s3 delivers events of its own. */
const oneBus = (
  config: Record<string, unknown> = AT_ONCE,
  { a = {}, b = {}, ...rest }: Partial<StageDesign> & { a?: Record<string, unknown>; b?: Record<string, unknown> } = {},
): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 's3', service: sender },
      { id: 'bus', service: eventBus, config },
      { id: 'a', service: receiver },
      { id: 'b', service: receiver },
      { id: 'dlq', service: receiver },
    ],
    connections: [
      { from: 'app.calls', to: 'bus.requests' },
      { from: 's3.calls', to: 'bus.deliveries' },
      { from: 'bus.rules', to: 'a.calls', config: a },
      { from: 'bus.rules', to: 'b.calls', config: b },
      { from: 'bus.deadLetter', to: 'dlq.calls' },
    ],
    seconds: 60,
    ...rest,
  })

describe('EventBridge event bus', () => {
  it('EVB-1: a sender is answered after the PutEvents latency, a service that delivers too', () => {
    const stage = oneBus({ ...AT_ONCE, putLatency: { kind: 'constant', value: 17 } })
    stage.at(100, () => stage.sender('app').send({ bytes: 300 }))
    stage.at(200, () => stage.sender('s3').send())
    stage.run()
    expect(stage.sender('app').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 100, atMs: 117 }])
    expect(stage.sender('s3').replies).toMatchObject([{ outcome: 'OK', sentAtMs: 200, atMs: 217 }])
    expect(stage.sum('bus', 'Events')).toBe(2)
  })

  it('EVB-2: a batch is one request with ten events', () => {
    const stage = oneBus(AT_ONCE, { quotas: { 'eventbridge.putEventsPerSecond': 1 } })
    stage.at(0, () => stage.sender('app').send({ operation: 'PutEventsBatch', bytes: 2_000 }))
    stage.run()
    expect(stage.sender('app').replies).toMatchObject([{ outcome: 'OK' }])
    expect(stage.sum('bus', 'Events')).toBe(10)
    expect(stage.receiver('a').received.map(({ bytes }) => bytes)).toEqual(Array<number>(10).fill(400))
  })

  it('EVB-3: a rule matches its share of the events', () => {
    const stage = oneBus(AT_ONCE, { a: { matchPercent: 25 }, b: { matchPercent: 0 } })
    for (let i = 0; i < 4_000; i++) stage.at(i, () => stage.sender('app').send())
    stage.run()
    const matched = stage.receiver('a').received.length
    // Four standard deviations of the binomial.
    expect(Math.abs(matched - 1_000)).toBeLessThan(4 * Math.sqrt(4_000 * 0.25 * 0.75))
    expect(stage.receiver('b').received).toEqual([])
    for (const name of ['MatchedEvents', 'TriggeredRules', INVOCATIONS]) expect(stage.sum('bus', name)).toBe(matched)
    expect(stage.sum('bus', 'Events')).toBe(4_000)
  })

  it('EVB-4: targets of one pattern are one rule', () => {
    const keys = (stage: Stage, id: string): number[] => stage.receiver(id).received.map(({ key }) => key)
    const half = (pattern: string) => ({ pattern, matchPercent: 50 })
    const send = (stage: Stage): Stage => {
      for (let i = 0; i < 1_000; i++) stage.at(i, () => stage.sender('app').send({ key: i }))
      return stage.run()
    }
    const one = send(oneBus(AT_ONCE, { a: half('orders'), b: half('orders ') }))
    expect(keys(one, 'a')).toEqual(keys(one, 'b'))
    expect(one.sum('bus', INVOCATIONS)).toBe(2 * one.sum('bus', 'TriggeredRules'))
    for (const [a, b] of [
      ['orders', 'refunds'],
      ['', ''],
    ] as const) {
      const two = send(oneBus(AT_ONCE, { a: half(a), b: half(b) }))
      expect(keys(two, 'a')).not.toEqual(keys(two, 'b'))
      expect(two.sum('bus', 'TriggeredRules')).toBe(two.sum('bus', INVOCATIONS))
      expect(two.sum('bus', 'MatchedEvents')).toBeLessThan(two.sum('bus', INVOCATIONS))
    }
  })

  it('EVB-5: a rule looks at custom events, those of AWS services, or both', () => {
    const stage = oneBus(AT_ONCE, { a: { events: 'custom' }, b: { events: 'aws' } })
    stage.at(0, () => stage.sender('app').send({ key: 1 }))
    stage.at(1, () => stage.sender('s3').send({ key: 2 }))
    stage.run()
    expect(stage.receiver('a').received.map(({ key }) => key)).toEqual([1])
    expect(stage.receiver('b').received.map(({ key }) => key)).toEqual([2])
  })

  it('EVB-5: events that another bus sends are custom ones', () => {
    const stage = new Stage({
      resources: [
        { id: 'first', service: eventBus, config: AT_ONCE },
        { id: 'second', service: eventBus, config: AT_ONCE },
        { id: 's3', service: sender },
        { id: 'a', service: receiver },
      ],
      connections: [
        { from: 's3.calls', to: 'first.deliveries' },
        { from: 'first.rules', to: 'second.deliveries' },
        { from: 'second.rules', to: 'a.calls', config: { events: 'custom' } },
      ],
      seconds: 1,
    })
    stage.at(0, () => stage.sender('s3').send())
    stage.run()
    expect(stage.receiver('a').received).toHaveLength(1)
    expect(stage.usage('second')).toEqual({ 'Custom events': 1, 'Events of AWS services': 0 })
  })

  it('EVB-6: each target gets each event after a latency of its own, counted from its arrival', () => {
    const stage = oneBus({
      putLatency: { kind: 'constant', value: 15 },
      deliveryLatency: { kind: 'uniform', min: 20, max: 40 },
    })
    for (let i = 0; i < 50; i++) stage.at(100 * i, () => stage.sender('app').send({ key: i }))
    stage.run()
    for (const id of ['a', 'b']) {
      const { received } = stage.receiver(id)
      expect(received).toHaveLength(50)
      for (const { key, atMs } of received) {
        expect(atMs).toBeGreaterThanOrEqual(100 * key + 20)
        expect(atMs).toBeLessThanOrEqual(100 * key + 40)
      }
    }
    expect(stage.receiver('a').received[0]!.atMs).not.toBe(stage.receiver('b').received[0]!.atMs)
    expect(stage.metric('bus', 'IngestionToInvocationStartLatency').summary.samples).toBe(100)
    const early = oneBus({ putLatency: { kind: 'constant', value: 50 }, deliveryLatency: INSTANT })
    early.at(0, () => early.sender('app').send())
    expect(early.run().receiver('a').received[0]!.atMs).toBe(50)
  })

  it('EVB-7: a target gets the event with its envelope or an input of its own', () => {
    const stage = oneBus(AT_ONCE, { b: { inputBytes: 0 } })
    stage.at(0, () => stage.sender('app').send({ bytes: 100 }))
    stage.run()
    expect(stage.receiver('a').received[0]!.bytes).toBe(300)
    expect(stage.receiver('b').received[0]!.bytes).toBe(0)
  })

  it('EVB-8: failed invocations are retried with exponential back-off and full jitter', () => {
    const stage = oneBus({ ...AT_ONCE, longestRetrySeconds: 16 }, { seconds: 300 })
    stage.receiver('a').answer = (attempt) => (attempt <= 8 ? (attempt % 2 ? SERVER_ERROR : BUSY) : OK_AGAIN)
    for (let i = 0; i < 400; i++) stage.at(i, () => stage.sender('app').send({ key: i }))
    stage.run()
    const { received } = stage.receiver('a')
    expect(received).toHaveLength(400 * 9)
    const waits = Array.from({ length: 8 }, (): number[] => [])
    const lastAt = new Map<number, number>()
    for (const { key, atMs, attempt } of received) {
      if (attempt > 1) waits[attempt - 2]!.push(atMs - lastAt.get(key)!)
      lastAt.set(key, atMs)
    }
    const ceilings = [1, 2, 4, 8, 16, 16, 16, 16].map((seconds) => seconds * 1_000)
    waits.forEach((values, i) => {
      const ceiling = ceilings[i]!
      expect(Math.max(...values)).toBeLessThanOrEqual(ceiling)
      const mean = values.reduce((sum, value) => sum + value, 0) / values.length
      // Four standard deviations of the mean of 400 uniform draws.
      expect(Math.abs(mean - ceiling / 2)).toBeLessThan((4 * ceiling) / Math.sqrt(12 * 400))
    })
    expect([INVOCATIONS, FAILED].map((name) => stage.sum('bus', name))).toEqual([800, 0])
    expect(stage.sum('bus', 'RetryInvocationAttempts')).toBe(400 * 8)
    expect(stage.last('bus', 'InvocationsPending')).toBe(0)
  })

  it('EVB-8: 185 retries with the default waits take a day on average', () => {
    const { firstRetrySeconds, longestRetrySeconds } = backoffFields
    let seconds = 0
    for (let retry = 0; retry < 185; retry++)
      seconds += Math.min(longestRetrySeconds.default, firstRetrySeconds.default * 2 ** retry) / 2
    expect(seconds / 3600).toBeGreaterThan(23.9)
    expect(seconds / 3600).toBeLessThan(24)
  })

  it('EVB-9: retries end by number or age, and a client-side error is not retried', () => {
    const stage = oneBus(AT_ONCE, {
      a: { maximumRetryAttempts: 3 },
      b: { maximumEventAgeSeconds: 60 },
      seconds: 600,
    })
    stage.receiver('a').answer = () => SERVER_ERROR
    stage.receiver('b').answer = () => BUSY
    stage.at(0, () => stage.sender('app').send())
    stage.run()
    expect(stage.receiver('a').received).toHaveLength(4)
    const ofB = stage.receiver('b').received
    expect(ofB.length).toBeGreaterThan(3)
    expect(ofB.at(-1)!.atMs).toBeLessThanOrEqual(60_000)
    expect([INVOCATIONS, FAILED].map((name) => stage.sum('bus', name))).toEqual([2, 2])

    const refused = oneBus(AT_ONCE)
    refused.receiver('a').answer = () => GONE
    refused.at(0, () => refused.sender('app').send())
    refused.run()
    expect(refused.receiver('a').received).toHaveLength(1)
    expect(refused.sum('bus', FAILED)).toBe(1)
  })

  it('EVB-10: what is given up goes to the dead-letter queue', () => {
    const stage = oneBus(AT_ONCE, { a: { maximumRetryAttempts: 0 }, b: { useDeadLetterQueue: false } })
    stage.receiver('a').answer = () => SERVER_ERROR
    stage.receiver('b').answer = () => GONE
    stage.receiver('dlq').answer = () => (stage.now < 1_000 ? OK_AGAIN : BUSY)
    stage.at(0, () => stage.sender('app').send({ key: 7, bytes: 100 }))
    stage.at(2_000, () => stage.sender('app').send())
    stage.run()
    expect(stage.receiver('dlq').received).toMatchObject([{ key: 7, bytes: 300, attempt: 1 }, { atMs: 2_000 }])
    expect([FAILED, TO_DLQ, NOT_TO_DLQ].map((name) => stage.sum('bus', name))).toEqual([4, 1, 1])
    expect(stage.last('bus', 'InvocationsPending')).toBe(0)
  })

  it('EVB-11: buses share the account’s PutEvents rate, and a throttle names it', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'one', service: eventBus, config: AT_ONCE },
        { id: 'two', service: eventBus, config: AT_ONCE },
      ],
      connections: [
        { from: 'app.calls', to: 'one.requests' },
        { from: 'app.calls', to: 'two.requests' },
      ],
      seconds: 10,
      quotas: { 'eventbridge.putEventsPerSecond': 100 },
    })
    // 200 a second for 10 s against 100 a second and a full bucket of 100.
    for (let i = 0; i < 2_000; i++) stage.at(i * 5, () => stage.sender('app').send({ connection: (i >> 1) % 2 }))
    stage.run()
    const throttled = stage.sender('app').replies.filter(({ outcome }) => outcome === 'ThrottlingException')
    expect(Math.abs(2_000 - throttled.length - 1_100)).toBeLessThanOrEqual(1)
    expect(throttled[0]).toMatchObject({ httpStatus: 400 })
    const limits = stage.throttles()
    expect(limits.map(({ limitId, resourceId }) => `${limitId} ${resourceId}`).toSorted()).toEqual([
      'eventbridge.putEventsPerSecond one',
      'eventbridge.putEventsPerSecond two',
    ])
    expect(limits.reduce((sum, { count }) => sum + count, 0)).toBe(throttled.length)
    for (const { limit, peakUse } of limits) {
      expect(limit).toBe(100)
      expect(Math.abs(peakUse - 200)).toBeLessThanOrEqual(2)
    }
  })

  it('EVB-12: invocations above the account’s rate wait and are not lost', () => {
    const stage = oneBus(AT_ONCE, { b: { matchPercent: 0 }, quotas: { 'eventbridge.invocationsPerSecond': 100 } })
    // 300 a second for 2 s: 100 at once, then 100 a second.
    for (let i = 0; i < 600; i++) stage.at((i * 10) / 3, () => stage.sender('app').send({ key: i }))
    stage.run()
    const { received } = stage.receiver('a')
    expect(received.map(({ key }) => key)).toEqual(Array.from({ length: 600 }, (_, i) => i))
    expect(received.at(-1)!.atMs).toBeCloseTo(5_000, -2)
    for (let second = 2; second < 5; second++) {
      const inSecond = received.filter(({ atMs }) => atMs >= second * 1_000 && atMs < (second + 1) * 1_000).length
      expect(Math.abs(inSecond - 100)).toBeLessThanOrEqual(1)
    }
    const throttled = stage.sum('bus', 'ThrottledRules')
    // Free tokens: the bucket of 100 and what refills while it empties.
    expect(Math.abs(600 - throttled - 150)).toBeLessThanOrEqual(2)
    expect([INVOCATIONS, FAILED].map((name) => stage.sum('bus', name))).toEqual([600, 0])
    expect(stage.throttles()).toMatchObject([
      { limitId: 'eventbridge.invocationsPerSecond', limit: 100, count: throttled, outcomeClass: 'throttle' },
    ])
    expect(stage.sender('app').replies.every(({ outcome }) => outcome === 'OK')).toBe(true)
  })

  it('EVB-13: a request above 1 MiB is rejected', () => {
    const stage = oneBus()
    stage.at(0, () => stage.sender('app').send({ bytes: 1_048_576 }))
    stage.at(1, () => stage.sender('app').send({ bytes: 1_048_577 }))
    stage.run()
    expect(stage.sender('app').replies.map(({ outcome }) => outcome)).toEqual(['OK', 'ValidationException'])
    expect(stage.throttles()).toMatchObject([{ limitId: 'eventbridge.entriesSize', count: 1, useAtFirst: 1_048_577 }])
  })

  it('EVB-14: each started 64 KB of a custom event is billed, events of AWS services are free', () => {
    const stage = oneBus()
    for (const bytes of [0, 65_536, 65_537, 1_048_576]) stage.at(0, () => stage.sender('app').send({ bytes }))
    stage.at(1, () => stage.sender('app').send({ operation: 'PutEventsBatch', bytes: 655_370 }))
    for (let i = 0; i < 3; i++) stage.at(2, () => stage.sender('s3').send({ bytes: 200_000 }))
    stage.run()
    expect(stage.usage('bus')).toEqual({ 'Custom events': 1 + 1 + 2 + 16 + 20, 'Events of AWS services': 3 })
    const prices = eventBus.prices('us-east-1').map(({ id, tiers }) => [id, tiers[0]!.unitPrice])
    expect(prices).toEqual([
      ['eventbridge.customEvents', 1e-6],
      ['eventbridge.serviceEvents', 0],
    ])
  })

  it('EVB-15: a trace runs through the bus into the queue', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        {
          id: 'bus',
          service: eventBus,
          config: { putLatency: { kind: 'constant', value: 20 }, deliveryLatency: { kind: 'constant', value: 50 } },
        },
        { id: 'orders', service: queue, config: { sendLatency: { kind: 'constant', value: 5 } } },
        { id: 'worker', service: consumer },
      ],
      connections: [
        { from: 'app.calls', to: 'bus.requests' },
        { from: 'bus.rules', to: 'orders.deliveries' },
        { from: 'orders.messages', to: 'worker.poll' },
      ],
      seconds: 10,
    })
    stage.at(0, () => stage.sender('app').send({ key: 3, bytes: 100 }))
    stage.at(1_000, () => {
      const [message] = stage.receive('orders') as [number]
      expect(stage.pull('orders').key(message)).toBe(3)
      expect(stage.pull('orders').bytes(message)).toBe(300)
      stage.pull('orders').delete(message)
    })
    stage.run()
    const [trace] = stage.traces()
    expect(trace!.segments.map(({ parent, name, startMs, endMs }) => [parent, name, startMs, endMs])).toEqual([
      [-1, 'app', 0, 20],
      [0, 'bus', 0, 20],
      [1, 'Delivery', 20, 55],
      [2, 'orders', 50, 1_000],
      [3, 'Queue wait', 55, 1_000],
    ])
  })

  it('EVB-15: an event that is given up goes on in its trace to the dead-letter queue', () => {
    const stage = oneBus(AT_ONCE, { a: { maximumRetryAttempts: 0 }, b: { matchPercent: 0 } })
    stage.receiver('a').answer = () => SERVER_ERROR
    stage.at(0, () => stage.sender('app').send())
    stage.run()
    const [trace] = stage.traces()
    expect(trace!.segments.map(({ parent, name, outcome }) => [parent, name, outcome])).toEqual([
      [-1, 'app', 'OK'],
      [0, 'bus', 'OK'],
      [1, 'Delivery', 'InternalFailure'],
      [2, 'a', 'InternalFailure'],
      [2, 'Dead-letter queue', 'OK'],
      [4, 'dlq', 'OK'],
    ])
  })

  it('EVB-16: checks find rules against AWS’s and events that are lost or go round', () => {
    const rule = (config: Record<string, unknown> = {}, other = 'x') => ({
      id: `to ${other}`,
      other: { id: other, type: 't', name: other, port: 'any', config: {} },
      config: withDefaults(ruleFields, config),
    })
    const end = (other: string) => ({
      id: other,
      other: { id: other, type: 't', name: other, port: 'any', config: {} },
      config: {},
    })
    const check = (connections: Record<string, ReturnType<CheckContext<unknown>['connections']>>): string[] => {
      const context: CheckContext<ReturnType<typeof withDefaults<typeof eventBus.fields>>> = {
        resourceId: 'bus',
        config: withDefaults(eventBus.fields, {}),
        region: 'us-east-1',
        parentId: null,
        era: 'modern',
        quota: () => 1,
        connections: (port) => connections[port] ?? [],
        leadsTo: (from, to) => from === 'q' && to === 'fn',
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
      }
      return eventBus.check!(context).map(({ code }) => code.slice('eventbridge.'.length))
    }
    const deadLetter = [end('dlq')]
    const targets = (count: number, config = {}) => Array.from({ length: count }, (_, i) => rule(config, `t${i}`))
    expect(check({})).toEqual([])
    expect(check({ requests: [end('app')] })).toEqual(['noRule'])
    expect(check({ deliveries: [end('s3')], rules: [rule()], deadLetter })).toEqual([])
    expect(check({ rules: [rule()] })).toEqual(['noDeadLetterQueue'])
    expect(check({ rules: [rule(), rule({ useDeadLetterQueue: false })], deadLetter })).toEqual(['noDeadLetterQueue'])
    expect(check({ rules: [rule({ useDeadLetterQueue: false })], deadLetter })).toEqual(['deadLetterQueueUnused'])
    expect(check({ rules: [rule({ matchPercent: 0 })], deadLetter })).toEqual(['patternMatchesNothing'])
    expect(check({ rules: targets(5, { pattern: 'p' }), deadLetter })).toEqual([])
    expect(check({ rules: targets(6, { pattern: 'p' }), deadLetter })).toEqual(['targetsPerRule'])
    expect(
      check({ rules: [rule({ pattern: 'p' }), rule({ pattern: 'p', matchPercent: 9 }, 'y')], deadLetter }),
    ).toEqual(['patternDiffers'])
    expect(check({ rules: targets(300), deadLetter })).toEqual([])
    expect(check({ rules: targets(301), deadLetter })).toEqual(['rulesPerBus'])
    for (const target of ['fn', 'q'])
      expect(check({ requests: [end('fn')], rules: [rule({}, target)], deadLetter })).toEqual(['ruleLoop'])
    expect(check({ requests: [end('fn')], rules: [rule({ pattern: 'p' }, 'fn')], deadLetter })).toEqual([])
    expect(check({ requests: [end('fn')], rules: [rule({ events: 'aws' }, 'fn')], deadLetter })).toEqual([])
  })

  it('EVB-10: a dead-letter queue is an SQS queue', () => {
    const verdict = (type: string) =>
      connectionVerdict('aws.events.bus', 'deadLetter', type, 'deliveries', {}, services)
    expect(verdict('aws.sqs.queue').legal).toBe(true)
    expect(verdict('aws.sns.topic').legal).toBe(false)
  })

  it('EVB-6: a design with queue and topic as targets compiles, runs and is billed', () => {
    const trial: Trial = {
      resources: [
        { id: 'users', type: 'client' },
        {
          id: 'fn',
          type: 'aws.lambda.function',
          config: {
            handler: [{ kind: 'call', connection: 'put', operation: 'PutEvents', count: 1, probability: 1 }],
          },
        },
        { id: 'bus', type: 'aws.events.bus' },
        { id: 'orders', type: 'aws.sqs.queue' },
        { id: 'news', type: 'aws.sns.topic' },
        { id: 'dead', type: 'aws.sqs.queue' },
      ],
      connections: [
        { from: 'users.requests', to: 'fn.invoke' },
        { id: 'put', from: 'fn.calls', to: 'bus.requests' },
        { from: 'bus.rules', to: 'orders.deliveries' },
        { from: 'bus.rules', to: 'news.deliveries', config: { pattern: 'news', matchPercent: 30 } },
        { from: 'bus.deadLetter', to: 'dead.deliveries' },
      ],
      load: {
        users: {
          kind: 'steps',
          steps: [
            { atSeconds: 0, rate: 50 },
            { atSeconds: 60, rate: 0 },
          ],
        },
      },
      durationSeconds: 70,
    }
    const restored = restoreDesign(serializeDesign(designOf(trial)), { services })
    if ('problems' in restored) throw new Error(JSON.stringify(restored.problems))
    const compiled = compile(restored.design, services)
    if ('problems' in compiled) throw new Error(JSON.stringify(compiled.problems))
    const result = run(compiled.model, restored.design.scenarios[0]!, { seed: 3 })
    const sum = (id: string, name: string): number => result.resources[id]!.metrics[name]!.summary.sum!
    expect(sum('bus', 'Events')).toBe(result.requests.ok)
    expect(sum('orders', 'NumberOfMessagesSent')).toBe(sum('bus', 'Events'))
    expect(sum('bus', 'Events') + sum('news', 'NumberOfMessagesPublished')).toBe(sum('bus', INVOCATIONS))
    expect(sum('news', 'NumberOfMessagesPublished') / sum('bus', 'Events')).toBeCloseTo(0.3, 1)
    const latency = result.resources['bus']!.metrics['IngestionToInvocationStartLatency']!.summary
    expect(latency.p50).toBeGreaterThan(140)
    expect(latency.p50).toBeLessThan(156)
    const line = result.cost.runLines.find(({ priceId }) => priceId === 'eventbridge.customEvents')!
    expect(line.amount).toBeCloseTo(sum('bus', 'Events') / 1e6, 12)
  })
})

const OK_AGAIN: Outcome = { name: 'Accepted', service: 'test', httpStatus: 202, class: 'ok', retryable: false }
