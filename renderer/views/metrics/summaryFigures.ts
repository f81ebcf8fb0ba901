import { type MetricResult, type ResourceResult, type RunResult, serviceOf, totalThrottles } from '../../../sim/index'
import { formatDuration, formatInteger, formatPercent } from '../../ui/format'
import type { Tone } from '../../ui/tone'
import { metricTitle } from './chartSpec'

/** One number of a whole run. */
export interface SummaryFigure {
  label: string
  text: string
  /** What exactly is counted. */
  title: string
  tone?: Tone
}

/** The run in numbers, as its clients saw it, after warm-up. */
export function runFigures(result: RunResult): SummaryFigure[] {
  const { total, ok, faults } = result.requests
  return [
    { label: 'requests', text: formatInteger(total), title: 'Requests that clients started after warm-up' },
    {
      label: 'succeeded',
      text: formatPercent(total > 0 ? ok / total : null),
      title: `${formatInteger(ok)} requests succeeded in the end, after the clients’ retries`,
    },
    ...percentiles(result.latency, 'response time'),
    throttleFigure(totalThrottles(result.throttles)),
    bad('faults', faults, 'fault', 'Requests that ended with a fault (5xx), after the clients’ retries'),
  ]
}

/** A resource's own numbers: its main latency, and how it replied to what came in. */
export function resourceFigures(result: RunResult, resourceId: string): SummaryFigure[] {
  const resource = result.resources[resourceId]
  if (!resource) return []
  const main = mainLatency(resource)
  const { requests, errors } = repliesOf(result, resource)
  return [
    { label: 'requests', text: formatInteger(requests), title: 'Requests that reached it after warm-up' },
    ...percentiles(main?.summary, main ? metricTitle(main.name).toLowerCase() : 'latency'),
    bad('errors', errors, 'fault', 'Replies with a client error (4xx) or a fault (5xx)'),
    throttleFigure(totalThrottles(result.throttles, resourceId)),
  ]
}

function percentiles(
  summary: { p50: number | null; p99: number | null } | undefined,
  subject: string,
): SummaryFigure[] {
  return [
    { label: `p50 ${subject}`, text: formatDuration(summary?.p50), title: `Half of all: ${subject} up to this` },
    { label: 'p99', text: formatDuration(summary?.p99), title: `99 of 100: ${subject} up to this` },
  ]
}

/** What limits turned away, every try counted: as on the throttles tab. */
function throttleFigure(turnedAway: number): SummaryFigure {
  return bad('throttles', turnedAway, 'throttle', 'Requests that a limit turned away; each retry counts')
}

/** A count of what went wrong: coloured once there is any. */
function bad(label: string, count: number | null, tone: Tone, title: string): SummaryFigure {
  return { label, text: formatInteger(count), title, ...(count !== null && count > 0 ? { tone } : {}) }
}

/** The first time that the service lists and the run observed. */
function mainLatency({ type, metrics }: ResourceResult): MetricResult | undefined {
  const order = serviceOf(type)?.metrics.map(({ name }) => name) ?? []
  const times = Object.values(metrics).filter(
    ({ kind, unit, summary }) => kind === 'distribution' && unit === 'Milliseconds' && summary.samples > 0,
  )
  const place = ({ name }: MetricResult): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return times.sort((a, b) => place(a) - place(b))[0]
}

/** Replies on the connections into a resource; of what nothing flows into, its own count of what it sent. */
function repliesOf(result: RunResult, { id, metrics }: ResourceResult) {
  const incoming = Object.values(result.connections).filter(({ to }) => to === id)
  if (incoming.length === 0) {
    const sum = (name: string): number | null => metrics[name]?.summary.sum ?? null
    const errors = [sum('4XXError'), sum('5XXError')].filter((count) => count !== null)
    return {
      requests: sum('Requests'),
      errors: errors.length > 0 ? errors.reduce((all, count) => all + count, 0) : null,
    }
  }
  const replies = { requests: 0, errors: 0 }
  for (const { totals } of incoming) {
    replies.requests += totals.ok + totals.clientError + totals.throttle + totals.fault
    replies.errors += totals.clientError + totals.fault
  }
  return replies
}
