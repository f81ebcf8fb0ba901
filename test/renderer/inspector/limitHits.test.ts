import { describe, expect, it } from 'vitest'
import { groupOfLimit, limitHits, rejectedPerSecond } from '../../../renderer/inspector/limitHits'
import { serviceOf, type FieldSet } from '../../../sim/index'
import { fakeResult } from '../views/fakeResult'

describe('limitHits', () => {
  it('says for how long a limit turned requests away', () => {
    const result = fakeResult()
    const [hit] = limitHits(result, 'place-order')
    expect(hit?.throttle.limitId).toBe('lambda.reservedConcurrency')
    const bins = [...(hit?.throttle.perBin ?? [])].filter((count) => count > 0).length
    expect(hit?.reachedMs).toBe(bins * result.binMs)
    const bin = hit?.throttle.perBin.findIndex((count) => count > 0) ?? -1
    expect(hit && rejectedPerSecond(hit, result, bin)).toBe(hit?.throttle.perBin[bin])
    expect(limitHits(result, 'orders')).toEqual([])
  })
})

describe('groupOfLimit', () => {
  const groupIn = (type: string, limitId: string) =>
    groupOfLimit(Object.entries(serviceOf(type)!.fields as FieldSet), limitId)

  it('finds the section of the setting that a limit is named after, or the section it names', () => {
    expect(groupIn('aws.lambda.function', 'lambda.reservedConcurrency')).toBe('Concurrency')
    expect(groupIn('aws.lambda.function', 'lambda.accountConcurrency')).toBe('Concurrency')
    expect(groupIn('aws.lambda.function', 'lambda.timeout')).toBe('Configuration')
    expect(groupIn('aws.lambda.function', 'lambda.scalingRate')).toBeNull()
  })
})
