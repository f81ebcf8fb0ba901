import type { ModelConnection } from '../../compile/model'
import type { Finding, RunResult } from '../../result'
import { MAX_PARALLELIZATION_FACTOR } from '../../services/lambda/streams/limits'
import type { MetricResult } from '../../telemetry/results'
import { entering, resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, figure, time } from './words'

const FUNCTION = 'aws.lambda.function'
/** Records this late are worth telling, ms. */
const LATE_MS = 10_000
/** Growth per second of the run from which on a function does not keep up, ms. */
const GROWTH_MS_PER_SECOND = 100

/** Shards that stand still behind a batch that fails again and again. */
export const shardBlocked: Rule = ({ model, result }) =>
  resourcesOf(model, FUNCTION).flatMap((fn): Finding[] => {
    const mappings = entering(model, fn, 'stream')
    const blocked = metricOf(result, fn.id, 'BlockedShards')
    if (mappings.length === 0 || blocked === undefined) return []
    const peak = blocked.summary.maximum ?? 0
    const atEnd = blocked.last[result.bins - 1] ?? 0
    const age = metricOf(result, fn.id, 'IteratorAge')?.summary.maximum ?? 0
    if (peak === 0 || (atEnd === 0 && age < LATE_MS)) return []
    const errors = totalOf(result, fn.id, 'Errors')
    const throttles = totalOf(result, fn.id, 'Throttles')
    const discarded = totalOf(result, fn.id, 'StreamRecordsDiscarded')
    return [
      {
        code: 'lambda.shardBlocked',
        severity: atEnd > 0 ? 'critical' : 'warning',
        resourceIds: [fn.id, ...mappings.map(({ from }) => from.id)],
        title: 'A failing batch blocks its shard',
        evidence: `Up to ${counted(peak, 'shard')} of ${namesOf(mappings)} stood still behind a batch that ${fn.name} failed${
          atEnd > 0 ? `, ${count(atEnd)} of them when the run ends` : ''
        }, after ${counted(errors, 'error')} and ${counted(throttles, 'throttle')}; records waited for up to ${time(age)}${
          discarded > 0 ? `, and ${counted(discarded, 'record')} were given up` : ''
        }.`,
        remedy:
          throttles > errors
            ? `Give ${fn.name} more concurrency: throttled batches are tried until their records are too old.`
            : unblocking(mappings),
        changes: [],
        source: SOURCES.streamErrors,
      },
    ]
  })

/** Functions that fall behind the stream they read. */
export const iteratorAgeGrowing: Rule = (evidence) => {
  const { model, result } = evidence
  const stuck = new Set(shardBlocked(evidence).flatMap(({ resourceIds }) => resourceIds.slice(0, 1)))
  return resourcesOf(model, FUNCTION).flatMap((fn): Finding[] => {
    const mappings = entering(model, fn, 'stream')
    const age = metricOf(result, fn.id, 'IteratorAge')
    if (mappings.length === 0 || age === undefined || stuck.has(fn.id)) return []
    const quarter = Math.floor(result.bins / 4)
    const before = meanOver(age, result.bins - 2 * quarter, result.bins - quarter)
    const end = meanOver(age, result.bins - quarter, result.bins)
    const growth = ((end - before) * 1000) / (quarter * result.binMs)
    if (!(growth >= GROWTH_MS_PER_SECOND) || end < LATE_MS) return []
    const done = totalOf(result, fn.id, 'StreamRecordsProcessed') / ((result.durationMs - result.warmupMs) / 1000)
    return [
      {
        code: 'lambda.iteratorAgeGrowing',
        severity: 'warning',
        resourceIds: [fn.id, ...mappings.map(({ from }) => from.id)],
        title: 'A function falls behind its stream',
        evidence: `Records of ${namesOf(mappings)} wait for ${fn.name} ever longer: ${time(end)} on average in the last quarter of the run, ${time(before)} in the one before. It is done with ${figure(done)} records a second.`,
        remedy: fasterWays(mappings, fn.name),
        changes: [],
        source: SOURCES.streamErrors,
      },
    ]
  })
}

/** What keeps one bad record from holding up a shard, as far as the mappings do not have it. */
function unblocking(mappings: readonly ModelConnection[]): string {
  const lacks = (field: string, value: unknown): boolean => mappings.some(({ config }) => config[field] === value)
  const ways = [
    ...(lacks('maximumRetryAttempts', null)
      ? ['set Retries of the mapping (3, say): without it a batch is tried until its records expire']
      : []),
    ...(lacks('bisectBatchOnError', false)
      ? ['turn Bisect on error on, so that a poison record ends up alone and only that one is given up']
      : []),
    ...(lacks('reportBatchItemFailures', false)
      ? ['or report item failures, so that records before the bad one are not done again']
      : []),
  ]
  const all = ways.length === 0 ? ['allow fewer retries, or a shorter maximum record age'] : ways
  const text = all.join('; ')
  return `${text[0]!.toUpperCase()}${text.slice(1)}. Connect the on-failure destination so that what is given up is kept.`
}

function fasterWays(mappings: readonly ModelConnection[], name: string): string {
  const factor = Math.max(...mappings.map(({ config }) => config['parallelizationFactor'] as number))
  return `${
    factor < MAX_PARALLELIZATION_FACTOR
      ? `Raise Batches per shard from ${factor} (up to ${MAX_PARALLELIZATION_FACTOR}; records of one partition key stay in order), `
      : 'Split the shards into more, '
  }use larger batches, or make ${name} faster.`
}

/** Mean of a distribution over bins; NaN when it has no values there. */
function meanOver({ values, counts }: MetricResult, from: number, to: number): number {
  let sum = 0
  let samples = 0
  for (let bin = from; bin < to; bin++) {
    if (!(counts[bin]! > 0)) continue
    sum += values[bin]!
    samples += counts[bin]!
  }
  return sum / samples
}

const metricOf = (result: RunResult, id: string, metric: string): MetricResult | undefined =>
  result.resources[id]?.metrics[metric]

const namesOf = (mappings: readonly ModelConnection[]): string =>
  [...new Set(mappings.map(({ from }) => from.name))].join(' and ')
