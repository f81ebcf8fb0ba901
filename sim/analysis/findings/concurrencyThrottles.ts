import type { ModelResource } from '../../compile/model'
import type { Finding, RunResult } from '../../result'
import { REQUESTS_PER_SECOND_PER_CONCURRENCY, SCALING_PER_SECOND } from '../../services/lambda/limits'
import type { ThrottleResult } from '../../telemetry/results'
import { type ConcurrencyDemand, concurrencyDemand, reservable } from './concurrencyDemand'
import { type Evidence, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, figure, percent, time } from './words'

/** A function whose own reservation turns requests away. */
export const throttledByReserved: Rule = (evidence) =>
  throttlesOf(evidence, 'lambda.reservedConcurrency').flatMap(({ throttle, fn, requests, share }): Finding[] => {
    const { model, result } = evidence
    const reserved = throttle.limit
    const turnedAway = `${fn.name} turned ${count(throttle.count)} of ${counted(requests, 'request')} away (${percent(share)}) at its reserved concurrency of ${count(reserved)}`
    const demand = concurrencyDemand(model, result, fn)
    const most = reservable(model, fn)
    if (demand === null)
      return [
        {
          code: 'lambda.throttledByReserved',
          severity: 'critical',
          resourceIds: [fn.id],
          limitIds: ['lambda.reservedConcurrency'],
          title:
            reserved === 0
              ? 'A reserved concurrency of 0 stops the function'
              : 'Reserved concurrency turns requests away',
          evidence: `${turnedAway}, and nothing ran.`,
          remedy: `Remove the reservation, or reserve what ${fn.name} needs.`,
          changes: [{ resourceId: fn.id, field: 'reservedConcurrency', value: null }],
          source: SOURCES.reservedConcurrency,
        },
      ]
    const { enough } = demand
    const fits = enough <= most
    const isHeldUp = enough <= reserved || timedOut(result, fn)
    return [
      {
        code: 'lambda.throttledByReserved',
        severity: share > 0.01 ? 'critical' : 'warning',
        resourceIds: [fn.id],
        limitIds: ['lambda.reservedConcurrency'],
        title: 'Reserved concurrency turns requests away',
        evidence: `${turnedAway}. ${inWords(demand)}`,
        remedy:
          enough <= reserved
            ? heldUp(fn.name)
            : fits
              ? `Reserve ${count(enough)}, which leaves room for random bursts; or shorten the ${time(demand.occupancyMs)} that a request takes; or put a queue in front.`
              : `${count(enough)} would be enough, but only ${count(most)} of the account’s concurrency may be reserved: ask AWS to raise the account’s concurrent executions, shorten the ${time(demand.occupancyMs)} that a request takes, or put a queue in front.`,
        changes: fits && !isHeldUp ? [{ resourceId: fn.id, field: 'reservedConcurrency', value: enough }] : [],
        source: SOURCES.reservedConcurrency,
      },
    ]
  })

/** Functions that together use up what the account has not reserved. */
export const throttledByAccount: Rule = (evidence) => {
  const throttled = throttlesOf(evidence, 'lambda.accountConcurrency')
  if (throttled.length === 0) return []
  const { model, result } = evidence
  const functions = resourcesOf(model, 'aws.lambda.function')
  const shared = functions.filter(({ config }) => config['reservedConcurrency'] === null)
  const reserved = functions.reduce(
    (sum, { config }) => sum + ((config['reservedConcurrency'] as number | null) ?? 0),
    0,
  )
  const demands = shared.flatMap((fn) => concurrencyDemand(model, result, fn) ?? [])
  const enough = Math.ceil(demands.reduce((sum, demand) => sum + demand.enough, 0)) + reserved
  const turnedAway = throttled.reduce((sum, { throttle }) => sum + throttle.count, 0)
  const requests = throttled.reduce((sum, entry) => sum + entry.requests, 0)
  const quota = model.account.quotas['lambda.concurrentExecutions']!
  const slowest = throttled[0]!
  const demand = concurrencyDemand(model, result, slowest.fn)
  return [
    {
      code: 'lambda.throttledByAccount',
      severity: turnedAway / requests > 0.01 ? 'critical' : 'warning',
      resourceIds: throttled.map(({ fn }) => fn.id),
      limitIds: ['lambda.accountConcurrency'],
      title: 'The account’s concurrency is used up',
      evidence:
        `${throttled.map(({ fn }) => fn.name).join(' and ')} turned ${count(turnedAway)} of ${counted(requests, 'request')} away (${percent(turnedAway / requests)}): the ${count(quota - reserved)} unreserved of the account’s ${count(quota)} concurrent executions were all in use. ${demand === null ? '' : inWords(demand)}`.trim(),
      remedy:
        enough <= quota || timedOut(result, slowest.fn)
          ? heldUp(slowest.fn.name)
          : `Ask AWS to raise concurrent executions to ${count(enough)} and set it under the design’s account quotas; give the functions that must not suffer a reservation; or put a queue in front.`,
      changes: [],
      source: SOURCES.concurrency,
    },
  ]
}

