import { describe, expect, it } from 'vitest'
import { costReport } from '../../../sim/cost/report'
import type { CostComponent } from '../../../sim/cost/types'
import type { CheckContext } from '../../../sim/services/define'
import { table } from '../../../sim/services/dynamodb'
import { withDefaults } from '../../../sim/services/fields'
import { evenly, type Reply, runScript, type Script, type ScriptedCall } from './scripted'

const FIXED = {
  readLatency: { kind: 'constant', value: 3 },
  writeLatency: { kind: 'constant', value: 5 },
  transactionLatency: { kind: 'constant', value: 12 },
}
/** One unit for each GetItem and each PutItem. */
const UNIT = { itemBytes: 1024, consistency: 'strong' }
/** A table of 100 partitions, so that the table as a whole is what limits. */
const WIDE = { tableSizeGb: 1000 }
const MONTH_MS = 730 * 3_600_000

const run = (script: Omit<Script, 'service'>) =>
  runScript({ ...script, service: table, config: { ...FIXED, ...UNIT, ...script.config } })
const served = (replies: readonly (Reply | null)[]) => replies.filter((reply) => reply?.outcome.class === 'ok').length
const spread = (calls: ScriptedCall[]): ScriptedCall[] => calls.map((call, key) => ({ ...call, key }))

/** Units that one request of an operation uses. */
function unitsOf(operation: string, config: Record<string, unknown>): number[] {
  const { metric } = runScript({ service: table, config: { ...FIXED, ...config }, calls: [{ atMs: 0, operation }] })
  return ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map((name) => metric(name).summary.sum!)
}

describe('capacity units', () => {
  it('DDB-1: GetItem takes a unit per started 4 KB, half of it when eventually consistent', () => {
    const units = (itemBytes: number, consistency: string) => unitsOf('GetItem', { itemBytes, consistency })[0]
    expect([1, 4096, 4097, 409_600].map((bytes) => units(bytes, 'strong'))).toEqual([1, 1, 2, 100])
    expect([1, 4096, 4097, 409_600].map((bytes) => units(bytes, 'eventual'))).toEqual([0.5, 0.5, 1, 50])
  })

  it('DDB-2: Query adds sizes up before rounding and ends at 1 MB', () => {
    const units = (itemBytes: number, queryItems: number) =>
      unitsOf('Query', { itemBytes, queryItems, consistency: 'strong' })[0]
    expect(units(100, 40)).toBe(1)
    expect(units(100, 41)).toBe(2)
    expect(units(1024, 1024)).toBe(256)
    expect(units(1024, 5000)).toBe(256)
    expect(unitsOf('Query', { itemBytes: 1024, queryItems: 10 })).toEqual([1.5, 0])
  })

  it('DDB-3: writes take a unit per started 1 KB, transactions twice for each item', () => {
    for (const operation of ['PutItem', 'UpdateItem', 'DeleteItem']) {
      expect(unitsOf(operation, { itemBytes: 1024 })).toEqual([0, 1])
      expect(unitsOf(operation, { itemBytes: 1025 })).toEqual([0, 2])
    }
    expect(unitsOf('TransactWriteItems', { itemBytes: 1500, transactionItems: 3 })).toEqual([0, 12])
  })
})

