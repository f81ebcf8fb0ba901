import { describe, expect, it } from 'vitest'
import { simulate } from './harness'
import { check as checkDesign } from '../../../sim/compile/check'
import { blankDesign } from '../../../sim/design/blank'
import type { Design, Resource } from '../../../sim/design/types'
import { placeOf } from '../../../sim/primitives/scatter'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { lambdaFunction } from '../../../sim/services/lambda'
import { bucket } from '../../../sim/services/s3'
import { topic } from '../../../sim/services/sns'
import { queue } from '../../../sim/services/sqs'
import { OK, type Outcome } from '../../../sim/telemetry/outcome'
import { consumer, receiver, sender, Stage, type StageDesign } from './stage'

const constant = (value: number) => ({ kind: 'constant', value })
const BUSY: Outcome = { name: 'Throttled', service: 'test', httpStatus: 429, class: 'throttle', retryable: true }
const GONE: Outcome = { name: 'NotFound', service: 'test', httpStatus: 404, class: 'clientError', retryable: false }

const CONFIG = {
  objectBytes: constant(850_000),
  getLatency: constant(30),
  putLatency: constant(60),
  notificationDelay: constant(1_000),
}

/** app → files, whose notifications go to a receiver. */
const oneBucket = (
  config: Record<string, unknown> = {},
  { notification = {}, ...rest }: Partial<StageDesign> & { notification?: Record<string, unknown> } = {},
): Stage =>
  new Stage({
    resources: [
      { id: 'app', service: sender },
      { id: 'files', service: bucket, config: { ...CONFIG, ...config } },
      { id: 'target', service: receiver },
    ],
    connections: [
      { from: 'app.calls', to: 'files.requests' },
      { from: 'files.notifications', to: 'target.calls', config: notification },
    ],
    seconds: 30,
    ...rest,
  })

const OPERATIONS = ['GetObject', 'PutObject', 'DeleteObject', 'HeadObject', 'ListObjectsV2']

const each = (stage: Stage, operations: readonly string[] = OPERATIONS): Stage => {
  operations.forEach((operation, i) => stage.at(1_000 * i, () => stage.sender('app').send({ operation })))
  return stage.run()
}

