/** What a table as a whole can serve of reads or of writes. */
export interface TableThroughput {
  /** Outcome code 0 when the units are there; else the rejection is recorded and its outcome code returned. */
  check(now: number, units: number): number
  /** Uses units that `check` has just found. */
  consume(now: number, units: number): void
}
