/**
 * A rate over the run as straight pieces: piece i starts at `startMs[i]` with `ratePerSecond[i]` and changes by
 * `slopePerSecondPerMs[i]` each ms until the next one starts. Pieces may jump where they meet; no rate is below 0.
 * Requests per second for open-loop clients, users for closed-loop ones.
 */
export class RateCurve {
  readonly pieces: number
  /** One more entry than pieces: the last is the end of the run. */
  readonly startMs: Float64Array
  readonly ratePerSecond: Float64Array
  readonly slopePerSecondPerMs: Float64Array
  /** Expected arrivals before each piece, and before the end of the run. */
  readonly cumulative: Float64Array
  /** Highest rate of the run. */
  readonly peak: number
  readonly durationMs: number

  constructor(startMs: Float64Array, ratePerSecond: Float64Array, endRatePerSecond: Float64Array) {
    const pieces = ratePerSecond.length
    this.pieces = pieces
    this.startMs = startMs
    this.ratePerSecond = ratePerSecond
    this.slopePerSecondPerMs = new Float64Array(pieces)
    this.cumulative = new Float64Array(pieces + 1)
    this.durationMs = startMs[pieces]!
    let peak = 0
    for (let i = 0; i < pieces; i++) {
      const lengthMs = startMs[i + 1]! - startMs[i]!
      const from = ratePerSecond[i]!
      const to = endRatePerSecond[i]!
      this.slopePerSecondPerMs[i] = (to - from) / lengthMs
      this.cumulative[i + 1] = this.cumulative[i]! + ((from + to) / 2000) * lengthMs
      peak = Math.max(peak, from, to)
    }
    this.peak = peak
  }

  /** Rate per second at a time; the first or last rate outside the run. Where pieces jump, the later one counts. */
  rateAt(timeMs: number): number {
    if (this.pieces === 0) return 0
    const time = Math.min(Math.max(timeMs, 0), this.durationMs)
    return this.rateWithin(this.pieceAt(time), time)
  }

  /** Mean number of arrivals in [fromMs, toMs): the integral of the rate, exactly. */
  expectedArrivals(fromMs: number, toMs: number): number {
    return toMs > fromMs ? this.cumulativeAt(toMs) - this.cumulativeAt(fromMs) : 0
  }

  /**
   * The curve as at most `count` points of a line for a chart. A curve of many pieces is thinned by keeping the lowest
   * and the highest corner of each slice of time, so that a short spike stays visible.
   */
  previewPoints(count: number): { timeMs: number; rate: number }[] {
    const corners: { timeMs: number; rate: number }[] = []
    for (let i = 0; i < this.pieces; i++) {
      const endMs = this.startMs[i + 1]!
      const end = this.rateWithin(i, endMs)
      const rate = this.ratePerSecond[i]!
      if (corners.at(-1)?.rate !== rate || i === 0) corners.push({ timeMs: this.startMs[i]!, rate })
      corners.push({ timeMs: endMs, rate: end })
    }
    return corners.length <= count ? corners : thinned(corners, count, this.durationMs)
  }

  private cumulativeAt(timeMs: number): number {
    if (this.pieces === 0 || timeMs <= 0) return 0
    if (timeMs >= this.durationMs) return this.cumulative[this.pieces]!
    const piece = this.pieceAt(timeMs)
    const mean = (this.ratePerSecond[piece]! + this.rateWithin(piece, timeMs)) / 2
    return this.cumulative[piece]! + (mean * (timeMs - this.startMs[piece]!)) / 1000
  }

  private rateWithin(piece: number, timeMs: number): number {
    const rate = this.ratePerSecond[piece]! + this.slopePerSecondPerMs[piece]! * (timeMs - this.startMs[piece]!)
    return rate > 0 ? rate : 0
  }

  /** Last piece that starts at or before a time within the run. */
  private pieceAt(timeMs: number): number {
    let low = 0
    let high = this.pieces - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.startMs[middle]! <= timeMs) low = middle
      else high = middle - 1
    }
    return low
  }
}

