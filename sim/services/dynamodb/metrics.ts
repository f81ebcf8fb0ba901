import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/DynamoDB')

export const CONSUMED_READS = metric('ConsumedReadCapacityUnits', 'counter', 'Count', 'Read units used')
export const CONSUMED_WRITES = metric('ConsumedWriteCapacityUnits', 'counter', 'Count', 'Write units used')
export const PROVISIONED_READS = metric(
  'ProvisionedReadCapacityUnits',
  'gauge',
  'Count',
  'Read units per second that the table is given; provisioned mode only',
)
export const PROVISIONED_WRITES = metric(
  'ProvisionedWriteCapacityUnits',
  'gauge',
  'Count',
  'Write units per second that the table is given; provisioned mode only',
)
export const READ_THROTTLES = metric('ReadThrottleEvents', 'counter', 'Count', 'Reads turned away')
export const WRITE_THROTTLES = metric('WriteThrottleEvents', 'counter', 'Count', 'Writes turned away')
export const THROTTLED_REQUESTS = metric('ThrottledRequests', 'counter', 'Count', 'Requests turned away')
export const RETURNED_RECORDS = metric(
  'ReturnedRecordsCount',
  'counter',
  'Count',
  'Change records read from the stream',
)
export const RETURNED_BYTES = metric(
  'ReturnedBytes',
  'counter',
  'Bytes',
  'Bytes of change records read from the stream',
)
export const LATENCY = metric(
  'SuccessfulRequestLatency',
  'distribution',
  'Milliseconds',
  'Time inside DynamoDB of requests that succeeded',
)
