import { describe, expect, it } from 'vitest'
import type { RunResult } from '../../../sim/result'
import { codeCommitRepository } from '../../../sim/services/codecommit'
import { codesOf, neighbour } from './checks'
import { NOT_FOUND, responders, SERVER_ERROR } from './responder'
import { open, simulateWith } from './traffic'
import type { Trial } from './harness'

const AT_ONCE = { deliveryLatency: { kind: 'constant', value: 0 } }

interface Set {
  config?: Record<string, unknown>
  /** Events by trigger. */
  triggers?: Record<string, string>
  /** Receivers of every event. */
  listeners?: string[]
  trial?: Partial<Trial>
}

/** 100 events a second for 20 s. */
function staged({ config = {}, triggers = {}, listeners = [], trial = {} }: Set = {}) {
  const targets = responders('test.responder', { id: 'events', protocol: 'event' })
  const ids = [...Object.keys(triggers), ...listeners]
  const run = (): RunResult =>
    simulateWith([open(codeCommitRepository), targets.service], {
      resources: [
        { id: 'repo', type: codeCommitRepository.type, config: { ...AT_ONCE, ...config } },
        ...ids.map((id) => ({ id, type: 'test.responder' })),
      ],
      connections: [
        ...Object.entries(triggers).map(([id, events]) => ({
          from: 'repo.triggers',
          to: `${id}.events`,
          config: { events },
        })),
        ...listeners.map((id) => ({ from: 'repo.events', to: `${id}.events` })),
      ],
      load: {
        repo: {
          kind: 'steps',
          steps: [
            { atSeconds: 0, rate: 100 },
            { atSeconds: 20, rate: 0 },
          ],
        },
      },
      spacing: 'exact',
      durationSeconds: 30,
      ...trial,
    })
  const received = (id: string): number => targets.of(id).received.length
  return { run, of: targets.of, received }
}

const sum = (result: RunResult, metric: string): number => result.resources['repo']!.metrics[metric]!.summary.sum!

