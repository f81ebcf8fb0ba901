import type { Outcome } from '../../../telemetry/outcome'
import { INJECTED_ERROR } from '../../faults'

/** What becomes of an event whose try has not succeeded. */
export type Disposition = 'retry' | 'returnToQueue' | 'giveUp'

/**
 * A function error, which the Invoke API reports with status 200, uses up a retry attempt. A throttle or an error of
 * the service itself says nothing about the event, so it goes back to the queue. What the caller got wrong stays wrong.
 */
export function dispositionOf({ name, service, class: outcomeClass, httpStatus, retryable }: Outcome): Disposition {
  // The scenario’s own error strikes a function that has run: it is the function’s.
  if (service === INJECTED_ERROR.service && name === INJECTED_ERROR.name) return 'retry'
  if (outcomeClass === 'throttle' || httpStatus >= 500 || retryable) return 'returnToQueue'
  return outcomeClass === 'fault' ? 'retry' : 'giveUp'
}
