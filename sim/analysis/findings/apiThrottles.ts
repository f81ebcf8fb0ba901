import { type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, figure, percent } from './words'

/** An API that turns requests away by its own throttling: of the stage, of a method, or of the account. */
export const apiThrottled: Rule = ({ model, result }) =>
  result.throttles.flatMap((throttle) => {
    const level = LEVELS[throttle.limitId]
    const api = model.resources.find(({ id }) => id === throttle.resourceId)
    if (level === undefined || api === undefined) return []
    const requests = totalOf(result, api.id, 'Count')
    const share = throttle.count / requests
    const rate = Math.ceil(throttle.peakUse)
    const quota = model.account.quotas['apigateway.accountRequestsPerSecond']!
    const fits = rate <= quota
    return [
      {
        code: level.code,
        severity: share > 0.01 ? 'critical' : 'warning',
        resourceIds: [api.id],
        limitIds: [throttle.limitId],
        title: level.title,
        evidence: `${api.name} turned ${count(throttle.count)} of ${counted(requests, 'request')} away (${percent(share)}) at ${figure(throttle.limit)} requests/s (${throttle.title}); up to ${figure(throttle.peakUse)} came in a second.`,
        remedy:
          level.code === 'apigateway.throttledByAccount'
            ? `Ask AWS to raise the account’s rate to ${count(rate)} requests/s and set apigateway.accountRequestsPerSecond under the design’s account quotas; cache GET requests with clients or a CDN; or spread the peak.`
            : `Raise the rate to ${count(rate)} requests/s and the burst to ${count(rate)}${fits ? '' : `, after AWS has raised the account’s ${count(quota)} requests/s`}; what stands behind the API must be able to take it.`,
        changes: fits ? level.changes(api.id, api.config, throttle.title, rate) : [],
        source: SOURCES.apiThrottling,
      },
    ]
  })

interface Level {
  code: string
  title: string
  changes(
    resourceId: string,
    config: Readonly<Record<string, unknown>>,
    limitTitle: string,
    rate: number,
  ): { resourceId: string; field: string; value: unknown }[]
}

const LEVELS: Readonly<Record<string, Level>> = {
  'apigateway.stageThrottling': {
    code: 'apigateway.throttledByStage',
    title: 'The stage’s rate turns requests away',
    changes: (resourceId, config, _limitTitle, rate) => [
      { resourceId, field: 'throttlingRatePerSecond', value: rate },
      ...(config['throttlingBurst'] === null ? [] : [{ resourceId, field: 'throttlingBurst', value: rate }]),
    ],
  },
  'apigateway.methodThrottling': {
    code: 'apigateway.throttledByMethod',
    title: 'A method’s rate turns requests away',
    changes: (resourceId, config, limitTitle, rate) => [
      {
        resourceId,
        field: 'methodThrottling',
        value: (config['methodThrottling'] as { method: string }[]).map((entry) =>
          limitTitle.endsWith(`: ${entry.method}`) ? { ...entry, ratePerSecond: rate, burst: rate } : entry,
        ),
      },
    ],
  },
  'apigateway.accountRequestsPerSecond': {
    code: 'apigateway.throttledByAccount',
    title: 'The account’s API rate turns requests away',
    changes: () => [],
  },
}
