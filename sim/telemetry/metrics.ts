import { Histogram } from '../primitives/Histogram'
import { Extremes } from './Extremes'
import { DistributionReading, GaugeReading } from './readings'
import type { MetricKind, MetricResult, MetricSummary, MetricUnit } from './results'
import { type BinSums, RunningSum } from './RunningSum'

/** The time bins of a run, shared by all recorders. */
export interface BinClock {
  /** Index of the bin that the current time falls in. */
  bin: number
  readonly binMs: number
  readonly bins: number
  readonly durationMs: number
  /** First bin that counts for totals; earlier ones are warm-up. */
  readonly firstBin: number
  /** Simulated time, ms. */
  readonly now: number
}

interface Description {
  namespace: string
  name: string
  unit: MetricUnit
}

const NONE = new Float64Array(0)
const UNOBSERVED: MetricSummary = {
  sum: null,
  average: null,
  maximum: null,
  minimum: null,
  p50: null,
  p90: null,
  p95: null,
  p99: null,
  p999: null,
  samples: 0,
}

/** Counts events per bin. */
export class CounterRecorder implements BinSums {
  /** Events of the open bin. */
  private open = 0
  /** By bin, once it is closed; empty while there was nothing to count. */
  private values = NONE

  constructor(
    readonly description: Description,
    private readonly clock: BinClock,
  ) {}

  add(events = 1): void {
    this.open += events
  }

  /** Events after warm-up. */
  total(): number {
    const { bin, firstBin } = this.clock
    let total = 0
    for (let closed = firstBin; closed < this.values.length; closed++) total += this.values[closed]!
    return bin < firstBin ? total : total + this.open
  }

  closeBin(): void {
    if (this.open === 0) return
    if (this.values === NONE) this.values = new Float64Array(this.clock.bins)
    this.values[this.clock.bin]! += this.open
    this.open = 0
  }

  sumIn(bin: number): number {
    const closed = this.values[bin] ?? 0
    return bin === this.clock.bin ? closed + this.open : closed
  }

  /** Reads on from the start of the run, warm-up included. */
  reading(): RunningSum {
    return new RunningSum(this, this.clock)
  }

  result(): MetricResult {
    const total = this.total()
    return {
      ...this.description,
      kind: 'counter',
      summary: { ...UNOBSERVED, sum: total, samples: total },
      values: this.values === NONE ? new Float64Array(this.clock.bins) : this.values,
      counts: NONE,
      maxima: NONE,
      last: NONE,
      percentiles: null,
    }
  }
}

/** What is kept of each closed bin of a distribution. */
interface DistributionBins {
  readonly sums: Float64Array
  readonly counts: Float64Array
  readonly maxima: Float64Array
  readonly p50: Float64Array
  readonly p90: Float64Array
  readonly p99: Float64Array
}

/** Bins in which nothing has been seen. */
function distributionBins(bins: number): DistributionBins {
  const unknown = (): Float64Array => new Float64Array(bins).fill(NaN)
  return {
    sums: new Float64Array(bins),
    counts: new Float64Array(bins),
    maxima: unknown(),
    p50: unknown(),
    p90: unknown(),
    p99: unknown(),
  }
}

/** Samples values: sums, extremes and percentiles per bin, and over the run by merging the bins' histograms. */
export class DistributionRecorder implements BinSums {
  /** All values after warm-up. */
  readonly total = new Histogram()
  /** Values of the open bin, and their sum. */
  private readonly current = new Histogram()
  private sum = 0
  /** Null while no closed bin has had a value. */
  private closed: DistributionBins | null = null
  private minimum = Infinity
  private maximum = -Infinity
  /** Of the values since somebody last asked or the bin began. */
  private latestMinimum = Infinity
  private latestMaximum = -Infinity
  private readonly bin = new Extremes()
  private readonly readings: DistributionReading[] = []

  constructor(
    readonly description: Description,
    private readonly clock: BinClock,
  ) {}

  add(value: number): void {
    this.sum += value
    if (value > this.latestMaximum) this.latestMaximum = value
    if (value < this.latestMinimum) this.latestMinimum = value
    this.current.add(value)
  }

  closeBin(): void {
    const { bin, firstBin } = this.clock
    const current = this.current
    if (current.count === 0) return
    this.noteExtremes()
    const closed = (this.closed ??= distributionBins(this.clock.bins))
    closed.sums[bin]! += this.sum
    this.sum = 0
    closed.counts[bin] = current.count
    closed.maxima[bin] = this.bin.maximum
    closed.p50[bin] = current.quantile(0.5)
    closed.p90[bin] = current.quantile(0.9)
    closed.p99[bin] = current.quantile(0.99)
    if (bin >= firstBin) {
      if (this.bin.maximum > this.maximum) this.maximum = this.bin.maximum
      if (this.bin.minimum < this.minimum) this.minimum = this.bin.minimum
      this.total.merge(current)
    }
    for (const reading of this.readings) reading.binClosed(current)
    this.bin.clear()
    current.clear()
  }

  sumIn(bin: number): number {
    const closed = this.closed?.sums[bin] ?? 0
    return bin === this.clock.bin ? closed + this.sum : closed
  }

  /** Reads on from now, and from the start of the open bin. */
  reading(): DistributionReading {
    const reading = new DistributionReading(new RunningSum(this, this.clock, this.clock.bin), () => {
      this.noteExtremes()
      return this.current
    })
    this.readings.push(reading)
    return reading
  }

  private noteExtremes(): void {
    const { latestMinimum, latestMaximum } = this
    this.bin.note(latestMinimum, latestMaximum)
    for (const { extremes } of this.readings) extremes.note(latestMinimum, latestMaximum)
    this.latestMinimum = Infinity
    this.latestMaximum = -Infinity
  }

