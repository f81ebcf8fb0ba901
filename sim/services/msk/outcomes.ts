import type { Outcome } from '../../telemetry/outcome'

/** What a producer reports when brokers cannot keep up. Kafka’s protocol has no HTTP status. */
export const DELIVERY_TIMEOUT: Outcome = {
  name: 'TimeoutException',
  service: 'kafka',
  httpStatus: 0,
  class: 'throttle',
  retryable: true,
  message: 'Expiring record: the delivery timeout has passed since batch creation.',
}

export const RECORD_TOO_LARGE: Outcome = {
  name: 'RecordTooLargeException',
  service: 'kafka',
  httpStatus: 0,
  class: 'clientError',
  retryable: false,
  message: 'The message is larger than the maximum message size of the topic.',
}
