import type { RandomStream } from '../kernel/RandomStream'
import type { ComponentContext } from './define'

/** Applies a scenario's faults to reads, which do not arrive over a connection as calls do. */
export class ReadFaults {
  private readonly draws: RandomStream

  constructor(private readonly context: ComponentContext<object>) {
    this.draws = context.random('read faults')
  }

  /** Whether the faults of this moment keep a read from being answered. */
  refuses(): boolean {
    const { faults } = this.context
    if (faults === null) return false
    const share = faults.outage ? 1 : faults.errorProbability + faults.throttleProbability
    return share > 0 && this.draws.uniform() < share
  }
}
