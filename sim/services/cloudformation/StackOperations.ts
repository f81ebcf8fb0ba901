import { widened } from '../../kernel/widened'

/** Operations of stacks under way, as a struct of arrays: one slot each, reused. */
export class StackOperations {
  /** Number of its present attempt, from 1: forward, then back. The key of what it asks custom resources. */
  number = new Int32Array(16)
  /** Which stack it is about. */
  stack = new Int32Array(16)
  /** Resources whose work has not ended. */
  pending = new Int32Array(16)
  /** 1 when a resource has failed in the present attempt. */
  failed = new Uint8Array(16)
  isDelete = new Uint8Array(16)
  rollsBack = new Uint8Array(16)
  /** Trace subsegment; -1 when not traced. */
  segment = new Int32Array(16)
  /** Call that waits for its end; -1 when none does. */
  call = new Int32Array(16)
  startedAt = new Float64Array(16)
  private readonly slots = new Map<number, number>()
  private readonly busyStacks = new Set<number>()
  private readonly free: number[] = []
  private used = 0
  private numbers = 0

  get live(): number {
    return this.busyStacks.size
  }

  isBusy(stack: number): boolean {
    return this.busyStacks.has(stack)
  }

  add(stack: number, isDelete: boolean, segment: number, call: number, startedAt: number): number {
    const slot = this.free.pop() ?? this.used++
    if (slot >= this.number.length) this.grow()
    this.busyStacks.add(stack)
    this.stack[slot] = stack
    this.isDelete[slot] = isDelete ? 1 : 0
    this.rollsBack[slot] = 0
    this.segment[slot] = segment
    this.call[slot] = call
    this.startedAt[slot] = startedAt
    this.number[slot] = 0
    return slot
  }

  /** Begins an attempt with a number of its own: late responses to an earlier one do not count for it. */
  beginAttempt(slot: number, resources: number): void {
    this.slots.delete(this.number[slot]!)
    this.number[slot] = ++this.numbers
    this.slots.set(this.numbers, slot)
    this.pending[slot] = resources
    this.failed[slot] = 0
  }

  /** The slot whose present attempt has this number. */
  slotOf(number: number): number {
    return this.slots.get(number)!
  }

  remove(slot: number): void {
    this.slots.delete(this.number[slot]!)
    this.busyStacks.delete(this.stack[slot]!)
    this.free.push(slot)
  }

  private grow(): void {
    const capacity = this.number.length * 2
    this.number = widened(this.number, capacity)
    this.stack = widened(this.stack, capacity)
    this.pending = widened(this.pending, capacity)
    this.failed = widened(this.failed, capacity)
    this.isDelete = widened(this.isDelete, capacity)
    this.rollsBack = widened(this.rollsBack, capacity)
    this.segment = widened(this.segment, capacity)
    this.call = widened(this.call, capacity)
    this.startedAt = widened(this.startedAt, capacity)
  }
}
