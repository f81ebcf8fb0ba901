import type { Model, ModelResource } from '../../compile/model'
import type { Finding, RunResult } from '../../result'
import { concurrencyDemand } from './concurrencyDemand'
import { resourcesOf, type Rule, totalOf } from './rule'
import { SOURCES } from './sources'
import { count, counted, figure, percent } from './words'

interface ProvisionedSettings {
  qualifier: string
  concurrency: number
  scaling: 'none' | 'targetTracking'
}

/** Provisioned environments that are busy for less than this share of the time are paid for idling. */
const LOW_USE = 0.3
/** Spillover beyond this share brings cold starts back. */
const TOLERATED_SPILLOVER = 0.01
/** Head-room over the peak that was seen. */
const HEADROOM = 1.2
const FEWEST_INVOCATIONS = 100

/** Requests that found every provisioned environment busy and ran on demand. */
export const provisionedSpillover: Rule = ({ model, result }) =>
  provisionedFunctions(model).flatMap(({ fn, provisioned }): Finding[] => {
    const spilled = totalOf(result, fn.id, 'ProvisionedConcurrencySpilloverInvocations')
    const all = spilled + totalOf(result, fn.id, 'ProvisionedConcurrencyInvocations')
    if (all < FEWEST_INVOCATIONS || spilled / all <= TOLERATED_SPILLOVER) return []
    const kept = provisioned.reduce((sum, { concurrency }) => sum + concurrency, 0)
    const cold = totalOf(result, fn.id, 'ColdStarts')
    const enough = Math.max(kept + 1, concurrencyDemand(model, result, fn)?.enough ?? 0)
    const most = (fn.config['reservedConcurrency'] as number | null) ?? Infinity
    return [
      {
        code: 'lambda.provisionedSpillover',
        severity: 'warning',
        resourceIds: [fn.id],
        title: 'Provisioned concurrency spills over',
        evidence: `${count(spilled)} of ${counted(all, 'invocation')} of ${fn.name} (${percent(spilled / all)}) found all ${count(peakOf(result, fn, 'ProvisionedConcurrency'))} provisioned environments busy, or not ready yet, and ran on demand: ${counted(cold, 'cold start')}.`,
        remedy: isTracked(provisioned)
          ? 'Lower the target use or raise the fewest environments: target tracking adds some only minutes after a rise. Ahead of a known peak, raise them on a schedule.'
          : enough > most
            ? `${count(enough)} would be enough, more than the ${count(most)} reserved for ${fn.name}: raise both.`
            : `Provision ${count(enough)}, enough for its peaks; or let target tracking follow the load; ahead of a known peak raise it on a schedule, minutes before.`,
        changes: enough <= most ? resized(fn, provisioned, enough) : [],
        source: SOURCES.provisionedConcurrency,
      },
    ]
  })

/** Provisioned environments that are paid for and hardly used. */
export const provisionedUnused: Rule = ({ model, result }) =>
  provisionedFunctions(model).flatMap(({ fn, provisioned }): Finding[] => {
    const kept = averageOf(result, fn, 'ProvisionedConcurrency')
    const busy = averageOf(result, fn, 'ProvisionedConcurrentExecutions')
    if (kept < 1 || busy / kept >= LOW_USE) return []
    const peak = peakOf(result, fn, 'ProvisionedConcurrentExecutions')
    const value = Math.max(1, Math.ceil(peak * HEADROOM))
    const month = result.cost.lines
      .filter(({ resourceId, priceId }) => resourceId === fn.id && /^lambda\.provisioned\.(x86|arm)$/.test(priceId))
      .reduce((sum, { amount }) => sum + amount, 0)
    const comesInPeaks = value > kept * LOW_USE
    return [
      {
        code: 'lambda.provisionedUnused',
        severity: 'info',
        resourceIds: [fn.id],
        title: 'Provisioned environments are mostly idle',
        evidence: `${fn.name} keeps ${figure(kept)} environments ready and used ${percent(busy / kept)} of them on average, at most ${count(peak)} at once; keeping them costs $${month.toFixed(2)} a month.`,
        remedy: isTracked(provisioned)
          ? 'Lower the fewest environments of target tracking.'
          : comesInPeaks
            ? 'Its use comes in peaks: let target tracking follow the load, or raise it on a schedule for the peak only.'
            : `Provision ${count(value)} if this scenario is the worst case.`,
        changes: comesInPeaks ? [] : resized(fn, provisioned, value),
        source: SOURCES.provisionedConcurrency,
      },
    ]
  })

const provisionedFunctions = (model: Model): { fn: ModelResource; provisioned: readonly ProvisionedSettings[] }[] =>
  resourcesOf(model, 'aws.lambda.function')
    .map((fn) => ({ fn, provisioned: fn.config['provisioned'] as readonly ProvisionedSettings[] }))
    .filter(({ provisioned }) => provisioned.length > 0)

const isTracked = (provisioned: readonly ProvisionedSettings[]): boolean =>
  provisioned.some(({ scaling }) => scaling === 'targetTracking')

/** The number of a fixed one; of several it is not known which needs how many. */
const resized = (fn: ModelResource, provisioned: readonly ProvisionedSettings[], concurrency: number) =>
  provisioned.length > 1 || isTracked(provisioned)
    ? []
    : [{ resourceId: fn.id, field: 'provisioned', value: [{ ...provisioned[0]!, concurrency }] }]

const summaryOf = (result: RunResult, fn: ModelResource, metric: string) =>
  result.resources[fn.id]?.metrics[metric]?.summary
const averageOf = (result: RunResult, fn: ModelResource, metric: string): number =>
  summaryOf(result, fn, metric)?.average ?? 0
const peakOf = (result: RunResult, fn: ModelResource, metric: string): number =>
  summaryOf(result, fn, metric)?.maximum ?? 0
