import type { CheckContext, CheckProblem } from '../define'
import type { LogGroupConfig, SubscriptionConfig } from './config'

type Context = CheckContext<LogGroupConfig>

/** Subscriptions that get nothing, or that set themselves off. */
export const check = (context: Context): CheckProblem[] => [...patterns(context), ...loops(context)]

function patterns(context: Context): CheckProblem[] {
  const subscriptions = context.connections('subscriptions')
  const problems: CheckProblem[] = []
  if (subscriptions.length > 0 && context.connections('logs').length === 0)
    problems.push({
      code: 'logs.nothingLogged',
      severity: 'warning',
      message: 'No function writes to this log group: its subscribers get nothing.',
      help: 'Connect the Logs port of a function to it.',
    })
  for (const { id, other, config } of subscriptions) {
    const { filterPattern, matchPercent } = config as SubscriptionConfig
    if (matchPercent === 0)
      problems.push({
        code: 'logs.patternMatchesNothing',
        severity: 'warning',
        connectionId: id,
        message: `The subscription filter for ${other.name} matches no log event.`,
        help: 'Raise the share of log events that match, or remove the subscription.',
      })
    else if (filterPattern.trim() === '' && matchPercent < 100)
      problems.push({
        code: 'logs.emptyPatternMatchesAll',
        severity: 'warning',
        connectionId: id,
        message: `Without a filter pattern all log events match, not ${matchPercent}%.`,
        help: 'Name the filter pattern, or set the share to 100%.',
      })
  }
  return problems
}

/** A function that gets the log events which it causes causes further ones with each batch. */
function loops(context: Context): CheckProblem[] {
  const writers = context.connections('logs').map(({ other }) => other)
  return context.connections('subscriptions').flatMap(({ id, other }) => {
    const writer = writers.find((candidate) => candidate.id === other.id || context.leadsTo(other.id, candidate.id))
    if (writer === undefined) return []
    return [
      {
        code: 'logs.subscriptionLoop',
        severity: 'warning' as const,
        connectionId: id,
        message: `${other.name} gets the log events of this group and causes ${writer.id === other.id ? 'new ones itself' : `${writer.name} to write new ones`}: without end.`,
        help: 'Let it write to another log group, or give the filter a pattern that these log events do not match.',
      },
    ]
  })
}
