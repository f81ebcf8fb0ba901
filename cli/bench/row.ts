/** One line of the bench's report. Rates are per second of CPU time, so that a busy machine disturbs them less. */
export interface BenchRow {
  id: string
  /** What is counted: `customers`, `requests`, `messages`. */
  unit: string
  perCpuSecond: number
  wallSeconds: number
  eventsPerSecond: number
  /** Events per second over those of the bare heap loop in the same process, interleaved. */
  ratioToHeap: number
  peakMemoryMb: number
}

/** What one round of a row did. */
export interface Round {
  units: number
  events: number
}

/** A row of the bench: `round` does a fixed amount of work with a seed. */
export interface BenchCase {
  id: string
  what: string
  unit: string
  rounds: number
  round(seed: number): Round
  /** Too long for every day: runs only when asked for. */
  onRequest?: boolean
}
