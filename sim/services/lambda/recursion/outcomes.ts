import type { Outcome } from '../../../telemetry/outcome'

/** Lambda has found that the function sets itself off again and again. */
export const RECURSIVE_INVOCATION: Outcome = {
  name: 'RecursiveInvocationException',
  service: 'lambda',
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
}
