import type { Outcome } from '../../../telemetry/outcome'

const failure = (name: string, httpStatus = 502): Outcome => ({
  name,
  service: 'lambda',
  httpStatus,
  class: 'fault',
  retryable: true,
})

/** What Invoke answers when a function's network interfaces are the reason that it cannot run. */
export const SUBNET_FULL = failure('SubnetIPAddressLimitReachedException')
export const INTERFACE_LIMIT = failure('ENILimitReachedException')
export const INTERFACE_NOT_READY = failure('ENINotReadyException')
export const INTERFACE_THROTTLED = failure('EC2ThrottledException')
export const FUNCTION_INACTIVE = failure('ResourceNotReadyException')
export const FUNCTION_PENDING: Outcome = { ...failure('ResourceConflictException', 409), class: 'clientError' }
