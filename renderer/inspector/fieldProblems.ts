import type { Problem } from '../../sim/index'

/** Problems of one form: those of a setting by its name, and those of the whole. */
export interface FormProblems {
  /** Where the form's settings stand in the design: `resources[orders].config`. */
  path: string
  byField: ReadonlyMap<string, readonly Problem[]>
  whole: readonly Problem[]
}

export const noProblems: FormProblems = { path: '', byField: new Map(), whole: [] }

/**
 * Sorts problems by the setting that their path names, `resources[orders].config.memoryMb`: a problem inside a list,
 * `….versions[0].version`, is one of the list.
 */
export function problemsByField(problems: readonly Problem[], path: string, names: ReadonlySet<string>): FormProblems {
  const byField = new Map<string, Problem[]>()
  const whole: Problem[] = []
  const start = `${path}.`
  for (const problem of problems) {
    const name = problem.path?.startsWith(start) ? /^[^.[]*/.exec(problem.path.slice(start.length))?.[0] : undefined
    if (name === undefined || !names.has(name)) whole.push(problem)
    else byField.set(name, [...(byField.get(name) ?? []), problem])
  }
  return { path, byField, whole }
}

/** Of the problems of a list at `path`, those of the list itself and those of each of its entries, by index. */
export function problemsByEntry(
  problems: readonly Problem[],
  path: string,
): { own: readonly Problem[]; entries: ReadonlyMap<number, readonly Problem[]> } {
  const own: Problem[] = []
  const entries = new Map<number, Problem[]>()
  for (const problem of problems) {
    const rest = problem.path?.startsWith(`${path}[`) ? problem.path.slice(path.length) : ''
    const index = /^\[(\d+)\]/.exec(rest)?.[1]
    if (index === undefined) own.push(problem)
    else entries.set(Number(index), [...(entries.get(Number(index)) ?? []), problem])
  }
  return { own, entries }
}

/** Several problems as one text: what is wrong, and what to do. */
export const problemWords = (problems: readonly Problem[]): string =>
  problems.map(({ message, help }) => `${message} ${help}`).join(' ')
