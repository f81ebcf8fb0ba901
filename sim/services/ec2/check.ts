import type { CheckContext, CheckProblem } from '../define'
import type { HandlerStep } from '../fields'
import type { InstanceConfig } from './config'

/** Calls over a connection that its handler makes: the operations named. The default handler makes the first one. */
function operationsOver(connectionId: string, steps: readonly HandlerStep[] | null): string[] {
  if (steps === null) return ['Request']
  return steps.flatMap((step) => {
    if (step.kind === 'call') return step.connection === connectionId ? [step.operation] : []
    return step.kind === 'parallel' ? step.branches.flatMap((branch) => operationsOver(connectionId, branch)) : []
  })
}

/** The API and the servers of the instances understand different calls. */
export const check = (context: CheckContext<InstanceConfig>): CheckProblem[] => [
  ...strangers(context, 'api', (operation) => operation === 'Request', {
    code: 'ec2.requestAtApi',
    message: (caller) =>
      `${caller} sends requests to the EC2 API, which only starts and stops instances (AWS: InvalidAction).`,
    help: 'Give its handler a step that calls StopInstances or StartInstances, or connect it with Requests instead.',
  }),
  ...strangers(context, 'requests', (operation) => operation !== 'Request', {
    code: 'ec2.apiCallAtServer',
    message: (caller) => `${caller} calls the EC2 API at the instances’ own server, which does not know it.`,
    help: 'Connect it with EC2 API instead of Requests.',
  }),
]

function strangers(
  context: CheckContext<InstanceConfig>,
  port: string,
  isStrange: (operation: string) => boolean,
  problem: { code: string; message(caller: string): string; help: string },
): CheckProblem[] {
  return context
    .connections(port)
    .filter(({ id, other }) => {
      const steps = other.config['handler'] as HandlerStep[] | null | undefined
      return steps !== undefined && operationsOver(id, steps).some(isStrange)
    })
    .map(({ id, other }) => ({
      code: problem.code,
      severity: 'warning',
      message: problem.message(other.name),
      help: problem.help,
      connectionId: id,
    }))
}
