import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const metric = metricsOf('AWS/SNS')

export const METRICS = {
  published: metric('NumberOfMessagesPublished', 'counter', 'Count', 'Messages that the topic accepted'),
  delivered: metric('NumberOfNotificationsDelivered', 'counter', 'Count', 'Messages that a subscriber accepted'),
  failed: metric(
    'NumberOfNotificationsFailed',
    'counter',
    'Count',
    'Messages that SNS gave up delivering to a subscriber',
  ),
  filteredOut: metric(
    'NumberOfNotificationsFilteredOut',
    'counter',
    'Count',
    'Messages that a filter policy kept back',
  ),
  redriven: metric(
    'NumberOfNotificationsRedrivenToDlq',
    'counter',
    'Count',
    'Messages given up and moved to the dead-letter queue of a subscription',
  ),
  redriveFailed: metric(
    'NumberOfNotificationsFailedToRedriveToDlq',
    'counter',
    'Count',
    'Messages given up that the dead-letter queue did not take',
  ),
  publishSize: metric('PublishSize', 'distribution', 'Bytes', 'Size of the messages published'),
  pending: {
    namespace: 'Windtunnel',
    name: 'NotificationsPending',
    kind: 'gauge',
    unit: 'Count',
    help: 'Notifications on their way or waiting for their next retry',
  },
} as const satisfies Record<string, MetricDefinition>

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