describe('provisioned capacity', () => {
  const provisioned = { capacityMode: 'provisioned', readCapacityUnits: 10, writeCapacityUnits: 10 }

  it('DDB-4: at demand D throttling begins after 300·c / (D − c) seconds and c is served from then on', () => {
    const calls = evenly(20, 0, 400_000)
    const { replies, throttles } = run({ config: provisioned, calls, durationMs: 400_000 })
    expect(Math.abs(served(replies) - (300 * 10 + 10 * 400))).toBeLessThanOrEqual(1)
    expect(Math.abs(throttles[0]!.firstAtMs - 300_000)).toBeLessThanOrEqual(100)
    expect(throttles).toHaveLength(1)
  })

  it('DDB-4: a demand at the capacity is never throttled', () => {
    expect(served(run({ config: provisioned, calls: evenly(10, 0, 60_000) }).replies)).toBe(600)
  })

  it('DDB-5: reads and writes are throttled apart, under their own reasons', () => {
    const config = { ...provisioned, readCapacityUnits: 1, writeCapacityUnits: 2 }
    const calls = [
      ...Array.from({ length: 310 }, () => ({ atMs: 0, operation: 'GetItem' })),
      ...Array.from({ length: 620 }, () => ({ atMs: 0, operation: 'PutItem' })),
    ]
    const { replies, throttles } = run({ config, calls })
    expect(throttles.map(({ limitId, reason, count, limit }) => [limitId, reason, count, limit])).toEqual([
      ['dynamodb.provisionedRcu', 'TableReadProvisionedThroughputExceeded', 10, 1],
      ['dynamodb.provisionedWcu', 'TableWriteProvisionedThroughputExceeded', 20, 2],
    ])
    expect(replies[309]!.outcome).toMatchObject({
      name: 'ProvisionedThroughputExceededException',
      httpStatus: 400,
      class: 'throttle',
      retryable: true,
    })
  })

  it('DDB-6: partitions follow from throughput and size', () => {
    const count = (config: Record<string, unknown>) => table.hints!.tableSizeGb!(withDefaults(table.fields, config))
    const capacity = (readCapacityUnits: number, writeCapacityUnits: number) => ({
      capacityMode: 'provisioned',
      readCapacityUnits,
      writeCapacityUnits,
    })
    expect(count(capacity(5, 5))).toBe('about 1 partition')
    expect(count(capacity(3000, 1000))).toBe('about 2 partitions')
    expect(count(capacity(7500, 3000))).toBe('about 6 partitions')
    expect(count({ ...capacity(5, 5), tableSizeGb: 101 })).toBe('about 11 partitions')
    expect(count({})).toBe('about 4 partitions')
    expect(count({ previousWritePeak: 10_000 })).toBe('about 20 partitions')
  })

  it('DDB-8: one partition may use what the whole table has', () => {
    const config = { capacityMode: 'provisioned', readCapacityUnits: 4000, writeCapacityUnits: 1000 }
    // Three partitions: an even share would be 1,333 units per second.
    const { throttles } = run({ config, calls: evenly(2900, 0, 5000, { key: 1 }), durationMs: 5000 })
    expect(throttles).toEqual([])
  })
})

describe('partitions', () => {
  it('DDB-7: a hot key is served 3,000 read units per second whatever the table has', () => {
    const calls = evenly(4000, 0, 5000, { key: 7 })
    const { replies, throttles } = run({ calls, config: { previousReadPeak: 20_000 } })
    // A second’s worth at once, then 3,000 per second: empty after 3,000 / (4,000 − 3,000) = 3 s.
    expect(Math.abs(served(replies) - 18_000)).toBeLessThanOrEqual(1)
    expect(Math.abs(throttles[0]!.firstAtMs - 3000)).toBeLessThanOrEqual(2)
    expect(throttles).toHaveLength(1)
    expect(throttles[0]).toMatchObject({
      limitId: 'dynamodb.partitionRcu',
      limit: 3000,
      reason: 'TableReadKeyRangeThroughputExceeded',
      outcome: 'ThrottlingException',
    })
  })

  it('DDB-7: and 1,000 write units per second', () => {
    const config = { capacityMode: 'provisioned', readCapacityUnits: 5, writeCapacityUnits: 3000 }
    const calls = evenly(2000, 0, 3000, { key: 7, operation: 'PutItem' })
    const { replies, throttles } = run({ calls, config })
    expect(Math.abs(served(replies) - 4000)).toBeLessThanOrEqual(1)
    expect(throttles.map(({ limitId, outcome }) => [limitId, outcome])).toEqual([
      ['dynamodb.partitionWcu', 'ProvisionedThroughputExceededException'],
    ])
  })

  it('DDB-7: keys of other partitions go on', () => {
    const calls = Array.from({ length: 3200 }, () => ({ atMs: 0, key: 7 }))
    const others = Array.from({ length: 200 }, (_, key) => ({ atMs: 1, key: 1000 + key }))
    const { replies } = run({ calls: [...calls, ...others], config: WIDE })
    expect(served(replies.slice(0, 3200))).toBe(3000)
    // Two in a hundred keys may share the hot partition.
    expect(served(replies.slice(3200))).toBeGreaterThan(190)
  })
})

