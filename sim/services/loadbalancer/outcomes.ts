import type { Outcome } from '../../telemetry/outcome'

const service = 'elbv2'

const generated = (name: string, httpStatus: number, message: string): Outcome => ({
  name,
  service,
  httpStatus,
  class: httpStatus < 500 ? 'clientError' : 'fault',
  retryable: httpStatus >= 500,
  message,
})

export const PAYLOAD_TOO_LARGE = generated('PayloadTooLarge', 413, 'Request Entity Too Large')
export const BAD_GATEWAY = generated('BadGateway', 502, 'Bad Gateway')
export const SERVICE_UNAVAILABLE = generated('ServiceUnavailable', 503, 'Service Temporarily Unavailable')
export const GATEWAY_TIMEOUT = generated('GatewayTimeout', 504, 'Gateway Time-out')

/** What the caller sees of a Lambda target: only a success is handed on. */
export function relayedFromFunction(outcome: Outcome, throttledStatus: 502 | 503): Outcome {
  if (outcome.class === 'ok') return outcome
  return outcome.class === 'throttle' && throttledStatus === 503 ? SERVICE_UNAVAILABLE : BAD_GATEWAY
}

/** What the caller sees of a target that speaks HTTP: its own answer, or 502 when there was none. */
export const relayedFromHost = (outcome: Outcome): Outcome =>
  outcome.class === 'fault' && outcome.httpStatus < 500 ? BAD_GATEWAY : outcome
