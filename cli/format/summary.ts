import { formatCount, formatDuration, formatQuantity, type RunResult } from '../../sim/index'
import type { ReplicationReport } from '../replications'
import type { Style } from './style'
import { table } from './table'
import { textWidth } from './textWidth'

const BAR_WIDTH = 30

/** What ran: design and scenario on the left, where and how on the right. */
export function headText(
  { design, scenario, seed, durationMs, warmupMs }: RunResult,
  style: Style,
  width: number,
): string {
  const title = `${design.name} · ${scenario.name}`
  const warmup = warmupMs > 0 ? ` (first ${formatDuration(warmupMs)} warm-up)` : ''
  const about = `${formatDuration(durationMs)}${warmup} · ${design.region} · seed ${seed}`
  const gap = width - textWidth(title) - textWidth(about)
  return style.bold(title) + (gap >= 2 ? ' '.repeat(gap) : '\n') + style.dim(about)
}

/** How requests ended for the clients that sent them. */
export function outcomesText({ requests, durationMs, warmupMs }: RunResult, style: Style): string {
  const seconds = (durationMs - warmupMs) / 1000
  const rows: [string, number, (text: string) => string][] = [
    ['ok', requests.ok, style.green],
    ['client errors', requests.clientErrors, style.yellow],
    ['throttled', requests.throttled, style.yellow],
    ['faults', requests.faults, style.red],
    ['unfinished', requests.unfinished, style.dim],
  ]
  const shown = rows.filter(([name, count]) => count > 0 || name !== 'unfinished')
  const cells = shown.map(([name, count, paint]) => {
    const share = requests.total > 0 ? count / requests.total : 0
    const bar = '█'.repeat(count === 0 ? 0 : Math.max(1, Math.round(share * BAR_WIDTH)))
    return [name, formatQuantity(count), requests.total > 0 ? percent(share, count) : '', paint(bar)]
  })
  const rate = seconds > 0 ? `, ${formatCount(requests.total / seconds)} per second` : ''
  const heading = `${style.bold('Requests')}  ${formatQuantity(requests.total)}${rate}`
  return requests.total === 0
    ? `${heading}\n  No request was sent after warm-up.`
    : `${heading}\n${table(cells, [1, 2])}`
}

/** Never 0% or 100% for what is not quite. */
function percent(share: number, count: number): string {
  if (count === 0 || share === 1) return `${share * 100}%`
  return share < 0.0005 ? '<0.1%' : `${Math.min(share * 100, 99.9).toFixed(1)}%`
}

/** Response times as the clients see them. */
export function latencyText({ latency }: RunResult, style: Style): string {
  const heading = style.bold('Response time')
  if (latency.samples === 0) return `${heading}\n  No request was answered after warm-up.`
  const figures: [string, number | null][] = [
    ['mean', latency.average],
    ['p50', latency.p50],
    ['p90', latency.p90],
    ['p95', latency.p95],
    ['p99', latency.p99],
    ['p99.9', latency.p999],
    ['max', latency.maximum],
  ]
  const titles = figures.map(([name]) => style.dim(name))
  return `${heading}\n${table(
    [titles, figures.map(([, value]) => formatDuration(value))],
    figures.map((_, column) => column),
  )}`
}

/** Means over replications with their confidence intervals. */
export function replicationsText({ count, confidence, seeds }: ReplicationReport, style: Style): string {
  const plain = (value: number): string => formatQuantity(value)
  const time = (value: number): string => formatDuration(value)
  const figures = [
    { name: 'requests', interval: confidence.requests.total, show: plain },
    { name: 'ok', interval: confidence.requests.ok, show: plain },
    { name: 'throttled', interval: confidence.requests.throttled, show: plain },
    { name: 'faults', interval: confidence.requests.faults, show: plain },
    { name: 'p50', interval: confidence.latency.p50, show: time },
    { name: 'p99', interval: confidence.latency.p99, show: time },
    { name: 'throttles', interval: confidence.throttles.total, show: plain },
    { name: 'cost a month, $', interval: confidence.cost.month, show: plain },
  ]
  const rows = figures.flatMap(({ name, interval, show }) =>
    interval === null
      ? []
      : [[name, show(interval.mean), style.dim(show(interval.low)), style.dim(show(interval.high))]],
  )
  const head = ['', 'mean', 'low', 'high'].map((title) => style.dim(title))
  return `${style.bold(`${count} replications`)}  mean and 95% confidence interval; all other figures are of the first, seed ${seeds[0]}\n${table([head, ...rows], [1, 2, 3])}`
}
