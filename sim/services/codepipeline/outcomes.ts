import type { Outcome } from '../../telemetry/outcome'

const service = 'codepipeline'

export const TOO_MANY_EXECUTIONS: Outcome = {
  name: 'ConcurrentPipelineExecutionsLimitExceededException',
  service,
  httpStatus: 400,
  class: 'throttle',
  retryable: true,
  message: 'The pipeline has reached the limit for concurrent pipeline executions.',
}
/** The job of a result is over, or there never was one. */
export const INVALID_JOB_STATE: Outcome = {
  name: 'InvalidJobStateException',
  service,
  httpStatus: 400,
  class: 'clientError',
  retryable: false,
}
/** How an execution ends whose stage has failed. */
export const EXECUTION_FAILED: Outcome = {
  name: 'PipelineExecutionFailed',
  service,
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}
/** How an execution ends that a newer one has overtaken. */
export const EXECUTION_SUPERSEDED: Outcome = {
  name: 'PipelineExecutionSuperseded',
  service,
  httpStatus: 0,
  class: 'clientError',
  retryable: false,
}
/** How an action ends whose function has not answered. */
export const ACTION_TIMED_OUT: Outcome = {
  name: 'ActionTimedOut',
  service,
  httpStatus: 0,
  class: 'fault',
  retryable: false,
}
