import type { FieldUnit, Load, Resource, TrafficStream } from '../../sim/index'
import { formatDuration, formatInteger, formatRate } from '../ui/format'
import type { LoadKind } from './loadShape'

export const loadTitles: Record<LoadKind, string> = {
  constant: 'Constant',
  ramp: 'Ramp',
  steps: 'Steps',
  spike: 'Spike',
  sine: 'Wave',
  points: 'Drawn curve',
  replay: 'Replay of a recording',
}

export const spacingTitles: Record<TrafficStream['spacing'], string> = {
  poisson: 'Poisson (independent)',
  uniform: 'Even with an offset',
  exact: 'Exactly even',
}

/** Whether the client that a stream drives counts users instead of requests. */
export const isClosedLoop = (client: Resource | undefined): boolean => client?.config.loop === 'closed'

/** What a stream's load is counted in. */
export const loadUnit = (client: Resource | undefined): FieldUnit => (isClosedLoop(client) ? 'count' : 'perSecond')

/** A rate or a number of users, at a glance. */
export const loadText = (rate: number, unit: FieldUnit): string =>
  unit === 'perSecond' ? formatRate(rate) : `${formatInteger(rate)} users`

/** What a recording holds: `600 rows of 1 s, 12,400 requests, orders.csv`. */
export function replayText({ binSeconds, counts, file }: Extract<Load, { kind: 'replay' }>): string {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const rows = `${formatInteger(counts.length)} rows of ${formatDuration(binSeconds * 1000)}, ${formatInteger(total)} requests`
  return file ? `${file}: ${rows}` : rows
}
