import type { Finding, RunResult } from '../../../sim/index'

const order: Record<Finding['severity'], number> = { critical: 0, warning: 1, info: 2 }

/** Findings of a run, or those about one resource, the most severe first. */
export function findingsOf({ findings }: RunResult, resourceId: string | null): Finding[] {
  return findings
    .filter(({ resourceIds }) => resourceId === null || resourceIds.includes(resourceId))
    .sort((a, b) => order[a.severity] - order[b.severity])
}

/** How many assertions the run has broken. */
export function brokenAssertions({ assertions }: RunResult): number {
  return assertions.filter(({ passed }) => !passed).length
}