/** Functions that need new environments faster than AWS starts them. */
export const throttledByScalingRate: Rule = (evidence) =>
  throttlesOf(evidence, 'lambda.scalingRate').map(({ throttle, fn, requests, share }) => ({
    code: 'lambda.throttledByScalingRate',
    severity: share > 0.01 ? 'critical' : 'warning',
    resourceIds: [fn.id],
    limitIds: ['lambda.scalingRate'],
    title: 'The load rises faster than Lambda scales',
    evidence: `${fn.name} turned ${count(throttle.count)} of ${counted(requests, 'request')} away (${percent(share)}): a function gains at most ${count(throttle.limit)} environments at once and ${SCALING_PER_SECOND} per second after that.`,
    remedy: `Let the load ramp up by no more than ${SCALING_PER_SECOND} concurrent requests per second, shorten requests and cold starts, or put a queue in front of ${fn.name}.`,
    changes: [],
    source: SOURCES.scaling,
  }))

/** Short functions that meet the request rate before the concurrency it derives from. */
export const throttledByRequestRate: Rule = (evidence) =>
  throttlesOf(evidence, 'lambda.requestRate').map(({ throttle, fn, requests, share }) => {
    const reserved = fn.config['reservedConcurrency'] as number | null
    const enough = Math.ceil(throttle.peakUse / REQUESTS_PER_SECOND_PER_CONCURRENCY)
    const fits = reserved !== null && enough <= reservable(evidence.model, fn)
    return {
      code: 'lambda.throttledByRequestRate',
      severity: share > 0.01 ? 'critical' : 'warning',
      resourceIds: [fn.id],
      limitIds: ['lambda.requestRate'],
      title: 'Ten requests per second for each unit of concurrency are not enough',
      evidence: `${fn.name} turned ${count(throttle.count)} of ${counted(requests, 'request')} away (${percent(share)}) at ${figure(throttle.limit)} requests/s; up to ${figure(throttle.peakUse)} came in a second.`,
      remedy:
        reserved === null
          ? `Ask AWS to raise the account’s concurrent executions to ${count(enough)}: the rate is ten times it. Or do more in each request.`
          : `Reserve ${count(enough)}: the rate is ten times the concurrency, however short the requests are. Or do more in each request.`,
      changes: fits ? [{ resourceId: fn.id, field: 'reservedConcurrency', value: enough }] : [],
      source: SOURCES.concurrency,
    }
  })

function throttlesOf({ model, result }: Evidence, limitId: string) {
  return result.throttles
    .filter((throttle: ThrottleResult) => throttle.limitId === limitId)
    .map((throttle) => {
      const fn = model.resources.find(({ id }) => id === throttle.resourceId)!
      const requests = totalOf(result, fn.id, 'Invocations') + totalOf(result, fn.id, 'Throttles')
      return { throttle, fn, requests, share: throttle.count / requests }
    })
}

/** Whether some requests held their environment until the function's timeout. */
const timedOut = (result: RunResult, fn: ModelResource): boolean =>
  (result.resources[fn.id]!.metrics['Duration']!.summary.maximum ?? 0) >= (fn.config['timeoutSeconds'] as number) * 999

/** First tries alone would have fitted: it was waiting and retrying that used the concurrency up. */
const heldUp = (name: string): string =>
  `More concurrency would fill up as well: requests of ${name} were held up and tried again. Shorten its timeout so that a slow backend holds less, cut retries, and reserve concurrency for the functions that must not suffer.`

const inWords = ({ ratePerSecond, occupancyMs, mean }: ConcurrencyDemand): string =>
  `At its peak it was asked for ${figure(ratePerSecond)} requests/s, retries left out, of ${time(occupancyMs)} each: ${figure(mean)} at once on average.`
