import type { Outcome } from '../telemetry/outcome'
import type { Limit } from './define'

/** What callers see of the scenario's own faults. */
export const INJECTED_ERROR: Outcome = {
  name: 'InternalServerError',
  service: 'fault',
  httpStatus: 500,
  class: 'fault',
  retryable: true,
}
export const INJECTED_OUTAGE: Outcome = {
  name: 'ServiceUnavailable',
  service: 'fault',
  httpStatus: 503,
  class: 'fault',
  retryable: true,
}
export const INJECTED_THROTTLE: Outcome = {
  name: 'ThrottlingException',
  service: 'fault',
  httpStatus: 429,
  class: 'throttle',
  retryable: true,
}

export const INJECTED_THROTTLE_LIMIT: Limit = {
  id: 'scenario.throttleFault',
  title: 'Throttle fault of the scenario',
  value: null,
  unit: '% of requests',
  source: { document: 'The scenario’s own fault timeline', url: '', checked: '2026-11-23', confidence: 'verified' },
  remedy: 'Remove the throttle fault from the scenario, or make callers retry with back-off.',
}