describe('on-demand capacity', () => {
  it('DDB-9: a new table serves 12,000 read and 4,000 write units per second at once', () => {
    const at = (operation: string, count: number) => Array.from({ length: count }, () => ({ atMs: 0, operation }))
    const calls = spread([...at('GetItem', 12_100), ...at('PutItem', 4_050)])
    const { replies, throttles } = run({ calls, config: WIDE })
    expect(served(replies)).toBe(16_000)
    expect(throttles.map(({ limitId, reason, count, outcome }) => [limitId, reason, count, outcome])).toEqual([
      ['dynamodb.onDemandPeakRru', 'TableReadKeyRangeThroughputExceeded', 100, 'ThrottlingException'],
      ['dynamodb.onDemandPeakWru', 'TableWriteKeyRangeThroughputExceeded', 50, 'ThrottlingException'],
    ])
  })

  it('DDB-9: C units at once and C per second: demand D is throttled after C / (D − C) seconds', () => {
    // Items of 400 KB take 100 units, so 150 reads a second ask for 15,000 units.
    const config = { ...WIDE, itemBytes: 409_600 }
    const { throttles } = run({ config, calls: spread(evenly(150, 0, 20_000)), durationMs: 20_000 })
    expect(Math.abs(throttles[0]!.firstAtMs - 4000)).toBeLessThanOrEqual(40)
  })

  it('DDB-10: twice the previous peak is served at once', () => {
    const calls = spread(Array.from({ length: 20_100 }, () => ({ atMs: 0 })))
    const { replies, throttles } = run({ calls, config: { ...WIDE, previousReadPeak: 10_000 } })
    expect(served(replies)).toBe(20_000)
    expect(throttles[0]).toMatchObject({ limitId: 'dynamodb.onDemandPeakRru', limit: 20_000, count: 100 })
    const low = run({ calls, config: { ...WIDE, previousReadPeak: 100 } })
    expect(served(low.replies)).toBe(12_000)
  })

  it('DDB-10: demand above twice the peak is throttled for 30 minutes, then the new peak counts', () => {
    // Queries of 1 MB take 256 units: 70 a second ask for 17,920.
    const config = { ...WIDE, itemBytes: 1024, queryItems: 1024 }
    const minutes = 34
    const calls = spread(evenly(70, 0, minutes * 60_000, { operation: 'Query' }))
    const { throttles } = run({ config, calls, durationMs: minutes * 60_000 })
    expect(throttles.map(({ limit }) => limit)).toEqual([12_000])
    expect(throttles[0]!.lastAtMs / 60_000).toBeCloseTo(31, 2)
    // In the first minute a second’s worth comes on top: 12,000 × 61 / 60.
    const longer = run({
      config,
      durationMs: minutes * 60_000,
      calls: [...calls, ...spread(evenly(10_000, 1_980_000, 1_990_000))],
    })
    expect(longer.throttles.at(-1)!.limit / 2).toBeCloseTo((12_000 * 61) / 60, -2)
  })

  it('DDB-11: no table goes beyond its quota', () => {
    const calls = spread(Array.from({ length: 600 }, () => ({ atMs: 0, operation: 'PutItem' })))
    const { throttles, replies } = run({ calls, config: WIDE, quotas: { 'dynamodb.tableWriteUnits': 500 } })
    expect(throttles).toHaveLength(1)
    expect(throttles[0]).toMatchObject({
      limitId: 'dynamodb.tableWriteUnits',
      limit: 500,
      count: 100,
      reason: 'TableWriteAccountLimitExceeded',
      outcome: 'RequestLimitExceeded',
    })
    expect(replies[599]!.outcome.class).toBe('throttle')
    const wide = { ...WIDE, previousReadPeak: 30_000 }
    const many = run({ config: wide, calls: spread(Array.from({ length: 40_010 }, () => ({ atMs: 0 }))) })
    expect(many.throttles).toHaveLength(1)
    expect(many.throttles[0]).toMatchObject({
      limitId: 'dynamodb.tableReadUnits',
      limit: 40_000,
      count: 10,
      reason: 'TableReadAccountLimitExceeded',
    })
  })

  it('DDB-12: a maximum throughput holds first', () => {
    const calls = spread(Array.from({ length: 60 }, () => ({ atMs: 0 })))
    const { throttles } = run({ calls, config: { maximumReadUnits: 50 } })
    expect(throttles).toHaveLength(1)
    expect(throttles[0]).toMatchObject({
      limitId: 'dynamodb.onDemandMaximumRru',
      limit: 50,
      count: 10,
      reason: 'TableReadMaxOnDemandThroughputExceeded',
      outcome: 'ThrottlingException',
    })
  })
})

