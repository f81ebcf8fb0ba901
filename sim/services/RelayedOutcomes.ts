import type { Outcome, OutcomeTable } from '../telemetry/outcome'

const OK_CODE = 0

/** What callers of a front end see for the outcomes of what is behind it: each is worked out once, by its code. */
export class RelayedOutcomes {
  private readonly answers: number[] = []

  /** @param relay the answer to an outcome; the same object for the same outcome where it can */
  constructor(
    private readonly table: OutcomeTable,
    private readonly relay: (outcome: Outcome) => Outcome,
  ) {
    this.workOut(OK_CODE)
  }

  /** Code of the answer to the outcome with this code. */
  of(code: number): number {
    return this.answers[code] ?? this.workOut(code)
  }

  private workOut(code: number): number {
    return (this.answers[code] = this.table.code(this.relay(this.table.outcomes[code]!)))
  }
}
