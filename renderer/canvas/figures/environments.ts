import type { AnyService, MetricResult, ResourceResult } from '../../../sim/index'

/** Execution environments at one moment. */
export interface Environments {
  busy: number
  starting: number
  idle: number
}

/** Whether a service runs in execution environments, so that its card shows them. */
export function hasEnvironments(service: AnyService): boolean {
  const names = new Set(service.metrics.map(({ name }) => name))
  return names.has('Environments') && names.has('ConcurrentExecutions')
}

/** Environments at the end of a time bin; null where none were observed. */
export function environmentsAt({ metrics }: ResourceResult, bin: number): Environments | null {
  const level = (name: string): number | null => {
    const value = metrics[name]?.last[bin]
    return value === undefined || Number.isNaN(value) ? null : value
  }
  const all = level('Environments')
  if (all === null) return null
  const starting = Math.min(all, level('EnvironmentsStarting') ?? 0)
  const busy = Math.min(
    all - starting,
    level('EnvironmentsBusy') ?? Math.max(0, (level('ConcurrentExecutions') ?? 0) - starting),
  )
  return { busy, starting, idle: Math.max(0, all - starting - busy) }
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

/** How many of `cells` cells each state gets when the whole strip stands for `peak` environments. Something is never nothing. */
export function cellsOf({ busy, starting, idle }: Environments, peak: number, cells: number): Environments {
  const share = (count: number): number =>
    count > 0 ? Math.max(1, Math.round((count / Math.max(1, peak)) * cells)) : 0
  const shown = { starting: share(starting), busy: share(busy), idle: share(idle) }
  const excess = Math.max(0, shown.starting + shown.busy + shown.idle - cells)
  const fromIdle = Math.min(shown.idle, excess)
  return { starting: shown.starting, busy: shown.busy - (excess - fromIdle), idle: shown.idle - fromIdle }
}