describe('measurements and money', () => {
  it('DDB-13: a throttled request uses no units', () => {
    const calls = Array.from({ length: 60 }, () => ({ atMs: 0 }))
    const { metric, usage, replies } = run({ calls, config: { maximumReadUnits: 50 } })
    expect(metric('ConsumedReadCapacityUnits').summary.sum).toBe(50)
    expect(usage.find(({ component }) => component === 'Reads')!.quantity).toBe(50)
    expect(replies.every((reply) => reply!.atMs === 3)).toBe(true)
  })

  it('DDB-13: a request larger than the bucket is served from the full bucket, which then owes the rest', () => {
    const config = { capacityMode: 'provisioned', readCapacityUnits: 1, writeCapacityUnits: 1, itemBytes: 409_600 }
    const at = (atMs: number) => ({ atMs, operation: 'PutItem' })
    // 400 units from a bucket of 300: it is full again 400 s later.
    const { replies } = run({ config, calls: [at(0), at(399_000), at(400_001)], durationMs: 500_000 })
    expect(replies.map((reply) => reply!.outcome.class)).toEqual(['ok', 'throttle', 'ok'])
  })

  it('DDB-14: every rejection names value, use and source', () => {
    const { throttles, replies } = run({ calls: evenly(200, 0, 20_000), config: { maximumReadUnits: 100 } })
    expect(throttles[0]!.limit).toBe(100)
    expect(Math.abs(throttles[0]!.peakUse - 200)).toBeLessThan(2)
    expect(throttles[0]!.count + served(replies)).toBe(4000)
    for (const { source, remedy } of table.limits) expect([source.url, remedy]).not.toContain('')
  })

  it('DDB-14: a table’s rejected writes name the units asked of the whole table', () => {
    const calls = evenly(200, 0, 20_000, { operation: 'PutItem' })
    const { throttles, replies } = run({ calls, config: { maximumWriteUnits: 100, itemBytes: 2048 } })
    expect(throttles).toHaveLength(1)
    expect(throttles[0]).toMatchObject({ limitId: 'dynamodb.onDemandMaximumWru', limit: 100 })
    expect(Math.abs(throttles[0]!.peakUse - 400)).toBeLessThan(4)
    expect(throttles[0]!.count + served(replies)).toBe(4000)
  })

  it.each([
    { operation: 'GetItem', limitId: 'dynamodb.partitionRcu', limit: 3000, hot: 3500 },
    { operation: 'PutItem', limitId: 'dynamodb.partitionWcu', limit: 1000, hot: 1200 },
  ])('DDB-14: $limitId names the units asked of that partition alone', ({ operation, limitId, limit, hot }) => {
    // As much again goes to keys all over the table: it belongs to the demand on the table, not on the partition.
    const cold = Array.from({ length: hot }, (_, key) => ({ atMs: 0, key: 1000 + key, operation }))
    const calls = [...cold, ...Array.from({ length: hot }, () => ({ atMs: 0, key: 7, operation }))]
    const { throttles } = run({ calls, config: { ...WIDE, previousReadPeak: 10_000, previousWritePeak: 10_000 } })
    expect(throttles).toHaveLength(1)
    expect(throttles[0]).toMatchObject({ limitId, limit })
    expect(throttles[0]!.peakUse).toBeGreaterThanOrEqual(hot)
    // One partition of a hundred or more gets about a hundredth of the rest.
    expect(throttles[0]!.peakUse).toBeLessThan(hot * 1.03)
    expect(throttles[0]!.count).toBe(throttles[0]!.peakUse - limit)
  })

  it('DDB-15: metrics count units, throttles and latencies', () => {
    const config = { capacityMode: 'provisioned', readCapacityUnits: 1, writeCapacityUnits: 2 }
    const calls = [
      ...Array.from({ length: 301 }, () => ({ atMs: 0, operation: 'GetItem' })),
      ...Array.from({ length: 603 }, () => ({ atMs: 0, operation: 'PutItem' })),
    ]
    const { metric, has } = run({ config, calls })
    const sums = ['ReadThrottleEvents', 'WriteThrottleEvents', 'ThrottledRequests'].map(
      (name) => metric(name).summary.sum,
    )
    expect(sums).toEqual([1, 3, 4])
    expect(metric('SuccessfulRequestLatency').summary).toMatchObject({ samples: 900, minimum: 3, maximum: 5 })
    expect(metric('ProvisionedReadCapacityUnits').summary.average).toBe(1)
    expect(metric('ProvisionedWriteCapacityUnits').summary.maximum).toBe(2)
    expect(has('ProvisionedReadCapacityUnits')).toBe(true)
    expect(run({ calls: [] }).has('ProvisionedReadCapacityUnits')).toBe(false)
  })

  it('DDB-15: replies carry the size of what was read', () => {
    const calls = ['GetItem', 'Query', 'PutItem', 'TransactWriteItems'].map((operation) => ({ atMs: 0, operation }))
    const { replies } = run({ calls })
    expect(replies.map((reply) => [reply!.responseBytes, reply!.atMs])).toEqual([
      [1024, 3],
      [10_240, 3],
      [0, 5],
      [0, 12],
    ])
  })

  it('DDB-16: on-demand bills units, provisioned bills hours, both bill storage', () => {
    const onDemand = run({ calls: evenly(10, 0, 1000), config: { ...UNIT, tableSizeGb: 730 }, durationMs: 3_600_000 })
    expect(onDemand.usage.map(({ priceId, quantity, basis }) => [priceId, quantity, basis])).toEqual([
      ['dynamodb.readRequests', 10, 'usage'],
      ['dynamodb.writeRequests', 0, 'usage'],
      ['dynamodb.storage', 1, 'time'],
    ])
    const config = { capacityMode: 'provisioned', readCapacityUnits: 30, writeCapacityUnits: 20, tableSizeGb: 0 }
    const provisioned = run({ calls: evenly(10, 0, 1000), config, durationMs: 1_800_000 })
    expect(provisioned.usage.map(({ priceId, quantity }) => [priceId, quantity])).toEqual([
      ['dynamodb.readCapacity', 15],
      ['dynamodb.writeCapacity', 10],
      ['dynamodb.storage', 0],
    ])
  })

  it('DDB-16: a month of requests, of capacity and of storage costs what the price list says', () => {
    const month = (priceId: string, quantity: number) => bill([{ priceId, quantity }], false)
    expect(month('dynamodb.writeRequests', 3e6)).toBeCloseTo(1.875, 10)
    expect(month('dynamodb.readRequests', 8e6)).toBeCloseTo(1, 10)
    expect(month('dynamodb.writeCapacity', 20 * 730)).toBeCloseTo(9.49, 10)
    expect(month('dynamodb.readCapacity', 30 * 730)).toBeCloseTo(2.847, 10)
    expect(month('dynamodb.storage', 230)).toBeCloseTo(57.5, 10)
  })

  it('DDB-16: 25 GB, 25 WCU and 25 RCU are free every month', () => {
    const month = (config: Record<string, unknown>) =>
      bill(
        run({ calls: [], config: { capacityMode: 'provisioned', ...config }, durationMs: 3_600_000 }).usage,
        true,
        3_600_000,
      )
    expect(month({ readCapacityUnits: 25, writeCapacityUnits: 25, tableSizeGb: 25 })).toBeCloseTo(0, 10)
    expect(month({ readCapacityUnits: 45, writeCapacityUnits: 25, tableSizeGb: 25 })).toBeCloseTo(20 * 730 * 0.00013, 8)
    expect(month({ readCapacityUnits: 25, writeCapacityUnits: 45, tableSizeGb: 29 })).toBeCloseTo(
      20 * 730 * 0.00065 + 1,
      8,
    )
  })

  it('a request takes one event of the table', () => {
    expect(run({ calls: evenly(100, 0, 10_000) }).events).toBe(2000)
  })
})

