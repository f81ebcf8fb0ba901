import { expect, it } from 'vitest'
import { RandomStream } from '../../../sim/kernel/RandomStream'
import { type Outcome, OutcomeTable } from '../../../sim/telemetry/outcome'
import { TraceRecorder } from '../../../sim/telemetry/traces'

const FAILED: Outcome = { name: 'Failed', service: 'test', httpStatus: 500, class: 'fault', retryable: true }

function recorder(firstMs = 0, seed = 1) {
  const clock = { now: 0 }
  const outcomes = new OutcomeTable()
  const failed = outcomes.code(FAILED)
  const stream = new RandomStream(seed, '', 'traces')
  return { clock, failed, traces: new TraceRecorder(clock, outcomes, ['client', 'api', 'worker'], stream, firstMs, 2) }
}

it('keeps the tree, the times, the tries and the names', () => {
  const { clock, failed, traces } = recorder()
  const init = traces.name('Initialization')
  expect(traces.name('Initialization')).toBe(init)
  const root = traces.begin(0)
  clock.now = 10
  const api = traces.segment(root, 1)
  const worker = traces.segment(api, 2, 3)
  traces.markCold(worker)
  traces.span(worker, 2, init, 2, 8)
  const part = traces.subsegment(worker, 2, traces.name('Invocation'))
  traces.startedAt(part, 12)
  clock.now = 20
  traces.close(part, failed)
  traces.close(worker, failed)
  clock.now = 25
  traces.close(api, 0)
  traces.close(root, 0)
  const [trace] = traces.results()
  expect(trace).toMatchObject({
    startMs: 0,
    durationMs: 25,
    spanMs: 25,
    outcome: 'OK',
    coldStart: true,
    kept: 'sample',
  })
  expect(trace!.segments.map((s) => [s.parent, s.name, s.kind, s.startMs, s.endMs, s.outcome, s.attempt])).toEqual([
    [-1, 'client', 'segment', 0, 25, 'OK', 1],
    [0, 'api', 'segment', 10, 25, 'OK', 1],
    [1, 'worker', 'segment', 10, 20, 'Failed', 3],
    [2, 'Initialization', 'subsegment', 2, 8, 'OK', 1],
    [2, 'Invocation', 'subsegment', 12, 20, 'Failed', 1],
  ])
})

it('ends with its last open branch; the root keeps its own duration', () => {
  const { clock, traces } = recorder()
  const root = traces.begin(0)
  const queued = traces.segment(root, 1)
  clock.now = 5
  traces.close(root, 0)
  expect(traces.seen).toBe(0)
  clock.now = 100
  traces.close(traces.segment(queued, 2), 0)
  traces.close(queued, 0)
  expect(traces.results()[0]).toMatchObject({ durationMs: 5, spanMs: 100 })
})

it('accepts -1 everywhere', () => {
  const { traces } = recorder()
  expect([traces.segment(-1, 1), traces.subsegment(-1, 1, 0)]).toEqual([-1, -1])
  traces.span(-1, 1, 0, 0, 1)
  traces.startedAt(-1, 1)
  traces.markCold(-1)
  traces.close(-1, 0)
  expect(traces.results()).toEqual([])
})

it('leaves out segments beyond 256 and traces beyond 16,384 at once', () => {
  const { traces } = recorder()
  const root = traces.begin(0)
  const opened = Array.from({ length: 400 }, () => traces.segment(root, 1))
  expect(opened.filter((segment) => segment >= 0)).toHaveLength(255)
  for (const segment of opened) traces.close(segment, 0)
  traces.close(root, 0)
  expect(traces.results()[0]!.segments).toHaveLength(256)
  const roots = Array.from({ length: 16_400 }, () => traces.begin(0))
  expect(roots.filter((segment) => segment < 0)).toHaveLength(16)
  for (const segment of roots) traces.close(segment, 0)
  expect(traces.begin(0)).toBeGreaterThanOrEqual(0)
})

it('reuses the places of ended traces, however many pass', () => {
  const { traces } = recorder()
  let highest = 0
  for (let i = 0; i < 50_000; i++) {
    const root = traces.begin(0)
    const segments = Array.from({ length: 1 + (i % 20) }, () => traces.segment(root, 1))
    highest = Math.max(highest, root, ...segments)
    for (const segment of segments) traces.close(segment, 0)
    traces.close(root, 0)
  }
  expect(highest).toBeLessThan(3 * 8)
  expect(traces.seen).toBe(50_000)
})

it('keeps a uniform sample, every one of the 25 slowest and the first 10 of each error', () => {
  const places = Array.from({ length: 10 }, () => 0)
  for (let seed = 0; seed < 40; seed++) {
    const { clock, failed, traces } = recorder(0, seed)
    for (let i = 0; i < 5000; i++) {
      clock.now = i * 10
      const root = traces.begin(0)
      clock.now += i % 1000 === 999 ? 9 : (i % 100) / 100
      traces.close(root, i % 50 === 7 ? failed : 0)
    }
    const kept = traces.results()
    const of = (reason: string) => kept.filter((trace) => trace.kept === reason)
    expect([of('sample').length, of('error').length]).toEqual([200, 10])
    expect(of('slowest').length).toBeGreaterThan(0)
    expect(of('slowest').length).toBeLessThanOrEqual(25)
    expect(of('error').every((trace) => trace.outcome === 'Failed')).toBe(true)
    expect(kept.filter((trace) => trace.durationMs > 8)).toHaveLength(5)
    expect(new Set(kept.map((trace) => trace.id)).size).toBe(kept.length)
    for (const trace of of('sample')) places[Math.floor(trace.startMs / 5000)]!++
  }
  // 8,000 traces over ten tenths: 800 each, standard deviation 27.
  for (const count of places) expect(Math.abs(count - 800)).toBeLessThan(5 * 27)
})

it('leaves out what began in warm-up, and closes nothing of what is still open at the end', () => {
  const { clock, traces } = recorder(100)
  const early = traces.begin(0)
  clock.now = 150
  const late = traces.begin(0)
  traces.close(traces.segment(late, 1), 0)
  traces.close(early, 0)
  traces.finishAll()
  expect(traces.results()).toHaveLength(1)
  expect(traces.results()[0]!.segments.map((segment) => segment.endMs)).toEqual([NaN, 150])
})
