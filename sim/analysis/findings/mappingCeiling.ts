import { PROVISIONED_MAX_CONCURRENCY } from '../../services/lambda/polling/mappingLimits'
import { concurrencyDemand } from './concurrencyDemand'
import { type EventSourceMapping, polling } from './polling'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, figure, percent } from './words'

/** A mapping that is at its ceiling for less than this share of the run has a passing peak. */
const TOLERATED = 0.1

/** Mappings that ran as much as they ever may while messages waited. */
export const mappingAtCeiling: Rule = ({ model, result }) =>
  resourcesOf(model, 'aws.lambda.function').flatMap((fn) => {
    const mappings = polling(model).filter((mapping) => mapping.fn === fn)
    const seconds = totalOf(result, fn.id, 'EventSourceSecondsAtCeiling')
    const share = (seconds * 1000) / ((result.durationMs - result.warmupMs) * mappings.length)
    if (mappings.length === 0 || share < TOLERATED) return []
    const peak = result.resources[fn.id]?.metrics['EventSourceConcurrency']?.summary.maximum ?? 0
    const enough = concurrencyDemand(model, result, fn)?.enough ?? 0
    return [
      {
        code: 'lambda.eventSourceAtCeiling',
        severity: 'info',
        resourceIds: [fn.id, ...mappings.map(({ queue }) => queue.id)],
        title: 'An event source mapping runs as much as it may',
        evidence: `For ${figure(seconds)} s (${percent(share)} of the run) messages of ${mappings.map(({ queue }) => queue.name).join(' and ')} waited although the mapping ran ${count(peak)} invocations of ${fn.name} at once, the most that it ever may.`,
        remedy: `${raising(mappings, enough, peak)}; larger batches or a faster function need fewer invocations. If the ceiling protects what ${fn.name} calls, leave it: nothing is lost while messages wait.`,
        changes: [],
        source: SOURCES.sqsScaling,
      },
    ]
  })

function raising(mappings: readonly EventSourceMapping[], enough: number, peak: number): string {
  if (mappings.some(({ queue }) => queue.config['queueType'] === 'fifo'))
    return 'Use more message groups: of each only one batch runs at a time'
  const wanted = enough > peak ? ` to ${count(enough)}` : ''
  if (mappings.some(({ pollerMode }) => pollerMode === 'provisioned')) return 'Raise the maximum of pollers'
  return mappings.some(({ maximumConcurrency }) => maximumConcurrency !== null)
    ? `Raise the mapping’s maximum concurrency${wanted}, and what ${mappings[0]!.fn.name} reserves with it`
    : `Provision pollers, up to ${count(PROVISIONED_MAX_CONCURRENCY)} invocations at once`
}
