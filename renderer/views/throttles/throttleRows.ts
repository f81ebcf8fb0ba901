import type { RunResult, ThrottleResult } from '../../../sim/index'
import { sumInWindow, type TimeWindow, wholeWindow } from '../timeScope'

/** A limit of the throttles table within a stretch of the run. */
export interface ThrottleRow {
  id: string
  throttle: ThrottleResult
  /** Rejections in the stretch. */
  rejected: number
  /** Rejections as a share of the requests that reached the resource in the stretch; null when none did. */
  share: number | null
}

/** Rows of the throttles table, most rejections first; limits that rejected nothing in the stretch are left out. */
export function throttleRows(
  result: RunResult,
  throttles: readonly ThrottleResult[],
  window: TimeWindow,
): ThrottleRow[] {
  const whole = wholeWindow(result)
  const isWhole = window.fromBin === whole.fromBin && window.toBin === whole.toBin
  return throttles
    .map((throttle) => {
      const rejected = isWhole ? throttle.count : sumInWindow(throttle.perBin, window) || 0
      const arrivals = arrivalsAt(result, throttle.resourceId, window)
      return {
        id: `${throttle.resourceId} ${throttle.limitId} ${throttle.outcome} ${throttle.reason ?? ''}`,
        throttle,
        rejected,
        share: arrivals > 0 ? Math.min(1, rejected / arrivals) : null,
      }
    })
    .filter(({ rejected }) => rejected > 0)
    .sort((a, b) => b.rejected - a.rejected)
}

/** Calls that reached a resource over its connections; for a client, the tries it sent. */
function arrivalsAt(result: RunResult, resourceId: string, window: TimeWindow): number {
  let arrivals = 0
  for (const { to, perBin } of Object.values(result.connections)) {
    if (to === resourceId) for (const counts of Object.values(perBin)) arrivals += sumInWindow(counts, window) || 0
  }
  return arrivals
}
