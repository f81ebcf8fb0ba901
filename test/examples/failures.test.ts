import { describe, expect, it } from 'vitest'
import { codes, kept, outcome, summary, total } from './examples'
import { within } from './within'

describe('asynchronous-failures', () => {
  const id = 'asynchronous-failures'

  it('tills notice nothing; what fails three times is in the dead-letter queue and in the bucket', () => {
    const result = outcome(id, 'outage')
    expect(kept(result)).toEqual([true, false])
    expect(result.requests.ok).toBe(result.requests.total)
    const dropped = total(result, 'book-points', 'AsyncEventsDropped')
    // 5 receipts/s; tries at once, after one and after three minutes: lost are those of the first 120 of 300 s.
    within(dropped, 530, 670)
    expect(total(result, 'to-replay', 'NumberOfMessagesSent')).toBe(dropped)
    expect(total(result, 'failure-records', 'PutRequests')).toBe(dropped)
    expect(summary(result, 'to-replay', 'ApproximateNumberOfMessagesVisible').maximum).toBe(dropped)
    expect(total(result, 'book-points', 'DeadLetterErrors')).toBe(0)
    expect(total(result, 'book-points', 'DestinationDeliveryFailures')).toBe(0)
  })

  it('every try is an invocation: three for the first two minutes, three more tries for two and then for one', () => {
    const result = outcome(id, 'outage')
    const events = total(result, 'book-points', 'AsyncEventsReceived')
    const errors = total(result, 'book-points', 'Errors')
    expect(events).toBe(total(result, 'receipts', 'NumberOfNotificationsDelivered'))
    // Failed tries of receipts of 120 s: three; of the next 120 s: two; of the last 60 s: one.
    within(errors / (5 * (120 * 3 + 120 * 2 + 60)), 0.93, 1.07)
    // All that is not lost succeeds in the end, once.
    expect(total(result, 'book-points', 'Invocations') - errors).toBe(
      events - total(result, 'book-points', 'AsyncEventsDropped'),
    )
    within(summary(result, 'book-points', 'AsyncEventAge').maximum!, 180_000, 185_000)
  })

  it('on a Tuesday each receipt is one invocation', () => {
    const result = outcome(id, 'tuesday')
    expect(kept(result)).toEqual([true, true])
    expect(total(result, 'book-points', 'Invocations')).toBe(total(result, 'book-points', 'AsyncEventsReceived'))
    expect(total(result, 'to-replay', 'NumberOfMessagesSent')).toBe(0)
    expect(result.findings).toEqual([])
  })
})

describe('poison-record-in-a-stream', () => {
  const id = 'poison-record-in-a-stream'
  /** 30 of 60 sales/s for each shard; every 4,000th is poison: six in 900 s. */
  const POISON = 12

  it('bisecting gives up the poison alone and nothing else', () => {
    const result = outcome(id, 'saturday')
    expect(total(result, 'book-bisecting', 'StreamRecordsDiscarded')).toBe(POISON)
    expect(total(result, 'poison-sales', 'NumberOfMessagesSent')).toBe(POISON)
    within(
      total(result, 'book-bisecting', 'StreamRecordsProcessed') / total(result, 'sales', 'IncomingRecords'),
      0.998,
      1,
    )
    // Five halvings of some thirty records, a second of back-off each, then two retries.
    within(summary(result, 'book-bisecting', 'IteratorAge').maximum!, 5000, 20_000)
  })

  it('two retries without bisecting lose the whole batch with it', () => {
    const result = outcome(id, 'saturday')
    expect(total(result, 'lost-batches', 'NumberOfMessagesSent')).toBe(POISON)
    expect(total(result, 'book-retrying', 'Errors')).toBe(POISON * 3)
    // A poll a second finds some thirty records.
    within(total(result, 'book-retrying', 'StreamRecordsDiscarded') / POISON, 20, 45)
    within(summary(result, 'book-retrying', 'IteratorAge').maximum!, 2000, 10_000)
  })

  it('by default both shards stand still at their first poison record, and records grow old', () => {
    const result = outcome(id, 'saturday')
    expect(kept(result)).toEqual([true, true, false, true, false])
    expect(total(result, 'book-endlessly', 'StreamRecordsDiscarded')).toBe(0)
    within(total(result, 'book-endlessly', 'StreamRecordsProcessed'), 2 * 3900, 2 * 3999)
    expect(summary(result, 'book-endlessly', 'BlockedShards').maximum).toBe(2)
    // Blocked from 133 s on; tries come a minute apart, so that the last one is up to a minute before the end.
    within(summary(result, 'book-endlessly', 'IteratorAge').maximum!, 690_000, 770_000)
    const finding = result.findings.find(({ resourceIds }) => resourceIds.includes('book-endlessly'))
    expect(finding).toMatchObject({ code: 'lambda.shardBlocked', severity: 'critical' })
  })

  it('all three keep up before the first poison record', () => {
    const result = outcome(id, 'sunday')
    expect(kept(result)).toEqual([true, true, true])
    for (const reader of ['book-bisecting', 'book-retrying', 'book-endlessly']) {
      expect(total(result, reader, 'Errors')).toBe(0)
      // A poll a second, and some tens of milliseconds for the batch before.
      expect(summary(result, reader, 'IteratorAge').maximum).toBeLessThan(2500)
    }
    expect(codes(result)).toEqual([])
  })
})

describe('fifo-order-groups', () => {
  const id = 'fifo-order-groups'

  it('five groups are five invocations at once, however long the queue grows', () => {
    const result = outcome(id, 'flash-sale')
    expect(kept(result)).toEqual([true, true, false])
    expect(summary(result, 'pick-by-warehouse', 'ConcurrentExecutions').maximum).toBe(5)
    expect(summary(result, 'by-warehouse', 'ApproximateNumberOfGroupsWithInflightMessages').maximum).toBe(5)
    within(summary(result, 'by-warehouse', 'ApproximateNumberOfMessagesVisible').maximum!, 8000, 10_500)
    within(summary(result, 'by-warehouse', 'ApproximateAgeOfOldestMessage').maximum!, 250, 480)
    // While it drains, each of the five takes some 260 ms and the way from the queue for an order.
    const { values } = result.resources['pick-by-warehouse']!.metrics['Invocations']!
    const bins = (seconds: number): number => (seconds * 1000) / result.binMs
    const draining = values.slice(bins(120), bins(270)).reduce((sum, count) => sum + count) / 150
    within(draining, 5 / 0.32, 5 / 0.26)
  })

  it('as many groups as customers take the same orders as they come', () => {
    const result = outcome(id, 'flash-sale')
    expect(total(result, 'by-customer', 'NumberOfMessagesSent')).toBe(
      total(result, 'by-warehouse', 'NumberOfMessagesSent'),
    )
    // 60 orders/s of 260 ms are 16 at once on average.
    within(summary(result, 'pick-by-customer', 'ConcurrentExecutions').maximum!, 22, 40)
    expect(summary(result, 'by-customer', 'ApproximateNumberOfMessagesVisible').maximum).toBeLessThan(20)
    expect(summary(result, 'by-customer', 'ApproximateAgeOfOldestMessage').maximum).toBeLessThan(3)
  })

  it('on a slow Tuesday five are enough', () => {
    const result = outcome(id, 'tuesday')
    expect(kept(result)).toEqual([true, true, true])
    expect(result.findings).toEqual([])
    expect(summary(result, 'by-warehouse', 'ApproximateAgeOfOldestMessage').maximum).toBeLessThan(5)
  })
})
