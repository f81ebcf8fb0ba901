import type { CheckContext, CheckProblem } from '../define'
import type { ClusterConfig } from './config'

/** Rules over a cluster's connections. */
export function check(context: CheckContext<ClusterConfig>): CheckProblem[] {
  const watchers = context.connections('changeStream')
  const writers = context.connections('requests')
  if (watchers.length === 0 || writers.length > 0) return []
  return [
    {
      code: 'docdb.nothingWrites',
      severity: 'warning',
      message: 'A function reads this change stream, but nothing writes to the cluster.',
      help: 'Connect what writes to its Requests port.',
    },
  ]
}
