import { describe, expect, it } from 'vitest'
import { check, parseAssertion, parseCountsCsv, serializeDesign } from '../../sim/index'
import {
  codes,
  exampleData,
  exampleDesign,
  exampleIds,
  exampleText,
  kept,
  outcome,
  resultOf,
  summary,
  total,
  withChanges,
} from './examples'
import { ticketOfficeCsv, ticketOfficeDay } from './ticketOfficeDay'
import { within } from './within'

/** Warnings that belong to what an example shows: the check says before the run what the run then shows. */
const lessons: Record<string, readonly string[]> = {
  'connection-storm': ['rds.fewerConnectionsThanEnvironments'],
  'poison-record-in-a-stream': ['lambda.poisonRecordBlocksShard'],
}

describe.each(exampleIds)('example %s', (id) => {
  const design = exampleDesign(id)

  it('opens and saves byte for byte', () => {
    expect(serializeDesign(design)).toBe(exampleText(id))
  })

  it('has no problem but those it is about, and no assertion that cannot be read', () => {
    expect(check(design).map(({ severity, code }) => [severity, code])).toEqual(
      (lessons[id] ?? []).map((code) => ['warning', code]),
    )
    for (const { assertions } of design.scenarios)
      for (const { expression } of assertions) expect(parseAssertion(expression)).toHaveProperty('ok')
  })

  it('opens on a scenario that is there', () => {
    expect(design.scenarios.map((scenario) => scenario.id)).toContain(design.view.scenario)
  })
})

describe('image-resize-api', () => {
  it('keeps every promise on a quiet day', () => {
    const result = outcome('image-resize-api', 'tuesday')
    expect(kept(result)).toEqual([true, true, true])
    expect(result.findings).toEqual([])
    within(summary(result, 'resize-jobs', 'ApproximateNumberOfMessagesVisible').maximum!, 1, 40)
  })

  it('takes the campaign: the queue holds it, the pollers catch up, every upload becomes a thumbnail', () => {
    const result = outcome('image-resize-api', 'campaign')
    expect(kept(result)).toEqual([true, true, true])
    within(summary(result, 'resize-jobs', 'ApproximateNumberOfMessagesVisible').maximum!, 400, 2000)
    within(summary(result, 'resize-jobs', 'ApproximateAgeOfOldestMessage').maximum!, 6, 25)
    const { last } = result.resources['resize-jobs']!.metrics['ApproximateNumberOfMessagesVisible']!
    expect(last[result.bins - 1]).toBeLessThan(20)
    within(total(result, 'thumbnails', 'PutRequests') / total(result, 'originals', 'PutRequests'), 0.99, 1)
    within(summary(result, 'make-thumbnail', 'ConcurrentExecutions').maximum!, 120, 200)
    within(summary(result, 'images-api', 'Latency').p99!, 200, 600)
    within(result.cost.run, 0.8, 1.05)
  })
})

describe('orders-with-dead-letters', () => {
  it('charges every order on an ordinary evening', () => {
    const result = outcome('orders-with-dead-letters', 'evening')
    expect(kept(result)).toEqual([true, true, true])
    expect(result.findings).toEqual([])
  })

  it('four minutes of failure: customers notice nothing, the orders of the first two minutes run out of tries', () => {
    const result = outcome('orders-with-dead-letters', 'outage')
    expect(kept(result)).toEqual([true, false])
    expect(result.requests.faults).toBe(0)
    const dead = total(result, 'orders', 'MessagesDeadLettered')
    // 30 orders/s; three receives a minute apart: lost are those first received in the first 120 of 240 s.
    within(dead, 3300, 4100)
    expect(summary(result, 'failed-orders', 'ApproximateNumberOfMessagesVisible').maximum).toBe(dead)
    within(summary(result, 'orders', 'ApproximateAgeOfOldestMessage').maximum!, 170, 190)
    within(
      total(result, 'orders', 'NumberOfMessagesReceived') / total(result, 'orders', 'NumberOfMessagesSent'),
      1.3,
      1.6,
    )
    expect(codes(result)).toEqual(['sqs.messagesDeadLettered'])
  })
})

