import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { constant, found, through } from './trials'

const stream = (
  fn: Record<string, unknown>,
  mapping: Record<string, unknown>,
  rate: number,
  more: Partial<Trial> = {},
): Trial =>
  through(
    { type: 'aws.kinesis.stream', config: { shards: 2 }, entry: 'requests', exit: 'records' },
    fn,
    'stream',
    rate,
    { durationSeconds: 300, ...more },
    { perRecord: false, ...mapping },
  )

describe('lambda.shardBlocked', () => {
  it('fires on a poison record that nothing gives up, and says what would', () => {
    const finding = found(stream({}, { poisonRecordEvery: 500, perRecord: true }, 20), 'lambda.shardBlocked')!
    expect(finding).toMatchObject({ severity: 'critical', resourceIds: ['fn', 'source'] })
    expect(finding.evidence).toContain('when the run ends')
    for (const advice of ['Set Retries', 'Bisect on error', 'report item failures'])
      expect(finding.remedy).toContain(advice)
  })

  it('points to concurrency when batches are throttled', () => {
    const finding = found(stream({ reservedConcurrency: 0 }, {}, 20), 'lambda.shardBlocked')!
    expect(finding.remedy).toContain('more concurrency')
  })

  it('is silent when the record is found and given up soon, and when nothing fails', () => {
    const mapping = { poisonRecordEvery: 500, perRecord: true, bisectBatchOnError: true, maximumRetryAttempts: 1 }
    const quick = { ...mapping, firstBackoffSeconds: 0.01 }
    expect(found(stream({ compute: constant(1) }, quick, 20), 'lambda.shardBlocked')).toBeUndefined()
    expect(found(stream({}, {}, 20), 'lambda.shardBlocked')).toBeUndefined()
  })
})

describe('lambda.iteratorAgeGrowing', () => {
  const slow = { compute: constant(5_000) }

  it('fires on a function that does less than comes in', () => {
    const finding = found(stream(slow, { batchSize: 10 }, 20), 'lambda.iteratorAgeGrowing')!
    expect(finding).toMatchObject({ severity: 'warning', resourceIds: ['fn', 'source'] })
    expect(finding.remedy).toContain('Batches per shard from 1')
    const most = found(stream(slow, { batchSize: 1, parallelizationFactor: 10 }, 20), 'lambda.iteratorAgeGrowing')!
    expect(most.remedy).toContain('Split the shards')
  })

  it('is silent when it keeps up', () => {
    expect(found(stream(slow, { batchSize: 100 }, 20), 'lambda.iteratorAgeGrowing')).toBeUndefined()
    expect(found(stream({}, {}, 20), 'lambda.iteratorAgeGrowing')).toBeUndefined()
  })
})
