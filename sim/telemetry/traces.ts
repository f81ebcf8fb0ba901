import { widened } from '../kernel/widened'
import type { RandomStream } from '../kernel/RandomStream'
import type { OutcomeTable } from './outcome'
import { type KeptTrace, TraceReservoir } from './TraceReservoir'
import type { SegmentResult, TraceResult } from './results'

/** Traces under way at once; requests beyond it are not traced, so that memory stays flat. */
const MAX_LIVE_TRACES = 16_384
/** Segments of one trace; further ones are left out. */
const MAX_SEGMENTS = 256

/**
 * Segments lie in blocks of eight that belong to one trace, so that opening one seldom needs more than a place in the
 * block at hand. A block's number and a place in it make a segment's number.
 */
const BLOCK_BITS = 3
const BLOCK_SIZE = 1 << BLOCK_BITS
const PLACE_MASK = BLOCK_SIZE - 1

/** Columns of a segment, side by side. */
const FIELDS_BITS = 2
const PARENT = 0
/** Component index, and above it the number of the subsegment's name plus 1. */
const OWNER = 1
const ATTEMPT = 2
/** Outcome code; -1 while the segment is open. */
const OUTCOME = 3
const COMPONENT_BITS = 16
const COMPONENT_MASK = (1 << COMPONENT_BITS) - 1

