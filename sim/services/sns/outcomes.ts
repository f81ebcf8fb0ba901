import type { Outcome } from '../../telemetry/outcome'

export const THROTTLED: Outcome = {
  name: 'ThrottledException',
  service: 'sns',
  httpStatus: 429,
  class: 'throttle',
  retryable: true,
  message: 'The rate at which requests have been submitted for this action exceeds the limit for your account.',
}

export const MESSAGE_TOO_LONG: Outcome = {
  name: 'InvalidParameterException',
  service: 'sns',
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
  message: 'Invalid parameter: Message too long',
}
