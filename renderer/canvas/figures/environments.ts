import type { AnyService, MetricResult, ResourceResult } from '../../../sim/index'

/** Execution environments at one moment. */
export interface Environments {
  busy: number
  starting: number
  idle: number
}

/** As `Environments`, with what is provisioned of them. */
export interface ProvisionedEnvironments extends Environments {
  provisioned: number
  provisionedBusy: number
}

/** Whether a service runs in execution environments, so that its card shows them. */
export function hasEnvironments(service: AnyService): boolean {
  const names = new Set(service.metrics.map(({ name }) => name))
  return names.has('Environments') && names.has('ConcurrentExecutions')
}

/** Environments at the end of a time bin; null where none were observed. */
export function environmentsAt({ metrics }: ResourceResult, bin: number): ProvisionedEnvironments | null {
  const level = (name: string): number | null => {
    const value = metrics[name]?.last[bin]
    return value === undefined || Number.isNaN(value) ? null : value
  }
  const all = level('Environments')
  if (all === null) return null
  const starting = Math.min(all, level('EnvironmentsStarting') ?? 0)
  const busy = Math.min(all - starting, Math.max(0, (level('ConcurrentExecutions') ?? 0) - starting))
  const idle = Math.max(0, all - starting - busy)
  const provisioned = Math.min(busy + idle, level('ProvisionedConcurrency') ?? 0)
  const provisionedBusy = Math.min(busy, provisioned, level('ProvisionedConcurrentExecutions') ?? 0)
  return { busy, starting, idle, provisioned, provisionedBusy }
}

const peaks = new WeakMap<MetricResult, number>()

/** Most environments at once in the whole run: the length of the strip. */
export function peakEnvironments({ metrics }: ResourceResult): number {
  const metric = metrics.Environments
  if (!metric) return 0
  const known = peaks.get(metric)
  if (known !== undefined) return known
  let peak = 0
  for (const value of metric.maxima) if (value > peak) peak = value
  peaks.set(metric, peak)
  return peak
}

/** A part of the strip of environments. */
export interface StripPart {
  kind: 'busy' | 'starting' | 'idle' | 'room'
  count: number
  provisioned: boolean
}

/** The strip's parts from left to right: provisioned environments first, at its end the room up to the run's peak. Nothing that is none. */
export function stripOf(now: ProvisionedEnvironments, peak: number): StripPart[] {
  const { busy, starting, idle, provisioned, provisionedBusy } = now
  const provisionedIdle = Math.min(idle, provisioned - provisionedBusy)
  const parts: StripPart[] = [
    { kind: 'busy', count: provisionedBusy, provisioned: true },
    { kind: 'idle', count: provisionedIdle, provisioned: true },
    { kind: 'starting', count: starting, provisioned: false },
    { kind: 'busy', count: busy - provisionedBusy, provisioned: false },
    { kind: 'idle', count: idle - provisionedIdle, provisioned: false },
    { kind: 'room', count: peak - busy - starting - idle, provisioned: false },
  ]
  return parts.map((part) => ({ ...part, count: Math.round(part.count) })).filter(({ count }) => count > 0)
}

/** How many of `cells` cells each state gets when all of them stand for `peak` environments. Something is never nothing. */
export function cellsOf({ busy, starting, idle }: Environments, peak: number, cells: number): Environments {
  const share = (count: number): number =>
    count > 0 ? Math.max(1, Math.round((count / Math.max(1, peak)) * cells)) : 0
  const shown = { starting: share(starting), busy: share(busy), idle: share(idle) }
  const excess = Math.max(0, shown.starting + shown.busy + shown.idle - cells)
  const fromIdle = Math.min(shown.idle, excess)
  return { starting: shown.starting, busy: shown.busy - (excess - fromIdle), idle: shown.idle - fromIdle }
}
