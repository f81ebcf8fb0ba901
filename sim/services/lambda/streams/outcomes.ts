import type { Outcome } from '../../../telemetry/outcome'

/** How records end whose retries are used up. No caller sees it. */
export const RETRIES_EXHAUSTED: Outcome = {
  name: 'RetryAttemptsExhausted',
  service: 'lambda',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}

/** How records end that are older than the maximum record age, or than the stream's retention. No caller sees it. */
export const RECORD_AGE_EXCEEDED: Outcome = {
  name: 'RecordAgeExceeded',
  service: 'lambda',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}
