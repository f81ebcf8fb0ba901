import type { Finding } from '../../result'
import { leaving, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, percent } from './words'

/** Asynchronous events that Lambda gave up and that nothing keeps. */
export const droppedEvents: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const dropped = totalOf(result, fn.id, 'AsyncEventsDropped')
    if (dropped === 0 || [...leaving(model, fn, 'deadLetter'), ...leaving(model, fn, 'onFailure')].length > 0) return []
    const received = totalOf(result, fn.id, 'AsyncEventsReceived')
    const tooOld = result.throttles
      .filter(({ limitId, resourceId }) => limitId === 'lambda.eventAge' && resourceId === fn.id)
      .reduce((sum, throttle) => sum + throttle.count, 0)
    const tries = 1 + (fn.config['maximumRetryAttempts'] as number)
    return [
      {
        code: 'lambda.eventsDropped',
        severity: 'critical',
        resourceIds: [fn.id],
        limitIds: tooOld > 0 ? ['lambda.eventAge'] : [],
        title: 'Events are lost after their last try',
        evidence: `Lambda had accepted ${counted(received, 'event')} for ${fn.name} and gave ${count(dropped)} of them up${
          received > 0 ? ` (${percent(dropped / received)})` : ''
        }${tooOld > 0 ? `, ${count(tooOld)} since they had become too old` : ''}: their senders had been told that all is well, and nothing keeps them.`,
        remedy: `Connect the On failure or the Dead-letter queue port of ${fn.name} to an SQS queue. ${
          tooOld > dropped / 2
            ? 'Most waited for concurrency until they were too old: raise it, or the maximum age of event.'
            : `Each had ${counted(tries, 'try', 'tries')}: see why ${fn.name} fails.`
        }`,
        changes: [],
        source: SOURCES.asyncErrors,
      },
    ]
  })

/** Events that were given up although somebody was to keep them. */
export const undeliveredRecords: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn): Finding[] => {
    const letters = totalOf(result, fn.id, 'DeadLetterErrors')
    const records = totalOf(result, fn.id, 'DestinationDeliveryFailures')
    if (letters + records === 0) return []
    const targets = ['deadLetter', 'onFailure', 'onSuccess'].flatMap((port) => leaving(model, fn, port))
    return [
      {
        code: 'lambda.recordsUndelivered',
        severity: 'critical',
        resourceIds: [fn.id, ...new Set(targets.map(({ to }) => to.id))],
        title: 'A destination did not take what it was to keep',
        evidence: `${counted(letters + records, 'record')} of ${fn.name} (${count(letters)} for its dead-letter queue, ${count(records)} for destinations) were not taken, and are lost: Lambda sends each once.`,
        remedy: `See why ${[...new Set(targets.map(({ to }) => to.name))].join(' or ')} refuses them: a quota, a size limit, or an outage. An SQS queue takes the most.`,
        changes: [],
        source: SOURCES.asyncRecords,
      },
    ]
  })
