import { widened } from '../../kernel/widened'

/** Pushes whose events are on their way, as a struct of arrays: one slot each, reused. */
export class Pushes {
  /** Trace segment; -1 when not traced. */
  segment = new Int32Array(16)
  startedAt = new Float64Array(16)
  /** Code of the first outcome other than success; 0 while there is none. */
  outcome = new Int32Array(16)
  /** Events that no target has answered yet. */
  private pending = new Int32Array(16)
  private readonly free: number[] = []
  private used = 0

  add(segment: number, startedAt: number, events: number): number {
    const push = this.free.pop() ?? this.used++
    if (push >= this.pending.length) this.grow()
    this.segment[push] = segment
    this.startedAt[push] = startedAt
    this.outcome[push] = 0
    this.pending[push] = events
    return push
  }

  /** One of its events has been answered; whether it was the last. */
  delivered(push: number, outcome: number): boolean {
    if (this.outcome[push] === 0) this.outcome[push] = outcome
    return --this.pending[push]! === 0
  }

  remove(push: number): void {
    this.free.push(push)
  }

  private grow(): void {
    const capacity = this.pending.length * 2
    this.segment = widened(this.segment, capacity)
    this.startedAt = widened(this.startedAt, capacity)
    this.outcome = widened(this.outcome, capacity)
    this.pending = widened(this.pending, capacity)
  }
}
