/** How a call ended, as the caller sees it. */
export type OutcomeClass = 'ok' | 'clientError' | 'throttle' | 'fault'

export const OUTCOME_CLASSES: readonly OutcomeClass[] = ['ok', 'clientError', 'throttle', 'fault']

/** A named way in which a call can end: AWS's own error name and HTTP status. */
export interface Outcome {
  /** Such as `TooManyRequestsException`; `OK` for success. */
  name: string
  /** Service that ended it so, for distinct names: `lambda`. */
  service: string
  httpStatus: number
  class: OutcomeClass
  /** Whether the SDKs retry it by themselves. */
  retryable: boolean
  /** AWS's message, where documented. */
  message?: string
}

export const OK: Outcome = { name: 'OK', service: 'any', httpStatus: 200, class: 'ok', retryable: false }

/** Outcomes of one run, numbered in order of first use; code 0 is OK. */
export class OutcomeTable {
  readonly outcomes: Outcome[] = [OK]
  /** Class index (into OUTCOME_CLASSES) by code, for hot paths. */
  classes = new Uint8Array(64)
  retryable = new Uint8Array(64)

  /** The code of an outcome; the same object always gets the same code. */
  code(outcome: Outcome): number {
    const known = this.outcomes.indexOf(outcome)
    if (known >= 0) return known
    const code = this.outcomes.push(outcome) - 1
    if (code === this.classes.length) {
      const classes = new Uint8Array(code * 2)
      classes.set(this.classes)
      this.classes = classes
      const retryable = new Uint8Array(code * 2)
      retryable.set(this.retryable)
      this.retryable = retryable
    }
    this.classes[code] = OUTCOME_CLASSES.indexOf(outcome.class)
    this.retryable[code] = outcome.retryable ? 1 : 0
    return code
  }
}
