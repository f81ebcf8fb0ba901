import { widened } from '../kernel/widened'
import { PendingDeliveries } from './PendingDeliveries'
import type { RetryPolicy } from './RetryPolicy'

/** How often and how long deliveries to a receiver are tried again. */
export interface RetryLimits {
  /** Tries after the first. */
  maxRetries: number
  /** Age beyond which nothing is tried again, ms. */
  maxAgeMs: number
}

/** Deliveries that are tried again until they succeed, have used up their retries or are too old. */
export class RetriedDeliveries {
  readonly pending = new PendingDeliveries()
  private since: Float64Array = new Float64Array(64)

  /** @param limits by receiver; the policy gives the waits alone */
  constructor(
    private readonly backoff: RetryPolicy,
    private readonly limits: readonly RetryLimits[],
  ) {}

  /** Adds a delivery of something that has been waiting since `sinceMs`; returns its slot in `pending`. */
  add(receiver: number, key: number, bytes: number, segment: number, sinceMs: number): number {
    const delivery = this.pending.add(receiver, key, bytes, segment)
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