describe('order-events-fan-out', () => {
  it('the slow warehouse drowns alone', () => {
    const result = outcome('order-events-fan-out', 'saturday')
    expect(kept(result)).toEqual([true, true, false])
    within(summary(result, 'warehouse-jobs', 'ApproximateNumberOfMessagesVisible').maximum!, 7000, 9000)
    for (const id of ['invoice-jobs', 'statistics-jobs'])
      expect(summary(result, id, 'ApproximateNumberOfMessagesVisible').maximum).toBeLessThan(50)
    expect(summary(result, 'tell-warehouse', 'ConcurrentExecutions').maximum).toBe(4)
    within(
      total(result, 'order-placed', 'NumberOfNotificationsDelivered') /
        total(result, 'order-placed', 'NumberOfMessagesPublished'),
      2.99,
      3.01,
    )
    expect(codes(result)).toEqual(['sqs.backlogGrowing', 'lambda.eventSourceAtCeiling'])
    // One invocation for about 100 orders against one for each.
    within(
      total(result, 'invoice-jobs', 'NumberOfMessagesDeleted') / total(result, 'count-orders', 'Invocations'),
      80,
      105,
    )
  })

  it('on a slow Monday four invocations are enough', () => {
    expect(kept(outcome('order-events-fan-out', 'monday'))).toEqual([true])
  })
})

describe('cached-catalogue', () => {
  const hitRate = (scenario: string, id: string): number => {
    const result = outcome('cached-catalogue', scenario)
    return (
      total(result, id, 'CacheHitCount') / (total(result, id, 'CacheHitCount') + total(result, id, 'CacheMissCount'))
    )
  }

  /** Hit rate of a cache with a time to live of T for Poisson requests: a key of rate r is hit with rT / (1 + rT). */
  const expected = (rate: number, ttl: number): number => {
    const weights = Array.from({ length: 20_000 }, (_, key) => (key + 1) ** -0.9)
    const sum = weights.reduce((a, b) => a + b)
    return weights.reduce((hits, weight) => {
      const requests = (rate * weight) / sum
      return hits + (weight / sum) * ((requests * ttl) / (1 + requests * ttl))
    }, 0)
  }

  it('a longer time to live is hit more often, as theory says', () => {
    within(hitRate('afternoon', 'catalogue-10s'), 0.42, 0.47)
    within(hitRate('afternoon', 'catalogue-1min'), 0.62, 0.68)
    within(hitRate('afternoon', 'catalogue-10min'), 0.86, 0.93)
    within(hitRate('afternoon', 'catalogue-10s') / expected(200, 10), 0.98, 1.02)
    within(hitRate('afternoon', 'catalogue-1min') / expected(200, 60), 0.98, 1.02)
    expect(kept(outcome('cached-catalogue', 'afternoon'))).toEqual([true, true, false])
    expect(codes(outcome('cached-catalogue', 'afternoon'))).toEqual(['apigateway.cacheHitRateLow'])
  })

  it('at night rare requests find little in any cache', () => {
    within(hitRate('night', 'catalogue-10s'), 0.1, 0.16)
    within(hitRate('night', 'catalogue-10min'), 0.44, 0.52)
    within(hitRate('night', 'catalogue-10min') / expected(5, 600), 0.95, 1.05)
    expect(kept(outcome('cached-catalogue', 'night'))).toEqual([true, true])
  })

  it('the backend sees the misses, and each cache costs $14.60 a month', () => {
    const result = outcome('cached-catalogue', 'afternoon')
    const misses = ['10s', '1min', '10min'].reduce(
      (sum, ttl) => sum + total(result, `catalogue-${ttl}`, 'CacheMissCount'),
      0,
    )
    within(total(result, 'read-product', 'Invocations') / misses, 0.999, 1.001)
    const cache = result.cost.lines.filter(({ priceId }) => priceId === 'apigateway.rest.cache.0.5')
    expect(cache.map(({ amount }) => Number(amount.toFixed(2)))).toEqual([14.6, 14.6, 14.6])
  })
})

