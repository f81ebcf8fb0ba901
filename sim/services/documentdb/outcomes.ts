import type { Outcome } from '../../telemetry/outcome'

/** What a driver reports whose operation has waited too long. The protocol has no HTTP status. */
export const OPERATION_TIMEOUT: Outcome = {
  name: 'MaxTimeMSExpired',
  service: 'docdb',
  httpStatus: 0,
  class: 'throttle',
  retryable: true,
  message: 'operation exceeded time limit',
}
