import type { Outcome } from '../../telemetry/outcome'

const service = 'cloudformation'

/** The stack is in the middle of another operation. */
export const STACK_BUSY: Outcome = {
  name: 'ValidationError',
  service,
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
  message: 'The stack is in an IN_PROGRESS state and can not be updated.',
}
/** A response was sent where operations belong. */
export const NO_SUCH_OPERATION: Outcome = {
  name: 'InvalidAction',
  service,
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
}
/** How an operation ends in which a resource has failed. */
export const OPERATION_FAILED: Outcome = {
  name: 'StackOperationFailed',
  service,
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}
/** What the stack’s events say of a custom resource that has not responded. */
export const NO_RESPONSE: Outcome = {
  name: 'CustomResourceTimeout',
  service,
  httpStatus: 0,
  class: 'fault',
  retryable: false,
  message: 'CloudFormation did not receive a response from your Custom Resource.',
}
