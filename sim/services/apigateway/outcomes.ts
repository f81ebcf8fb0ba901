import type { Outcome } from '../../telemetry/outcome'

const service = 'apigateway'

/** Named after the gateway response types where one exists. */
export const THROTTLED: Outcome = {
  name: 'THROTTLED',
  service,
  httpStatus: 429,
  class: 'throttle',
  retryable: true,
  message: 'Too Many Requests',
}
export const REQUEST_TOO_LARGE: Outcome = {
  name: 'REQUEST_TOO_LARGE',
  service,
  httpStatus: 413,
  class: 'clientError',
  retryable: false,
}
export const INTEGRATION_TIMEOUT: Outcome = {
  name: 'INTEGRATION_TIMEOUT',
  service,
  httpStatus: 504,
  class: 'fault',
  retryable: true,
}
export const INTERNAL_SERVER_ERROR: Outcome = {
  name: 'InternalServerError',
  service,
  httpStatus: 500,
  class: 'fault',
  retryable: true,
  message: 'Internal server error',
}
export const BAD_GATEWAY: Outcome = {
  name: 'BadGateway',
  service,
  httpStatus: 502,
  class: 'fault',
  retryable: true,
  message: 'Internal server error',
}
export const SERVICE_UNAVAILABLE: Outcome = {
  name: 'ServiceUnavailable',
  service,
  httpStatus: 503,
  class: 'fault',
  retryable: true,
  message: 'Service Unavailable',
}
/** A throttled integration handed on to the client as such; not a limit of API Gateway's own. */
export const INTEGRATION_THROTTLED: Outcome = {
  name: 'TooManyRequestsException',
  service,
  httpStatus: 429,
  class: 'throttle',
  retryable: true,
}
