import { widened } from '../kernel/widened'
import type { RandomStream } from '../kernel/RandomStream'
import { OUTCOME_CLASSES, type OutcomeTable } from './outcome'
import { type KeptTrace, TraceReservoir } from './TraceReservoir'
import type { SegmentResult, TraceResult } from './results'

/** Traces under way at once; requests beyond it are not traced, so that memory stays flat. */
const MAX_LIVE_TRACES = 16_384
/** Segments of one trace; further ones are left out. */
const MAX_SEGMENTS = 256

/**
 * Records what happens to requests, in X-Ray's vocabulary. A trace is a tree of segments; it ends when its last
 * open segment closes, so branches that go on asynchronously (a message waiting in a queue) belong to it.
 *
 * Segments are integers in a pool. A segment may be opened only under one that is still open, and every opened
 * segment must be closed once. -1 stands for "not traced" and is accepted everywhere.
 */
export class TraceRecorder {
  private readonly names: string[] = []
  private readonly nameIndex = new Map<string, number>()
  private trace: Int32Array
  private parent: Int32Array
  private resource: Int32Array
  private nameOf: Int32Array
  private start: Float64Array
  private end: Float64Array
  private outcome: Int32Array
  private attempt: Int32Array
  /** Next segment of the same trace, in order of opening; or the next free slot. */
  private nextSegment: Int32Array
  private freeSegment = -1
  private usedSegments = 0

  private readonly first = new Int32Array(MAX_LIVE_TRACES)
  private readonly latest = new Int32Array(MAX_LIVE_TRACES)
  private readonly open = new Int32Array(MAX_LIVE_TRACES)
  private readonly size = new Int32Array(MAX_LIVE_TRACES)
  private readonly cold = new Uint8Array(MAX_LIVE_TRACES)
  private readonly nextTrace = new Int32Array(MAX_LIVE_TRACES)
  private freeTrace = -1
  private usedTraces = 0

  private readonly reservoir: TraceReservoir

  /** @param resourceIds by component index; @param firstMs traces that start earlier (warm-up) are not kept */
  constructor(
    private readonly clock: { readonly now: number },
    private readonly outcomes: OutcomeTable,
    private readonly resourceIds: readonly string[],
    stream: RandomStream,
    private readonly firstMs: number,
    segmentCapacity = 4096,
  ) {
    this.trace = new Int32Array(segmentCapacity)
    this.parent = new Int32Array(segmentCapacity)
    this.resource = new Int32Array(segmentCapacity)
    this.nameOf = new Int32Array(segmentCapacity)
    this.start = new Float64Array(segmentCapacity)
    this.end = new Float64Array(segmentCapacity)
    this.outcome = new Int32Array(segmentCapacity)
    this.attempt = new Int32Array(segmentCapacity)
    this.nextSegment = new Int32Array(segmentCapacity)
    this.reservoir = new TraceReservoir(stream)
  }

  /** Number of a subsegment name, for `open` and `span`. Ask once, when the component is made. */
  name(name: string): number {
    let index = this.nameIndex.get(name)
    if (index === undefined) {
      index = this.names.push(name) - 1
      this.nameIndex.set(name, index)
    }
    return index
  }

  /** Begins a trace whose root segment belongs to the component. */
  begin(component: number): number {
    let trace = this.freeTrace
    if (trace >= 0) this.freeTrace = this.nextTrace[trace]!
    else {
      if (this.usedTraces === MAX_LIVE_TRACES) return -1
      trace = this.usedTraces++
    }
    this.first[trace] = -1
    this.open[trace] = 0
    this.size[trace] = 0
    this.cold[trace] = 0
    return this.append(trace, -1, component, -1, 1)
  }

  /** Opens a segment of another component under an open one; `attempt` is the try it belongs to. */
  segment(parent: number, component: number, attempt = 1): number {
    return parent < 0 ? -1 : this.append(this.trace[parent]!, parent, component, -1, attempt)
  }

  /** Opens a named subsegment of a component. */
  subsegment(parent: number, component: number, name: number, attempt = 1): number {
    return parent < 0 ? -1 : this.append(this.trace[parent]!, parent, component, name, attempt)
  }

  /** Adds a subsegment that is over already; times in ms. */
  span(parent: number, component: number, name: number, startMs: number, endMs: number): void {
    if (parent < 0) return
    const segment = this.append(this.trace[parent]!, parent, component, name, 1)
    if (segment < 0) return
    this.start[segment] = startMs
    this.end[segment] = endMs
    this.open[this.trace[segment]!]!--
  }

