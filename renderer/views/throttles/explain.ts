import type { Finding, Limit, MetricResult, RunResult, ThrottleResult } from '../../../sim/index'
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDuration,
  formatInteger,
  formatPercent,
  formatRate,
  formatSignificant,
} from '../../ui/format'
import { trialLabel } from '../compare/trialLabel'
import { lowerFirst } from '../lowerFirst'
import type { LimitSetting } from './limitSetting'

/** Why a limit turned requests away in this run, and what would change it. */
export interface Explanation {
  /** One or two sentences with the numbers of this run. */
  why: string
  /** Concrete values where the run allows to tell them, then the service's own advice. */
  fix: string
  /** Settings to try in a copy; null when no setting of the design would help. */
  trial: Trial | null
}

export interface Trial {
  changes: Finding['changes']
  /** On the button: `Try 150 in a copy`. */
  action: string
  /** Name of the run that tries it: `Reserved 150`. */
  label: string
}

/** What is known about the demand on a limit, per time bin. */
interface Demand {
  /** Arrivals per second at the resource. */
  rate: number
  /** Mean time a request is held, ms; null when the resource does not report one. */
  holdMs: number | null
}

/**
 * Explains a throttle from the numbers of the run. Where a finding of the run is about this limit, it is told in the
 * finding's own words and numbers; without one it is computed from the peak of demand, the service's limit and the
 * setting behind it.
 */
export function explainThrottle(
  result: RunResult,
  throttle: ThrottleResult,
  limit: Limit | undefined,
  setting: LimitSetting | null,
): Explanation {
  const finding = findingAbout(result, throttle)
  if (finding) return { why: finding.evidence, fix: finding.remedy, trial: trialOfFinding(result, finding) }
  const name = result.resources[throttle.resourceId]?.name ?? throttle.resourceId
  const atFirst = demandAt(result, throttle.resourceId, Math.floor(throttle.firstAtMs / result.binMs))
  const peak = peakDemand(result, throttle)
  const sentences = [whySentence(throttle, name, atFirst, peak), consequence(throttle, setting), retryShare(result)]
  const why = sentences.filter((sentence) => sentence !== '').join(' ')
  const needed = neededValue(throttle, peak)
  return {
    why,
    fix: [valueSentence(throttle, setting, needed, peak), limit?.remedy ?? '']
      .filter((sentence) => sentence !== '')
      .join(' '),
    trial: trialOf(setting, needed, throttle),
  }
}

/** Quantity of a limit in its unit: `100 executions`, `5k requests/s`, `256 KB`, `29 s`. */
export function limitText(value: number, unit: string): string {
  if (unit === 'bytes') return formatBytes(value)
  if (unit === 'ms') return formatDuration(value)
  if (unit === 'seconds') return formatDuration(value * 1000)
  if (unit.startsWith('%')) return `${formatSignificant(value)}${unit}`
  return `${value < 10 ? formatSignificant(value) : formatInteger(value)} ${unit}`
}

/** Whether the limit counts what is under way at once, so that demand is arrivals times duration. */
const isConcurrency = (unit: string): boolean => /^(executions|invokes|connections|messages in flight)$/.test(unit)
const isRate = (unit: string): boolean => unit.endsWith('/s')

