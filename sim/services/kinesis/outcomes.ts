import type { Outcome } from '../../telemetry/outcome'

export const THROUGHPUT_EXCEEDED: Outcome = {
  name: 'ProvisionedThroughputExceededException',
  service: 'kinesis',
  httpStatus: 400,
  class: 'throttle',
  retryable: true,
  message: 'Rate exceeded for shard in stream.',
}

export const RECORD_TOO_LARGE: Outcome = {
  name: 'ValidationException',
  service: 'kinesis',
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
  message: 'The record is larger than the stream’s maximum record size.',
}
