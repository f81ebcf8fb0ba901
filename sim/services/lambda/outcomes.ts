import type { Outcome } from '../../telemetry/outcome'

/** The invoke was turned away; the limit that did it gives the Reason. */
export const TOO_MANY_REQUESTS: Outcome = {
  name: 'TooManyRequestsException',
  service: 'lambda',
  httpStatus: 429,
  class: 'throttle',
  retryable: true,
  message: 'Rate Exceeded.',
}
/** The handler threw: the Invoke API itself answers 200 with X-Amz-Function-Error. */
export const FUNCTION_ERROR: Outcome = {
  name: 'Unhandled',
  service: 'lambda',
  httpStatus: 200,
  class: 'fault',
  retryable: false,
}
export const TIMED_OUT: Outcome = {
  name: 'Sandbox.Timedout',
  service: 'lambda',
  httpStatus: 200,
  class: 'fault',
  retryable: false,
  message: 'Task timed out',
}
export const REQUEST_TOO_LARGE: Outcome = {
  name: 'RequestTooLargeException',
  service: 'lambda',
  httpStatus: 413,
  class: 'clientError',
  retryable: false,
}

/** The runtime's process ended: the next invocation in its environment runs init again. */
export const RUNTIME_EXITED: Outcome = {
  name: 'Runtime.ExitError',
  service: 'lambda',
  httpStatus: 200,
  class: 'fault',
  retryable: false,
}
export const RESPONSE_TOO_LARGE: Outcome = {
  name: 'Function.ResponseSizeTooLarge',
  service: 'lambda',
  httpStatus: 200,
  class: 'fault',
  retryable: false,
}
export const RESTORE_TIMED_OUT: Outcome = {
  name: 'SnapStartTimeoutException',
  service: 'lambda',
  httpStatus: 408,
  class: 'fault',
  retryable: true,
}

/** Reasons of TooManyRequestsException. */
export const REASON = {
  account: 'ConcurrentInvocationLimitExceeded',
  reserved: 'ReservedFunctionConcurrentInvocationLimitExceeded',
  rate: 'FunctionInvocationRateLimitExceeded',
  caller: 'CallerRateLimitExceeded',
  reservedRate: 'ReservedFunctionInvocationRateLimitExceeded',
} as const
