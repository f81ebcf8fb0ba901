import type { RandomStream } from '../kernel/RandomStream'

/** Jitter of a back-off: none; full (uniform between 0 and the delay); equal (half fixed, half uniform). */
export type Jitter = 'none' | 'full' | 'equal'

/** How often and after which waits a caller tries again: exponential back-off with a ceiling. */
export class RetryPolicy {
  /**
   * @param maxAttempts tries in total, the first included
   * @param baseDelayMs wait before the second try, before jitter
   * @param factor by which the wait grows with each try
   * @param maxDelayMs ceiling of the wait
   */
  constructor(
    readonly maxAttempts: number,
    readonly baseDelayMs: number,
    readonly factor: number,
    readonly maxDelayMs: number,
    readonly jitter: Jitter,
    private readonly stream: RandomStream,
  ) {}

  /** Whether another try follows after this many. */
  retriesAfter(attempts: number): boolean {
    return attempts < this.maxAttempts
  }

  /** Wait in ms before the next try, given the tries so far (1 or more). */
  delayMs(attempts: number): number {
    let delay = this.baseDelayMs
    for (let i = 1; i < attempts && delay < this.maxDelayMs; i++) delay *= this.factor
    if (delay > this.maxDelayMs) delay = this.maxDelayMs
    switch (this.jitter) {
      case 'none':
        return delay
      case 'full':
        return delay * this.stream.uniform()
      case 'equal':
        return delay / 2 + (delay / 2) * this.stream.uniform()
    }
  }
}
