import type { Simulator } from '../kernel/Simulator'
import type { BinClock } from '../telemetry/metrics'

const NICE_WIDTHS_MS = [
  100, 200, 500, 1e3, 2e3, 5e3, 10e3, 15e3, 30e3, 60e3, 120e3, 300e3, 600e3, 900e3, 1800e3, 3600e3,
]
const MOST_BINS = 1000

/** Width of a time bin for a run, ms: the finest round width that gives at most 1,000 bins. */
export function binWidthMs(durationMs: number): number {
  const nice = NICE_WIDTHS_MS.find((width) => durationMs / width <= MOST_BINS)
  return nice ?? Math.ceil(durationMs / MOST_BINS / 3600e3) * 3600e3
}

/** What keeps figures of the present bin, and puts them away at its end. */
interface BinRecorder {
  closeBin(): void
}

/** The time bins of a run: moves on as the simulator crosses their edges and tells every recorder. */
export class BinnedClock implements BinClock {
  bin = 0
  readonly binMs: number
  readonly bins: number
  readonly firstBin: number
  private readonly recorders: BinRecorder[] = []

  constructor(
    private readonly simulator: Simulator,
    readonly durationMs: number,
    warmupMs: number,
  ) {
    this.binMs = binWidthMs(durationMs)
    this.bins = Math.max(1, Math.ceil(durationMs / this.binMs))
    this.firstBin = Math.min(this.bins - 1, Math.ceil(warmupMs / this.binMs))
    simulator.atBoundary(this.binMs, () => this.advance())
  }

  get now(): number {
    return this.simulator.now
  }

  add(recorder: BinRecorder): void {
    this.recorders.push(recorder)
  }

  /** Closes the last bin, which may be shorter than the others. */
  finish(): void {
    for (const recorder of this.recorders) recorder.closeBin()
  }

  private advance(): number {
    // The last bin is closed by finish, when the run has ended.
    if (this.bin === this.bins - 1) return Infinity
    for (const recorder of this.recorders) recorder.closeBin()
    this.bin++
    return (this.bin + 1) * this.binMs
  }
}
