import type { RandomStream } from '../../kernel/RandomStream'
import type { LoadBalancerConfig } from './config'
import type { TargetHealth } from './TargetHealth'

/** Chooses the target of each request among those with a weight that take requests. */
export class Routing {
  /** Requests under way by target. */
  readonly outstanding: Int32Array
  private eligible: readonly number[] = []
  /** Running sums of the eligible targets' weights, as shares; empty when all weigh the same. */
  private upTo: readonly number[] = []
  private turn = 0

  constructor(
    private readonly weights: readonly number[],
    private readonly algorithm: LoadBalancerConfig['algorithm'],
    private readonly health: TargetHealth,
    private readonly draws: RandomStream,
  ) {
    this.outstanding = new Int32Array(weights.length)
  }

  /** Called when a target's health has changed, and before the first request. */
  refresh(): void {
    this.eligible = this.weights.flatMap((weight, target) =>
      weight > 0 && this.health.takesRequests(target) ? [target] : [],
    )
    const weights = this.eligible.map((target) => this.weights[target]!)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    let sum = 0
    this.upTo = weights.every((weight) => weight === weights[0]) ? [] : weights.map((weight) => (sum += weight) / total)
    this.turn = 0
  }

  /** The target of the next request; -1 when there is none. */
  next(): number {
    const probe = this.health.nextProbe()
    if (probe >= 0 && this.weights[probe]! > 0) return probe
    if (this.eligible.length < 2) return this.eligible[0] ?? -1
    if (this.algorithm === 'least_outstanding_requests') return this.leastBusy()
    return this.upTo.length === 0 ? this.inTurn() : this.byWeight()
  }

  private inTurn(): number {
    const target = this.eligible[this.turn]!
    this.turn = (this.turn + 1) % this.eligible.length
    return target
  }

  private byWeight(): number {
    const share = this.draws.uniform()
    let place = 0
    while (place < this.upTo.length - 1 && this.upTo[place]! < share) place++
    return this.eligible[place]!
  }

  /** The target with the fewest requests for its weight; among equals, the next in turn. */
  private leastBusy(): number {
    const count = this.eligible.length
    let best = -1
    let least = Infinity
    for (let step = 0; step < count; step++) {
      const place = (this.turn + step) % count
      const target = this.eligible[place]!
      const load = this.outstanding[target]! / this.weights[target]!
      if (load < least) {
        least = load
        best = place
      }
    }
    this.turn = (best + 1) % count
    return this.eligible[best]!
  }
}
