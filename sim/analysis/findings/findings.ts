import type { Model } from '../../compile/model'
import type { Scenario } from '../../design/types'
import type { Finding, RunResult } from '../../result'
import type { Rule } from './rule'

const RULES: readonly Rule[] = []

const ORDER = { critical: 0, warning: 1, info: 2 } as const

/** What a run has shown that is worth changing, most severe first. */
export function findings(model: Model, scenario: Scenario, result: RunResult): Finding[] {
  const evidence = { model, scenario, result }
  return RULES.flatMap((rule) => rule(evidence)).sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
}
