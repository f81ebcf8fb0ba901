import { expect, it } from 'vitest'
import { Simulator } from '../../../sim/kernel/Simulator'
import { BinnedClock } from '../../../sim/run/BinnedClock'
import { CounterRecorder, DistributionRecorder, GaugeRecorder, type Recorder } from '../../../sim/telemetry/metrics'

const description = { namespace: 'Test', name: 'm', unit: 'Count' as const }

/** Runs steps at given times (ms) of a run with a recorder; bins are 100 ms wide for each 100 s of it. */
function during<R extends Recorder>(
  make: (clock: BinnedClock) => R,
  durationMs: number,
  warmupMs: number,
  steps: (recorder: R) => [atMs: number, step: () => void][],
): R {
  const simulator = new Simulator()
  const clock = new BinnedClock(simulator, durationMs, warmupMs)
  const recorder = make(clock)
  clock.add(recorder)
  const script = steps(recorder)
  const index = simulator.register({ fire: (_kind, step) => script[step]![1]() }, 'script')
  script.forEach(([atMs], step) => simulator.schedule(atMs, index, 0, step))
  simulator.runUntil(durationMs)
  clock.finish()
  return recorder
}

const counter = (clock: BinnedClock) => new CounterRecorder(description, clock)
const distribution = (clock: BinnedClock) => new DistributionRecorder(description, clock)
const gauge = (clock: BinnedClock) => new GaugeRecorder(description, clock)

it('reads a count on from where it was left, within a bin and over several, warm-up included', () => {
  const read: number[] = []
  during(counter, 1_000, 500, (recorder) => {
    const reading = recorder.reading()
    const next = (): void => void read.push(reading.next())
    return [
      [10, () => recorder.add(2)],
      [20, next],
      [30, () => recorder.add(3)],
      [150, () => recorder.add(4)],
      [450, () => recorder.add(5)],
      [460, next],
      [500, next],
      [999, () => recorder.add(7)],
      [999.5, next],
    ]
  })
  expect(read).toEqual([2, 12, 0, 7])
})

it('reads what a distribution saw since the last time, whatever bins have ended meanwhile', () => {
  const read: { count: number; sum: number; minimum: number; maximum: number; p50: number }[] = []
  during(distribution, 1_000, 500, (recorder) => {
    const reading = recorder.reading()
    const next = (): void => {
      reading.next()
      const { values, sum, minimum, maximum } = reading
      read.push({ count: values.count, sum, minimum, maximum, p50: Math.round(values.quantile(0.5)) })
    }
    return [
      [10, () => recorder.add(5)],
      [20, () => recorder.add(1)],
      [50, next],
      [60, () => recorder.add(20)],
      [160, () => recorder.add(30)],
      [170, () => recorder.add(40)],
      [180, next],
      [190, next],
      [195, () => recorder.add(50)],
      [950, () => recorder.add(60)],
      [960, next],
    ]
  })
  expect(read).toEqual([
    { count: 2, sum: 6, minimum: 1, maximum: 5, p50: 1 },
    { count: 3, sum: 90, minimum: 20, maximum: 40, p50: 30 },
    { count: 0, sum: 0, minimum: Infinity, maximum: -Infinity, p50: NaN },
    { count: 2, sum: 110, minimum: 50, maximum: 60, p50: 50 },
  ])
})

it('reads the mean and the extremes of a level since the last time', () => {
  const read: number[][] = []
  during(gauge, 1_000, 500, (recorder) => {
    const reading = recorder.reading()
    const next = (): void => {
      reading.next()
      read.push([reading.integral / reading.elapsedMs, reading.minimum, reading.maximum])
    }
    return [
      [0, () => recorder.set(4)],
      [50, () => recorder.set(8)],
      [100, next],
      [125, () => recorder.set(0)],
      [150, next],
      [350, next],
      [900, () => recorder.set(10)],
      [950, next],
      [990, next],
    ]
  })
  expect(read.map((values) => values.map((value) => Math.round(value * 1000) / 1000))).toEqual([
    [6, 4, 8],
    [4, 0, 8],
    [0, 0, 0],
    [0.833, 0, 10],
    [10, 10, 10],
  ])
})

it('several readers do not disturb each other, nor the run’s own figures', () => {
  const steps = (recorder: DistributionRecorder, looks: (() => void)[]): [number, () => void][] => [
    ...Array.from({ length: 50 }, (_, i): [number, () => void] => [i * 20 + 1, () => recorder.add((i * 37) % 100)]),
    ...looks.flatMap((look): [number, () => void][] => [130, 415, 800].map((at) => [at, look])),
  ]
  const sums = [0, 0]
  const watched = during(distribution, 1_000, 300, (recorder) => {
    const looks = sums.map((_, i) => {
      const reading = recorder.reading()
      return () => {
        reading.next()
        sums[i]! += reading.sum
      }
    })
    return steps(recorder, looks)
  })
  const alone = during(distribution, 1_000, 300, (recorder) => steps(recorder, []))
  expect(watched.result()).toEqual(alone.result())
  expect(sums[0]).toBe(sums[1])
  const levels = (watch: boolean) =>
    during(gauge, 1_000, 300, (recorder) => {
      const reading = watch ? recorder.reading() : null
      return [
        ...Array.from({ length: 50 }, (_, i): [number, () => void] => [i * 20 + 1, () => recorder.set((i * 37) % 100)]),
        ...[130, 415, 800].map((at): [number, () => void] => [at, () => reading?.next()]),
      ]
    }).result()
  expect(levels(true)).toEqual(levels(false))
})