describe('black-friday-wall', () => {
  it('the wall: throttles name lambda.reservedConcurrency and more than 60 % of the spike is turned away', () => {
    const result = outcome('black-friday-wall', 'black-friday')
    expect(result.throttles.map(({ limitId }) => limitId)).toEqual(['lambda.reservedConcurrency'])
    const [wall] = result.throttles
    expect(wall).toMatchObject({
      limit: 100,
      httpStatus: 429,
      reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      useAtFirst: 100,
    })
    within(wall!.count, 85_000, 96_000)
    const bins = (from: number, to: number): [number, number] => [
      (from * 1000) / result.binMs,
      (to * 1000) / result.binMs,
    ]
    const inPeak = (values: Float64Array): number => values.slice(...bins(80, 200)).reduce((a, b) => a + b)
    within(inPeak(wall!.perBin) / inPeak(result.resources['shoppers']!.metrics['Requests']!.values), 0.6, 0.75)
    // API Gateway answers 500 when Lambda refuses the invoke.
    expect(result.requests).toMatchObject({ throttled: 0, clientErrors: 0 })
    expect(result.requests.faults).toBe(wall!.count)
    expect(kept(result)).toEqual([false, true])
    expect(total(result, 'orders', 'ThrottledRequests')).toBe(0)
    within(result.cost.run, 0.85, 1.05)
  })

  it('what the finding proposes takes the wall away', () => {
    const result = outcome('black-friday-wall', 'black-friday')
    expect(codes(result)).toEqual(['lambda.throttledByReserved'])
    within(result.findings[0]!.changes[0]!.value as number, 380, 500)
    const widened = resultOf(withChanges(exampleDesign('black-friday-wall'), result.findings), 'black-friday')
    expect(widened.throttles).toEqual([])
    expect(kept(widened)).toEqual([true, true])
  })

  it('nobody notices it on an ordinary Thursday', () => {
    const result = outcome('black-friday-wall', 'thursday')
    expect(kept(result)).toEqual([true, true, true])
    expect(result.findings).toEqual([])
  })
})

describe('retry-storm', () => {
  it('an outage of a minute doubles the load and uses the account’s concurrency up', () => {
    const result = outcome('retry-storm', 'outage')
    expect(kept(result)).toEqual([false, false])
    within(total(result, 'apps', 'Attempts') / total(result, 'apps', 'Requests'), 1.8, 2.3)
    expect(result.throttles.map(({ limitId }) => limitId)).toEqual(['lambda.accountConcurrency', 'lambda.timeout'])
    within(result.throttles[0]!.count, 30_000, 45_000)
    expect(summary(result, 'quote', 'ConcurrentExecutions').maximum).toBe(1000)
    within(result.requests.faults, 8000, 9500)
    expect(codes(result)).toEqual([
      'lambda.throttledByAccount',
      'client.retryAmplification',
      'timeouts.inverted',
      'lambda.timeouts',
      'lambda.coldStarts',
    ])
  })

  it('recovers once the outage is over', () => {
    const result = outcome('retry-storm', 'outage')
    const { values } = result.resources['apps']!.metrics['5XXError']!
    expect(values.slice((140 * 1000) / result.binMs).reduce((a, b) => a + b)).toBe(0)
  })

  it('with what the findings propose the concurrency suffices', () => {
    const result = outcome('retry-storm', 'outage')
    const calmer = resultOf(withChanges(exampleDesign('retry-storm'), result.findings), 'outage')
    expect(calmer.throttles.map(({ limitId }) => limitId)).toEqual(['lambda.timeout'])
    expect(total(calmer, 'apps', 'Attempts')).toBeLessThan(total(result, 'apps', 'Attempts') * 0.75)
    expect(summary(calmer, 'quote', 'ConcurrentExecutions').maximum).toBeLessThan(900)
  })

  it('is calm without the outage', () => {
    const result = outcome('retry-storm', 'calm')
    expect(kept(result)).toEqual([true, true])
    expect(total(result, 'apps', 'Attempts')).toBe(total(result, 'apps', 'Requests'))
  })
})

describe('deploy-cold-starts', () => {
  it('the deploy costs Java its p99, and Node.js next to nothing', () => {
    const result = outcome('deploy-cold-starts', 'deploy')
    expect(kept(result)).toEqual([true, false, true])
    within(summary(result, 'node-api', 'Latency').p99!, 250, 350)
    within(summary(result, 'java-api', 'Latency').p99!, 1000, 3000)
    within(total(result, 'quotes-java', 'ColdStarts'), 300, 480)
    within(total(result, 'quotes-node', 'ColdStarts'), 40, 110)
    expect(result.findings.map(({ code, resourceIds }) => [code, ...resourceIds])).toEqual([
      ['lambda.coldStarts', 'quotes-java'],
    ])
    const coldAt = result.resources['quotes-java']!.metrics['ColdStarts']!.values.findIndex(
      (count, bin) => count > 0 && bin >= result.warmupMs / result.binMs,
    )
    within((coldAt * result.binMs) / 1000, 99.5, 101)
  })

  it('both are fast without one', () => {
    const result = outcome('deploy-cold-starts', 'steady')
    expect(kept(result)).toEqual([true, true])
    expect(result.findings).toEqual([])
  })
})

