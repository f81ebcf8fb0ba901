import type { Outcome } from '../../telemetry/outcome'

export const THROTTLED: Outcome = {
  name: 'ThrottlingException',
  service: 'eventbridge',
  httpStatus: 400,
  class: 'throttle',
  retryable: true,
  message: 'Rate exceeded',
}

export const ENTRIES_TOO_LARGE: Outcome = {
  name: 'ValidationException',
  service: 'eventbridge',
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
  message: 'Total size of the entries in the request is over the limit.',
}

/** What happens to an invocation above the account’s rate: it waits its turn. No caller sees it. */
export const RULE_THROTTLED: Outcome = {
  name: 'RuleThrottled',
  service: 'eventbridge',
  httpStatus: 0,
  class: 'throttle',
  retryable: true,
}