describe('CodeCommit repository', () => {
  it('CC-1: events are pushes, creations and deletions by their shares', () => {
    const result = staged({ config: { createPercent: 30, deletePercent: 10 } }).run()
    const [updated, created, deleted] = ['ReferencesUpdated', 'ReferencesCreated', 'ReferencesDeleted'].map((name) =>
      sum(result, name),
    ) as [number, number, number]
    expect(updated + created + deleted).toBe(2_000)
    // Four standard deviations of a binomial count.
    expect(Math.abs(created - 600)).toBeLessThan(4 * Math.sqrt(2_000 * 0.3 * 0.7))
    expect(Math.abs(deleted - 200)).toBeLessThan(4 * Math.sqrt(2_000 * 0.1 * 0.9))
  })

  it('CC-2, CC-3: triggers get their kind of event, EventBridge gets all', () => {
    const { run, received } = staged({
      config: { createPercent: 30, deletePercent: 10 },
      triggers: { every: 'all', pushed: 'updateReference', created: 'createReference', deleted: 'deleteReference' },
      listeners: ['bus'],
    })
    const result = run()
    expect(received('every')).toBe(2_000)
    expect(received('bus')).toBe(2_000)
    expect(received('pushed')).toBe(sum(result, 'ReferencesUpdated'))
    expect(received('created')).toBe(sum(result, 'ReferencesCreated'))
    expect(received('deleted')).toBe(sum(result, 'ReferencesDeleted'))
    expect(sum(result, 'EventsDelivered')).toBe(6_000)
  })

  it('CC-4: events arrive after their latency, once', () => {
    const late = { deliveryLatency: { kind: 'constant', value: 700 } }
    const { run, of } = staged({ config: late, triggers: { fn: 'all' } })
    const result = run()
    const { received } = of('fn')
    expect(received).toHaveLength(2_000)
    expect(received.every(({ attempt }) => attempt === 1)).toBe(true)
    expect(result.resources['repo']!.metrics['ResponseTime']!.summary).toMatchObject({ minimum: 700, maximum: 700 })
    const spread = staged({
      config: { deliveryLatency: { kind: 'uniform', min: 0, max: 2_000 } },
      triggers: { a: 'all' },
    })
    expect(spread.run().resources['repo']!.metrics['ResponseTime']!.summary.average).toBeCloseTo(1_000, -2)
  })

  it('CC-5: a push ends when its last event is taken; one that is refused is lost', () => {
    const result = staged({ triggers: { a: 'all' }, listeners: ['b'] }).run()
    expect(result.requests).toMatchObject({ total: 2_000, ok: 2_000, unfinished: 0 })

    const targets = responders('test.responder', { id: 'events', protocol: 'event' })
    const { service } = targets
    const answering = {
      ...service,
      create: (context: never) => {
        const component = service.create(context)
        const { resourceId } = context as { resourceId: string }
        targets.of(resourceId).answer = (n) =>
          resourceId === 'a' ? { afterMs: 400 } : n % 2 === 0 ? { outcome: SERVER_ERROR } : { outcome: NOT_FOUND }
        return component
      },
    }
    const failing = simulateWith([open(codeCommitRepository), answering], {
      resources: [
        { id: 'repo', type: codeCommitRepository.type, config: AT_ONCE },
        { id: 'a', type: 'test.responder' },
        { id: 'b', type: 'test.responder' },
      ],
      connections: [
        { from: 'repo.triggers', to: 'a.events' },
        { from: 'repo.triggers', to: 'b.events' },
      ],
      load: { repo: { kind: 'constant', rate: 10 } },
      spacing: 'exact',
      durationSeconds: 20,
    })
    expect(targets.of('b').received).toHaveLength(200)
    expect(sum(failing, 'EventsLost')).toBe(200)
    const { faults, clientErrors, unfinished } = failing.requests
    expect(faults + clientErrors + unfinished).toBe(200)
    expect(Math.abs(faults - clientErrors)).toBeLessThanOrEqual(1)
    expect(failing.resources['repo']!.metrics['ResponseTime']!.summary.minimum).toBe(400)
  })

  it('CC-6: events are about branches', () => {
    const { run, of } = staged({ config: { branches: 3, eventBytes: 555 }, triggers: { fn: 'all' } })
    run()
    const { received } = of('fn')
    expect(new Set(received.map(({ key }) => key))).toEqual(new Set([0, 1, 2]))
    expect(received[0]!.bytes).toBe(555)
  })

  it('CC-7: it reports what clients report, and is billed by active users', () => {
    const result = staged({ config: { activeUsers: 8 }, trial: { freeTier: true } }).run()
    const names = Object.keys(result.resources['repo']!.metrics)
    expect(names.sort()).toEqual(codeCommitRepository.metrics.map(({ name }) => name).sort())
    expect(result.requests.total).toBe(2_000)
    expect(result.cost.month).toBeCloseTo(3, 6)
    expect(staged({ config: { activeUsers: 8 } }).run().cost.month).toBeCloseTo(8, 6)
  })

  it('CC-8: checks find shares that do not add up and triggers that never start', () => {
    const trigger = (events: string) => ({ triggers: [neighbour({ connection: { events } })] })
    expect(codesOf(codeCommitRepository, {}, trigger('createReference'))).toEqual([])
    expect(codesOf(codeCommitRepository, { createPercent: 60, deletePercent: 50 })).toEqual(['codecommit.shares'])
    expect(codesOf(codeCommitRepository, { createPercent: 0 }, trigger('createReference'))).toEqual([
      'codecommit.triggerNeverStarts',
    ])
    expect(codesOf(codeCommitRepository, { createPercent: 100, deletePercent: 0 }, trigger('updateReference'))).toEqual(
      ['codecommit.triggerNeverStarts'],
    )
    expect(codeCommitRepository.ports[0]).toMatchObject({ id: 'triggers', maxConnections: 10 })
  })
})
