import { describe, expect, it } from 'vitest'
import { sumOf } from '../../../sim/fidelity/row'
import type { RunResult } from '../../../sim/index'
import type { CheckContext } from '../../../sim/services/define'
import { withDefaults } from '../../../sim/services/fields'
import { checkSqsMappings } from '../../../sim/services/lambda/polling/checkSqsMapping'
import { MappingConcurrency } from '../../../sim/services/lambda/polling/MappingConcurrency'
import { pollerPrices, pollerUsage } from '../../../sim/services/lambda/polling/pollerCost'
import { ProvisionedPollers } from '../../../sim/services/lambda/polling/ProvisionedPollers'
import { eventSourceMappingFields } from '../../../sim/services/lambda/polling/sqsMappingFields'
import { simulate, type Trial } from './harness'

const constant = (value: number) => ({ kind: 'constant', value })
const FIFO = { queueType: 'fifo' }

interface Case {
  queue?: Record<string, unknown>
  fn?: Record<string, unknown>
  mapping?: Record<string, unknown>
  /** Requests a second of the senders. */
  rate?: number
  users?: Record<string, unknown>
  seconds: number
  more?: Partial<Trial>
}

/** users → queue → fn, without delays of their own; the function takes 100 ms a message and never starts cold. */
function polled({ queue, fn, mapping, rate = 0, users, seconds, more }: Case): Trial {
  return {
    resources: [
      { id: 'users', type: 'client', config: { timeoutMs: null, ...users } },
      {
        id: 'queue',
        type: 'aws.sqs.queue',
        config: { visibilityTimeoutSeconds: 120, sendLatency: constant(0), ...queue },
      },
      {
        id: 'fn',
        type: 'aws.lambda.function',
        config: {
          memoryMb: 1769,
          timeoutSeconds: 20,
          compute: constant(100),
          initSource: 'custom',
          customInit: constant(0),
          placementDelay: constant(0),
          invokeOverhead: constant(0),
          idleLifetime: constant(600_000),
          ...fn,
        },
      },
    ],
    connections: [
      { from: 'users.requests', to: 'queue.requests' },
      { from: 'queue.messages', to: 'fn.poll', config: { deliveryLatency: constant(0), ...mapping } },
    ],
    load: rate > 0 ? { users: { kind: 'constant', rate } } : {},
    spacing: 'exact',
    durationSeconds: seconds,
    ...more,
  }
}

const metric = (result: RunResult, name: string, id = 'fn') => result.resources[id]!.metrics[name]!
const count = (result: RunResult, name: string, id = 'fn'): number => sumOf(result, id, name)
const peak = (result: RunResult, name: string, id = 'fn'): number => metric(result, name, id).summary.maximum!
/** Level of a gauge, at its highest, in the time bin that ends at a moment. */
const levelAt = (result: RunResult, name: string, seconds: number): number =>
  metric(result, name).maxima[Math.round((seconds * 1000) / result.binMs) - 1]!

