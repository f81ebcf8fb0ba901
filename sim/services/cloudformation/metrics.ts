import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('Windtunnel')

export const METRICS = {
  operations: metric('StackOperations', 'counter', 'Count', 'Operations that stacks began'),
  failed: metric('StackOperationsFailed', 'counter', 'Count', 'Operations in which a resource failed'),
  rollbacksFailed: metric('StackRollbacksFailed', 'counter', 'Count', 'Rollbacks in which a resource failed too'),
  duration: metric(
    'StackOperationDuration',
    'distribution',
    'Seconds',
    'Time from the start of an operation to its end, rollback included',
  ),
  inProgress: metric('StackOperationsInProgress', 'gauge', 'Count', 'Operations under way'),
  timeouts: metric('CustomResourceTimeouts', 'counter', 'Count', 'Custom resources that did not respond in time'),
  ignored: metric('ResponsesIgnored', 'counter', 'Count', 'Responses that nobody waited for any more'),
} as const satisfies Record<string, MetricDefinition>
