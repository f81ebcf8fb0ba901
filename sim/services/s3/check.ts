import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf } from '../fields'
import type { fields } from './config'
import { notificationLoops } from './notificationLoops'

const KINDS = ['created', 'removed'] as const

/** Rules of AWS over a bucket's event notifications. */
export function check(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const problems = notificationLoops(context)
  const notifications = context.connections('notifications')
  for (const kind of KINDS) {
    const sameKind = notifications.filter(({ config }) => config['events'] === kind || config['events'] === 'all')
    const shared = sameKind.reduce((sum, { config }) => sum + Number(config['matchPercent']), 0)
    if (sameKind.length > 1 && shared > 100)
      problems.push({
        code: 's3.overlappingNotifications',
        severity: 'warning',
        message: `${sameKind.length} notifications of the same event (object ${kind}) match ${shared} % of the objects together: their filters must overlap, and S3 rejects that.`,
        help: 'Send one notification to an SNS topic and let the topic fan out, or give each notification its own prefix.',
      })
  }
  for (const { id, other, config } of notifications)
    if (config['matchPercent'] === 0)
      problems.push({
        code: 's3.filterMatchesNothing',
        severity: 'warning',
        message: `The notification to ${other.name} matches no object.`,
        help: 'Raise the share of objects that match, or remove the connection.',
        connectionId: id,
      })
  return problems
}
