import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import type { customResourceFields, StackConfig } from './config'

/** Custom resources that never respond, or are given less time than their function takes. */
export function check(context: CheckContext<StackConfig>): CheckProblem[] {
  const problems: CheckProblem[] = []
  for (const { id, other, config } of context.connections('customResource')) {
    const { serviceTimeoutSeconds } = config as ConfigOf<typeof customResourceFields>
    if (!context.leadsTo(other.id, context.resourceId))
      problems.push({
        code: 'cloudformation.noResponse',
        severity: 'warning',
        connectionId: id,
        message: `Nothing behind ${other.name} responds: each operation of the stack fails after ${serviceTimeoutSeconds} s.`,
        help: 'Connect the function with the Responses port and let it respond with SUCCESS or FAILED.',
      })
    const { timeoutSeconds } = other.config
    if (typeof timeoutSeconds === 'number' && timeoutSeconds > serviceTimeoutSeconds)
      problems.push({
        code: 'cloudformation.timeoutBelowFunction',
        severity: 'warning',
        connectionId: id,
        message: `CloudFormation waits ${serviceTimeoutSeconds} s for a response, but ${other.name} may run for ${timeoutSeconds} s.`,
        help: 'Raise Service timeout (up to 3,600 s) above the function’s timeout.',
      })
  }
  return problems
}