describe('S3 bucket', () => {
  it('S3-1: reads take the read latency, writes the write latency', () => {
    const stage = each(oneBucket({ objectBytes: constant(0) }))
    expect(stage.sender('app').replies.map(({ sentAtMs, atMs }) => atMs - sentAtMs)).toEqual([30, 60, 60, 30, 30])
    expect(stage.metric('files', 'FirstByteLatency').summary).toMatchObject({ samples: 5, minimum: 30, maximum: 60 })
  })

  it('S3-2: objects take time to transfer, and a GET returns the object', () => {
    const stage = each(oneBucket(), ['GetObject', 'PutObject', 'HeadObject'])
    const { replies } = stage.sender('app')
    // 850,000 bytes at 85 MB/s are 10 ms.
    expect(replies.map(({ sentAtMs, atMs }) => atMs - sentAtMs)).toEqual([40, 70, 30])
    expect(replies.map(({ responseBytes }) => responseBytes)).toEqual([850_000, 0, 0])
    expect(stage.metric('files', 'BytesDownloaded').summary).toMatchObject({ sum: 850_000, samples: 1 })
    expect(stage.metric('files', 'BytesUploaded').summary).toMatchObject({ sum: 850_000, samples: 1 })
    expect(stage.metric('files', 'TotalRequestLatency').summary).toMatchObject({ sum: 140, samples: 3 })
  })

  it.each([
    { operation: 'PutObject', rate: 3_500, limitId: 's3.writesPerPrefix' },
    { operation: 'GetObject', rate: 5_500, limitId: 's3.readsPerPrefix' },
  ])(
    'S3-3: beyond $rate $operation requests per second and prefix S3 answers SlowDown',
    ({ operation, rate, limitId }) => {
      const stage = oneBucket({}, { seconds: 10 })
      const seconds = 4
      for (let i = 0; i < 2 * rate * seconds; i++)
        stage.at((i * 1_000) / (2 * rate), () => stage.sender('app').send({ operation }))
      stage.run()
      const { replies } = stage.sender('app')
      const throttled = replies.filter(({ outcome }) => outcome === 'SlowDown')
      // Twice the rate: all of the first second's reserve, then half.
      expect(Math.abs(replies.length - throttled.length - rate * (seconds + 1))).toBeLessThanOrEqual(2)
      expect(throttled[0]).toMatchObject({ httpStatus: 503 })
      const [limit] = stage.throttles()
      expect(limit).toMatchObject({ limitId, limit: rate, count: throttled.length, httpStatus: 503 })
      expect(limit!.peakUse / (2 * rate)).toBeCloseTo(1, 2)
    },
  )

  it('S3-4: each prefix has rates of its own, and a key always the same prefix', () => {
    const stage = oneBucket({ prefixes: 8 }, { seconds: 10 })
    for (let i = 0; i < 7_000; i++) stage.at(0, () => stage.sender('app').send({ operation: 'PutObject', key: i }))
    for (let i = 0; i < 7_000; i++) stage.at(5_000, () => stage.sender('app').send({ operation: 'PutObject', key: 11 }))
    stage.run()
    expect(stage.throttles()).toMatchObject([{ count: 3_500, firstAtMs: 5_000 }])
    const counts = Array.from({ length: 8 }, () => 0)
    for (let key = 0; key < 80_000; key++) counts[placeOf(key, 8)]!++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })

  it('S3-5: changes are notified to the connections that ask for them', () => {
    const received = (events: string): number =>
      each(oneBucket({}, { notification: { events } })).receiver('target').received.length
    expect([received('created'), received('removed'), received('all')]).toEqual([1, 1, 2])
    const stage = oneBucket({}, { notification: { matchPercent: 30 } })
    for (let i = 0; i < 2_000; i++) stage.at(i, () => stage.sender('app').send({ operation: 'PutObject', key: i }))
    stage.run()
    // Four standard deviations of the binomial.
    const notified = stage.receiver('target').received.length
    expect(Math.abs(notified - 600)).toBeLessThan(4 * Math.sqrt(2_000 * 0.3 * 0.7))
    expect(stage.sum('files', 'NotificationsDelivered')).toBe(notified)
  })

  it('S3-12: records that a function’s failed events leave are written as objects', () => {
    const result = simulate({
      resources: [
        { id: 'users', type: 'client' },
        { id: 'topic', type: 'aws.sns.topic' },
        { id: 'fn', type: 'aws.lambda.function', config: { errorPercent: 100, maximumRetryAttempts: 0 } },
        { id: 'failed', type: 'aws.s3.bucket' },
      ],
      connections: [
        { from: 'users.requests', to: 'topic.requests' },
        { from: 'topic.subscriptions', to: 'fn.events' },
        { from: 'fn.onFailure', to: 'failed.deliveries' },
      ],
      load: {
        users: {
          kind: 'steps',
          steps: [
            { atSeconds: 0, rate: 10 },
            { atSeconds: 20, rate: 0 },
          ],
        },
      },
      spacing: 'exact',
      durationSeconds: 60,
    })
    const { PutRequests: puts, BytesUploaded: uploaded } = result.resources['failed']!.metrics
    expect(puts!.summary.sum).toBe(200)
    expect(uploaded!.summary.maximum).toBeLessThan(10_000)
  })

  it('S3-13: notifications come twice as often as set', () => {
    const stage = oneBucket({}, { notification: { duplicatePercent: 100 } })
    each(stage, ['PutObject'])
    expect(stage.receiver('target').received).toHaveLength(2)
  })

  it('S3-6: a notification is tried until the receiver accepts it', () => {
    const stage = oneBucket({}, { seconds: 400 })
    stage.receiver('target').answer = (attempt) => (attempt <= 8 ? BUSY : OK)
    each(stage, ['PutObject'])
    const { received } = stage.receiver('target')
    expect(received.map(({ atMs }, i) => (i === 0 ? atMs : atMs - received[i - 1]!.atMs))).toEqual([
      1_070, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ])
    expect(received[0]!.bytes).toBe(1_000)
    expect(stage.sum('files', 'NotificationsDelivered')).toBe(1)

    const refused = oneBucket()
    refused.receiver('target').answer = () => GONE
    each(refused, ['PutObject'])
    expect(refused.receiver('target').received).toHaveLength(1)
    expect(refused.sum('files', 'NotificationsFailed')).toBe(1)
  })

  it('S3-7: requests are billed by class, storage by the month', () => {
    const stage = each(oneBucket({ storedGigabytes: 73 }, { seconds: 3_600 }))
    const usage = stage.usage('files')
    expect(usage['PUT, COPY, POST and LIST requests']).toBe(2)
    expect(usage['GET and other requests']).toBe(2)
    expect(usage['Storage']).toBeCloseTo(0.1, 12)
    const [put, get, storage] = bucket.prices('us-east-1')
    expect([put, get, storage].map((price) => price!.tiers[0]!.unitPrice)).toEqual([0.000005, 0.0000004, 0.023])
  })

  it('S3-8: traces run on through notifications', () => {
    const stage = new Stage({
      resources: [
        { id: 'app', service: sender },
        { id: 'files', service: bucket, config: { ...CONFIG, objectBytes: constant(0) } },
        { id: 'news', service: topic, config: { publishLatency: constant(10), deliveryLatency: constant(20) } },
        { id: 'jobs', service: queue, config: { sendLatency: constant(5) } },
        { id: 'worker', service: consumer },
      ],
      connections: [
        { from: 'app.calls', to: 'files.requests' },
        { from: 'files.notifications', to: 'news.deliveries' },
        { from: 'news.subscriptions', to: 'jobs.deliveries' },
        { from: 'jobs.messages', to: 'worker.poll' },
      ],
      seconds: 10,
    })
    stage.at(0, () => stage.sender('app').send({ operation: 'PutObject' }))
    stage.at(2_000, () => stage.pull('jobs').delete(stage.receive('jobs')[0]!))
    stage.run()
    const [trace] = stage.traces()
    expect(trace!.segments.map(({ parent, name, startMs, endMs }) => [parent, name, startMs, endMs])).toEqual([
      [-1, 'app', 0, 60],
      [0, 'files', 0, 60],
      [1, 'Notification', 60, 1_070],
      [2, 'news', 1_060, 1_070],
      [3, 'Delivery', 1_070, 1_095],
      [4, 'jobs', 1_090, 2_000],
      [5, 'Queue wait', 1_095, 2_000],
    ])
  })

  it('S3-9: request metrics carry their CloudWatch names and count rejected requests', () => {
    const stage = each(oneBucket())
    const names = ['GetRequests', 'PutRequests', 'DeleteRequests', 'HeadRequests', 'ListRequests']
    expect(names.map((name) => stage.sum('files', name))).toEqual([1, 1, 1, 1, 1])
    const busy = oneBucket({}, { seconds: 1 })
    for (let i = 0; i < 6_000; i++) busy.at(0, () => busy.sender('app').send())
    busy.run()
    expect(['AllRequests', '5xxErrors', '4xxErrors'].map((name) => busy.sum('files', name))).toEqual([6_000, 500, 0])
  })

  it('S3-10: checks find notifications that S3 would reject', () => {
    const check = (...configs: Record<string, unknown>[]): string[] => {
      const context: CheckContext<ReturnType<typeof withDefaults<typeof bucket.fields>>> = {
        resourceId: 'files',
        config: withDefaults(bucket.fields, {}),
        region: 'us-east-1',
        parentId: null,
        era: 'modern',
        quota: () => 0,
        connections: (port) =>
          port !== 'notifications'
            ? []
            : configs.map((config) => ({
                id: 'c',
                other: { id: 'x', type: 't', name: 'x', port: 'any', config: {} },
                config,
              })),
        leadsTo: () => false,
        resource: () => null,
        didYouMean: () => '',
        resourcesOfType: () => [],
      }
      return bucket.check!(context).map(({ code }) => code)
    }
    const whole = { events: 'created', matchPercent: 100 }
    const half = { events: 'created', matchPercent: 50 }
    expect(check(whole)).toEqual([])
    expect(check(half, half)).toEqual([])
    expect(check(whole, { ...whole, events: 'removed' })).toEqual([])
    expect(check(whole, half)).toEqual(['s3.overlappingNotifications'])
    expect(check({ ...whole, events: 'all' }, { ...half, events: 'removed' })).toEqual(['s3.overlappingNotifications'])
    expect(check({ events: 'created', matchPercent: 0 })).toEqual(['s3.filterMatchesNothing'])
  })

  it('S3-11: a check finds notifications that set their own writer off', () => {
    const resource = (id: string, type: string, config: Record<string, unknown> = {}): Resource => ({
      id,
      type,
      name: id,
      config,
    })
    const problems = (operation: string, events: string): string[] => {
      const design: Design = {
        ...blankDesign('loop'),
        resources: [
          resource('files', 'aws.s3.bucket'),
          resource('jobs', 'aws.sqs.queue'),
          resource('resize', 'aws.lambda.function', {
            handler: [
              {
                kind: 'parallel',
                branches: [[{ kind: 'call', connection: 'write', operation, count: 1, probability: 1 }]],
              },
            ],
          }),
        ],
        connections: [
          {
            id: 'notify',
            from: 'files',
            fromPort: 'notifications',
            to: 'jobs',
            toPort: 'deliveries',
            config: { events },
          },
          { id: 'poll', from: 'jobs', fromPort: 'messages', to: 'resize', toPort: 'poll', config: {} },
          { id: 'write', from: 'resize', fromPort: 'calls', to: 'files', toPort: 'requests', config: {} },
        ],
      }
      return checkDesign(design, [bucket, queue, lambdaFunction]).flatMap(({ code }) =>
        code.startsWith('s3.') ? [code] : [],
      )
    }
    expect(problems('PutObject', 'created')).toEqual(['s3.notificationLoop'])
    expect(problems('PutObject', 'removed')).toEqual([])
    expect(problems('DeleteObject', 'all')).toEqual(['s3.notificationLoop'])
    expect(problems('GetObject', 'all')).toEqual([])
  })
})
