import type { Outcome } from '../../telemetry/outcome'

/** What ReceiveMessage reports without long polling; with it, it returns no message and no error. */
export const OVER_LIMIT: Outcome = {
  name: 'OverLimit',
  service: 'sqs',
  httpStatus: 403,
  class: 'throttle',
  retryable: true,
  message: 'The maximum number of in flight messages is reached.',
}

/** A FIFO queue's rate of calls is exceeded. */
export const THROTTLED: Outcome = {
  name: 'ThrottlingException',
  service: 'sqs',
  httpStatus: 400,
  class: 'throttle',
  retryable: true,
  message: 'Rate exceeded',
}

export const MESSAGE_TOO_LONG: Outcome = {
  name: 'InvalidParameterValue',
  service: 'sqs',
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
  message: 'One or more parameters are invalid. Reason: Message must be shorter than the maximum message size.',
}

/** How the segment of a message ends that nobody deleted in time. No caller sees it. */
export const RETENTION_OVER: Outcome = {
  name: 'MessageRetentionPeriodOver',
  service: 'sqs',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}

/** How the segment of a message ends that moves to the dead-letter queue. No caller sees it. */
export const DEAD_LETTERED: Outcome = {
  name: 'MovedToDeadLetterQueue',
  service: 'sqs',
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}
