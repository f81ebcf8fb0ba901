import type { RandomStream } from '../kernel/RandomStream'
import type { TraceResult } from './results'

export type KeptTrace = TraceResult['kept']

const SAMPLE = 200
const SLOWEST = 25
const PER_ERROR = 10
const PER_ENTRY = 3

/**
 * Chooses which traces to keep: a uniform sample of all, the slowest, the first few of every distinct outcome other
 * than success, and some of entries that are so rare that the sample misses them. `offer` decides from two numbers, so that only kept traces are ever described.
 */
export class TraceReservoir {
  /** Traces offered so far. */
  seen = 0
  private readonly sample: TraceResult[] = []
  /** Ascending by duration. */
  private readonly slowest: { duration: number; trace: TraceResult }[] = []
  private readonly errors: TraceResult[] = []
  private readonly errorCounts: number[] = []
  private readonly rare: TraceResult[] = []
  /** Traces kept, by the component they entered at. */
  private readonly keptOf: number[] = []
  private place = 0

  constructor(private readonly stream: RandomStream) {}

  /** Why a trace with this duration (ms), outcome code and entry (component) should be kept; null when it should not. */
  offer(duration: number, outcome: number, entry: number): KeptTrace | null {
    const reason = this.reasonFor(duration, outcome)
    const kept = this.keptOf[entry] ?? 0
    if (reason === null && kept >= PER_ENTRY) return null
    this.keptOf[entry] = kept + 1
    return reason ?? 'entry'
  }

  private reasonFor(duration: number, outcome: number): KeptTrace | null {
    this.seen++
    if (outcome !== 0 && (this.errorCounts[outcome] ?? 0) < PER_ERROR) return 'error'
    this.place = this.sample.length < SAMPLE ? this.sample.length : this.stream.below(this.seen)
    if (this.place < SAMPLE) return 'sample'
    return this.isSlow(duration) ? 'slowest' : null
  }

  /** Stores a trace for the reason that `offer` has just given. */
  keep(reason: KeptTrace, duration: number, outcome: number, trace: TraceResult): void {
    trace.id = traceId(this.seen)
    switch (reason) {
      case 'error':
        this.errorCounts[outcome] = (this.errorCounts[outcome] ?? 0) + 1
        this.errors.push(trace)
        return
      case 'sample':
        this.sample[this.place] = trace
        // A later trace may take its place in the sample; being slow, it must stay.
        if (this.isSlow(duration)) this.addSlow(duration, trace)
        return
      case 'slowest':
        this.addSlow(duration, trace)
        return
      case 'entry':
        this.rare.push(trace)
    }
  }

  kept(): TraceResult[] {
    const sampled = new Set(this.sample)
    const slowest = this.slowest
      .filter(({ trace }) => !sampled.has(trace))
      .map(({ trace }): TraceResult => ({ ...trace, kept: 'slowest' }))
    return [...this.sample, ...slowest, ...this.errors, ...this.rare].sort(
      (a, b) => a.startMs - b.startMs || (a.id < b.id ? -1 : 1),
    )
  }

  private isSlow(duration: number): boolean {
    return this.slowest.length < SLOWEST || duration > this.slowest[0]!.duration
  }

  private addSlow(duration: number, trace: TraceResult): void {
    if (this.slowest.length === SLOWEST) this.slowest.shift()
    let place = this.slowest.length
    while (place > 0 && this.slowest[place - 1]!.duration > duration) place--
    this.slowest.splice(place, 0, { duration, trace })
  }
}

/** A trace id from the trace's place in order of ending: 24 hex digits as X-Ray's have. */
function traceId(place: number): string {
  return place.toString(16).padStart(24, '0')
}