describe('SQS event source mapping', () => {
  describe('of a FIFO queue', () => {
    it('LAMBDA-86: as many invocations run at once as there are groups with messages, without a ramp', () => {
      const backlog = (messageGroups: number, mapping: Record<string, unknown> = {}) =>
        simulate(
          polled({
            queue: { ...FIFO, initialMessages: 10_000, messageGroups },
            fn: { compute: constant(1_000) },
            mapping: { batchSize: 1, ...mapping },
            seconds: 30,
          }),
        )
      expect(peak(backlog(1), 'ConcurrentExecutions')).toBe(1)
      const forty = backlog(40)
      expect(levelAt(forty, 'ConcurrentExecutions', 1)).toBe(40)
      expect(peak(forty, 'ConcurrentExecutions')).toBe(40)
      expect(count(forty, 'NumberOfMessagesDeleted', 'queue')).toBe(29 * 40)
      expect(peak(backlog(40, { maximumConcurrency: 15 }), 'ConcurrentExecutions')).toBe(15)
      // Ten groups of one message each go into one batch.
      const many = simulate(
        polled({ queue: { ...FIFO, initialMessages: 10 }, fn: { compute: constant(1_000) }, seconds: 30 }),
      )
      expect(count(many, 'Invocations')).toBe(1)
    })

    it('LAMBDA-87: a batch that fails keeps its groups blocked until its messages are visible again', () => {
      const result = simulate(
        polled({
          queue: { ...FIFO, messageGroups: 1, visibilityTimeoutSeconds: 30 },
          fn: { errorPercent: 100 },
          rate: 10,
          seconds: 100,
        }),
      )
      // One batch when the first message comes, then one each visibility timeout: the group lets nothing else through.
      expect(count(result, 'Invocations')).toBe(4)
      expect(peak(result, 'ApproximateNumberOfGroupsWithInflightMessages', 'queue')).toBe(1)
      expect(peak(result, 'ApproximateNumberOfMessagesNotVisible', 'queue')).toBe(10)
      // Where one group keeps failing, the others go on.
      const others = simulate(
        polled({
          queue: { ...FIFO, messageGroups: 2, initialMessages: 200, visibilityTimeoutSeconds: 30 },
          fn: { errorPercent: 2 },
          seconds: 60,
        }),
      )
      expect(count(others, 'NumberOfMessagesDeleted', 'queue')).toBeGreaterThan(100)
    })

    it('LAMBDA-88: with item failures reported, what comes before the first failure is deleted and the rest returns', () => {
      const failing = (reportBatchItemFailures: boolean) =>
        simulate(
          polled({
            queue: { ...FIFO, messageGroups: 1, initialMessages: 10, visibilityTimeoutSeconds: 60 },
            fn: { errorPercent: 30 },
            mapping: { reportBatchItemFailures },
            seconds: 50,
            more: { seed: 3 },
          }),
        )
      const partly = count(failing(true), 'NumberOfMessagesDeleted', 'queue')
      expect(partly).toBeGreaterThan(0)
      expect(partly).toBeLessThan(10)
      expect(count(failing(false), 'NumberOfMessagesDeleted', 'queue')).toBe(0)
    })
  })

  it('LAMBDA-89: batches above ten need a window; FIFO queues have neither', () => {
    expect(problems({ batchSize: 11 })).toEqual(['lambda.batchNeedsWindow'])
    expect(problems({ batchSize: 11, batchWindowSeconds: 1 })).toEqual([])
    expect(problems({ batchSize: 10 }, FIFO)).toEqual([])
    expect(problems({ batchSize: 11 }, FIFO)).toEqual(['lambda.fifoBatchAboveTen'])
    expect(problems({ batchWindowSeconds: 5 }, FIFO)).toEqual(['lambda.fifoBatchWindow'])
  })

  describe('in provisioned mode', () => {
    it('LAMBDA-90: begins with ten invocations for each of its pollers and gains 1,000 a minute up to its maximum', () => {
      const result = simulate(
        polled({
          queue: { initialMessages: 1_000_000, visibilityTimeoutSeconds: 43_200 },
          fn: { compute: constant(600_000), timeoutSeconds: 900 },
          mapping: { batchSize: 1, pollerMode: 'provisioned', minimumPollers: 5, maximumPollers: 180 },
          seconds: 180,
          more: { quotas: { 'lambda.concurrentExecutions': 10_000 } },
        }),
      )
      expect(levelAt(result, 'EventSourceConcurrency', 1)).toBeLessThanOrEqual(50 + 17)
      expect(Math.abs(levelAt(result, 'EventSourceConcurrency', 60) - 1_050)).toBeLessThanOrEqual(20)
      expect(peak(result, 'EventSourceConcurrency')).toBe(1_800)
      const huge = withDefaults(eventSourceMappingFields, { pollerMode: 'provisioned', maximumPollers: 10_000 })
      const concurrency = new MappingConcurrency(huge, false, 'modern')
      expect(concurrency.ceiling).toBe(20_000)
      concurrency.grow(60_000)
      concurrency.slowDown()
      expect(concurrency.allowed).toBe(1_020)
    })

    it('LAMBDA-91: a poller makes ten polls and takes 1 MB a second', () => {
      const drained = (mapping: Record<string, unknown>, initialMessageBytes: number) =>
        count(
          simulate(
            polled({
              queue: { initialMessages: 1_000_000, initialMessageBytes },
              fn: { compute: constant(0) },
              mapping: { pollerMode: 'provisioned', minimumPollers: 2, maximumPollers: 2, ...mapping },
              seconds: 60,
            }),
          ),
          'NumberOfMessagesReceived',
          'queue',
        )
      // 2 pollers × 10 polls/s × 10 messages, and the second that the bucket holds at the start.
      expect(Math.abs(drained({}, 100) - 61 * 200)).toBeLessThanOrEqual(200)
      // 2 MB/s of messages of 10,000 bytes.
      expect(Math.abs(drained({}, 100_000) - 61 * 20)).toBeLessThanOrEqual(20)
    })

    it('LAMBDA-92: pollers are billed by the hour, and exclude a maximum concurrency', () => {
      const pollers = new ProvisionedPollers(20)
      pollers.scaleTo(1_800_000, 100)
      expect(pollers.hours(3_600_000)).toBe(0.5 * 2 + 0.5 * 10)
      expect(pollerUsage('fn', 6)).toMatchObject([{ priceId: 'lambda.pollerHours', quantity: 6, basis: 'time' }])
      expect(pollerPrices('us-east-1')).toMatchObject([
        { id: 'lambda.pollerHours', tiers: [{ upTo: null, unitPrice: 0.185 / 20 }], source: { confidence: 'derived' } },
      ])
      const provisioned = { pollerMode: 'provisioned' }
      expect(problems(provisioned)).toEqual([])
      expect(problems({ ...provisioned, maximumConcurrency: 10 })).toEqual(['lambda.pollersAndMaximumConcurrency'])
      expect(problems({ ...provisioned, minimumPollers: 20, maximumPollers: 10 })).toEqual([
        'lambda.pollersMinimumAboveMaximum',
      ])
    })
  })

  it('LAMBDA-93: messages that do not match the filter are deleted without an invocation', () => {
    const filtered = (filterPercent: number, errorPercent = 0) =>
      simulate(
        polled({
          fn: { errorPercent },
          queue: { visibilityTimeoutSeconds: 30 },
          mapping: { batchSize: 1, filterPercent },
          rate: 20,
          seconds: 100,
        }),
      )
    const result = filtered(25)
    const share = count(result, 'Invocations') / count(result, 'NumberOfMessagesSent', 'queue')
    expect(Math.abs(share - 0.25)).toBeLessThan(0.04)
    expect(count(result, 'FilteredOutEventCount') + count(result, 'Invocations')).toBe(2_000)
    expect(count(result, 'NumberOfMessagesDeleted', 'queue')).toBeGreaterThan(1_990)
    expect(count(filtered(0), 'Invocations')).toBe(0)
    expect(count(filtered(100), 'FilteredOutEventCount')).toBe(0)
    // What comes back after an error still matches.
    const failing = filtered(25, 100)
    expect(count(failing, 'NumberOfMessagesDeleted', 'queue')).toBe(count(failing, 'FilteredOutEventCount'))
    expect(count(failing, 'NumberOfMessagesReceived', 'queue')).toBeGreaterThan(2_000)
  })

  it('LAMBDA-94: a batch holds at most 6 MB', () => {
    const result = simulate(
      polled({
        queue: { initialMessages: 10, initialMessageBytes: 1_048_576 },
        mapping: { batchSize: 10 },
        seconds: 10,
      }),
    )
    expect(count(result, 'Invocations')).toBe(2)
    expect(metric(result, 'Duration').summary.maximum).toBeCloseTo(600, 0)
    expect(metric(result, 'Duration').summary.minimum).toBeCloseTo(400, 0)
  })

  it('LAMBDA-95: after a minute without a backlog concurrency falls to 2, with a maximum concurrency to 5', () => {
    const fall = (set: Record<string, unknown>, isFifo = false) => {
      const concurrency = new MappingConcurrency(withDefaults(eventSourceMappingFields, set), isFifo, 'modern')
      concurrency.grow(60_000)
      const top = concurrency.allowed
      for (let i = 0; i < 600; i++) concurrency.shrink(1_000)
      return [top, concurrency.allowed]
    }
    expect(fall({})).toEqual([305, 2])
    expect(fall({ maximumConcurrency: 100 })).toEqual([100, 5])
    expect(fall({}, true)).toEqual([1_250, 1_250])
    /** Invocations at once in the first second of a burst that follows three quiet minutes. */
    const afterCalm = (mapping: Record<string, unknown>): number => {
      const steps = [
        { atSeconds: 0, rate: 1 },
        { atSeconds: 5, rate: 0 },
        { atSeconds: 200, rate: 2_000 },
      ]
      const result = simulate(
        polled({
          fn: { compute: constant(10_000) },
          mapping: { batchSize: 1, ...mapping },
          seconds: 201,
          more: { load: { users: { kind: 'steps', steps } } },
        }),
      )
      return levelAt(result, 'ConcurrentExecutions', 201)
    }
    expect(afterCalm({})).toBe(2)
    expect(afterCalm({ maximumConcurrency: 100 })).toBe(5)
  })

  it('LAMBDA-96: a window plus the timeout above the visibility timeout prolongs it by the two and 30 s', () => {
    const receivesIn = (seconds: number, queueSeconds: number, batchWindowSeconds: number) =>
      count(
        simulate(
          polled({
            queue: { initialMessages: 1, visibilityTimeoutSeconds: queueSeconds },
            fn: { errorPercent: 100, timeoutSeconds: 20 },
            mapping: { batchSize: 1, batchWindowSeconds },
            seconds,
          }),
        ),
        'NumberOfMessagesReceived',
        'queue',
      )
    // 30 + 20 s exceed 40 s: hidden for 30 + 20 + 30 s from the receive on.
    expect(receivesIn(79, 40, 30)).toBe(1)
    expect(receivesIn(82, 40, 30)).toBe(2)
    // 10 + 20 s do not; nor does a mapping without a window.
    expect(receivesIn(42, 40, 10)).toBe(2)
    expect(receivesIn(42, 40, 0)).toBe(2)
  })

  it('LAMBDA-97: in low traffic a window below 20 s lasts until the next message or 20 s', () => {
    const deliveries = (atSeconds: number[], batchWindowSeconds: number) => {
      const result = simulate(
        polled({
          mapping: { batchSize: 100, batchWindowSeconds },
          seconds: 60,
          rate: 1,
          more: {
            load: {
              users: {
                kind: 'steps',
                steps: atSeconds.flatMap((at) => [
                  { atSeconds: at, rate: 10 },
                  { atSeconds: at + 0.105, rate: 0 },
                ]),
              },
            },
          },
        }),
      )
      return result.traces
        .flatMap(({ segments }) => segments.filter(({ name }) => name === 'Delivery'))
        .map(({ endMs }) => Math.round(endMs / 100) / 10)
        .toSorted((a, b) => a - b)
    }
    // One message at 1.1 s: its poller waits until 21.1 s. A second one ends the wait.
    expect(deliveries([1], 5)).toEqual([21.1])
    expect(deliveries([1, 10], 5)).toEqual([10, 10])
    // A message that came less than a second before the window's end is no low traffic.
    expect(deliveries([1, 5.4], 5)).toEqual([6.1, 6.1])
    expect(deliveries([1], 25)).toEqual([26.1])
  })

  it('LAMBDA-98: in the classic era 60 more a minute, up to 1,000', () => {
    const result = simulate(
      polled({
        queue: { initialMessages: 100_000, visibilityTimeoutSeconds: 43_200 },
        fn: { compute: constant(600_000), timeoutSeconds: 900 },
        mapping: { batchSize: 1 },
        seconds: 120,
        more: { era: 'classic' },
      }),
    )
    expect(Math.abs(levelAt(result, 'EventSourceConcurrency', 60) - 65)).toBeLessThanOrEqual(2)
    expect(Math.abs(levelAt(result, 'EventSourceConcurrency', 120) - 125)).toBeLessThanOrEqual(2)
    const classic = new MappingConcurrency(withDefaults(eventSourceMappingFields, {}), false, 'classic')
    expect([classic.ceiling, classic.floor]).toEqual([1_000, 5])
  })

  it('LAMBDA-99: a mapping at its ceiling is a metric and not a throttle', () => {
    const held = (mapping: Record<string, unknown>) =>
      simulate(
        polled({
          queue: { initialMessages: 100_000 },
          fn: { compute: constant(1_000) },
          mapping: { batchSize: 1, ...mapping },
          seconds: 60,
        }),
      )
    const capped = held({ maximumConcurrency: 20 })
    expect(peak(capped, 'EventSourceConcurrency')).toBe(20)
    expect(count(capped, 'EventSourceSecondsAtCeiling')).toBeGreaterThan(50)
    expect(capped.throttles).toEqual([])
    expect(count(held({}), 'EventSourceSecondsAtCeiling')).toBe(0)
  })
})

/** Codes of what the checks say about a mapping with these settings. */
function problems(mapping: Record<string, unknown>, queue: Record<string, unknown> = {}): string[] {
  const connection = {
    id: 'c',
    other: {
      id: 'q',
      type: 'aws.sqs.queue',
      name: 'q',
      port: 'messages',
      config: { visibilityTimeoutSeconds: 60, ...queue },
    },
    config: withDefaults(eventSourceMappingFields, mapping),
  }
  const context: CheckContext<{ timeoutSeconds: number; reservedConcurrency: number | null }> = {
    resourceId: 'fn',
    config: { timeoutSeconds: 10, reservedConcurrency: null },
    region: 'us-east-1',
    parentId: null,
    era: 'modern',
    quota: () => 0,
    connections: () => [connection],
    leadsTo: () => false,
    resource: () => null,
    didYouMean: () => '',
    resourcesOfType: () => [],
  }
  return checkSqsMappings(context).map(({ code }) => code)
}
