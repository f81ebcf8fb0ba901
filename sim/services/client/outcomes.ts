import type { Outcome } from '../../telemetry/outcome'

/** The client gave up waiting. */
export const CLIENT_TIMEOUT: Outcome = {
  name: 'ClientTimeout',
  service: 'client',
  httpStatus: 0,
  class: 'fault',
  retryable: true,
}
