import type { CheckContext, CheckProblem } from '../../define'
import type { AsyncSettings } from './asyncFields'
import { QUEUE_TYPE, TOPIC_TYPE } from './asyncPorts'
import { RETRY_WAITS_MS } from './limits'

/** Rules of AWS over a function's asynchronous invocation. */
export function checkAsync(context: CheckContext<AsyncSettings>): CheckProblem[] {
  return [
    ...lostEvents(context),
    ...orderedReceivers(context),
    ...retriesBeyondAge(context),
    ...unusedReceivers(context),
    ...beforeDestinations(context),
  ]
}

function lostEvents(context: CheckContext<AsyncSettings>): CheckProblem[] {
  if (context.connections('events').length === 0) return []
  if (context.connections('deadLetter').length > 0 || context.connections('onFailure').length > 0) return []
  return [
    {
      code: 'lambda.failedEventsLost',
      severity: 'warning',
      message: 'Events whose retries are used up, or that wait too long, are lost: nothing keeps them.',
      help: 'Connect On failure or Dead-letter queue to an SQS queue or an SNS topic.',
    },
  ]
}

/** A receiver that keeps an order: Lambda sends neither events nor records there. */
function orderedReceivers(context: CheckContext<AsyncSettings>): CheckProblem[] {
  const problems: CheckProblem[] = []
  for (const port of ['deadLetter', 'onFailure', 'onSuccess'])
    for (const { id, other } of context.connections(port)) {
      const isFifo =
        (other.type === QUEUE_TYPE && other.config['queueType'] === 'fifo') ||
        (other.type === TOPIC_TYPE && other.config['topicType'] === 'fifo')
      if (!isFifo) continue
      const kind = other.type === QUEUE_TYPE ? 'queue' : 'topic'
      const role = port === 'deadLetter' ? 'a dead-letter queue' : 'a destination'
      problems.push({
        code: 'lambda.fifoDestination',
        severity: 'error',
        connectionId: id,
        message: `${other.name} is a FIFO ${kind}: Lambda supports only standard ones as ${role}.`,
        help: `Connect a standard ${kind} instead.`,
      })
    }
  return problems
}

/** The event is always some time old when its try fails, so a retry whose waits alone take the maximum age never comes. */
function retriesBeyondAge(context: CheckContext<AsyncSettings>): CheckProblem[] {
  const { maximumRetryAttempts, maximumEventAgeSeconds } = context.config
  let waitedSeconds = 0
  for (let retry = 0; retry < maximumRetryAttempts; retry++) {
    waitedSeconds += RETRY_WAITS_MS[retry]! / 1000
    if (waitedSeconds < maximumEventAgeSeconds) continue
    return [
      {
        code: 'lambda.retriesBeyondEventAge',
        severity: 'warning',
        field: 'maximumEventAgeSeconds',
        message: `Retry ${retry + 1} would come ${waitedSeconds} s after the first try or later, but an event is given up at an age of ${maximumEventAgeSeconds} s.`,
        help: `Raise the maximum age of event above ${waitedSeconds} s, or lower the retry attempts to ${retry}.`,
      },
    ]
  }
  return []
}

function unusedReceivers(context: CheckContext<AsyncSettings>): CheckProblem[] {
  if (context.connections('events').length > 0) return []
  return ['deadLetter', 'onFailure', 'onSuccess'].flatMap((port) =>
    context.connections(port).map(({ id, other }) => ({
      code: 'lambda.destinationWithoutEvents',
      severity: 'warning' as const,
      connectionId: id,
      message: `Nothing invokes this function asynchronously, so ${other.name} never gets anything from it.`,
      help: 'A dead-letter queue and destinations serve asynchronous invocations only: connect a source to Events, or remove this connection.',
    })),
  )
}

/** Destinations and the two retry settings came in November 2019. */
function beforeDestinations(context: CheckContext<AsyncSettings>): CheckProblem[] {
  if (context.era === 'modern') return []
  return ['onFailure', 'onSuccess'].flatMap((port) =>
    context.connections(port).map(({ id, other }) => ({
      code: 'lambda.destinationInClassicEra',
      severity: 'warning' as const,
      connectionId: id,
      message: `In the classic era Lambda had no destinations: ${other.name} would get nothing.`,
      help: 'Use the dead-letter queue, or set the platform era of the design to modern.',
    })),
  )
}