function whySentence(
  { unit, limit, firstAtMs, useAtFirst, peakUse, title }: ThrottleResult,
  name: string,
  demand: Demand,
  peak: Demand,
): string {
  const at = `At ${formatClock(firstAtMs)}`
  if (isConcurrency(unit) && demand.holdMs !== null && demand.rate > 0) {
    const average = concurrencyOf(demand)
    if (average >= limit * 0.85)
      return `${at} arrivals reached ${productText(demand)} = ${formatCount(average)} concurrent ${unit}.`
    const inUse = `${at} all ${formatInteger(limit)} concurrent ${unit} were in use`
    return concurrencyOf(peak) > limit
      ? `${inUse}; at the peak ${productText(peak)} would need ${formatCount(concurrencyOf(peak))}.`
      : `${inUse}: arrivals of ${productText(demand)} need ${formatCount(average)} on average, and bursts go above.`
  }
  if (isRate(unit)) {
    const later = peakUse > useAtFirst ? `, and later ${formatCount(peakUse)}` : ''
    return `${at} ${name} was asked for ${formatCount(useAtFirst)} ${unit}${later}; the limit is ${formatCount(limit)}.`
  }
  if (useAtFirst > limit)
    return `${at} a request came with ${limitText(useAtFirst, unit)}; ${lowerFirst(title)} is ${limitText(limit, unit)}.`
  return `${at} ${name} had reached its limit of ${limitText(limit, unit)} (${lowerFirst(title)}).`
}

/** Little's law: arrivals times the time each is held. */
const concurrencyOf = ({ rate, holdMs }: Demand): number => (rate * (holdMs ?? 0)) / 1000
const productText = ({ rate, holdMs }: Demand): string => `${formatRate(rate)} × ${formatDuration(holdMs)}`

function consequence(
  { count, limit, unit, outcome, httpStatus, lastAtMs, firstAtMs }: ThrottleResult,
  setting: LimitSetting | null,
): string {
  const answer = httpStatus > 0 ? `${httpStatus} ${outcome}` : outcome
  const until = lastAtMs - firstAtMs >= 1000 ? ` until ${formatClock(lastAtMs)}` : ''
  if (isConcurrency(unit)) {
    const which =
      setting?.kind === 'field' ? `the ${lowerFirst(setting.label)} ${formatInteger(limit)}` : formatInteger(limit)
    return `From there${until} what came above ${which} was rejected: ${formatInteger(count)} requests got ${answer}.`
  }
  return `In all ${formatInteger(count)} requests got ${answer}${until}.`
}

/** What clients' own retries added to the load; empty when they hardly did. */
function retryShare(result: RunResult): string {
  let sent = 0
  let tries = 0
  for (const { metrics } of Object.values(result.resources)) {
    if (metrics['Requests']?.namespace !== 'Windtunnel' || !metrics['Attempts']) continue
    sent += metrics['Requests'].summary.sum ?? 0
    tries += metrics['Attempts'].summary.sum ?? 0
  }
  const added = sent > 0 ? tries / sent - 1 : 0
  return added >= 0.005 ? `Client retries added ${formatPercent(Number(added.toPrecision(2)))} more load.` : ''
}

