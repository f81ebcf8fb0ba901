import { widened } from '../../kernel/widened'

/** Executions of a pipeline under way, as a struct of arrays: one slot each, reused. */
export class Executions {
  /** Number of the execution, from 1: the key of all that it causes. */
  number = new Int32Array(16)
  /** Stage that it is in or waits for. */
  stage = new Int32Array(16)
  /** Actions of its stage that have not ended. */
  pending = new Int32Array(16)
  /** 1 when an action of its stage has failed. */
  failed = new Uint8Array(16)
  /** Trace subsegments of the execution and of its stage; -1 when not traced. */
  segment = new Int32Array(16)
  stageSegment = new Int32Array(16)
  startedAt = new Float64Array(16)
  stageStartedAt = new Float64Array(16)
  private readonly slots = new Map<number, number>()
  private readonly free: number[] = []
  private used = 0
  /** Executions so far. */
  count = 0

  get live(): number {
    return this.slots.size
  }

  add(segment: number, startedAt: number): number {
    const slot = this.free.pop() ?? this.used++
    if (slot >= this.number.length) this.grow()
    this.number[slot] = ++this.count
    this.slots.set(this.count, slot)
    this.stage[slot] = 0
    this.segment[slot] = segment
    this.startedAt[slot] = startedAt
    return slot
  }

  /** The slot of a running execution by its number. */
  slotOf(number: number): number {
    return this.slots.get(number)!
  }

  remove(slot: number): void {
    this.slots.delete(this.number[slot]!)
    this.free.push(slot)
  }

  private grow(): void {
    const capacity = this.number.length * 2
    this.number = widened(this.number, capacity)
    this.stage = widened(this.stage, capacity)
    this.pending = widened(this.pending, capacity)
    this.failed = widened(this.failed, capacity)
    this.segment = widened(this.segment, capacity)
    this.stageSegment = widened(this.stageSegment, capacity)
    this.startedAt = widened(this.startedAt, capacity)
    this.stageStartedAt = widened(this.stageStartedAt, capacity)
  }
}
