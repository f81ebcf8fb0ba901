import { type EventSourceMapping, polling } from './polling'
import type { Rule } from './rule'
import { SOURCES } from './sources'
import { count, figure } from './words'

/** AWS: a queue's visibility timeout should be six function timeouts plus the batch window. */
const FACTOR = 6

/** A queue that shows messages again while their function may still be busy with them, or retried. */
export const visibilityTimeout: Rule = ({ model, result }) =>
  model.resources
    .filter(({ type }) => type === 'aws.sqs.queue')
    .flatMap((queue) => {
      const visibility = queue.config['visibilityTimeoutSeconds'] as number
      const short = polling(model).filter((mapping) => mapping.queue === queue && visibility < wanted(mapping))
      if (short.length === 0) return []
      const value = Math.max(...short.map(wanted))
      const { fn } = short.reduce((longest, mapping) => (wanted(mapping) > wanted(longest) ? mapping : longest))
      const { NumberOfMessagesReceived: received, NumberOfMessagesSent: sent } = result.resources[queue.id]!.metrics
      const surplus = received!.summary.sum! - sent!.summary.sum! - (queue.config['initialMessages'] as number)
      // Messages of the warm-up make a small surplus by themselves.
      const again = surplus > sent!.summary.sum! * 0.01 ? surplus : 0
      return [
        {
          code: 'sqs.visibilityTimeoutTooShort',
          severity: again > 0 ? 'warning' : 'info',
          resourceIds: [queue.id, ...short.map((mapping) => mapping.fn.id)],
          title: 'Visibility timeout is shorter than six function timeouts',
          evidence: `${queue.name} hides a message for ${figure(visibility)} s while ${fn.name} may run for ${figure(fn.config['timeoutSeconds'] as number)} s${
            again > 0
              ? `; in this run messages were received ${count(again)} times more often than they were sent.`
              : ': when a batch is throttled or slow, its messages come back while they are still being worked on, and are processed twice.'
          }`,
          remedy: `Set the visibility timeout of ${queue.name} to ${count(value)} s: six times the function’s timeout, plus the batch window.`,
          changes: [{ resourceId: queue.id, field: 'visibilityTimeoutSeconds', value }],
          source: SOURCES.sqsForLambda,
        },
      ]
    })

const wanted = ({ fn, batchWindowSeconds }: EventSourceMapping): number =>
  Math.ceil((fn.config['timeoutSeconds'] as number) * FACTOR + batchWindowSeconds)
