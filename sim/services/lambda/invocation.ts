/** Who asked for an invocation, and is told how it ended. */
export interface Invoker {
  /** The invocation that carried this tag has ended with an outcome code. */
  invocationEnded(tag: number, outcome: number): void
  /** A record of the batch failed; true when the handler goes on with the next one. */
  recordFailed(tag: number, record: number): boolean
  /** Key of a record of the invocation. */
  recordKey(tag: number, record: number): number
  /** How far a record's chain of events has gone round a loop of functions (`Calls.lineage`); absent: in none. */
  recordLineage?(tag: number, record: number): number
  /** Whether the handler fails at a record whatever it does (a poison record); absent: never. */
  isPoison?(tag: number, record: number): boolean
  /** After a failed record that is reported, the handler leaves the rest of the batch alone: their order matters. */
  readonly stopsAtFailure?: boolean
}

/** What can be invoked: a function by a qualifier, so a version or an alias. */
export interface InvocationTarget {
  /**
   * Asks for an invocation with this many records (1 unless polled). Returns 0 when it runs, then tells the
   * invoker how it ended; otherwise the outcome code of the refusal. The segment must be open; it is closed here
   * only when the invocation runs.
   */
  invoke(invoker: Invoker, tag: number, segment: number, records: number): number
}
