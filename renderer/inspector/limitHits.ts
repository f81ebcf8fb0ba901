import type { Field, RunResult, ThrottleResult } from '../../sim/index'
import { groupOf } from './sharedFields'

/** A limit of a resource that turned requests away in a run. */
export interface LimitHit {
  throttle: ThrottleResult
  /** Simulated time during which it did, ms. */
  reachedMs: number
}

/** Limits that a resource met in a run, the one with most rejections first. */
export function limitHits(result: RunResult, resourceId: string): LimitHit[] {
  return result.throttles
    .filter((throttle) => throttle.resourceId === resourceId && throttle.count > 0)
    .sort((a, b) => b.count - a.count)
    .map((throttle) => ({
      throttle,
      reachedMs: throttle.perBin.reduce((sum, count) => sum + Number(count > 0), 0) * result.binMs,
    }))
}

/** Rejections per second by a limit in a time bin. */
export function rejectedPerSecond({ throttle }: LimitHit, result: RunResult, bin: number): number {
  const lengthMs = Math.min(result.binMs, result.durationMs - bin * result.binMs)
  return lengthMs > 0 ? ((throttle.perBin[bin] ?? 0) * 1000) / lengthMs : 0
}

/**
 * The section of a form that a limit belongs to: that of the setting it is named after (`lambda.reservedConcurrency`,
 * `lambda.timeout` for `timeoutSeconds`), else the section named in it (`lambda.accountConcurrency`); null for neither.
 */
export function groupOfLimit(
  fields: readonly (readonly [name: string, field: Field])[],
  limitId: string,
): string | null {
  const own = limitId.slice(limitId.lastIndexOf('.') + 1)
  const named = fields.find(([name]) => name === own) ?? fields.find(([name]) => name.startsWith(own))
  if (named) return groupOf(named[1])
  const group = fields
    .map(([, field]) => groupOf(field))
    .find((title) => own.toLowerCase().includes(title.toLowerCase()))
  return group ?? null
}
