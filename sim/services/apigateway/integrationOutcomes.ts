import type { Outcome } from '../../telemetry/outcome'
import { BAD_GATEWAY, INTEGRATION_THROTTLED, INTERNAL_SERVER_ERROR, SERVICE_UNAVAILABLE } from './outcomes'

/** What a client sees when the integration is throttled; documented is 500. */
export type ThrottledStatus = 500 | 429 | 502

/** What the client sees for an outcome of the integration. */
export function relayed(outcome: Outcome, throttledStatus: ThrottledStatus): Outcome {
  switch (outcome.class) {
    case 'ok':
    case 'clientError':
      return outcome
    case 'throttle':
      return throttledStatus === 500
        ? INTERNAL_SERVER_ERROR
        : throttledStatus === 502
          ? BAD_GATEWAY
          : INTEGRATION_THROTTLED
    case 'fault':
      return outcome.httpStatus === 503 ? SERVICE_UNAVAILABLE : BAD_GATEWAY
  }
}
