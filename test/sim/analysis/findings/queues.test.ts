import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { applied, constant, found, polled } from './trials'

describe('sqs.visibilityTimeoutTooShort', () => {
  it('fires below six function timeouts plus the batch window, and its value is enough', () => {
    const trial = polled({}, { batchWindowSeconds: 5 }, 5, { queue: { visibilityTimeoutSeconds: 60 } })
    const finding = found(trial, 'sqs.visibilityTimeoutTooShort')!
    expect(finding.changes).toEqual([{ resourceId: 'queue', field: 'visibilityTimeoutSeconds', value: 65 }])
    expect(finding.severity).toBe('info')
    expect(found(applied(trial, finding), 'sqs.visibilityTimeoutTooShort')).toBeUndefined()
  })

  it('warns when messages came again in the run', () => {
    const trial = polled({ errorPercent: 50 }, { batchSize: 1 }, 5, { queue: { visibilityTimeoutSeconds: 10 } })
    expect(found(trial, 'sqs.visibilityTimeoutTooShort')).toMatchObject({ severity: 'warning' })
  })

  it('is silent at six timeouts', () => {
    expect(found(polled({}, {}, 5), 'sqs.visibilityTimeoutTooShort')).toBeUndefined()
  })
})

describe('sqs.noDeadLetterQueue', () => {
  it('is a hint without failures, a warning with them, critical when messages were lost', () => {
    const without = (errorPercent: number, queue = {}, durationSeconds = 60) =>
      found(
        polled({ errorPercent }, { batchSize: 1 }, 5, { deadLetters: false, queue, durationSeconds }),
        'sqs.noDeadLetterQueue',
      )
    expect(without(0)).toMatchObject({ severity: 'info' })
    expect(without(20)).toMatchObject({ severity: 'warning' })
    const lost = without(100, { retentionSeconds: 60 }, 180)
    expect(lost).toMatchObject({ severity: 'critical' })
    expect(lost!.evidence).toContain('were lost')
  })

  it('is silent with one', () => {
    expect(found(polled({ errorPercent: 20 }, {}, 5), 'sqs.noDeadLetterQueue')).toBeUndefined()
  })
})

describe('sqs.messagesDeadLettered', () => {
  it('fires with how many moved, and says why', () => {
    const trial = polled({ errorPercent: 100 }, { batchSize: 1 }, 5, { queue: { visibilityTimeoutSeconds: 10 } })
    const finding = found(trial, 'sqs.messagesDeadLettered')!
    expect(finding.resourceIds).toEqual(['queue', 'dead'])
    expect(finding.remedy).toContain('Report item failures')
    const load: Trial['load'] = {
      users: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: 1 },
          { atSeconds: 12, rate: 0 },
        ],
      },
    }
    const throttled = polled({ reservedConcurrency: 1, compute: constant(9000) }, { batchSize: 1 }, 0, {
      queue: { visibilityTimeoutSeconds: 10 },
      load,
    })
    expect(found(throttled, 'sqs.messagesDeadLettered')?.remedy).toContain('throttles')
  })

  it('is silent when nothing moved', () => {
    expect(found(polled({}, {}, 5), 'sqs.messagesDeadLettered')).toBeUndefined()
  })
})

describe('sqs.backlogGrowing', () => {
  it('fires with the concurrency that would keep up', () => {
    const trial = polled(
      { reservedConcurrency: 10, compute: constant(2000) },
      { batchSize: 1, maximumConcurrency: 100 },
      20,
    )
    const finding = found(trial, 'sqs.backlogGrowing')!
    // 20/s x 2 s.
    expect(finding.changes[0]!.value).toBeGreaterThanOrEqual(40)
    expect(finding.changes[0]!.value).toBeLessThan(90)
    expect(found(applied(trial, finding), 'sqs.backlogGrowing')).toBeUndefined()
  })

  it('names the mapping’s maximum concurrency when that holds it', () => {
    const finding = found(
      polled({ compute: constant(2000) }, { batchSize: 1, maximumConcurrency: 4 }, 20),
      'sqs.backlogGrowing',
    )!
    expect(finding.remedy).toContain('maximum concurrency of 4')
  })

  it('is silent when the queue keeps up, and while it drains', () => {
    expect(found(polled({}, {}, 20), 'sqs.backlogGrowing')).toBeUndefined()
    const load: Trial['load'] = {
      users: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: 60 },
          { atSeconds: 40, rate: 0 },
        ],
      },
    }
    expect(
      found(
        polled({ compute: constant(1000) }, { batchSize: 1, maximumConcurrency: 20 }, 0, { load }),
        'sqs.backlogGrowing',
      ),
    ).toBeUndefined()
  })
})

describe('lambda.eventSourceAtCeiling', () => {
  const slow = { compute: constant(2000) }

  it('fires when messages wait at the most that the mapping may run', () => {
    const finding = found(polled(slow, { batchSize: 1, maximumConcurrency: 4 }, 20), 'lambda.eventSourceAtCeiling')!
    expect(finding).toMatchObject({ severity: 'info', resourceIds: ['fn', 'queue'] })
    expect(finding.evidence).toContain('the mapping ran 4 invocations')
    // 20/s x 2 s.
    const wanted = Number(/maximum concurrency to (\d+)/.exec(finding.remedy)![1])
    expect(wanted).toBeGreaterThanOrEqual(40)
    const raised = polled(slow, { batchSize: 1, maximumConcurrency: wanted }, 20)
    expect(found(raised, 'lambda.eventSourceAtCeiling')).toBeUndefined()
  })

  it('is silent while it has room to grow', () => {
    expect(found(polled({}, {}, 20), 'lambda.eventSourceAtCeiling')).toBeUndefined()
    expect(found(polled(slow, { batchSize: 1 }, 20), 'lambda.eventSourceAtCeiling')).toBeUndefined()
  })
})
