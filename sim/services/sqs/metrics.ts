import type { MetricDefinition } from '../define'
import { metricsOf } from '../metricsOf'

const sqs = metricsOf('AWS/SQS')
const own = (name: string, help: string) => metricsOf('Windtunnel')(name, 'counter', 'Count', help)

export const METRICS = {
  visible: sqs('ApproximateNumberOfMessagesVisible', 'gauge', 'Count', 'Messages that a receive can take: the backlog'),
  notVisible: sqs(
    'ApproximateNumberOfMessagesNotVisible',
    'gauge',
    'Count',
    'Messages in flight: received, neither deleted nor visible again',
  ),
  delayed: sqs('ApproximateNumberOfMessagesDelayed', 'gauge', 'Count', 'Messages in their delivery delay'),
  age: sqs('ApproximateAgeOfOldestMessage', 'gauge', 'Seconds', 'Age of the oldest message that has not been deleted'),
  sent: sqs(
    'NumberOfMessagesSent',
    'counter',
    'Count',
    'Messages added by senders; not those that a redrive moved here',
  ),
  received: sqs('NumberOfMessagesReceived', 'counter', 'Count', 'Messages returned by ReceiveMessage'),
  deleted: sqs('NumberOfMessagesDeleted', 'counter', 'Count', 'Messages deleted by consumers'),
  emptyReceives: sqs('NumberOfEmptyReceives', 'counter', 'Count', 'ReceiveMessage calls that returned nothing'),
  sentSize: sqs('SentMessageSize', 'distribution', 'Bytes', 'Size of the messages added'),
  deduplicated: sqs(
    'NumberOfDeduplicatedSentMessages',
    'counter',
    'Count',
    'Messages sent to a FIFO queue that were not added, since the same one had been',
  ),
  blockedGroups: sqs(
    'ApproximateNumberOfGroupsWithInflightMessages',
    'gauge',
    'Count',
    'Message groups of a FIFO queue with a message in flight: they give out no other',
  ),
  expired: own('MessagesExpired', 'Messages lost because their retention period was over'),
  deadLettered: own('MessagesDeadLettered', 'Messages moved to the dead-letter queue'),
  redriven: own('MessagesArrivedByRedrive', 'Messages that a source queue moved here as dead letters'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
