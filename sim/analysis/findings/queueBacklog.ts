import { concurrencyDemand, reservable } from './concurrencyDemand'
import { polling } from './polling'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, figure } from './words'

const VISIBLE = 'ApproximateNumberOfMessagesVisible'
/** A backlog is worth telling when it holds what arrives in this time. */
const SECONDS_OF_ARRIVALS = 5

/** Queues whose consumers have not kept up, and are not catching up when the run ends. */
export const growingBacklog: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.sqs.queue').flatMap((queue) => {
    const mappings = polling(model).filter((mapping) => mapping.queue === queue)
    const visible = result.resources[queue.id]!.metrics[VISIBLE]
    if (mappings.length === 0 || visible === undefined) return []
    const { last } = visible
    const seconds = (result.durationMs - result.warmupMs) / 1000
    const sentPerSecond = totalOf(result, queue.id, 'NumberOfMessagesSent') / seconds
    const before = Math.floor((result.bins - 1) * 0.75)
    const end = last[result.bins - 1]!
    const growth = ((end - last[before]!) * 1000) / ((result.bins - 1 - before) * result.binMs)
    if (!(growth > 0) || end < Math.max(10, sentPerSecond * SECONDS_OF_ARRIVALS)) return []
    const deletedPerSecond = totalOf(result, queue.id, 'NumberOfMessagesDeleted') / seconds
    const { fn, maximumConcurrency } = mappings[0]!
    const reserved = fn.config['reservedConcurrency'] as number | null
    const enough = concurrencyDemand(model, result, fn)?.enough ?? 0
    const held =
      reserved !== null && (maximumConcurrency === null || reserved <= maximumConcurrency)
        ? { what: `the reserved concurrency of ${count(reserved)}`, value: reserved }
        : maximumConcurrency !== null
          ? { what: `the mapping’s maximum concurrency of ${count(maximumConcurrency)}`, value: maximumConcurrency }
          : null
    const tooLow = held !== null && enough > held.value
    const raise = tooLow && held.value === reserved && enough <= reservable(model, fn)
    return [
      {
        code: 'sqs.backlogGrowing',
        severity: 'warning',
        resourceIds: [queue.id, ...mappings.map((mapping) => mapping.fn.id)],
        title: 'A backlog is still growing at the end',
        evidence: `${counted(end, 'message')} wait in ${queue.name} when the run ends, ${figure(growth)} more with each second: ${figure(sentPerSecond)} per second came in, ${figure(deletedPerSecond)} were done.`,
        remedy: tooLow
          ? `Raise ${held.what} to ${count(enough)}, use larger batches, or make ${fn.name} faster.`
          : `Pollers are added step by step: give them time with a longer run, use larger batches, or make ${fn.name} faster${enough > 0 ? `; ${count(enough)} at once would keep up` : ''}.`,
        changes: raise ? [{ resourceId: fn.id, field: 'reservedConcurrency', value: enough }] : [],
        source: SOURCES.sqsScaling,
      },
    ]
  })
