import { IntQueue } from '../../primitives/IntQueue'
import type { PipelineConfig } from './config'

/** Lets one execution at a time into a stage, and keeps those that wait; in the mode PARALLEL, lets all in. */
export class StageLock {
  private occupied = false
  /** Waiting in order; in the mode SUPERSEDED never more than one. */
  private readonly waiting = new IntQueue()

  constructor(private readonly mode: PipelineConfig['executionMode']) {}

  /** An execution arrives: whether it may go in now. Otherwise it waits, and `overtaken` is to be asked. */
  enter(execution: number): boolean {
    if (this.mode === 'PARALLEL') return true
    if (!this.occupied) {
      this.occupied = true
      return true
    }
    this.waiting.push(execution)
    return false
  }

  /** The execution that a newer one has just overtaken while both wait; -1 when there is none. */
  overtaken(): number {
    return this.mode === 'SUPERSEDED' && this.waiting.size > 1 ? this.waiting.shift() : -1
  }

  /** The execution inside leaves: the one that goes in instead, -1 when none waits. */
  leave(): number {
    const next = this.waiting.shift()
    this.occupied = next >= 0
    return next
  }
}
