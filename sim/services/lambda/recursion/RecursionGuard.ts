import type { CounterRecorder } from '../../../telemetry/metrics'
import type { LimitRecorder } from '../../../telemetry/throttles'
import type { ComponentContext, FunctionLoop } from '../../define'
import type { ConfigOf } from '../../fields'
import type { Invoker } from '../invocation'
import { MAX_INVOCATIONS_IN_CHAIN, RECURSION } from './limits'
import { RECURSION_METRICS } from './metrics'
import { RECURSIVE_INVOCATION } from './outcomes'
import type { recursionFields } from './recursionFields'

/** A lineage is the loop's number, and below it the invocations that the chain has had in the loop. */
const COUNT_BITS = 20
const COUNT_MASK = (1 << COUNT_BITS) - 1

/**
 * Lambda's detection of recursive loops, for one function in a loop: counts the invocations of each chain of events,
 * and stops a chain in which a function has run 16 times. The count is that of all functions of the loop together: in a
 * circle each of them has its equal part of it.
 */
export class RecursionGuard {
  readonly code: number
  private readonly most: number
  private readonly dropped: CounterRecorder
  private readonly limit: LimitRecorder

  /** Null for a function that need not be watched: it is in no loop, may loop, or is of before the detection's time. */
  static of(context: ComponentContext<ConfigOf<typeof recursionFields>>): RecursionGuard | null {
    const { loop, era, config } = context
    if (loop === null || era === 'classic' || config.recursiveLoop === 'allow') return null
    return new RecursionGuard(context, loop)
  }

  private constructor(
    context: ComponentContext<unknown>,
    private readonly loop: FunctionLoop,
  ) {
    this.most = MAX_INVOCATIONS_IN_CHAIN * loop.functions
    this.code = context.outcomes.code(RECURSIVE_INVOCATION)
    this.dropped = context.counter(RECURSION_METRICS.dropped)
    this.limit = context.limit(RECURSION, MAX_INVOCATIONS_IN_CHAIN, RECURSIVE_INVOCATION)
  }

  /** Whether an invocation with these records must not take place. */
  stops(invoker: Invoker, tag: number, records: number): boolean {
    for (let record = 0; record < records; record++) {
      const count = this.countOf(invoker, tag, record)
      if (count < this.most) continue
      this.dropped.add()
      this.limit.reject(count / this.loop.functions)
      return true
    }
    return false
  }

  /** Lineage of what the handler sends while it handles a record. */
  lineageOf(invoker: Invoker, tag: number, record: number): number {
    return (this.loop.number << COUNT_BITS) | (this.countOf(invoker, tag, record) + 1)
  }

  private countOf(invoker: Invoker, tag: number, record: number): number {
    const lineage = invoker.recordLineage === undefined ? 0 : invoker.recordLineage(tag, record)
    return lineage >> COUNT_BITS === this.loop.number ? lineage & COUNT_MASK : 0
  }
}
