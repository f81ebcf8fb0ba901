import type { Problem } from '../../sim/index'

/** Problems of one form: those of a setting by its name, and those of the whole. */
export interface FormProblems {
  byField: ReadonlyMap<string, readonly Problem[]>
  whole: readonly Problem[]
}

/** Sorts problems by the setting that their path names: `resources[orders].config.memoryMb`, `connections[c1].config.batchSize`. */
export function problemsByField(
  problems: readonly Problem[],
  formPath: string,
  names: ReadonlySet<string>,
): FormProblems {
  const byField = new Map<string, Problem[]>()
  const whole: Problem[] = []
  const start = `${formPath}.config.`
  for (const problem of problems) {
    const name = problem.path?.startsWith(start) ? /^[^.[]*/.exec(problem.path.slice(start.length))?.[0] : undefined
    if (name === undefined || !names.has(name)) whole.push(problem)
    else byField.set(name, [...(byField.get(name) ?? []), problem])
  }
  return { byField, whole }
}
