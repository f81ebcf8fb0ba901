import type { Problem } from '../sim/index'

/** What the user gave is wrong: ends the command with exit code 2, every problem listed. */
export class InputError extends Error {
  override name = 'InputError'

  constructor(
    /** What the problems are in: a file, a folder, an option. */
    readonly subject: string,
    readonly problems: readonly Problem[],
  ) {
    super(problems.map((problem) => problem.message).join(' '))
  }
}

/** An error with one problem that is not about a place in the design. */
export function inputError(subject: string, code: string, message: string, help: string): InputError {
  return new InputError(subject, [{ code, severity: 'error', resourceId: null, path: null, message, help }])
}
