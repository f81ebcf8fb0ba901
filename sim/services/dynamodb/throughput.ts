import type { TokenBucket } from '../../primitives/TokenBucket'

/** What a table as a whole can serve of reads or of writes. */
export interface TableThroughput {
  /** Outcome code 0 when the units are there; else the rejection is recorded and its outcome code returned. */
  check(now: number, units: number): number
  /** Uses units that `check` has just found. */
  consume(now: number, units: number): void
}

/** Whether a bucket serves a request: it holds the units, or is full when the request is larger than it can hold. */
export const covers = (bucket: TokenBucket, now: number, units: number): boolean =>
  bucket.level(now) >= (units < bucket.capacity ? units : bucket.capacity)
