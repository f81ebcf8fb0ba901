import type { Outcome } from '../../telemetry/outcome'

const throttle = (name: string, message: string): Outcome => ({
  name,
  service: 'dynamodb',
  httpStatus: 400,
  class: 'throttle',
  retryable: true,
  message,
})

export const PROVISIONED_THROUGHPUT_EXCEEDED = throttle(
  'ProvisionedThroughputExceededException',
  'The level of configured provisioned throughput for the table was exceeded.',
)
export const THROTTLING = throttle('ThrottlingException', 'Throughput exceeds the current capacity of the table.')
export const REQUEST_LIMIT_EXCEEDED = throttle(
  'RequestLimitExceeded',
  'Throughput exceeds the current throughput limit for the account.',
)
