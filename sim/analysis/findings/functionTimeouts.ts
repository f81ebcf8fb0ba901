import { MAX_TIMEOUT_SECONDS } from '../../services/lambda/limits'
import type { MetricSummary } from '../../telemetry/results'
import { leaving, resourcesOf, type Rule } from './rule'
import { SOURCES } from './sources'
import { figure, percent, time } from './words'

/** Shares of requests above each percentile, largest first. */
const SHARES = [
  ['p50', 0.5],
  ['p90', 0.1],
  ['p95', 0.05],
  ['p99', 0.01],
  ['p999', 0.001],
] as const

/** Functions that are ended by their own timeout. */
export const functionTimeouts: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const seconds = fn.config['timeoutSeconds'] as number
    const duration = result.resources[fn.id]!.metrics['Duration']!.summary
    if (duration.maximum === null || duration.maximum < seconds * 1000) return []
    const share = shareAtLeast(duration, seconds * 1000)
    const calls = leaving(model, fn, 'calls')
    const longer = Math.min(MAX_TIMEOUT_SECONDS, seconds * 2)
    const owns = calls.length === 0 && longer > seconds
    return [
      {
        code: 'lambda.timeouts',
        severity: share >= 0.5 ? 'critical' : 'warning',
        resourceIds: [fn.id, ...calls.map(({ to }) => to.id)],
        title: 'Requests run into the function’s timeout',
        evidence: `${share > 0 ? `At least ${percent(share)}` : 'Some'} of the requests of ${fn.name} were ended at its timeout of ${figure(seconds)} s, billed and failed; the median took ${time(duration.p50!)}.`,
        remedy: owns
          ? `Raise the timeout to ${figure(longer)} s if the work really takes so long, give it more memory if it is CPU-bound, or split the work.`
          : `See why ${calls.map(({ to }) => to.name).join(' or ') || fn.name} takes so long; let calls give up and fail soon rather than wait for the function’s timeout, and keep that timeout short so that a slow backend holds fewer environments.`,
        changes: owns ? [{ resourceId: fn.id, field: 'timeoutSeconds', value: longer }] : [],
        source: SOURCES.executionEnvironment,
      },
    ]
  })

/** Largest share of values known to be at or above a bound; percentiles are within 1%. */
function shareAtLeast(summary: MetricSummary, bound: number): number {
  return SHARES.find(([name]) => summary[name]! >= bound * 0.99)?.[1] ?? 0
}
