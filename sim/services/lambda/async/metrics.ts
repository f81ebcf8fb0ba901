import { metricsOf } from '../../metricsOf'

const aws = metricsOf('AWS/Lambda')
const own = metricsOf('Windtunnel')

/** Metrics of a function's asynchronous invocations. The one that CloudWatch does not have is in the namespace Windtunnel. */
export const ASYNC_METRICS = {
  received: aws('AsyncEventsReceived', 'counter', 'Count', 'Events that Lambda has queued for the function'),
  age: aws(
    'AsyncEventAge',
    'distribution',
    'Milliseconds',
    'Age of an event when it starts to run; retries and throttles raise it',
  ),
  dropped: aws(
    'AsyncEventsDropped',
    'counter',
    'Count',
    'Events given up without a success, those for a dead-letter queue or destination included',
  ),
  deadLetterErrors: aws(
    'DeadLetterErrors',
    'counter',
    'Count',
    'Events that the dead-letter queue did not take, and that are lost to it',
  ),
  destinationFailures: aws(
    'DestinationDeliveryFailures',
    'counter',
    'Count',
    'Records that a destination did not take, and that are lost to it',
  ),
  waiting: own(
    'AsyncEventsWaiting',
    'gauge',
    'Count',
    'Events in the queue: new ones and those that wait for another try',
  ),
} as const
