import { describe, expect, it } from 'vitest'
import type { Trial } from '../../services/harness'
import { found, through } from './trials'

const topic = (fn: Record<string, unknown>, rate: number, more: Partial<Trial> = {}): Trial =>
  through({ type: 'aws.sns.topic', entry: 'requests', exit: 'subscriptions' }, fn, 'events', rate, more)

const withQueue = (port: string): Partial<Trial> => ({
  resources: [{ id: 'kept', type: 'aws.sqs.queue' }],
  connections: [{ from: `fn.${port}`, to: 'kept.deliveries' }],
})

describe('sns.retryProduct', () => {
  it('tells both schedules once the function has failed, with the runs that they made', () => {
    const finding = found(topic({ errorPercent: 50 }, 2), 'sns.retryProduct')!
    expect(finding).toMatchObject({ severity: 'warning', resourceIds: ['source', 'fn'] })
    expect(finding.evidence).toContain('100,015 times over 23 days')
    expect(finding.evidence).toContain('up to 3 tries')
    // 1 + 0.5 + 0.25 runs per message, half of them failures.
    expect(finding.evidence).toMatch(/failed [\d,]+ of them \((4[789]|5[0123])%\)/)
  })

  it('is a remark when little fails', () => {
    expect(found(topic({ errorPercent: 2 }, 2), 'sns.retryProduct')!.severity).toBe('info')
  })

  it('is silent when nothing failed', () => {
    expect(found(topic({}, 2), 'sns.retryProduct')).toBeUndefined()
  })
})

describe('lambda.eventsDropped', () => {
  it('fires when events are lost after their tries', () => {
    const finding = found(topic({ errorPercent: 100 }, 1), 'lambda.eventsDropped')!
    expect(finding).toMatchObject({ severity: 'critical', resourceIds: ['fn'] })
    expect(finding.evidence).toMatch(/gave \d+ of them up/)
    expect(finding.remedy).toContain('3 tries')
  })

  it('points to concurrency when they became too old', () => {
    const slow = { reservedConcurrency: 1, maximumEventAgeSeconds: 60, compute: { kind: 'constant', value: 5_000 } }
    expect(found(topic(slow, 2), 'lambda.eventsDropped')!.remedy).toContain('too old')
  })

  it('is silent with a destination or dead-letter queue, and when nothing is dropped', () => {
    for (const port of ['onFailure', 'deadLetter'])
      expect(found(topic({ errorPercent: 100 }, 1, withQueue(port)), 'lambda.eventsDropped')).toBeUndefined()
    expect(found(topic({}, 1), 'lambda.eventsDropped')).toBeUndefined()
  })
})

describe('lambda.recordsUndelivered', () => {
  const outage: Trial['faults'] = [
    { target: 'kept', startSeconds: 0, durationSeconds: 600, effect: { kind: 'error', probability: 1 } },
  ]

  it('fires when a dead-letter queue does not take events', () => {
    const trial = topic({ errorPercent: 100 }, 1, { ...withQueue('deadLetter'), faults: outage })
    const finding = found(trial, 'lambda.recordsUndelivered')!
    expect(finding.resourceIds).toEqual(['fn', 'kept'])
    expect(finding.evidence).toContain('0 for destinations')
  })

  it('is silent when everything is taken', () => {
    const trial = topic({ errorPercent: 100 }, 1, withQueue('onFailure'))
    expect(found(trial, 'lambda.recordsUndelivered')).toBeUndefined()
  })
})

describe('lambda.recursiveLoop', () => {
  const loop = (config: Record<string, unknown>): Trial => ({
    resources: [
      { id: 'users', type: 'client' },
      { id: 'fn', type: 'aws.lambda.function', config: { timeoutSeconds: 3, ...config } },
      { id: 'queue', type: 'aws.sqs.queue', config: { visibilityTimeoutSeconds: 30 } },
    ],
    connections: [
      { from: 'users.requests', to: 'fn.invoke' },
      { from: 'fn.calls', to: 'queue.requests' },
      { from: 'queue.messages', to: 'fn.poll' },
    ],
    load: {
      users: {
        kind: 'steps',
        steps: [
          { atSeconds: 0, rate: 1 },
          { atSeconds: 5, rate: 0 },
        ],
      },
    },
    durationSeconds: 120,
  })

  it('names the way round once Lambda has stopped it', () => {
    const finding = found(loop({}), 'lambda.recursiveLoop')!
    expect(finding).toMatchObject({ severity: 'critical', resourceIds: ['fn', 'queue'] })
    expect(finding.evidence).toContain('fn → queue → fn')
  })

  it('is silent where loops are allowed', () => {
    expect(found({ ...loop({ recursiveLoop: 'allow' }), durationSeconds: 20 }, 'lambda.recursiveLoop')).toBeUndefined()
  })
})