describe('hot-key-vote', () => {
  it('one counter meets the limit of its partition; the table itself has room', () => {
    const result = outcome('hot-key-vote', 'final')
    expect(kept(result)).toEqual([true, true, false])
    expect(result.throttles.map(({ limitId, resourceId }) => [limitId, resourceId])).toEqual([
      ['dynamodb.partitionWcu', 'votes'],
    ])
    // A bucket of 1,000 refilled at 1,000/s.
    within(total(result, 'votes', 'ConsumedWriteCapacityUnits'), 59_000, 61_000)
    within(result.requests.faults / total(result, 'viewers-single', 'Requests'), 0.22, 0.33)
    expect(codes(result)).toEqual(['dynamodb.hotPartition', 'lambda.sdkRetryAmplification'])
  })

  it('fifty counters lose nothing under the same load', () => {
    const result = outcome('hot-key-vote', 'final')
    expect(total(result, 'votes-sharded', 'WriteThrottleEvents')).toBe(0)
    within(
      total(result, 'votes-sharded', 'ConsumedWriteCapacityUnits') / total(result, 'viewers-sharded', 'Requests'),
      0.99,
      1,
    )
    within(summary(result, 'vote-sharded', 'Duration').p99!, 30, 80)
  })

  it('a rehearsal does not show it', () => {
    const result = outcome('hot-key-vote', 'rehearsal')
    expect(kept(result)).toEqual([true])
    expect(codes(result)).not.toContain('dynamodb.hotPartition')
  })
})

describe('a-day-at-the-ticket-office', () => {
  it('replays the recorded file that lies beside it', () => {
    const csv = exampleData('ticket-office-day.csv')
    expect(csv).toBe(ticketOfficeCsv())
    expect(parseCountsCsv(csv, 'ticket-office-day.csv')).toEqual({ binSeconds: 300, counts: ticketOfficeDay() })
    const { load } = exampleDesign('a-day-at-the-ticket-office').scenarios[0]!.streams[0]!
    expect(load).toEqual({ kind: 'replay', binSeconds: 300, counts: ticketOfficeDay(), file: 'ticket-office-day.csv' })
    expect(outcome('a-day-at-the-ticket-office', 'day').requests.total).toBe(ticketOfficeDay().reduce((a, b) => a + b))
  })

  const inHours = (metric: string, id: string, from: number, to: number): number => {
    const result = outcome('a-day-at-the-ticket-office', 'day')
    const bins = 3_600_000 / result.binMs
    return result.resources[id]!.metrics[metric]!.values.slice(from * bins, to * bins).reduce((a, b) => a + b)
  }

  it('the rare visitor of the night starts the function cold', () => {
    within(inHours('ColdStarts', 'book-ticket', 2, 5) / inHours('Invocations', 'book-ticket', 2, 5), 0.1, 0.6)
    expect(inHours('ColdStarts', 'book-ticket', 8, 22) / inHours('Invocations', 'book-ticket', 8, 22)).toBeLessThan(
      0.001,
    )
  })

  it('at noon and in the evening the table’s writes run out, and the finding says what would be enough', () => {
    const result = outcome('a-day-at-the-ticket-office', 'day')
    expect(kept(result)).toEqual([false, true, true])
    expect(result.throttles.map(({ limitId }) => limitId)).toEqual(['dynamodb.provisionedWcu'])
    expect(inHours('WriteThrottleEvents', 'tickets', 0, 11)).toBe(0)
    expect(inHours('WriteThrottleEvents', 'tickets', 12, 14)).toBeGreaterThan(10_000)
    expect(inHours('WriteThrottleEvents', 'tickets', 15, 17)).toBe(0)
    expect(inHours('WriteThrottleEvents', 'tickets', 18, 21)).toBeGreaterThan(50_000)
    within(result.requests.faults, 9000, 16_000)
    const proposed = result.findings.filter(({ code }) => code === 'dynamodb.provisionedTooLow')
    expect(proposed[0]!.changes).toEqual([{ resourceId: 'tickets', field: 'writeCapacityUnits', value: 9 }])
    const enough = resultOf(withChanges(exampleDesign('a-day-at-the-ticket-office'), proposed), 'day')
    expect(enough.throttles).toEqual([])
    within(result.cost.month, 50, 70)
  })
})
