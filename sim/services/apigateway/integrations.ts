import type { RandomStream } from '../../kernel/RandomStream'
import type { Link } from '../define'

/** The integrations of an API; each request goes to one, drawn by weight. */
export class Integrations {
  /** Running sums of the weights, as shares of the total. */
  private readonly upTo: Float64Array
  private readonly last: number

  constructor(
    private readonly links: readonly Link[],
    private readonly stream: RandomStream,
  ) {
    const weights = links.map((link) => link.config['weight'] as number)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    let sum = 0
    this.upTo = Float64Array.from(weights, (weight) => (sum += weight) / total)
    this.last = links.length - 1
  }

  /** The integration of the next request; null when the API has none. */
  next(): Link | null {
    if (this.last < 1) return this.links[0] ?? null
    const share = this.stream.uniform()
    let chosen = 0
    while (chosen < this.last && this.upTo[chosen]! < share) chosen++
    return this.links[chosen]!
  }
}
