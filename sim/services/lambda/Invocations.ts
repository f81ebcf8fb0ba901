import { widened } from '../../kernel/widened'
import type { Invoker } from './invocation'

/**
 * The invocation that runs, or ran last, in each environment of a version, as a struct of arrays. The version extends
 * it, so that both are one object in the simulation's innermost loop.
 */
export abstract class Invocations {
  protected readonly invokers: Invoker[] = []
  /** The invoker's own number for it. */
  protected tag = new Int32Array(64)
  protected running = new Uint8Array(64)
  /** Rises with each invocation: tells the timeout of an earlier one from that of the present one. */
  protected invocation = new Int32Array(64)
  /** Records that it handles one after the other, and the one being handled. */
  protected records = new Int32Array(64)
  protected record = new Int32Array(64)
  protected initMs = new Float64Array(64)
  protected billedInitMs = new Float64Array(64)
  /** Init that the next handler run begins with, inside its duration, ms; -1: to be drawn, after a crash. */
  protected innerInitMs = new Float64Array(64)
  protected startedAt = new Float64Array(64)
  protected deadlineAt = new Float64Array(64)
  protected functionSegment = new Int32Array(64)
  protected invocationSegment = new Int32Array(64)

  protected grow(atLeast: number): void {
    const capacity = Math.max(this.tag.length * 2, atLeast + 1)
    this.running = widened(this.running, capacity)
    this.tag = widened(this.tag, capacity)
    this.invocation = widened(this.invocation, capacity)
    this.records = widened(this.records, capacity)
    this.record = widened(this.record, capacity)
    this.functionSegment = widened(this.functionSegment, capacity)
    this.invocationSegment = widened(this.invocationSegment, capacity)
    this.initMs = widened(this.initMs, capacity)
    this.billedInitMs = widened(this.billedInitMs, capacity)
    this.innerInitMs = widened(this.innerInitMs, capacity)
    this.startedAt = widened(this.startedAt, capacity)
    this.deadlineAt = widened(this.deadlineAt, capacity)
  }
}
