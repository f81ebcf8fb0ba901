import type { Outcome } from '../../telemetry/outcome'

const refused = (name: string, httpStatus: number, message: string): Outcome => ({
  name,
  service: 'ec2',
  httpStatus,
  class: 'clientError',
  retryable: false,
  message,
})

/** What a server answers to a call that it does not know: those of the EC2 API go to the EC2 API. */
export const NOT_FOUND = refused('NotFound', 404, 'Not Found')
export const INVALID_ACTION = refused('InvalidAction', 400, 'The action Request is not valid for this web service.')
export const INCORRECT_INSTANCE_STATE = refused(
  'IncorrectInstanceState',
  400,
  'The instance is not in a state from which this can be done.',
)