  /** Moves the start of an open segment, for work known to begin later than now. */
  startedAt(segment: number, startMs: number): void {
    if (segment >= 0) this.start[segment] = startMs
  }

  /** Marks the trace as one that met a cold start. */
  markCold(segment: number): void {
    if (segment >= 0) this.cold[this.trace[segment]!] = 1
  }

  /** Closes a segment now with an outcome code; the trace ends with its last open segment. */
  close(segment: number, outcome: number): void {
    if (segment < 0) return
    this.end[segment] = this.clock.now
    this.outcome[segment] = outcome
    const trace = this.trace[segment]!
    if (--this.open[trace]! === 0) this.finish(trace)
  }

  /** Ends every trace that is still under way; what is open has no end time. */
  finishAll(): void {
    for (let trace = 0; trace < this.usedTraces; trace++) if (this.open[trace]! > 0) this.finish(trace)
  }

  /** Traces that ended after warm-up, kept or not. */
  get seen(): number {
    return this.reservoir.seen
  }

  /** The traces kept, by start time. */
  results(): TraceResult[] {
    return this.reservoir.kept()
  }

  private append(trace: number, parent: number, component: number, name: number, attempt: number): number {
    if (this.size[trace]! === MAX_SEGMENTS) return -1
    let segment = this.freeSegment
    if (segment >= 0) this.freeSegment = this.nextSegment[segment]!
    else {
      if (this.usedSegments === this.trace.length) this.grow()
      segment = this.usedSegments++
    }
    this.trace[segment] = trace
    this.parent[segment] = parent
    this.resource[segment] = component
    this.nameOf[segment] = name
    this.start[segment] = this.clock.now
    this.end[segment] = NaN
    this.outcome[segment] = 0
    this.attempt[segment] = attempt
    this.nextSegment[segment] = -1
    if (this.first[trace]! < 0) this.first[trace] = segment
    else this.nextSegment[this.latest[trace]!] = segment
    this.latest[trace] = segment
    this.size[trace]!++
    this.open[trace]!++
    return segment
  }

  private finish(trace: number): void {
    const root = this.first[trace]!
    if (this.start[root]! >= this.firstMs) {
      const duration = this.end[root]! - this.start[root]!
      const kept = this.reservoir.offer(duration, this.outcome[root]!)
      if (kept) this.reservoir.keep(kept, duration, this.outcome[root]!, this.describe(trace, kept))
    }
    this.open[trace] = 0
    this.nextSegment[this.latest[trace]!] = this.freeSegment
    this.freeSegment = root
    this.nextTrace[trace] = this.freeTrace
    this.freeTrace = trace
  }

  private describe(trace: number, kept: KeptTrace): TraceResult {
    const segments: SegmentResult[] = []
    const place = new Map<number, number>()
    let lastEnd = 0
    for (let segment = this.first[trace]!; segment >= 0; segment = this.nextSegment[segment]!) {
      const outcome = this.outcomes.outcomes[this.outcome[segment]!]!
      const resourceId = this.resourceIds[this.resource[segment]!]!
      const name = this.nameOf[segment]!
      place.set(segment, segments.length)
      if (this.end[segment]! > lastEnd) lastEnd = this.end[segment]!
      segments.push({
        parent: place.get(this.parent[segment]!) ?? -1,
        resourceId,
        name: name < 0 ? resourceId : this.names[name]!,
        kind: name < 0 ? 'segment' : 'subsegment',
        startMs: this.start[segment]!,
        endMs: this.end[segment]!,
        outcome: outcome.name,
        outcomeClass: OUTCOME_CLASSES[this.outcomes.classes[this.outcome[segment]!]!]!,
        httpStatus: outcome.httpStatus,
        attempt: this.attempt[segment]!,
      })
    }
    const root = segments[0]!
    return {
      id: '',
      startMs: root.startMs,
      durationMs: root.endMs - root.startMs,
      spanMs: Math.max(root.endMs, lastEnd) - root.startMs,
      outcome: root.outcome,
      outcomeClass: root.outcomeClass,
      httpStatus: root.httpStatus,
      kept,
      coldStart: this.cold[trace] === 1,
      segments,
    }
  }

  private grow(): void {
    const capacity = this.trace.length * 2
    this.trace = widened(this.trace, capacity)
    this.parent = widened(this.parent, capacity)
    this.resource = widened(this.resource, capacity)
    this.nameOf = widened(this.nameOf, capacity)
    this.start = widened(this.start, capacity)
    this.end = widened(this.end, capacity)
    this.outcome = widened(this.outcome, capacity)
    this.attempt = widened(this.attempt, capacity)
    this.nextSegment = widened(this.nextSegment, capacity)
  }
}
