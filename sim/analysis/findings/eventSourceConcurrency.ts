import { eventSourceMappingFields } from '../../services/lambda/config'
import { ESM_START_CONCURRENCY } from '../../services/lambda/limits'
import { INVOKES_PER_POLLER } from '../../services/lambda/polling/mappingLimits'
import { reservable } from './concurrencyDemand'
import { type EventSourceMapping, polling } from './polling'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted } from './words'

/** The least that a mapping's maximum concurrency can be set to. */
const LEAST = eventSourceMappingFields.maximumConcurrency.min

/** Pollers that may invoke a function more often at once than it may run. */
export const eventSourceConcurrency: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const reserved = fn.config['reservedConcurrency'] as number | null
    const mappings = polling(model).filter((mapping) => mapping.fn === fn)
    if (reserved === null || mappings.length === 0) return []
    const wanted = mappings.reduce((sum, mapping) => sum + invocationsAtOnce(mapping), 0)
    if (reserved >= wanted) return []
    const queues = mappings.map(({ queue }) => queue.name).join(' and ')
    const bounded = mappings.every(({ maximumConcurrency }) => maximumConcurrency !== null)
    const throttles = totalOf(result, fn.id, 'Throttles')
    return [
      {
        code: 'lambda.reservedBelowEventSource',
        severity: throttles > 0 ? 'warning' : 'info',
        resourceIds: [fn.id, ...mappings.map(({ queue }) => queue.id)],
        title: 'Pollers may run more than the function reserves',
        evidence: `The event source mapping of ${queues} ${bounded ? 'may run' : 'starts with'} ${count(wanted)} invocations at once, but ${fn.name} reserves ${count(reserved)}${
          throttles > 0
            ? `: ${counted(throttles, 'invocation')} were throttled in this run, and messages of throttled batches use up their receives.`
            : '. A backlog will be throttled, and messages of throttled batches use up their receives.'
        }`,
        remedy: `Reserve at least ${count(wanted)} for ${fn.name}${
          mappings.some(({ pollerMode }) => pollerMode === 'provisioned')
            ? ', or provision fewer pollers.'
            : reserved >= LEAST
              ? `, or set the mapping’s maximum concurrency to ${count(Math.max(LEAST, Math.floor(reserved / mappings.length)))}.`
              : `; a mapping’s maximum concurrency cannot be set below ${LEAST}.`
        }`,
        changes:
          wanted <= reservable(model, fn) ? [{ resourceId: fn.id, field: 'reservedConcurrency', value: wanted }] : [],
        source: SOURCES.sqsScaling,
      },
    ]
  })

/** What a mapping may run at once, or starts with when it has no maximum. */
const invocationsAtOnce = ({ maximumConcurrency, pollerMode, minimumPollers }: EventSourceMapping): number =>
  maximumConcurrency ?? (pollerMode === 'provisioned' ? minimumPollers * INVOKES_PER_POLLER : ESM_START_CONCURRENCY)
