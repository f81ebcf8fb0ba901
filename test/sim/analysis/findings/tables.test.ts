import { describe, expect, it } from 'vitest'
import { applied, found, table, throughApi } from './trials'

describe('dynamodb.hotPartition', () => {
  it('fires on one key above what a partition serves', () => {
    const finding = found(
      table({}, 'PutItem', 1300, { durationSeconds: 10 }, { popularity: 'single' }),
      'dynamodb.hotPartition',
    )!
    expect(finding).toMatchObject({ severity: 'critical', changes: [] })
    expect(finding.remedy).toContain('write sharding')
  })

  it('proposes the API cache for hot reads', () => {
    const reads = table(
      { itemBytes: 40_000, consistency: 'strong' },
      'GetItem',
      400,
      { durationSeconds: 10 },
      { popularity: 'single' },
    )
    const api = throughApi({}, reads.resources[1]!.config!, 400)
    const trial = {
      ...reads,
      resources: [...reads.resources, api.resources[1]!],
      connections: [...api.connections!, reads.connections![1]!],
    }
    const finding = found(trial, 'dynamodb.hotPartition')!
    expect(finding.changes).toEqual([{ resourceId: 'api', field: 'cacheEnabled', value: true }])
    expect(found(applied(trial, finding), 'dynamodb.hotPartition')).toBeUndefined()
  })

  it('is silent when the same load is spread over keys', () => {
    expect(
      found(table({}, 'PutItem', 1300, { durationSeconds: 10 }, { keys: 200 }), 'dynamodb.hotPartition'),
    ).toBeUndefined()
  })
})

describe('dynamodb.provisionedTooLow', () => {
  const small = table({ capacityMode: 'provisioned', writeCapacityUnits: 5 }, 'PutItem', 20, { durationSeconds: 600 })

  it('fires with the capacity that would have been enough, burst included', () => {
    const finding = found(small, 'dynamodb.provisionedTooLow')!
    const value = finding.changes[0]!.value as number
    // 20/s for 600 s from 300 s of saved-up capacity: 20 x 600 / 900 = 13.3, plus chance.
    expect(value).toBeGreaterThanOrEqual(13)
    expect(value).toBeLessThanOrEqual(15)
    expect(found(applied(small, finding), 'dynamodb.provisionedTooLow')).toBeUndefined()
    expect(
      found(
        applied(small, { ...finding, changes: [{ ...finding.changes[0]!, value: value - 2 }] }),
        'dynamodb.provisionedTooLow',
      ),
    ).toBeDefined()
  })

  it('is silent with enough, and on demand', () => {
    expect(
      found(
        table({ capacityMode: 'provisioned', writeCapacityUnits: 25 }, 'PutItem', 20),
        'dynamodb.provisionedTooLow',
      ),
    ).toBeUndefined()
    expect(found(table({}, 'PutItem', 20), 'dynamodb.provisionedTooLow')).toBeUndefined()
  })
})

describe('dynamodb.onDemandExceeded', () => {
  it('fires at the table’s own maximum, and at twice its previous peak', () => {
    const bounded = table({ maximumWriteUnits: 10 }, 'PutItem', 20)
    const finding = found(bounded, 'dynamodb.onDemandExceeded')!
    expect(finding.changes[0]).toMatchObject({ field: 'maximumWriteUnits' })
    expect(found(applied(bounded, finding), 'dynamodb.onDemandExceeded')).toBeUndefined()
    const risen = table(
      { itemBytes: 100_000, tableSizeGb: 400 },
      'PutItem',
      60,
      { durationSeconds: 10 },
      { keys: 100_000 },
    )
    const peak = found(risen, 'dynamodb.onDemandExceeded')!
    expect(peak.changes[0]).toMatchObject({ field: 'previousWritePeak' })
    expect(found(applied(risen, peak), 'dynamodb.onDemandExceeded')).toBeUndefined()
  })

  it('is silent below', () => {
    expect(found(table({}, 'PutItem', 20), 'dynamodb.onDemandExceeded')).toBeUndefined()
  })
})

describe('dynamodb.capacityUnused', () => {
  const idle = table({ capacityMode: 'provisioned', writeCapacityUnits: 1000, readCapacityUnits: 5 }, 'PutItem', 10)

  it('fires on capacity that is paid for and not used', () => {
    const finding = found(idle, 'dynamodb.capacityUnused')!
    expect(finding.changes[0]).toMatchObject({ field: 'writeCapacityUnits' })
    expect(finding.changes[0]!.value).toBeLessThan(200)
    expect(found(applied(idle, finding), 'dynamodb.capacityUnused')).toBeUndefined()
  })

  it('is silent when capacity is used, and on small tables', () => {
    const config = { capacityMode: 'provisioned', writeCapacityUnits: 20, readCapacityUnits: 5 }
    expect(found(table(config, 'PutItem', 15), 'dynamodb.capacityUnused')).toBeUndefined()
  })
})
