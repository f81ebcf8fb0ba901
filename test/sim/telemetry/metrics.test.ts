import { expect, it } from 'vitest'
import { Simulator } from '../../../sim/kernel/Simulator'
import { BinnedClock } from '../../../sim/run/BinnedClock'
import { CounterRecorder, DistributionRecorder, GaugeRecorder } from '../../../sim/telemetry/metrics'

/** Runs steps at given times (ms) over bins of 100 ms, the last of 50 ms. */
function record(warmupMs: number, steps: (recorders: Recorders) => [atMs: number, step: () => void][]): Recorders {
  const simulator = new Simulator()
  const clock = new BinnedClock(simulator, 450, warmupMs)
  const name = { namespace: 'Test', name: 'm', unit: 'Count' as const }
  const recorders = {
    counter: new CounterRecorder(name, clock),
    distribution: new DistributionRecorder(name, clock),
    gauge: new GaugeRecorder(name, clock),
  }
  for (const recorder of Object.values(recorders)) clock.add(recorder)
  const script = steps(recorders)
  const index = simulator.register({ fire: (_kind, step) => script[step]![1]() }, 'script')
  script.forEach(([atMs], step) => simulator.schedule(atMs, index, 0, step))
  simulator.runUntil(450)
  clock.finish()
  return recorders
}

interface Recorders {
  counter: CounterRecorder
  distribution: DistributionRecorder
  gauge: GaugeRecorder
}

it('counts an event at a bin edge in the later bin, and leaves warm-up out of the total', () => {
  const { counter } = record(100, ({ counter: c }) => [
    [0, () => c.add()],
    [99.9, () => c.add()],
    [100, () => c.add(2.5)],
    [449, () => c.add()],
  ])
  const { values, summary } = counter.result()
  expect([...values]).toEqual([2, 2.5, 0, 0, 1])
  expect(summary.sum).toBe(3.5)
  expect(counter.total()).toBe(3.5)
})

it('sums up samples per bin and over the run, unknown where nothing was seen', () => {
  const { distribution } = record(100, ({ distribution: d }) => [
    [10, () => d.add(5000)],
    ...Array.from({ length: 100 }, (_, i): [number, () => void] => [110 + i / 10, () => d.add(i + 1)]),
    [420, () => d.add(0.5)],
  ])
  const { values, counts, maxima, percentiles, summary } = distribution.result()
  expect([...values]).toEqual([5000, 5050, 0, 0, 0.5])
  expect([...counts]).toEqual([1, 100, 0, 0, 1])
  expect([...maxima]).toEqual([5000, 100, NaN, NaN, 0.5])
  expect(percentiles!.p50[2]).toBeNaN()
  expect(Math.abs(percentiles!.p90[1]! - 90)).toBeLessThan(0.9)
  expect(summary).toMatchObject({ sum: 5050.5, samples: 101, maximum: 100, minimum: 0.5 })
  expect(Math.abs(summary.p99! - 99)).toBeLessThan(0.99)
  expect(summary.average).toBeCloseTo(5050.5 / 101, 9)
})

it('says unknown, not 0, when a distribution saw nothing after warm-up', () => {
  const { distribution } = record(200, ({ distribution: d }) => [[10, () => d.add(1)]])
  expect(distribution.result().summary).toMatchObject({ sum: null, average: null, p50: null, samples: 0 })
})

it('weights a level by time, also in the last, shorter bin', () => {
  const { gauge } = record(0, ({ gauge: g }) => [
    [50, () => g.set(10)],
    [150, () => g.set(20)],
    [175, () => g.set(0)],
    [425, () => g.set(8)],
  ])
  const { values, maxima, last, summary } = gauge.result()
  expect([...values]).toEqual([5, 10, 0, 0, 4])
  expect([...maxima]).toEqual([10, 20, 0, 0, 8])
  expect([...last]).toEqual([10, 0, 0, 0, 8])
  expect(summary.average).toBeCloseTo((500 + 1000 + 200) / 450, 9)
  expect([summary.minimum, summary.maximum]).toEqual([0, 20])
})
