import { deadLetterQueueOf, polling } from './polling'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, time } from './words'

/** Receives before a message is given up, as AWS advises at least for Lambda. */
const MAX_RECEIVES = 5

/** A polled queue whose poisonous messages nobody takes out. */
export const missingDeadLetterQueue: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.sqs.queue').flatMap((queue) => {
    const consumers = polling(model).filter((mapping) => mapping.queue === queue)
    if (consumers.length === 0 || deadLetterQueueOf(model, queue) !== undefined) return []
    const errors = consumers.reduce((sum, { fn }) => sum + totalOf(result, fn.id, 'Errors'), 0)
    const expired = totalOf(result, queue.id, 'MessagesExpired')
    const retention = queue.config['retentionSeconds'] as number
    const names = consumers.map(({ fn }) => fn.name).join(' and ')
    return [
      {
        code: 'sqs.noDeadLetterQueue',
        severity: expired > 0 ? 'critical' : errors > 0 ? 'warning' : 'info',
        resourceIds: [queue.id, ...consumers.map(({ fn }) => fn.id)],
        title: 'A polled queue has no dead-letter queue',
        evidence:
          expired > 0
            ? `${counted(expired, 'message')} of ${queue.name} outlived the retention period of ${time(retention * 1000)} and were lost.`
            : errors > 0
              ? `${names} failed ${counted(errors, 'time')} in this run. Messages that never succeed come back for ${time(retention * 1000)} and are billed each time, then they are lost.`
              : `No message failed in this run, but one of ${queue.name} that ${names} cannot process would come back for ${time(retention * 1000)}, then be lost.`,
        remedy: `Add an SQS queue and connect the Dead-letter queue port of ${queue.name} to it, with a maximum of ${MAX_RECEIVES} receives.`,
        changes: [],
        source: SOURCES.deadLetterQueues,
      },
    ]
  })

/** Messages that ended in a dead-letter queue. */
export const deadLettered: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.sqs.queue').flatMap((queue) => {
    const dead = totalOf(result, queue.id, 'MessagesDeadLettered')
    const target = deadLetterQueueOf(model, queue)
    if (dead === 0 || target === undefined) return []
    const consumers = polling(model).filter((mapping) => mapping.queue === queue)
    const throttles = consumers.reduce((sum, { fn }) => sum + totalOf(result, fn.id, 'Throttles'), 0)
    const errors = consumers.reduce((sum, { fn }) => sum + totalOf(result, fn.id, 'Errors'), 0)
    return [
      {
        code: 'sqs.messagesDeadLettered',
        severity: 'warning',
        resourceIds: [queue.id, target.id],
        title: 'Messages ended in the dead-letter queue',
        evidence: `${count(dead)} of ${counted(totalOf(result, queue.id, 'NumberOfMessagesSent'), 'message')} moved from ${queue.name} to ${target.name}, after ${counted(errors, 'function error')} and ${counted(throttles, 'throttle')}.`,
        remedy:
          throttles > errors
            ? 'Most receives were used up by throttles: raise the function’s concurrency, limit the mapping’s maximum concurrency, or allow more receives.'
            : `Look at what these messages have in common, repair the function, then redrive them${
                consumers.every(({ reportsItemFailures }) => reportsItemFailures)
                  ? ''
                  : '; turn Report item failures on so that good messages of a batch are not dragged along'
              }. More receives, or a longer visibility timeout between them, outlast a longer outage.`,
        changes: [],
        source: SOURCES.deadLetterQueues,
      },
    ]
  })
