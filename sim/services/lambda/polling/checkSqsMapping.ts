import type { CheckContext, CheckProblem } from '../../define'
import { MAX_BATCH_WITHOUT_WINDOW } from './mappingLimits'
import type { EventSourceMappingConfig } from './sqsMappingFields'

type Connection = ReturnType<CheckContext<unknown>['connections']>[number]

/** What the rules need to know of the function. */
interface PolledFunction {
  timeoutSeconds: number
  reservedConcurrency: number | null
}

/** AWS's rules about the SQS event source mappings of a function. */
export function checkSqsMappings(context: CheckContext<PolledFunction>): CheckProblem[] {
  return context
    .connections('poll')
    .flatMap((connection) => [
      ...batch(connection),
      ...pollers(connection),
      ...reservation(connection, context.config),
      ...visibility(connection, context.config),
    ])
}

const settingsOf = ({ config }: Connection): EventSourceMappingConfig => config as EventSourceMappingConfig

function batch(connection: Connection): CheckProblem[] {
  const { batchSize, batchWindowSeconds } = settingsOf(connection)
  const problems: CheckProblem[] = []
  if (connection.other.config['queueType'] === 'fifo') {
    if (batchSize > MAX_BATCH_WITHOUT_WINDOW)
      problems.push({
        code: 'lambda.fifoBatchAboveTen',
        severity: 'error',
        connectionId: connection.id,
        message: `A batch from a FIFO queue holds at most ${MAX_BATCH_WITHOUT_WINDOW} messages, not ${batchSize}.`,
        help: `Set the batch size to ${MAX_BATCH_WITHOUT_WINDOW} or less.`,
      })
    if (batchWindowSeconds > 0)
      problems.push({
        code: 'lambda.fifoBatchWindow',
        severity: 'error',
        connectionId: connection.id,
        message: 'A FIFO queue has no batch window: AWS refuses the mapping.',
        help: 'Set the batch window to 0 s.',
      })
  } else if (batchSize > MAX_BATCH_WITHOUT_WINDOW && batchWindowSeconds < 1)
    problems.push({
      code: 'lambda.batchNeedsWindow',
      severity: 'error',
      connectionId: connection.id,
      message: `A batch size of ${batchSize} needs a batch window of at least 1 s.`,
      help: `Set the batch window to 1 s or more, or the batch size to ${MAX_BATCH_WITHOUT_WINDOW} or less.`,
    })
  return problems
}

function pollers(connection: Connection): CheckProblem[] {
  const { pollerMode, minimumPollers, maximumPollers, maximumConcurrency } = settingsOf(connection)
  if (pollerMode !== 'provisioned') return []
  const problems: CheckProblem[] = []
  if (minimumPollers > maximumPollers)
    problems.push({
      code: 'lambda.pollersMinimumAboveMaximum',
      severity: 'error',
      connectionId: connection.id,
      message: `The mapping keeps at least ${minimumPollers} pollers but may have only ${maximumPollers}.`,
      help: 'Lower the minimum pollers or raise the maximum pollers.',
    })
  if (maximumConcurrency !== null)
    problems.push({
      code: 'lambda.pollersAndMaximumConcurrency',
      severity: 'error',
      connectionId: connection.id,
      message: 'Provisioned pollers and a maximum concurrency exclude each other.',
      help: 'Remove the maximum concurrency: maximum pollers times 10 limits the invocations. Or use pollers on demand.',
    })
  return problems
}

function reservation(connection: Connection, { reservedConcurrency }: PolledFunction): CheckProblem[] {
  const { maximumConcurrency } = settingsOf(connection)
  if (maximumConcurrency === null || reservedConcurrency === null || maximumConcurrency <= reservedConcurrency)
    return []
  return [
    {
      code: 'lambda.mappingAboveReserved',
      severity: 'warning',
      connectionId: connection.id,
      message: `The event source mapping may run ${maximumConcurrency} invocations at once, but the function reserves only ${reservedConcurrency}.`,
      help: 'Pollers above the reservation are throttled and their messages wait. Lower the maximum concurrency or raise the reservation.',
    },
  ]
}

function visibility(connection: Connection, { timeoutSeconds }: PolledFunction): CheckProblem[] {
  const visibilitySeconds = connection.other.config['visibilityTimeoutSeconds']
  if (typeof visibilitySeconds !== 'number' || visibilitySeconds >= timeoutSeconds) return []
  const wanted = timeoutSeconds * 6 + settingsOf(connection).batchWindowSeconds
  return [
    {
      code: 'lambda.visibilityBelowTimeout',
      severity: 'error',
      connectionId: connection.id,
      message: `The queue’s visibility timeout (${visibilitySeconds} s) is shorter than the function’s timeout (${timeoutSeconds} s): AWS refuses the mapping.`,
      help: `Set the visibility timeout to ${wanted} s: six times the function’s timeout plus the batch window.`,
    },
  ]
}
