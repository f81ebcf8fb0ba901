import { check, type Design, type Problem } from '../../sim/index'
import { useDocument } from './document'

const none: readonly Problem[] = []
let checked: CheckedDesign | null = null

interface CheckedDesign {
  design: Design
  problems: readonly Problem[]
  byResource: Map<string, Problem[]>
}

/** Everything wrong or doubtful about the open design, errors first. Computed once per design. */
export function problemsNow(): readonly Problem[] {
  return checkedDesign().problems
}

/** As `problemsNow`; re-renders when the design changes. */
export function useProblems(): readonly Problem[] {
  useDocument((state) => state.design)
  return problemsNow()
}

/** Problems of one resource; re-renders only when the design changes. */
export function useProblemsOf(resourceId: string): readonly Problem[] {
  useDocument((state) => state.design)
  return checkedDesign().byResource.get(resourceId) ?? none
}

/** True when nothing keeps the design from running. */
export const canRun = (): boolean => !problemsNow().some(({ severity }) => severity === 'error')

function checkedDesign(): CheckedDesign {
  const { design } = useDocument.getState()
  if (checked?.design === design) return checked
  const found = check(design)
  const problems = [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ]
  const byResource = new Map<string, Problem[]>()
  for (const problem of problems) {
    if (problem.resourceId === null) continue
    const list = byResource.get(problem.resourceId)
    if (list) list.push(problem)
    else byResource.set(problem.resourceId, [problem])
  }
  const result = { design, problems, byResource }
  checked = result
  return result
}
