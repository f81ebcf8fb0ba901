import { power } from '../../kernel/math'
import { RETRIES } from './limits'

const BEFORE_POST_BACKOFF = RETRIES.immediate + RETRIES.preBackoff + RETRIES.backoff
/** Retries after the first try of a delivery. */
export const MAX_RETRIES = BEFORE_POST_BACKOFF + RETRIES.postBackoff

/** Waits before the first retries, ms; all later ones wait equally long. */
const WAITS_MS: readonly number[] = Array.from({ length: BEFORE_POST_BACKOFF }, (_, retry) => {
  if (retry < RETRIES.immediate) return 0
  if (retry < RETRIES.immediate + RETRIES.preBackoff) return RETRIES.preBackoffMs
  const step = retry - RETRIES.immediate - RETRIES.preBackoff
  return RETRIES.backoffFirstMs * power(RETRIES.backoffLastMs / RETRIES.backoffFirstMs, step / (RETRIES.backoff - 1))
})

/** Wait in ms before the next retry of a delivery that has failed `failures` times (1 or more); -1 when SNS gives up. */
export function retryWaitMs(failures: number): number {
  if (failures > MAX_RETRIES) return -1
  return WAITS_MS[failures - 1] ?? RETRIES.postBackoffMs
}
