import { CLIENT_METRICS } from '../../telemetry/clientMetrics'
import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const count = (name: string, help: string): MetricDefinition => metricsOf('Windtunnel')(name, 'counter', 'Count', help)

export const METRICS = {
  updated: count('ReferencesUpdated', 'Pushes to existing branches'),
  created: count('ReferencesCreated', 'Branches and tags created'),
  deleted: count('ReferencesDeleted', 'Branches and tags deleted'),
  delivered: count('EventsDelivered', 'Events that a trigger’s target or EventBridge took'),
  lost: count('EventsLost', 'Events that a target did not take'),
} as const satisfies Record<string, MetricDefinition>

export const ALL_METRICS: readonly MetricDefinition[] = [...Object.values(CLIENT_METRICS), ...Object.values(METRICS)]
