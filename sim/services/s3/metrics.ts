import type { MetricKind, MetricUnit } from '../../telemetry/results'
import type { MetricDefinition } from '../define'

const metric = (
  namespace: string,
  name: string,
  kind: MetricKind,
  unit: MetricUnit,
  help: string,
): MetricDefinition => ({
  namespace,
  name,
  kind,
  unit,
  help,
})
const count = (name: string, help: string) => metric('AWS/S3', name, 'counter', 'Count', help)
const own = (name: string, help: string) => metric('Windtunnel', name, 'counter', 'Count', help)

export const METRICS = {
  all: count('AllRequests', 'Requests of any kind, rejected ones included'),
  get: count('GetRequests', 'GetObject requests'),
  put: count('PutRequests', 'PutObject requests'),
  delete: count('DeleteRequests', 'DeleteObject requests'),
  head: count('HeadRequests', 'HeadObject requests'),
  list: count('ListRequests', 'ListObjectsV2 requests'),
  clientErrors: count('4xxErrors', 'Requests answered with a 4xx status'),
  serverErrors: count('5xxErrors', 'Requests answered with a 5xx status, 503 Slow Down included'),
  firstByte: metric(
    'AWS/S3',
    'FirstByteLatency',
    'distribution',
    'Milliseconds',
    'From the whole request to the first byte of the answer',
  ),
  total: metric(
    'AWS/S3',
    'TotalRequestLatency',
    'distribution',
    'Milliseconds',
    'From the first byte of the request to the last of the answer',
  ),
  downloaded: metric('AWS/S3', 'BytesDownloaded', 'distribution', 'Bytes', 'Bytes of each object read'),
  uploaded: metric('AWS/S3', 'BytesUploaded', 'distribution', 'Bytes', 'Bytes of each object written'),
  notified: own('NotificationsDelivered', 'Event notifications that a receiver accepted'),
  notificationsFailed: own('NotificationsFailed', 'Event notifications that a receiver refused for good'),
} as const

export const ALL_METRICS: readonly MetricDefinition[] = Object.values(METRICS)
