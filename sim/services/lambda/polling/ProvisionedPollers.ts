import { BYTES_PER_SECOND_PER_POLLER, INVOKES_PER_POLLER, POLLS_PER_SECOND_PER_POLLER } from './mappingLimits'

/** Waits that come from the rounding of many refills alone. */
const ROUNDING_MS = 1e-6

/**
 * What the pollers of provisioned mode get through: 10 polls and 1 MB a second each, in buckets of one second that
 * grow and shrink with their number. Counts the hours they are billed for.
 */
export class ProvisionedPollers {
  private count: number
  private polls: number
  private bytes: number
  private filledAt = 0
  private pollerMs = 0
  private countedAt = 0

  /** @param concurrency invocations that they may run at once */
  constructor(concurrency: number) {
    this.count = concurrency / INVOKES_PER_POLLER
    this.polls = this.count * POLLS_PER_SECOND_PER_POLLER
    this.bytes = this.count * BYTES_PER_SECOND_PER_POLLER
  }

  /** Pollers that exist, begun ones included. */
  get pollers(): number {
    return Math.ceil(this.count)
  }

  /** There are as many as this many invocations at once take. */
  scaleTo(now: number, concurrency: number): void {
    this.countUntil(now)
    this.refill(now)
    this.count = concurrency / INVOKES_PER_POLLER
  }

  /** Time until the next poll can begin, ms; 0 when it can now. */
  waitMs(now: number): number {
    this.refill(now)
    const pollWait = (1 - this.polls) / (this.count * POLLS_PER_SECOND_PER_POLLER)
    const byteWait = -this.bytes / (this.count * BYTES_PER_SECOND_PER_POLLER)
    const waitMs = Math.max(pollWait, byteWait) * 1000
    return waitMs > ROUNDING_MS ? waitMs : 0
  }

  /** A poll has begun. */
  poll(): void {
    this.polls--
  }

  /** A poll has brought messages of these bytes; their size is known only then. */
  receive(bytes: number): void {
    this.bytes -= bytes
  }

  /** Hours of pollers until a time. */
  hours(now: number): number {
    this.countUntil(now)
    return this.pollerMs / 3_600_000
  }

  private countUntil(now: number): void {
    this.pollerMs += this.pollers * (now - this.countedAt)
    this.countedAt = now
  }

  private refill(now: number): void {
    const seconds = (now - this.filledAt) / 1000
    this.filledAt = now
    const polls = this.count * POLLS_PER_SECOND_PER_POLLER
    const bytes = this.count * BYTES_PER_SECOND_PER_POLLER
    this.polls = Math.min(polls, this.polls + seconds * polls)
    this.bytes = Math.min(bytes, this.bytes + seconds * bytes)
  }
}
