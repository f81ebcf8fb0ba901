import type { Outcome } from '../../../telemetry/outcome'

/** How an event ends that is given up, in the words of the record that a destination gets. */
export const RETRIES_EXHAUSTED: Outcome = {
  name: 'RetriesExhausted',
  service: 'lambda',
  httpStatus: 202,
  class: 'fault',
  retryable: false,
}
export const EVENT_AGE_EXCEEDED: Outcome = {
  name: 'EventAgeExceeded',
  service: 'lambda',
  httpStatus: 202,
  class: 'fault',
  retryable: false,
}