describe('checks', () => {
  const codes = (config: Record<string, unknown>, others: Record<string, unknown>[] = []) => {
    const filled = withDefaults(table.fields, config)
    const context: CheckContext<typeof filled> = {
      resourceId: 'table',
      config: filled,
      region: 'us-east-1',
      parentId: null,
      era: 'modern',
      quota: (id) => table.quotas.find((quota) => quota.id === id)!.default,
      connections: () => [],
      leadsTo: () => false,
      resource: () => null,
      didYouMean: () => '',
      resourcesOfType: () =>
        [filled, ...others.map((other) => withDefaults(table.fields, other))].map((one, i) => ({
          id: `t${i}`,
          name: `t${i}`,
          parentId: null,
          config: one,
        })),
    }
    return table.check!(context).map(({ code, field }) => `${code} ${field}`)
  }
  const capacity = (readCapacityUnits: number, writeCapacityUnits: number) => ({
    capacityMode: 'provisioned',
    readCapacityUnits,
    writeCapacityUnits,
  })

  it('DDB-17: provisioned capacity stays within the quotas of table and account', () => {
    expect(codes({})).toEqual([])
    expect(codes(capacity(40_000, 40_000))).toEqual([])
    expect(codes(capacity(40_001, 5))).toEqual(['dynamodb.aboveTableQuota readCapacityUnits'])
    const others = [capacity(40_000, 5), capacity(40_000, 40_000), {}]
    expect(codes(capacity(5, 40_000), others)).toEqual([
      'dynamodb.aboveAccountQuota readCapacityUnits',
      'dynamodb.aboveAccountQuota writeCapacityUnits',
    ])
  })

  it('DDB-2: a Query above its page is pointed out', () => {
    expect(codes({ itemBytes: 1024, queryItems: 1025 })).toEqual(['dynamodb.queryAbovePage queryItems'])
  })
})

type Used = Pick<CostComponent, 'priceId' | 'quantity' | 'freeTierId'>

function bill(used: readonly Used[], freeTierOn: boolean, runDurationMs = MONTH_MS): number {
  return costReport({
    components: used.map((one) => ({ ...one, resourceId: 'table', component: 'x', basis: 'time' })),
    prices: table.prices('us-east-1'),
    freeTiers: table.freeTiers,
    region: 'us-east-1',
    freeTierOn,
    runDurationMs,
    requests: 1,
  }).month
}
