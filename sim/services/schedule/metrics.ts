import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/Scheduler')

export const METRICS = {
  attempts: metric('InvocationAttemptCount', 'counter', 'Count', 'Tries to invoke a target, retries included'),
  errors: metric('TargetErrorCount', 'counter', 'Count', 'Tries that the target failed, throttles not counted'),
  throttles: metric('TargetErrorThrottledCount', 'counter', 'Count', 'Tries that the target throttled'),
  dropped: metric('InvocationDroppedCount', 'counter', 'Count', 'Invocations given up for good'),
  toDeadLetterQueue: metric(
    'InvocationsSentToDeadLetterCount',
    'counter',
    'Count',
    'Invocations given up that the dead-letter queue took',
  ),
  notToDeadLetterQueue: metric(
    'InvocationsFailedToBeSentToDeadLetterCount',
    'counter',
    'Count',
    'Invocations given up that the dead-letter queue did not take either',
  ),
  invocations: {
    namespace: 'Windtunnel',
    name: 'ScheduledInvocations',
    kind: 'counter',
    unit: 'Count',
    help: 'Invocations that the schedule has set off, retries not counted',
  },
  pending: {
    namespace: 'Windtunnel',
    name: 'InvocationsPending',
    kind: 'gauge',
    unit: 'Count',
    help: 'Invocations on their way or waiting for their next try',
  },
} as const satisfies Record<string, MetricDefinition>

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