/** Columns of a trace, side by side. */
const TRACE_BITS = 3
const FIRST_BLOCK = 0
const LATEST_BLOCK = 1
const SIZE = 2
const OPEN = 3
const COLD = 4
const NEXT_FREE = 5

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
  private fields: Int32Array
  /** Start and end of each segment, ms. */
  private times: Float64Array
  private blockTrace: Int32Array
  /** Next block of the same trace, or the next free one. */
  private nextBlock: Int32Array
  private freeBlock = -1
  private usedBlocks = 0

  private readonly state = new Int32Array(MAX_LIVE_TRACES << TRACE_BITS)
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
    blockCapacity = 512,
  ) {
    this.fields = new Int32Array(blockCapacity << (BLOCK_BITS + FIELDS_BITS))
    this.times = new Float64Array(blockCapacity << (BLOCK_BITS + 1))
    this.blockTrace = new Int32Array(blockCapacity)
    this.nextBlock = new Int32Array(blockCapacity)
    this.reservoir = new TraceReservoir(stream)
  }

  /** Number of a subsegment name, for `subsegment` and `span`. Ask once, when the component is made. */
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
    const { state } = this
    let trace = this.freeTrace
    if (trace >= 0) this.freeTrace = state[(trace << TRACE_BITS) + NEXT_FREE]!
    else {
      if (this.usedTraces === MAX_LIVE_TRACES) return -1
      trace = this.usedTraces++
    }
    const at = trace << TRACE_BITS
    state[at + FIRST_BLOCK] = -1
    state[at + SIZE] = 0
    state[at + OPEN] = 0
    state[at + COLD] = 0
    return this.append(trace, -1, component, 1)
  }

  /** Opens a segment of another component under an open one; `attempt` is the try it belongs to. */
  segment(parent: number, component: number, attempt = 1): number {
    return parent < 0 ? -1 : this.append(this.blockTrace[parent >> BLOCK_BITS]!, parent, component, attempt)
  }

  /** Opens a named subsegment of a component. */
  subsegment(parent: number, component: number, name: number, attempt = 1): number {
    return parent < 0
      ? -1
      : this.append(this.blockTrace[parent >> BLOCK_BITS]!, parent, ownerOf(component, name), attempt)
  }

  /** Adds a subsegment that is over already; times in ms. */
  span(parent: number, component: number, name: number, startMs: number, endMs: number): void {
    const segment = this.subsegment(parent, component, name)
    if (segment < 0) return
    this.times[segment << 1] = startMs
    this.times[(segment << 1) + 1] = endMs
    this.fields[(segment << FIELDS_BITS) + OUTCOME] = 0
    this.state[(this.blockTrace[segment >> BLOCK_BITS]! << TRACE_BITS) + OPEN]! -= 1
  }

  /** Moves the start of an open segment, for work known to begin later than now. */
  startedAt(segment: number, startMs: number): void {
    if (segment >= 0) this.times[segment << 1] = startMs
  }

  /** Marks the trace as one that met a cold start. */
  markCold(segment: number): void {
    if (segment >= 0) this.state[(this.blockTrace[segment >> BLOCK_BITS]! << TRACE_BITS) + COLD] = 1
  }

  /** Closes a segment now with an outcome code; the trace ends with its last open segment. */
  close(segment: number, outcome: number): void {
    if (segment < 0) return
    this.times[(segment << 1) + 1] = this.clock.now
    this.fields[(segment << FIELDS_BITS) + OUTCOME] = outcome
    const trace = this.blockTrace[segment >> BLOCK_BITS]!
    const open = this.state[(trace << TRACE_BITS) + OPEN]! - 1
    this.state[(trace << TRACE_BITS) + OPEN] = open
    if (open === 0) this.finish(trace)
  }

  /** Ends every trace that is still under way; what is open has no end time. */
  finishAll(): void {
    for (let trace = 0; trace < this.usedTraces; trace++)
      if (this.state[(trace << TRACE_BITS) + OPEN]! > 0) this.finish(trace)
  }

  /** Traces that ended after warm-up, kept or not. */
  get seen(): number {
    return this.reservoir.seen
  }

  /** The traces kept, by start time. */
  results(): TraceResult[] {
    return this.reservoir.kept()
  }

  private append(trace: number, parent: number, owner: number, attempt: number): number {
    const { state } = this
    const at = trace << TRACE_BITS
    const size = state[at + SIZE]!
    if (size === MAX_SEGMENTS) return -1
    const place = size & PLACE_MASK
    if (place === 0) this.addBlock(trace)
    state[at + SIZE] = size + 1
    state[at + OPEN]! += 1
    const segment = (state[at + LATEST_BLOCK]! << BLOCK_BITS) + place
    const { fields } = this
    const row = segment << FIELDS_BITS
    fields[row + PARENT] = parent
    fields[row + OWNER] = owner
    fields[row + ATTEMPT] = attempt
    fields[row + OUTCOME] = -1
    this.times[segment << 1] = this.clock.now
    return segment
  }

  private addBlock(trace: number): void {
    let block = this.freeBlock
    if (block >= 0) this.freeBlock = this.nextBlock[block]!
    else {
      if (this.usedBlocks === this.blockTrace.length) this.grow()
      block = this.usedBlocks++
    }
    const { state } = this
    const at = trace << TRACE_BITS
    this.blockTrace[block] = trace
    this.nextBlock[block] = -1
    if (state[at + FIRST_BLOCK]! < 0) state[at + FIRST_BLOCK] = block
    else this.nextBlock[state[at + LATEST_BLOCK]!] = block
    state[at + LATEST_BLOCK] = block
  }

  private finish(trace: number): void {
    const { state } = this
    const at = trace << TRACE_BITS
    const first = state[at + FIRST_BLOCK]!
    const root = first << BLOCK_BITS
    const startMs = this.times[root << 1]!
    if (startMs >= this.firstMs) {
      const code = this.fields[(root << FIELDS_BITS) + OUTCOME]!
      const duration = code < 0 ? NaN : this.times[(root << 1) + 1]! - startMs
      const outcome = code < 0 ? 0 : code
      const entry = this.fields[(root << FIELDS_BITS) + OWNER]! & COMPONENT_MASK
      const kept = this.reservoir.offer(duration, outcome, entry)
      if (kept !== null) this.reservoir.keep(kept, duration, outcome, this.describe(trace, kept))
    }
    state[at + OPEN] = 0
    this.nextBlock[state[at + LATEST_BLOCK]!] = this.freeBlock
    this.freeBlock = first
    state[at + NEXT_FREE] = this.freeTrace
    this.freeTrace = trace
  }

  private describe(trace: number, kept: KeptTrace): TraceResult {
    const { state, fields, times } = this
    const at = trace << TRACE_BITS
    const segments: SegmentResult[] = []
    const place = new Map<number, number>()
    let lastEnd = 0
    let block = state[at + FIRST_BLOCK]!
    for (let i = 0; i < state[at + SIZE]!; i++) {
      if (i > 0 && (i & PLACE_MASK) === 0) block = this.nextBlock[block]!
      const segment = (block << BLOCK_BITS) + (i & PLACE_MASK)
      const row = segment << FIELDS_BITS
      const code = fields[row + OUTCOME]!
      const endMs = code < 0 ? NaN : times[(segment << 1) + 1]!
      const outcome = this.outcomes.outcomes[code < 0 ? 0 : code]!
      const resourceId = this.resourceIds[fields[row + OWNER]! & COMPONENT_MASK]!
      const name = (fields[row + OWNER]! >> COMPONENT_BITS) - 1
      place.set(segment, i)
      if (endMs > lastEnd) lastEnd = endMs
      segments.push({
        parent: place.get(fields[row + PARENT]!) ?? -1,
        resourceId,
        name: name < 0 ? resourceId : this.names[name]!,
        kind: name < 0 ? 'segment' : 'subsegment',
        startMs: times[segment << 1]!,
        endMs,
        outcome: outcome.name,
        outcomeClass: outcome.class,
        httpStatus: outcome.httpStatus,
        attempt: fields[row + ATTEMPT]!,
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
      coldStart: state[at + COLD] === 1,
      segments,
    }
  }

  private grow(): void {
    const capacity = this.blockTrace.length * 2
    this.fields = widened(this.fields, capacity << (BLOCK_BITS + FIELDS_BITS))
    this.times = widened(this.times, capacity << (BLOCK_BITS + 1))
    this.blockTrace = widened(this.blockTrace, capacity)
    this.nextBlock = widened(this.nextBlock, capacity)
  }
}

const ownerOf = (component: number, name: number): number => ((name + 1) << COMPONENT_BITS) | component
