import type { Distribution, HandlerStep } from '../../sim/index'

/** Where a step is: `[2, 1, 0]` is step 0 of branch 1 of step 2. */
export type StepPath = readonly number[]
/** Where a list of steps is: `[]` the handler itself, `[2, 1]` branch 1 of step 2. */
export type ListPath = readonly number[]

type Steps = readonly HandlerStep[]

/** The steps that the default handler has: compute, then each outgoing connection once. */
export function defaultSteps(
  compute: Distribution,
  calls: readonly { connection: string; operation: string }[],
): HandlerStep[] {
  return [
    { kind: 'compute', duration: compute },
    ...calls.map((call): HandlerStep => ({ kind: 'call', ...call, count: 1, probability: 1 })),
  ]
}

export const insertStep = (steps: Steps, list: ListPath, index: number, step: HandlerStep): HandlerStep[] =>
  changeList(steps, list, (inner) => inner.toSpliced(index, 0, step))

export const removeStep = (steps: Steps, path: StepPath): HandlerStep[] =>
  changeList(steps, path.slice(0, -1), (inner) => inner.toSpliced(path.at(-1) ?? 0, 1))

export const replaceStep = (steps: Steps, path: StepPath, step: HandlerStep): HandlerStep[] =>
  changeList(steps, path.slice(0, -1), (inner) => inner.toSpliced(path.at(-1) ?? 0, 1, step))

/** Moves a step up (-1) or down (1) in its own list; at an end it stays. */
export function moveStep(steps: Steps, path: StepPath, by: -1 | 1): HandlerStep[] {
  return changeList(steps, path.slice(0, -1), (inner) => {
    const from = path.at(-1) ?? 0
    const step = inner[from]
    const to = from + by
    return step === undefined || to < 0 || to >= inner.length
      ? [...inner]
      : inner.toSpliced(from, 1).toSpliced(to, 0, step)
  })
}

export const addBranch = (steps: Steps, path: StepPath): HandlerStep[] =>
  changeParallel(steps, path, (branches) => [...branches, []])

export const removeBranch = (steps: Steps, path: StepPath, branch: number): HandlerStep[] =>
  changeParallel(steps, path, (branches) => branches.toSpliced(branch, 1))

/** The step at a path. */
export function stepAt(steps: Steps, path: StepPath): HandlerStep | undefined {
  const [index = 0, branch, ...rest] = path
  const step = steps[index]
  if (branch === undefined) return step
  return step?.kind === 'parallel' ? stepAt(step.branches[branch] ?? [], rest) : undefined
}

/** Number of steps in all lists together. */
export const stepCount = (steps: Steps): number =>
  steps.reduce(
    (sum, step) =>
      sum + 1 + (step.kind === 'parallel' ? step.branches.reduce((inner, branch) => inner + stepCount(branch), 0) : 0),
    0,
  )

function changeList(steps: Steps, list: ListPath, change: (inner: HandlerStep[]) => HandlerStep[]): HandlerStep[] {
  const [index, branch = 0, ...rest] = list
  if (index === undefined) return change([...steps])
  return steps.map((step, at) => {
    if (at !== index || step.kind !== 'parallel') return step
    return {
      ...step,
      branches: step.branches.map((inner, b) => (b === branch ? changeList(inner, rest, change) : inner)),
    }
  })
}

function changeParallel(
  steps: Steps,
  path: StepPath,
  change: (branches: HandlerStep[][]) => HandlerStep[][],
): HandlerStep[] {
  const step = stepAt(steps, path)
  return step?.kind === 'parallel' ? replaceStep(steps, path, { ...step, branches: change(step.branches) }) : [...steps]
}
