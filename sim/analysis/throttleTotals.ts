import type { ThrottleResult } from '../telemetry/results'

/**
 * Requests that limits turned away, every try counted; of one resource, or of all. What callers see as something else
 * than a throttle (a timeout, a payload that is too large) is in the throttles table as well, but is left out here.
 */
export const totalThrottles = (throttles: readonly ThrottleResult[], resourceId: string | null = null): number =>
  throttles
    .filter((throttle) => throttle.outcomeClass === 'throttle')
    .filter((throttle) => resourceId === null || throttle.resourceId === resourceId)
    .reduce((sum, { count }) => sum + count, 0)
