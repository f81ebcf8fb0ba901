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

/** Collects problems up to a number that a person can still read. */
export class ProblemList {
  private readonly kept: Problem[] = []
  private left = 0
  private errors = 0

  add(problem: Problem): void {
    if (problem.severity === 'error') this.errors++
    if (this.kept.length < MAX_PROBLEMS) this.kept.push(problem)
    else this.left++
  }

  error(code: string, place: Place, message: string, help: string): void {
    this.add({ code, severity: 'error', resourceId: place.resourceId, path: place.path || null, message, help })
  }

  warning(code: string, place: Place, message: string, help: string): void {
    this.add({ code, severity: 'warning', resourceId: place.resourceId, path: place.path || null, message, help })
  }

  /** True once further problems are only counted: loops that would describe more may stop. */
  get full(): boolean {
    return this.kept.length >= MAX_PROBLEMS
  }

  get errorCount(): number {
    return this.errors
  }

  /** Errors first, each group in the order of finding, and a last entry that counts those left out. */
  all(): Problem[] {
    const sorted = [
      ...this.kept.filter((problem) => problem.severity === 'error'),
      ...this.kept.filter((problem) => problem.severity === 'warning'),
    ]
    if (this.left === 0) return sorted
    return [
      ...sorted,
      {
        code: 'problems.more',
        severity: this.errors > 0 ? 'error' : 'warning',
        resourceId: null,
        path: null,
        message: `And ${this.left} more ${this.left === 1 ? 'problem' : 'problems'}.`,
        help: 'Solve the ones above first; many problems often have one cause.',
      },
    ]
  }
}
