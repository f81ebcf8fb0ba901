import type { Outcome } from '../../telemetry/outcome'

/** Alexa has stopped waiting for the skill. */
export const RESPONSE_TIMEOUT: Outcome = {
  name: 'SKILL_RESPONSE_TIMEOUT_EXCEPTION',
  service: 'alexa',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}

/** The skill answered with something that Alexa cannot use. */
export const INVALID_RESPONSE: Outcome = {
  name: 'INVALID_RESPONSE',
  service: 'alexa',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}
