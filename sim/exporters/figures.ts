import type { RunResult, ResourceResult } from '../result'
import type { CardFigure } from '../services/define'
import { OUTCOME_CLASSES, type OutcomeClass } from '../telemetry/outcome'
import type { ConnectionResult, MetricResult, MetricUnit } from '../telemetry/results'
import { formatBytes, formatCount, formatDuration, formatSignificant, UNKNOWN } from './format'

/** A live figure's value; null when nothing was observed. Shares are percentages from 0 to 100. */
export interface FigureValue {
  value: number | null
  unit: MetricUnit
}

/** What a figure needs to know of the run it belongs to; a RunResult is one. */
export type RunTimes = Pick<RunResult, 'binMs' | 'durationMs' | 'warmupMs'>

/**
 * The value of a card's figure in one time bin, or over the whole run after warm-up when `binIndex` is null.
 * A `sum` in a bin is that of the bin; the level of a `last` is its mean over the run.
 */
export function figureValue(
  figure: CardFigure,
  resource: ResourceResult,
  binIndex: number | null,
  run: RunTimes,
): FigureValue {
  const metric = resource.metrics[figure.metric]
  if (metric === undefined) return { value: null, unit: unitOf(figure, 'Count') }
  return { value: known(valueOf(figure, metric, resource, binIndex, run)), unit: unitOf(figure, metric.unit) }
}

/** A figure as its card shows it: `3.2k/s`, `184 ms`, `8.1%`, `12.4k`; `–` for what is not known. */
export function formatFigure({ value, unit }: FigureValue): string {
  if (value === null) return UNKNOWN
  switch (unit) {
    case 'Count':
      return formatCount(value)
    case 'Count/Second':
      return `${formatCount(value)}/s`
    case 'Milliseconds':
      return formatDuration(value)
    case 'Seconds':
      return formatDuration(value * 1000)
    case 'Bytes':
      return formatBytes(value)
    case 'Percent':
      return `${formatSignificant(value < 100 ? Math.min(value, 99.9) : value)}%`
  }
}

function valueOf(
  figure: CardFigure,
  metric: MetricResult,
  resource: ResourceResult,
  bin: number | null,
  run: RunTimes,
): number | null | undefined {
  switch (figure.statistic) {
    case 'rate': {
      const seconds = bin === null ? (run.durationMs - run.warmupMs) / 1000 : binSeconds(bin, run)
      const events = eventsOf(metric, bin)
      return events === null || !(seconds > 0) ? null : events / seconds
    }
    case 'last':
      if (metric.kind !== 'gauge') return null
      return bin === null ? metric.summary.average : metric.last[bin]
    case 'mean':
      return meanOf(metric, bin)
    case 'p50':
    case 'p99':
      return bin === null ? metric.summary[figure.statistic] : metric.percentiles?.[figure.statistic][bin]
    case 'sum':
      return bin === null ? metric.summary.sum : metric.kind === 'gauge' ? null : metric.values[bin]
    case 'share': {
      const whole = figure.of === undefined ? undefined : resource.metrics[figure.of]
      const part = levelOf(metric, bin)
      const total = whole === undefined ? null : levelOf(whole, bin)
      return part === null || total === null || !(total > 0) ? null : (100 * part) / total
    }
  }
}

function unitOf(figure: CardFigure, unit: MetricUnit): MetricUnit {
  if (figure.statistic === 'rate') return 'Count/Second'
  return figure.statistic === 'share' ? 'Percent' : unit
}

/** Seconds of a bin; the last one may be cut short by the end of the run. */
function binSeconds(bin: number, { binMs, durationMs }: RunTimes): number {
  return Math.min(binMs, durationMs - bin * binMs) / 1000
}

/** Events counted, or values sampled; null for a gauge, which has none. */
function eventsOf(metric: MetricResult, bin: number | null): number | null {
  if (metric.kind === 'gauge') return null
  if (metric.kind === 'distribution') return known(bin === null ? metric.summary.samples : metric.counts[bin])
  return known(bin === null ? metric.summary.sum : metric.values[bin])
}

function meanOf(metric: MetricResult, bin: number | null): number | null {
  if (bin === null) return metric.summary.average
  if (metric.kind === 'gauge') return known(metric.values[bin])
  const samples = metric.counts[bin] ?? 0
  return metric.kind === 'distribution' && samples > 0 ? metric.values[bin]! / samples : null
}

/** What shares compare: events, or the mean level of a gauge. */
const levelOf = (metric: MetricResult, bin: number | null): number | null =>
  metric.kind === 'gauge' ? meanOf(metric, bin) : eventsOf(metric, bin)

const known = (value: number | null | undefined): number | null =>
  value === undefined || value === null || Number.isNaN(value) ? null : value

/** Calls per second over a connection in one time bin, or over the whole run after warm-up when `binIndex` is null. */
export function connectionRate(connection: ConnectionResult, binIndex: number | null, run: RunTimes): number | null {
  const first = binIndex ?? Math.ceil(run.warmupMs / run.binMs)
  const end = binIndex === null ? connection.perBin.ok.length : binIndex + 1
  let calls = 0
  let seconds = 0
  for (let bin = first; bin < end; bin++) {
    for (const outcome of OUTCOME_CLASSES) calls += connection.perBin[outcome][bin] ?? 0
    seconds += binSeconds(bin, run)
  }
  return seconds > 0 ? calls / seconds : null
}

/** A share of failing calls below this is not worth a colour. */
const WORTH_A_COLOUR = 0.001

/** What colours a connection: the most frequent way in which its calls fail, `ok` when hardly any do, `idle` without calls. */
export function connectionTone(calls: Readonly<Record<OutcomeClass, number>>): OutcomeClass | 'idle' {
  const total = OUTCOME_CLASSES.reduce((sum, outcome) => sum + calls[outcome], 0)
  if (!(total > 0)) return 'idle'
  let tone: OutcomeClass = 'ok'
  for (const outcome of ['fault', 'throttle', 'clientError'] as const) {
    if (calls[outcome] >= WORTH_A_COLOUR * total && (tone === 'ok' || calls[outcome] > calls[tone])) tone = outcome
  }
  return tone
}
