import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const own = metricsOf('Windtunnel')

/** What is measured of an alarm; CloudWatch publishes no metrics of alarms. */
export const METRICS = {
  state: own('AlarmState', 'gauge', 'Count', 'State: 0 is OK, 1 INSUFFICIENT_DATA, 2 ALARM'),
  inAlarm: own('InAlarm', 'gauge', 'Percent', 'Share of the time in state ALARM'),
  datapoint: own('Datapoint', 'gauge', 'Count', 'The latest datapoint, in the unit of the metric that is watched'),
  changes: own('StateChanges', 'counter', 'Count', 'Changes of the state'),
  actions: own('Actions', 'counter', 'Count', 'Actions taken over by their targets'),
  failedTries: own('FailedActionTries', 'counter', 'Count', 'Tries of an action that its target did not take'),
} as const satisfies Record<string, MetricDefinition>

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
