import type { ConfigOf } from '../fields'
import type { ruleFields } from './config'

/** A rule: the connections that name the same pattern, or one without a name. */
export interface Rule {
  /** Its pattern; null for a connection that names none. */
  pattern: string | null
  /** Indices of its connections among all that leave the Rules port. */
  targets: number[]
}

/** Rules in the order of their first targets. */
export function rulesOf(connections: readonly Readonly<Record<string, unknown>>[]): Rule[] {
  const rules: Rule[] = []
  const named = new Map<string, Rule>()
  connections.forEach((config, target) => {
    const pattern = (config as ConfigOf<typeof ruleFields>).pattern.trim()
    const known = named.get(pattern)
    if (known !== undefined) {
      known.targets.push(target)
      return
    }
    const rule: Rule = { pattern: pattern === '' ? null : pattern, targets: [target] }
    rules.push(rule)
    if (rule.pattern !== null) named.set(pattern, rule)
  })
  return rules
}
