import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'

/** Rules of AWS over a topic's subscriptions. */
export function check(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const problems: CheckProblem[] = []
  const publishers = context.connections('requests').length + context.connections('deliveries').length
  const subscriptions = context.connections('subscriptions')
  if (publishers > 0 && subscriptions.length === 0)
    problems.push({
      code: 'sns.noSubscription',
      severity: 'warning',
      message: 'Messages are published to this topic, but nothing subscribes to it: they are dropped.',
      help: 'Connect its Subscriptions port to a queue.',
    })
  for (const { id, other, config } of subscriptions)
    if (config['matchPercent'] === 0)
      problems.push({
        code: 'sns.filterMatchesNothing',
        severity: 'warning',
        message: `The filter policy of ${other.name}'s subscription lets no message through.`,
        help: 'Raise the share of messages that match, or remove the subscription.',
        connectionId: id,
      })
  return problems
}
