import { grouped } from '../../kernel/wholeNumber'
import type { ConfigOf } from '../fields'
import type { CheckContext, CheckProblem } from '../define'
import type { EventSourceMappingConfig, fields } from './config'
import { CONCURRENT_EXECUTIONS, MIN_UNRESERVED_CONCURRENCY } from './limits'

/** Rules that AWS applies to a function's settings beyond the fields' ranges. */
export function check(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  return [...reservedConcurrency(context), ...eventSourceMappings(context)]
}

function reservedConcurrency(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  if (context.config.reservedConcurrency === null) return []
  const functions = context.resourcesOfType('aws.lambda.function')
  const reserved = functions.reduce(
    (sum, resource) => sum + ((resource.config['reservedConcurrency'] as number | null) ?? 0),
    0,
  )
  const limit = context.quota(CONCURRENT_EXECUTIONS.id)
  const available = limit - MIN_UNRESERVED_CONCURRENCY
  if (reserved <= available) return []
  return [
    {
      code: 'lambda.reservedAboveAccount',
      severity: 'error',
      field: 'reservedConcurrency',
      message: `The functions reserve ${grouped(reserved)} concurrent executions together, but only ${grouped(Math.max(0, available))} of the account’s ${grouped(limit)} may be reserved.`,
      help: `AWS keeps ${MIN_UNRESERVED_CONCURRENCY} unreserved. Lower a reservation or raise the account’s concurrent executions.`,
    },
  ]
}

function eventSourceMappings(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const problems: CheckProblem[] = []
  const { config } = context
  for (const connection of context.connections('poll')) {
    const mapping = connection.config as EventSourceMappingConfig
    if (mapping.batchSize > 10 && mapping.batchWindowSeconds < 1)
      problems.push({
        code: 'lambda.batchNeedsWindow',
        severity: 'error',
        connectionId: connection.id,
        message: `A batch size of ${mapping.batchSize} needs a batch window of at least 1 s.`,
        help: 'Set the batch window to 1 s or more, or the batch size to 10 or less.',
      })
    if (
      mapping.maximumConcurrency !== null &&
      config.reservedConcurrency !== null &&
      mapping.maximumConcurrency > config.reservedConcurrency
    )
      problems.push({
        code: 'lambda.mappingAboveReserved',
        severity: 'warning',
        connectionId: connection.id,
        message: `The event source mapping may run ${mapping.maximumConcurrency} invocations at once, but the function reserves only ${config.reservedConcurrency}.`,
        help: 'Pollers above the reservation are throttled and their messages wait. Lower the maximum concurrency or raise the reservation.',
      })
    const visibilitySeconds = connection.other.config['visibilityTimeoutSeconds']
    const wanted = config.timeoutSeconds * 6 + mapping.batchWindowSeconds
    if (typeof visibilitySeconds === 'number' && visibilitySeconds < config.timeoutSeconds)
      problems.push({
        code: 'lambda.visibilityBelowTimeout',
        severity: 'error',
        connectionId: connection.id,
        message: `The queue’s visibility timeout (${visibilitySeconds} s) is shorter than the function’s timeout (${config.timeoutSeconds} s): AWS refuses the mapping.`,
        help: `Set the visibility timeout to ${wanted} s: six times the function’s timeout plus the batch window.`,
      })
  }
  return problems
}