  summary(): MetricSummary {
    return summaryOf(this.total, this.sumAfterWarmup(), this.minimum, this.maximum)
  }

  sumAfterWarmup(): number {
    const { firstBin } = this.clock
    const sums = this.closed?.sums ?? NONE
    let sum = 0
    for (let bin = firstBin; bin < sums.length; bin++) sum += sums[bin]!
    return this.clock.bin < firstBin ? sum : sum + this.sum
  }

  extremes(): { minimum: number; maximum: number } {
    return { minimum: this.minimum, maximum: this.maximum }
  }

  result(): MetricResult {
    const { sums, counts, maxima, p50, p90, p99 } = this.closed ?? distributionBins(this.clock.bins)
    return {
      ...this.description,
      kind: 'distribution',
      summary: this.summary(),
      values: sums,
      counts,
      maxima,
      last: NONE,
      percentiles: { p50, p90, p99 },
    }
  }
}

/** Follows a level over time, weighted by how long it lasts. */
export class GaugeRecorder {
  private readonly means: Float64Array
  private readonly maxima: Float64Array
  private readonly last: Float64Array
  private level = 0
  private since = 0
  private integral = 0
  private minimum = Infinity
  /** Of the levels since somebody last asked or the bin began. */
  private latestMinimum = Infinity
  private latestMaximum = 0
  private readonly bin = new Extremes()
  private readonly readings: GaugeReading[] = []

  constructor(
    readonly description: Description,
    private readonly clock: BinClock,
  ) {
    this.means = new Float64Array(clock.bins).fill(NaN)
    this.maxima = new Float64Array(clock.bins).fill(NaN)
    this.last = new Float64Array(clock.bins).fill(NaN)
  }

  set(level: number): void {
    const now = this.clock.now
    this.integral += this.level * (now - this.since)
    this.since = now
    this.level = level
    if (level > this.latestMaximum) this.latestMaximum = level
    if (level < this.latestMinimum) this.latestMinimum = level
  }

  get value(): number {
    return this.level
  }

  /** Called at the end of each bin, with the clock's time at that end. */
  closeBin(): void {
    const { bin, binMs, firstBin, now } = this.clock
    const start = bin * binMs
    this.settle()
    this.noteExtremes()
    if (now > start) this.means[bin] = this.integral / (now - start)
    this.maxima[bin] = this.bin.maximum
    this.last[bin] = this.level
    this.latestMinimum = this.level
    const minimum = Math.min(this.bin.minimum, this.level)
    if (bin >= firstBin && minimum < this.minimum) this.minimum = minimum
    for (const reading of this.readings) reading.binClosed(this.integral)
    this.integral = 0
    this.bin.clear()
  }

  /** Reads on from now. */
  reading(): GaugeReading {
    this.settle()
    this.noteExtremes()
    const reading = new GaugeReading(this.clock, this.integral, () => {
      this.settle()
      this.noteExtremes()
      return this.integral
    })
    this.readings.push(reading)
    return reading
  }

  /** Brings the integral of the open bin up to now. */
  private settle(): void {
    const { now } = this.clock
    this.integral += this.level * (now - this.since)
    this.since = now
  }

  /** A level that lasts over the end of a stretch belongs to both; the one before any was set does not count. */
  private noteExtremes(): void {
    const { level, latestMinimum, latestMaximum } = this
    this.bin.note(latestMinimum, latestMaximum)
    for (const { extremes } of this.readings) extremes.note(Math.min(latestMinimum, level), latestMaximum)
    if (latestMinimum !== Infinity) this.latestMinimum = level
    this.latestMaximum = level
  }

  result(): MetricResult {
    const { firstBin, binMs, bins, durationMs } = this.clock
    let weighted = 0
    let span = 0
    let maximum = -Infinity
    for (let bin = firstBin; bin < bins; bin++) {
      const mean = this.means[bin]!
      if (Number.isNaN(mean)) continue
      const length = Math.min(binMs, durationMs - bin * binMs)
      weighted += mean * length
      span += length
      if (this.maxima[bin]! > maximum) maximum = this.maxima[bin]!
    }
    return {
      ...this.description,
      kind: 'gauge',
      summary:
        span === 0
          ? UNOBSERVED
          : {
              ...UNOBSERVED,
              average: weighted / span,
              maximum,
              minimum: Math.min(this.minimum, maximum),
              samples: bins - firstBin,
            },
      values: this.means,
      counts: NONE,
      maxima: this.maxima,
      last: this.last,
      percentiles: null,
    }
  }
}

export type Recorder = CounterRecorder | DistributionRecorder | GaugeRecorder

export function recorderOf(kind: MetricKind, description: Description, clock: BinClock): Recorder {
  switch (kind) {
    case 'counter':
      return new CounterRecorder(description, clock)
    case 'distribution':
      return new DistributionRecorder(description, clock)
    case 'gauge':
      return new GaugeRecorder(description, clock)
  }
}

/** Statistics of a histogram whose exact sum and extremes are known. */
export function summaryOf(histogram: Histogram, sum: number, minimum: number, maximum: number): MetricSummary {
  if (histogram.count === 0) return UNOBSERVED
  // A bucket's middle may lie outside the values seen; a percentile never does.
  const within = (p: number): number => Math.min(maximum, Math.max(minimum, histogram.quantile(p)))
  return {
    sum,
    average: sum / histogram.count,
    maximum,
    minimum,
    p50: within(0.5),
    p90: within(0.9),
    p95: within(0.95),
    p99: within(0.99),
    p999: within(0.999),
    samples: histogram.count,
  }
}
