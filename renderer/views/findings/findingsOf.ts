import type { Finding, RunResult } from '../../../sim/index'

const order: Record<Finding['severity'], number> = { critical: 0, warning: 1, info: 2 }

/** Findings of a run, or those about one resource, the most severe first. */
export function findingsOf({ findings }: RunResult, resourceId: string | null): Finding[] {
  return findings
    .filter(({ resourceIds }) => resourceId === null || resourceIds.includes(resourceId))
    .sort((a, b) => order[a.severity] - order[b.severity])
}

/** What wants attention: findings that are more than a hint, and broken assertions. */
export function attentionCount({ findings, assertions }: RunResult): number {
  return (
    findings.filter(({ severity }) => severity !== 'info').length + assertions.filter(({ passed }) => !passed).length
  )
}
