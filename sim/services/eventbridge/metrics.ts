import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/Events')

export const METRICS = {
  events: metric('Events', 'counter', 'Count', 'Events that the bus took in'),
  matched: metric('MatchedEvents', 'counter', 'Count', 'Events that matched at least one rule'),
  triggered: metric('TriggeredRules', 'counter', 'Count', 'Times a rule matched an event'),
  invocations: metric(
    'Invocations',
    'counter',
    'Count',
    'Events that a target took or that were given up; retries under way are not in it',
  ),
  failed: metric('FailedInvocations', 'counter', 'Count', 'Invocations given up for good'),
  retries: metric('RetryInvocationAttempts', 'counter', 'Count', 'Further tries after a target had failed'),
  throttled: metric(
    'ThrottledRules',
    'counter',
    'Count',
    'Invocations that had to wait because the account’s rate was used up',
  ),
  toDeadLetterQueue: metric(
    'InvocationsSentToDlq',
    'counter',
    'Count',
    'Events given up that the dead-letter queue took',
  ),
  notToDeadLetterQueue: metric(
    'InvocationsFailedToBeSentToDlq',
    'counter',
    'Count',
    'Events given up that the dead-letter queue did not take either',
  ),
  startLatency: metric(
    'IngestionToInvocationStartLatency',
    'distribution',
    'Milliseconds',
    'Time from the arrival of an event until a target is first invoked with it',
  ),
  pending: {
    namespace: 'Windtunnel',
    name: 'InvocationsPending',
    kind: 'gauge',
    unit: 'Count',
    help: 'Invocations on their way or waiting for their next try',
  },
} as const satisfies Record<string, MetricDefinition>

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
