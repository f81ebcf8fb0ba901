import { widened } from '../kernel/widened'
import type { Program } from './program'

/** State of a strand that waits for nothing. */
export const IDLE = 0

/**
 * The strands in which handlers run, as a struct of arrays: one slot each, reused, and linked by environment. The class
 * that runs them extends it, so that both are one object in the simulation's innermost loop.
 */
export abstract class Strands {
  protected state = new Uint8Array(64)
  protected environment = new Int32Array(64)
  protected step = new Int32Array(64)
  /** Calls of the present step still to be made; -1 before the step has begun. */
  protected callsLeft = new Int32Array(64)
  protected attempt = new Int32Array(64)
  protected call = new Int32Array(64)
  /** Rises with each call sent: tells the timeout of an earlier call from that of the present one. */
  protected sent = new Int32Array(64)
  /** The present call opens a session. */
  protected opening = new Uint8Array(64)
  protected parent = new Int32Array(64)
  protected children = new Int32Array(64)
  /** Next strand of the same environment; or next free slot. */
  protected sibling = new Int32Array(64)
  protected readonly programs: Program[] = []
  private freeHead = -1
  private used = 0
  /** First strand by environment; -1 when it runs nothing. */
  protected readonly first: number[] = []

  /** A strand that is about to run a program; `parent` is the one that it branches off, -1 for none. */
  protected create(environment: number, program: Program, parent: number): number {
    let strand = this.freeHead
    if (strand >= 0) this.freeHead = this.sibling[strand]!
    else {
      if (this.used === this.state.length) this.grow()
      strand = this.used++
    }
    this.state[strand] = IDLE
    this.environment[strand] = environment
    this.programs[strand] = program
    this.step[strand] = 0
    this.callsLeft[strand] = -1
    this.parent[strand] = parent
    this.sibling[strand] = this.first[environment]!
    this.first[environment] = strand
    return strand
  }

  /** Takes a strand out of those of its environment. */
  protected unlink(strand: number): void {
    const environment = this.environment[strand]!
    const next = this.sibling[strand]!
    if (this.first[environment] === strand) {
      this.first[environment] = next
      return
    }
    let before = this.first[environment]!
    while (this.sibling[before]! !== strand) before = this.sibling[before]!
    this.sibling[before] = next
  }

  /** Gives a strand's slot back. */
  protected release(strand: number): void {
    this.state[strand] = IDLE
    this.sibling[strand] = this.freeHead
    this.freeHead = strand
  }

  private grow(): void {
    const capacity = this.state.length * 2
    this.state = widened(this.state, capacity)
    this.environment = widened(this.environment, capacity)
    this.step = widened(this.step, capacity)
    this.callsLeft = widened(this.callsLeft, capacity)
    this.attempt = widened(this.attempt, capacity)
    this.call = widened(this.call, capacity)
    this.sent = widened(this.sent, capacity)
    this.opening = widened(this.opening, capacity)
    this.parent = widened(this.parent, capacity)
    this.children = widened(this.children, capacity)
    this.sibling = widened(this.sibling, capacity)
  }
}
