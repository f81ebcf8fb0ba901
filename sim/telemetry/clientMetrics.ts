import type { MetricKind, MetricUnit } from './results'

const metric = (name: string, kind: MetricKind, unit: MetricUnit, help: string) => ({
  namespace: 'Windtunnel',
  name,
  kind,
  unit,
  help,
})

/** What every traffic source reports, so that a run can say how it went for the users as a whole. */
export const CLIENT_METRICS = {
  responseTime: metric(
    'ResponseTime',
    'distribution',
    'Milliseconds',
    'Time from the first try to the last reply, as the client sees it',
  ),
  sent: metric('Requests', 'counter', 'Count', 'Requests started; tries of one request count once'),
  attempts: metric('Attempts', 'counter', 'Count', 'Tries sent, retries included'),
  ok: metric('Successes', 'counter', 'Count', 'Requests that succeeded in the end'),
  clientError: metric('4XXError', 'counter', 'Count', 'Requests that ended with a 4xx other than a throttle'),
  throttle: metric('Throttles', 'counter', 'Count', 'Requests that ended throttled (429)'),
  fault: metric('5XXError', 'counter', 'Count', 'Requests that ended with a 5xx or no answer in time'),
  timeouts: metric('Timeouts', 'counter', 'Count', 'Tries that the client gave up on'),
  inFlight: metric('RequestsInFlight', 'gauge', 'Count', 'Requests under way'),
} as const