function valueSentence(
  { unit, limit }: ThrottleResult,
  setting: LimitSetting | null,
  needed: number | null,
  peak: Demand,
): string {
  if (needed === null) return ''
  const ways: string[] = []
  const label = setting && lowerFirst(setting.kind === 'field' ? setting.label : setting.title)
  if (label) ways.push(`${label} ≥ ${formatInteger(needed)}`)
  if (isConcurrency(unit) && peak.holdMs !== null && peak.rate > 0) {
    const shortest = ((limit - 3 * Math.sqrt(limit)) * 1000) / peak.rate
    if (shortest > 0 && shortest < peak.holdMs)
      ways.push(
        `a duration of ${formatDuration(Number(shortest.toPrecision(2)))} instead of ${formatDuration(peak.holdMs)}`,
      )
  }
  if (isRate(unit)) ways.push(`at most ${formatRate(limit)} of arrivals`)
  const sentence = ways.join(', or ')
  return sentence === '' ? '' : `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
}

/** The value that would have let the run's peak pass, rounded up; null when the run does not tell. */
function neededValue({ unit, limit, peakUse }: ThrottleResult, peak: Demand): number | null {
  if (isConcurrency(unit)) {
    if (peak.holdMs === null || peak.rate <= 0) return null
    const average = concurrencyOf(peak)
    // Three standard deviations of a Poisson-like number above the mean leave about 0.1% of moments.
    return Math.max(Math.ceil(average + 3 * Math.sqrt(average)), Math.ceil(limit) + 1)
  }
  if (isRate(unit) || unit === 'bytes' || unit === 'ms' || unit === 'seconds')
    return peakUse > limit ? Math.ceil(peakUse) : null
  return null
}

function trialOf(setting: LimitSetting | null, needed: number | null, { unit }: ThrottleResult): Trial | null {
  if (setting?.kind !== 'field' || needed === null) return null
  const value = roundUp(needed)
  if (value > setting.max) return null
  const amount = isConcurrency(unit) || isRate(unit) ? formatInteger(value) : limitText(value, unit)
  return {
    changes: [{ resourceId: setting.resourceId, field: setting.field, value }],
    action: `Try ${amount} in a copy`,
    label: `${setting.label} ${amount}`,
  }
}

/** The finding that explains a limit of a resource. */
function findingAbout({ findings }: RunResult, { limitId, resourceId, count }: ThrottleResult): Finding | undefined {
  const about = findings.filter(
    ({ limitIds, resourceIds }) => limitIds?.includes(limitId) && resourceIds.includes(resourceId),
  )
  // Where one limit has several rows (one per method, say), each has its finding, which tells the row's count.
  return about.find(({ evidence }) => evidence.includes(formatInteger(count))) ?? about[0]
}

function trialOfFinding(result: RunResult, { changes }: Finding): Trial | null {
  const [change, ...others] = changes
  if (!change) return null
  const isOneNumber = others.length === 0 && typeof change.value === 'number'
  return {
    changes,
    action: isOneNumber ? `Try ${formatInteger(change.value as number)} in a copy` : 'Try in a copy',
    label: trialLabel(result, changes),
  }
}

/** The next value that people would choose: two significant digits, the second a 0 or a 5 from 100 on. */
export function roundUp(value: number): number {
  if (value <= 10) return Math.ceil(value)
  const power = 10 ** Math.floor(Math.log10(value))
  const step = value < 100 ? 5 : power / 20
  return Math.ceil(value / step - 1e-9) * step
}

/** The demand in the worst bin of the throttling. */
function peakDemand(result: RunResult, { resourceId, perBin }: ThrottleResult): Demand {
  let peak: Demand = { rate: 0, holdMs: null }
  for (let bin = 0; bin < perBin.length; bin++) {
    if (!(perBin[bin]! > 0)) continue
    const demand = demandAt(result, resourceId, bin)
    if (demand.rate * (demand.holdMs ?? 1) > peak.rate * (peak.holdMs ?? 1)) peak = demand
  }
  return peak
}

function demandAt(result: RunResult, resourceId: string, bin: number): Demand {
  let arrivals = 0
  for (const { to, perBin } of Object.values(result.connections)) {
    if (to !== resourceId) continue
    for (const counts of Object.values(perBin)) arrivals += counts[bin] || 0
  }
  return { rate: (arrivals * 1000) / result.binMs, holdMs: holdTime(result, resourceId, bin) }
}

/** Mean time a request was held in a bin: measured concurrency over throughput (Little's law), else the mean duration. */
function holdTime(result: RunResult, resourceId: string, bin: number): number | null {
  const metrics = result.resources[resourceId]?.metrics ?? {}
  const duration =
    metrics['Duration'] ??
    Object.values(metrics).find(({ kind, unit }) => kind === 'distribution' && unit === 'Milliseconds')
  const level = metrics['ConcurrentExecutions']?.values[bin]
  const started = metrics['Invocations']?.values[bin]
  if (level !== undefined && started !== undefined && level > 0 && started > 0) return (level * result.binMs) / started
  return duration ? meanIn(duration, bin) : null
}

function meanIn({ values, counts, summary }: MetricResult, bin: number): number | null {
  const count = counts[bin] ?? 0
  return count > 0 ? values[bin]! / count : summary.average
}
