import { widened } from '../kernel/widened'
import { PendingDeliveries } from './PendingDeliveries'

/** How often and how long deliveries to a receiver are tried again. */
export interface RetryLimits {
  /** Tries after the first. */
  maxRetries: number
  /** Age beyond which nothing is tried again, ms. */
  maxAgeMs: number
}

/** Tried again until it is taken. */
export const ENDLESS: RetryLimits = { maxRetries: Infinity, maxAgeMs: Infinity }

/** The waits between tries, such as a `RetryPolicy`. */
export interface Backoff {
  /** Wait in ms before the next try, given the failures so far (1 or more). */
  delayMs(failures: number): number
}

/** Deliveries that are tried again until they succeed, have used up their retries or are too old. */
export class RetriedDeliveries {
  readonly pending = new PendingDeliveries()
  private since: Float64Array = new Float64Array(64)

  /** @param limits by receiver */
  constructor(
    private readonly backoff: Backoff,
    private readonly limits: readonly RetryLimits[],
  ) {}

  /** Adds a delivery of something that has been waiting since `sinceMs`; returns its slot in `pending`. */
  add(receiver: number, key: number, bytes: number, segment: number, sinceMs: number, lineage = 0): number {
    const delivery = this.pending.add(receiver, key, bytes, segment, lineage)
    if (delivery >= this.since.length) this.since = widened(this.since, this.since.length * 2)
    this.since[delivery] = sinceMs
    return delivery
  }

  /** Time since a delivery's age began, ms. */
  ageMs(delivery: number, now: number): number {
    return now - this.since[delivery]!
  }

  /** Counts a failure at `now`: ms until the next try, -1 when the delivery is to be given up. */
  failed(delivery: number, now: number): number {
    const failures = (this.pending.failures[delivery] = this.pending.failures[delivery]! + 1)
    const { maxRetries, maxAgeMs } = this.limits[this.pending.receiver[delivery]!]!
    if (failures > maxRetries) return -1
    const waitMs = this.backoff.delayMs(failures)
    return this.ageMs(delivery, now) + waitMs > maxAgeMs ? -1 : waitMs
  }
}
