import type { Outcome, OutcomeClass } from '../telemetry/outcome'

const outcome = (name: string, httpStatus: number, outcomeClass: OutcomeClass, message: string): Outcome => ({
  name,
  service: 'server',
  httpStatus,
  class: outcomeClass,
  retryable: true,
  message,
})

/** What callers of a server see. Without a response there is no HTTP status; clients take both for transient. */
export const INTERNAL_SERVER_ERROR = outcome('InternalServerError', 500, 'fault', 'The handler failed')
export const BAD_GATEWAY = outcome('BadGateway', 502, 'fault', 'The instance ended while it was working')
export const SERVICE_UNAVAILABLE = outcome('ServiceUnavailable', 503, 'fault', 'No instance can take the request')
export const OVERLOADED = outcome('ServiceOverloaded', 503, 'throttle', 'All workers are busy and the queue is full')
export const CONNECTION_REFUSED = outcome('ConnectionRefused', 0, 'fault', 'ECONNREFUSED: nothing listens yet')
export const CONNECTION_TIMED_OUT = outcome('ConnectionTimedOut', 0, 'fault', 'ETIMEDOUT: nobody answers')
export const CONNECTION_RESET = outcome(
  'ConnectionReset',
  0,
  'fault',
  'ECONNRESET: the server ended while it was working',
)
