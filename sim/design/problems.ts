/**
 * Something wrong or doubtful in a design, as a value: never thrown, always collected. An error keeps the design from
 * being opened or run; a warning does not.
 */
export interface Problem {
  /** Stable, such as `config.outOfRange`. */
  code: string
  severity: 'error' | 'warning'
  /** Resource it is about; null when it is about the file, the account, a scenario or a note. */
  resourceId: string | null
  /**
   * Place in the document. Entries of lists are named by id, or by index where they have no usable one:
   * `resources[orders-api].config.memoryMb`, `connections[c1].config.batchSize`, `scenarios[peak].streams[s1].load`.
   */
  path: string | null
  /** What is wrong, with the value found. */
  message: string
  /** What to do about it. */
  help: string
}

/** Where in a design something is. */
export interface Place {
  resourceId: string | null
  path: string
}

export const DOCUMENT: Place = { resourceId: null, path: '' }

/** A member of an object. */
export const member = (place: Place, name: string): Place => ({
  resourceId: place.resourceId,
  path: place.path === '' ? name : `${place.path}.${name}`,
})

/** An entry of a list, by id or index. */
export const entry = (place: Place, idOrIndex: string | number): Place => ({
  resourceId: place.resourceId,
  path: `${place.path}[${idOrIndex}]`,
})

/** Path of a resource, or of one of its settings. */
export const resourcePath = (id: string, field?: string): string =>
  `resources[${id}]${field === undefined ? '' : `.config.${field}`}`

/** Path of a connection, or of one of its settings. */
export const connectionPath = (id: string, field?: string): string =>
  `connections[${id}]${field === undefined ? '' : `.config.${field}`}`

/** Problems beyond this many are counted, not described. */
export const MAX_PROBLEMS = 100

/** Collects problems up to a number that a person can still read; errors come before warnings. */
export class ProblemList {
  private readonly errors: Problem[] = []
  private readonly warnings: Problem[] = []
  private errorsFound = 0
  private warningsFound = 0

  add(problem: Problem): void {
    const kept = this.count(problem.severity)
    if (kept !== null) kept.push(problem)
  }

  /** `help` may be a function where advice costs time: it is only asked for problems that are shown. */
  error(code: string, place: Place, message: string, help: string | (() => string)): void {
    this.describe('error', code, place, message, help)
  }

  warning(code: string, place: Place, message: string, help: string | (() => string)): void {
    this.describe('warning', code, place, message, help)
  }

  private describe(
    severity: Problem['severity'],
    code: string,
    place: Place,
    message: string,
    help: string | (() => string),
  ): void {
    const { resourceId, path } = place
    this.count(severity)?.push({
      code,
      severity,
      resourceId,
      path: path || null,
      message,
      help: typeof help === 'string' ? help : help(),
    })
  }

  /** The list that a problem goes to; null when there are enough. */
  private count(severity: Problem['severity']): Problem[] | null {
    if (severity === 'error') this.errorsFound++
    else this.warningsFound++
    const kept = severity === 'error' ? this.errors : this.warnings
    return kept.length < MAX_PROBLEMS ? kept : null
  }

  /** True once further errors are only counted: loops over many may stop. */
  get full(): boolean {
    return this.errors.length >= MAX_PROBLEMS
  }

  /** Errors added so far, those only counted included. */
  get errorCount(): number {
    return this.errorsFound
  }

  /** Errors, then warnings, each in the order of finding, and a last entry that counts those left out. */
  all(): Problem[] {
    const shown = [...this.errors, ...this.warnings].slice(0, MAX_PROBLEMS)
    const left = this.errorsFound + this.warningsFound - shown.length
    if (left > 0) {
      shown.push({
        code: 'problems.more',
        severity: this.errorsFound > this.errors.length ? 'error' : 'warning',
        resourceId: null,
        path: null,
        message: `And ${left} more ${left === 1 ? 'problem' : 'problems'}.`,
        help: 'Solve the ones above first; many problems often have one cause.',
      })
    }
    return shown
  }
}
