import { expect, it } from 'vitest'
import type { Fault } from '../../../sim/design/types'
import { simulate } from '../../../sim/fidelity/experiment'

const trial = (effect: Fault['effect'], timeoutMs: number | null = 30_000) =>
  simulate({
    resources: [
      { id: 'clients', type: 'client', config: { maxAttempts: 1, timeoutMs } },
      { id: 'table', type: 'aws.dynamodb.table' },
    ],
    connections: [{ from: 'clients.requests', to: 'table.requests' }],
    load: { clients: { kind: 'constant', rate: 100 } },
    spacing: 'exact',
    faults: [{ target: 'table', startSeconds: 20, durationSeconds: 20, effect }],
    durationSeconds: 60,
  })

const near = (value: number, expected: number, deviations = 5): void => {
  expect(Math.abs(value - expected)).toBeLessThan(deviations * Math.sqrt(expected))
}

it('fails the given share of requests while the fault lasts, and no others', () => {
  const { requests, connections } = trial({ kind: 'error', probability: 0.3 })
  near(requests.faults, 600)
  const bins = [...connections['c0']!.perBin.fault]
  const perSecond = bins.length / 60
  bins.forEach((count, bin) => {
    if (bin < 20 * perSecond || bin >= 40 * perSecond) expect(count).toBe(0)
  })
})

it('throttles the given share and names the injected limit', () => {
  const { requests, throttles } = trial({ kind: 'throttle', probability: 0.5 })
  near(requests.throttled, 1000)
  expect(throttles).toHaveLength(1)
  expect(throttles[0]).toMatchObject({ resourceId: 'table', count: requests.throttled })
})

it('adds latency to every reply', () => {
  const { latency, requests } = trial({ kind: 'latency', delay: { kind: 'constant', value: 500 } })
  const normal = trial({ kind: 'latency', delay: { kind: 'constant', value: 0 } }).latency
  expect(requests.ok + requests.unfinished).toBe(requests.total)
  expect(latency.average! - normal.average!).toBeGreaterThan(500 / 3 - 1)
  expect(latency.average! - normal.average!).toBeLessThan(500 / 3 + 1)
})

it('answers nothing during an outage: callers run into their timeouts, those of the last second into its end', () => {
  const { requests, resources } = trial({ kind: 'outage' }, 1000)
  expect(Math.abs(resources['clients']!.metrics['Timeouts']!.summary.sum! - 1900)).toBeLessThanOrEqual(2)
  expect(Math.abs(requests.faults - 2000)).toBeLessThanOrEqual(2)
  expect(requests.total).toBe(6000)
})

it('fails what still hangs when the outage ends', () => {
  const { requests, latency } = trial({ kind: 'outage' }, null)
  expect(Math.abs(requests.faults - 2000)).toBeLessThanOrEqual(100)
  expect(latency.maximum!).toBeGreaterThan(19_000)
  expect(latency.maximum!).toBeLessThanOrEqual(21_000)
})

it('adds up faults that overlap, and ends each at its own time', () => {
  const errors = (startSeconds: number, durationSeconds: number, probability: number): Omit<Fault, 'id'> => ({
    target: 'table',
    startSeconds,
    durationSeconds,
    effect: { kind: 'error', probability },
  })
  const result = simulate({
    resources: [
      { id: 'clients', type: 'client', config: { maxAttempts: 1 } },
      { id: 'table', type: 'aws.dynamodb.table' },
    ],
    connections: [{ from: 'clients.requests', to: 'table.requests' }],
    load: { clients: { kind: 'constant', rate: 100 } },
    spacing: 'exact',
    faults: [errors(10, 20, 0.5), errors(20, 20, 1)],
    durationSeconds: 60,
  })
  const faults = [...result.connections['c0']!.perBin.fault]
  const between = (from: number, to: number): number =>
    faults.slice((from * 1000) / result.binMs, (to * 1000) / result.binMs).reduce((sum, count) => sum + count, 0)
  near(between(10, 20), 500)
  expect(between(20, 40)).toBeGreaterThanOrEqual(1998)
  expect(between(40, 60)).toBe(0)
})
