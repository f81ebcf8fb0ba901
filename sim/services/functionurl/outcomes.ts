import type { Outcome } from '../../telemetry/outcome'

const service = 'functionurl'

export const FORBIDDEN: Outcome = {
  name: 'AccessDeniedException',
  service,
  httpStatus: 403,
  class: 'clientError',
  retryable: false,
  message: 'Forbidden',
}
export const REQUEST_TOO_LARGE: Outcome = {
  name: 'RequestEntityTooLarge',
  service,
  httpStatus: 413,
  class: 'clientError',
  retryable: false,
}
const TOO_MANY_REQUESTS: Outcome = {
  name: 'TooManyRequestsException',
  service,
  httpStatus: 429,
  class: 'throttle',
  retryable: true,
}
export const BAD_GATEWAY: Outcome = {
  name: 'BadGateway',
  service,
  httpStatus: 502,
  class: 'fault',
  retryable: true,
  message: 'Internal Server Error',
}
const GATEWAY_TIMEOUT: Outcome = {
  name: 'GatewayTimeout',
  service,
  httpStatus: 504,
  class: 'fault',
  retryable: true,
}

/** Name under which Lambda reports that a function ran out of time. */
const FUNCTION_TIMED_OUT = 'Sandbox.Timedout'

/** What the caller of a URL sees for an outcome of the function. */
export function relayed(outcome: Outcome, timeoutStatus: 502 | 504): Outcome {
  switch (outcome.class) {
    case 'ok':
    case 'clientError':
      return outcome
    case 'throttle':
      return TOO_MANY_REQUESTS
    case 'fault':
      return outcome.name === FUNCTION_TIMED_OUT && timeoutStatus === 504 ? GATEWAY_TIMEOUT : BAD_GATEWAY
  }
}