function thinned(corners: { timeMs: number; rate: number }[], count: number, durationMs: number) {
  const slices = Math.max(1, Math.floor(count / 2))
  const kept: { timeMs: number; rate: number }[] = []
  let next = 0
  for (let slice = 0; slice < slices; slice++) {
    const endMs = slice === slices - 1 ? Infinity : ((slice + 1) * durationMs) / slices
    let low = next
    let high = next
    const first = next
    while (next < corners.length && corners[next]!.timeMs < endMs) {
      if (corners[next]!.rate < corners[low]!.rate) low = next
      if (corners[next]!.rate > corners[high]!.rate) high = next
      next++
    }
    if (next === first) continue
    kept.push(corners[Math.min(low, high)]!)
    if (low !== high) kept.push(corners[Math.max(low, high)]!)
  }
  return kept
}

/** Collects the pieces of a curve in order of time, within [0, durationMs). */
export class RateCurveBuilder {
  private readonly starts: number[] = []
  private readonly rates: number[] = []
  private readonly endRates: number[] = []
  private endMs = 0

  constructor(private readonly durationMs: number) {
    if (!(durationMs >= 0 && durationMs < Infinity))
      throw new RangeError(`duration must be 0 ms or more, got ${durationMs}`)
  }

  /**
   * Appends a straight line from where the last one ended to `toMs`. What lies before 0 or after the end of the run
   * is left out, and what lies below a rate of 0 is raised to 0.
   */
  line(fromMs: number, toMs: number, fromRate: number, toRate: number): void {
    if (!Number.isFinite(fromRate) || !Number.isFinite(toRate))
      throw new RangeError(`not a rate: ${fromRate} to ${toRate}`)
    if (Number.isNaN(fromMs) || Number.isNaN(toMs)) throw new RangeError(`not a time: ${fromMs} to ${toMs}`)
    const startMs = Math.max(fromMs, this.endMs)
    const endMs = Math.min(toMs, this.durationMs)
    if (!(endMs > startMs)) return
    const rateAt = (timeMs: number): number =>
      timeMs === fromMs || fromRate === toRate
        ? fromRate
        : timeMs === toMs
          ? toRate
          : fromRate + (toRate - fromRate) * ((timeMs - fromMs) / (toMs - fromMs))
    const start = rateAt(startMs)
    const end = rateAt(endMs)
    const zeroMs = start * end < 0 ? startMs + (endMs - startMs) * (start / (start - end)) : endMs
    if (zeroMs > startMs && zeroMs < endMs) {
      this.append(startMs, zeroMs, Math.max(start, 0), 0)
      this.append(zeroMs, endMs, 0, Math.max(end, 0))
    } else this.append(startMs, endMs, Math.max(start, 0), Math.max(end, 0))
  }

  /** Appends one rate until `toMs`. */
  flat(fromMs: number, toMs: number, rate: number): void {
    this.line(fromMs, toMs, rate, rate)
  }

  /** The curve; the rate is 0 where no line was drawn. */
  curve(): RateCurve {
    if (this.endMs < this.durationMs) this.append(this.endMs, this.durationMs, 0, 0)
    const startMs = Float64Array.from(this.starts)
    const bounds = new Float64Array(startMs.length + 1)
    bounds.set(startMs)
    bounds[startMs.length] = this.endMs
    return new RateCurve(bounds, Float64Array.from(this.rates), Float64Array.from(this.endRates))
  }

  private append(startMs: number, endMs: number, rate: number, endRate: number): void {
    if (startMs > this.endMs) this.append(this.endMs, startMs, 0, 0)
    const last = this.rates.length - 1
    const continuesFlat = rate === endRate && last >= 0 && this.rates[last] === rate && this.endRates[last] === rate
    if (!continuesFlat) {
      this.starts.push(startMs)
      this.rates.push(rate)
      this.endRates.push(endRate)
    }
    this.endMs = endMs
  }
}
