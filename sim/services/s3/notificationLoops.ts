import type { CheckContext, CheckProblem } from '../define'
import type { ConfigOf, HandlerStep } from '../fields'
import type { fields } from './config'
import { OPERATIONS } from './operations'

/** Finds writers of the bucket that its own notifications set off: each write then causes the next, without end. */
export function notificationLoops(context: CheckContext<ConfigOf<typeof fields>>): CheckProblem[] {
  const problems: CheckProblem[] = []
  const notifications = context.connections('notifications')
  for (const { id, other: writer } of context.connections('requests')) {
    const events = eventsCausedBy(writer.config['handler'], id)
    const loop = notifications.find(
      ({ other, config }) =>
        (config['events'] === 'all' ? events.size > 0 : events.has(config['events'])) &&
        (other.id === writer.id || context.leadsTo(other.id, writer.id)),
    )
    if (loop !== undefined)
      problems.push({
        code: 's3.notificationLoop',
        severity: 'warning',
        message: `${writer.name} writes to this bucket, and the bucket’s notification to ${loop.other.name} sets ${writer.name} off again.`,
        help: 'Write to another bucket, or limit the notification to a prefix that the function does not write to.',
        connectionId: id,
      })
  }
  return problems
}

/** Notification events that a handler's calls over a connection cause; without steps it only reads. */
function eventsCausedBy(handler: unknown, connectionId: string): Set<unknown> {
  const events = new Set<unknown>()
  const look = (steps: readonly HandlerStep[]): void => {
    for (const step of steps) {
      if (step.kind === 'parallel') for (const branch of step.branches) look(branch)
      else if (step.kind === 'call' && step.connection === connectionId)
        events.add(OPERATIONS.find(({ id }) => id === step.operation)?.event)
    }
  }
  // The one field of kind handler that a caller may have; null is the default handler.
  if (Array.isArray(handler)) look(handler as HandlerStep[])
  events.delete(null)
  events.delete(undefined)
  return events
}
