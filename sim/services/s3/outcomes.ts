import type { Outcome } from '../../telemetry/outcome'

export const SLOW_DOWN: Outcome = {
  name: 'SlowDown',
  service: 's3',
  httpStatus: 503,
  class: 'throttle',
  retryable: true,
  message: 'Please reduce your request rate.',
}
